package io.sixwalk.safety.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An adverse event: what was reported, and what staff wrote about it.
 *
 * @param terms what was reported, in words
 * @param content the version in force; missing while nobody wrote one
 * @param revision for {@code If-Match}; 0 while nobody wrote one
 * @param versions every version, the oldest first; only where one event is read
 */
@Schema(name = "AdverseEvent")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AdverseEventView(
    UUID id,
    UUID participantId,
    String pseudonym,
    AdverseEventContent.State state,
    EventDrafts.Source source,
    UUID sourceId,
    Instant happenedAt,
    Instant draftedAt,
    ReportedEvent reported,
    String terms,
    AdverseEventContent content,
    int revision,
    List<Version> versions) {

  /** Who wrote what when. */
  @Schema(name = "AdverseEventVersion")
  public record Version(int revision, UUID by, Instant at, AdverseEventContent content) {}

  /**
   * A page, the newest first.
   *
   * @param next what to send as {@code after} for the next page; null on the last one
   */
  @Schema(name = "AdverseEventPage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<AdverseEventView> events, String next) {}

  /** What somebody told the care team. */
  @Schema(name = "NewAdverseEvent")
  public record NewReport(LocalDate onset, String description) {
    void check(LocalDate tomorrow) {
      new FieldChecks()
          .present("/onset", onset)
          .that(
              onset == null || onset.isBefore(tomorrow),
              "/onset",
              "future",
              "An event cannot begin in the future.")
          .text("/description", description, 4000)
          .orRefuse();
    }
  }
}
