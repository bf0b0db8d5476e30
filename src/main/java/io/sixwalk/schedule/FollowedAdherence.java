package io.sixwalk.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.schedule.plan.Adherence;
import io.sixwalk.schedule.plan.Schedule;
import io.sixwalk.schedule.plan.ScheduledItem;
import io.sixwalk.schedule.plan.Task;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a caregiver with adherence learns: how much was planned and answered, not which
 * questionnaires a person is asked, and nothing of what was measured or answered.
 *
 * @param dueToday how many things can be done today and were not done today
 * @param lastReceivedOn date in the study zone on which something last came
 * @param silentSince date in the study zone; only while the person counts as silent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "FollowedAdherence")
public record FollowedAdherence(
    LocalDate date,
    int planVersion,
    int dueToday,
    Adherence walks,
    Adherence questionnaires,
    LocalDate lastReceivedOn,
    LocalDate silentSince,
    List<String> words) {

  static FollowedAdherence of(
      Schedule schedule,
      int planVersion,
      Optional<LocalDate> lastReceivedOn,
      Optional<LocalDate> silentSince,
      Locale language) {
    List<ScheduledItem> walks =
        schedule.items().stream()
            .filter(i -> i.occurrence().item().task() instanceof Task.Walk)
            .toList();
    List<ScheduledItem> questionnaires =
        schedule.items().stream()
            .filter(i -> i.occurrence().item().task() instanceof Task.Questionnaire)
            .toList();
    int due = (int) schedule.dueToday().stream().filter(ScheduledItem::isForToday).count();
    Adherence all = Adherence.of(schedule.items());
    ScheduleWords words = ScheduleWords.in(language);
    List<String> lines = new ArrayList<>();
    lines.add(words.say("followed.today", due));
    lines.add(words.say("followed.so-far", all.expected(), all.answered()));
    lines.add(
        lastReceivedOn
            .map(on -> words.say("followed.heard", words.date(on)))
            .orElse(words.say("followed.never")));
    silentSince.ifPresent(
        since ->
            lines.add(
                words.say(
                    "followed.silent",
                    java.time.temporal.ChronoUnit.DAYS.between(since, schedule.today()))));
    return new FollowedAdherence(
        schedule.today(),
        planVersion,
        due,
        Adherence.of(walks),
        Adherence.of(questionnaires),
        lastReceivedOn.orElse(null),
        silentSince.orElse(null),
        lines);
  }
}
