package io.sixwalk.schedule.plan;

import io.sixwalk.platform.calendar.ZoneHistory;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the rule is given about one person.
 *
 * @param dayZero empty until the study has set it; nothing is asked for before
 * @param endedOn the day on which the person left the study or died
 * @param plans the versions since the one that the person began with
 * @param today in the study zone
 * @param restUntil the date on which another walk would be counted again, where today none would
 */
public record PersonRecord(
    Optional<LocalDate> dayZero,
    ZoneHistory zones,
    LocalDate enrolledOn,
    Optional<LocalDate> endedOn,
    List<Plan> plans,
    List<StudyWindow> windows,
    List<Answer> answers,
    LocalDate today,
    Optional<LocalDate> restUntil) {
  public PersonRecord {
    plans = List.copyOf(plans);
    windows = List.copyOf(windows);
    answers = List.copyOf(answers);
  }
}
