package io.sixwalk.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.schedule.plan.Adherence;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much of what a study asked for was answered, over all participants whom the caller cares for.
 *
 * @param planVersion the version of the plan in force
 * @param participants how many persons are counted
 * @param silent how many of them count as silent now
 * @param items each item of the plan, and in each window
 */
@Schema(name = "StudyAdherence")
public record StudyAdherence(
    int planVersion, int participants, int silent, Adherence all, List<Row> items) {

  /** One item, in one window where it stands in windows. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AdherenceOfItem")
  public record Row(String item, String window, Adherence adherence) {}

  /**
   * One participant.
   *
   * @param site code of the site
   * @param silentSince date in the study zone; only while the person counts as silent
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AdherenceOfPerson")
  public record Person(
      UUID participantId,
      String pseudonym,
      String site,
      int dueToday,
      Adherence adherence,
      LocalDate silentSince) {}

  /**
   * A page of participants by pseudonym.
   *
   * @param next what to send as {@code after} for the next page; left out on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "AdherencePage")
  public record Page(List<Person> people, String next) {}
}
