package io.sixwalk.schedule.reminder;

import io.sixwalk.access.Scope;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.schedule.ScheduleInput;
import io.sixwalk.schedule.StudyPlan;
import io.sixwalk.schedule.plan.QuietHours;
import io.sixwalk.schedule.plan.ReminderRule;
import io.sixwalk.schedule.plan.ReminderRule.Wishes;
import io.sixwalk.schedule.plan.Schedule;
import io.sixwalk.schedule.plan.ScheduleRule;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the reminders of those who have subscribed. Each person is looked at when a reminder may be
 * due and otherwise once a day; two runs at once make one reminder.
 */
@ApplicationScoped
class DueReminders {
  private static final int BATCH = 100;
  private static final String CANDIDATES =
      """
      select participant_id, input, plans, windows, remind_at, quiet_from, quiet_to, zone
        from sixwalk.push_candidates($1, $2)
      """;
  private static final String RING = "select sixwalk.ring($1, $2, $3)";
  private static final String CHECK_AT = "select sixwalk.check_reminder_at($1, $2)";

  private final Scope scope;

  DueReminders(Scope scope) {
    this.scope = scope;
  }

  /** Until nobody is left to be looked at now. */
  Uni<Void> ring(Instant now) {
    return scope
        .asKeeper(
            connection -> {
              Statements on = Statements.of(connection);
              return on.rows(CANDIDATES, utc(now), BATCH)
                  .call(rows -> each(on, rows, now))
                  .map(List::size);
            })
        .chain(found -> found < BATCH ? Uni.createFrom().voidItem() : ring(now));
  }

  private static Uni<Void> each(Statements on, List<Object[]> rows, Instant now) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (Object[] row : rows) {
      done = done.chain(() -> one(on, row, now));
    }
    return done;
  }

  private static Uni<Void> one(Statements on, Object[] r, Instant now) {
    UUID person = (UUID) r[0];
    ScheduleInput input = ScheduleInput.of((JsonObject) r[1]);
    StudyPlan plan = StudyPlan.of((JsonArray) r[2], (JsonArray) r[3]);
    Schedule schedule = ScheduleRule.assess(input.at(now, plan));
    Optional<Instant> moment =
        ReminderRule.moment(schedule, schedule.today(), wishes(r, input.zone()));
    if (moment.isPresent() && moment.get().isAfter(now)) {
      return on.rows(CHECK_AT, person, utc(moment.get())).replaceWithVoid();
    }
    Instant tomorrow = schedule.today().plusDays(1).atStartOfDay(input.zone()).toInstant();
    return moment
        .map(due -> on.rows(RING, person, schedule.today(), utc(now)).replaceWithVoid())
        .orElse(Uni.createFrom().voidItem())
        .chain(() -> on.rows(CHECK_AT, person, utc(tomorrow)).replaceWithVoid());
  }

  private static Wishes wishes(Object[] r, ZoneId studyZone) {
    return new Wishes(
        false,
        r[4] == null ? ReminderRule.DEFAULT_TIME : (LocalTime) r[4],
        r[5] == null ? QuietHours.DEFAULT : new QuietHours((LocalTime) r[5], (LocalTime) r[6]),
        r[7] == null ? studyZone : ZoneId.of((String) r[7]));
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
