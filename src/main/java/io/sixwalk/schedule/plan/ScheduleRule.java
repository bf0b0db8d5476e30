package io.sixwalk.schedule.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person is asked for, and what became of it.
 *
 * <p>A walk item is done when as many walks as asked for <em>count</em>. Walks that came and do not
 * count make it partial, never missed: the person did walk. "I could not walk" within the
 * occurrence is an answer. What ended before enrolment, or was open or still to come when the
 * person left, was never asked for; nor was an item whose condition was not met ({@link
 * FollowUps}).
 */
public final class ScheduleRule {
  private ScheduleRule() {}

  public static Schedule assess(PersonRecord person) {
    if (person.dayZero().isEmpty()) {
      return new Schedule(person.today(), Optional.empty(), List.of(), List.of());
    }
    StudyCalendar calendar = new StudyCalendar(person.dayZero().get(), person.zones());
    List<ScheduledItem> items = new ArrayList<>();
    List<Occurrence> mayFollow = new ArrayList<>();
    for (Occurrence planned : Occurrences.of(person.plans(), person.windows(), calendar)) {
      Optional<Occurrence> possible = planned.from(person.enrolledOn());
      Optional<Occurrence> asked = possible.flatMap(o -> FollowUps.asked(o, person.answers()));
      asked
          .map(o -> item(o, person))
          .filter(i -> isExpected(i, person.endedOn()))
          .ifPresent(items::add);
      if (asked.isEmpty() && person.endedOn().isEmpty()) {
        possible.filter(o -> isNear(o, person.today())).ifPresent(mayFollow::add);
      }
    }
    return new Schedule(
        person.today(), Optional.of(calendar.dayOf(person.today())), items, mayFollow);
  }

  private static boolean isNear(Occurrence o, LocalDate today) {
    return !o.closes().isBefore(today) && !o.first().isAfter(today.plusDays(Schedule.COMING_DAYS));
  }

  private static boolean isExpected(ScheduledItem item, Optional<LocalDate> endedOn) {
    return endedOn
        .map(end -> item.occurrence().closes().isBefore(end) || item.status().isAnswered())
        .orElse(true);
  }

  private static ScheduledItem item(Occurrence o, PersonRecord person) {
    int done = 0;
    int sent = 0;
    boolean doneToday = false;
    Optional<Boolean> unableForHealth = Optional.empty();
    for (Answer answer : person.answers()) {
      if (!o.takes(answer.on()) || !concerns(answer, o.item().task())) {
        continue;
      }
      if (answer instanceof Answer.CouldNotWalk unable) {
        unableForHealth = Optional.of(unable.forHealth() || unableForHealth.orElse(Boolean.FALSE));
        continue;
      }
      sent++;
      doneToday |= answer.on().equals(person.today());
      if (!(answer instanceof Answer.Walked walk) || walk.counts()) {
        done++;
      }
    }
    return new ScheduledItem(
        o,
        status(o, done, sent, unableForHealth, person.today()),
        done,
        sent,
        doneToday,
        o.item().task() instanceof Task.Walk ? person.restUntil() : Optional.empty());
  }

  private static boolean concerns(Answer answer, Task task) {
    return task instanceof Task.Questionnaire asked
        ? answer instanceof Answer.Answered given && given.instrument().equals(asked.instrument())
        : !(answer instanceof Answer.Answered);
  }

  private static Status status(
      Occurrence o, int done, int sent, Optional<Boolean> unableForHealth, LocalDate today) {
    if (done >= o.item().times()) {
      return Status.DONE;
    }
    if (unableForHealth.isPresent()) {
      return unableForHealth.get() ? Status.UNABLE_HEALTH : Status.UNABLE_OTHER;
    }
    if (today.isBefore(o.first())) {
      return Status.COMING;
    }
    if (!today.isAfter(o.last())) {
      return Status.DUE;
    }
    if (!today.isAfter(o.closes())) {
      return Status.LATE;
    }
    return sent > 0 ? Status.PARTIAL : Status.MISSED;
  }
}
