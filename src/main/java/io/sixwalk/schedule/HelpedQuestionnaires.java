package io.sixwalk.schedule;

import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.schedule.plan.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What can be answered for a person today, for a caregiver who may send for that person: which
 * questionnaires, and nothing of what was answered, done or missed before.
 *
 * @param date today in the study zone
 * @param due what closes first stands first
 */
@Schema(name = "HelpedQuestionnaires")
public record HelpedQuestionnaires(LocalDate date, String zone, List<Due> due) {

  /**
   * One of them, to be fetched as {@code /v1/instruments/{instrument}/{version}}.
   *
   * @param language in which it is to be shown
   * @param closesOn last date on which it is taken
   */
  @Schema(name = "HelpedQuestionnaire")
  public record Due(
      String instrument, String version, String language, String title, LocalDate closesOn) {}

  static HelpedQuestionnaires of(
      Schedule schedule, ScheduleInput input, StudyCatalogue catalogue, Locale language) {
    return new HelpedQuestionnaires(
        schedule.today(),
        input.zone().getId(),
        ScheduleView.today(schedule, catalogue, language).stream()
            .filter(e -> e.language() != null && !e.doneToday())
            .map(e -> new Due(e.instrument(), e.version(), e.language(), e.title(), e.closesOn()))
            .toList());
  }
}
