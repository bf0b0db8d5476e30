package io.sixwalk.schedule.reminder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.schedule.ScheduleService;
import io.sixwalk.schedule.ScheduleService.Assessed;
import io.sixwalk.schedule.ScheduleWords;
import io.sixwalk.schedule.plan.ReminderRule;
import io.sixwalk.schedule.plan.ReminderRule.Wishes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person's reminders as the app asks for them, and the person's wishes about them. */
@ApplicationScoped
class Reminders {
  /** For how many days an app that will be offline learns the moments ahead. */
  private static final int DAYS_AHEAD = 14;

  private static final String SETTINGS =
      """
      select opted_out, remind_at, quiet_from, quiet_to, zone, language from sixwalk.reminder_setting
       where participant_id = $1
      """;
  private static final String SET =
      """
      insert into sixwalk.reminder_setting
        (participant_id, opted_out, remind_at, quiet_from, quiet_to, zone, language, changed_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (participant_id) do update
        set opted_out = excluded.opted_out, remind_at = excluded.remind_at, quiet_from = excluded.quiet_from,
            quiet_to = excluded.quiet_to, zone = excluded.zone, language = excluded.language,
            changed_at = excluded.changed_at
      """;
  private static final String CHECK_AGAIN =
      "update sixwalk.push_subscription set check_at = '-infinity' where participant_id = $1";
  private static final String MAKE =
      """
      insert into sixwalk.reminder (participant_id, id, due_on, made_at) values ($1, gen_random_uuid(), $2, $3)
      on conflict (participant_id, due_on) do nothing
      """;
  private static final String OF_DAY =
      "select id, made_at from sixwalk.reminder where participant_id = $1 and due_on = $2";
  private static final String FETCHED =
      """
      insert into sixwalk.reminder_delivery
        (participant_id, id, reminder_id, channel, target_id, state, changed_at)
      values ($1, gen_random_uuid(), $2, 'FEED', $3, 'FETCHED', $4)
      on conflict (participant_id, reminder_id, channel, target_id) do nothing
      """;

  private final Scope scope;
  private final ScheduleService schedules;
  private final Clock clock;

  Reminders(Scope scope, ScheduleService schedules, Clock clock) {
    this.scope = scope;
    this.schedules = schedules;
    this.clock = clock;
  }

  /** To be shown now. */
  @Schema(name = "Reminder")
  public record Reminder(UUID id, LocalDate dueOn, String words) {}

  /** To be shown at that moment, if the app is offline then and nothing was done meanwhile. */
  @Schema(name = "ReminderAhead")
  public record Ahead(LocalDate dueOn, Instant at, String words) {}

  /**
   * What the app asks for.
   *
   * @param next what to send as {@code after} next time
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ReminderFeed")
  public record Feed(List<Reminder> reminders, List<Ahead> ahead, LocalDate next) {}

  Uni<ReminderSettings> settings(Actor participant) {
    return scope.onClient(
        participant,
        Operation.READ_OWN_REMINDERS,
        Subject.oneself(),
        (connection, allowed) -> settings(Statements.of(connection), participant.id()));
  }

  Uni<ReminderSettings> set(Actor participant, ReminderSettings wanted) {
    return scope.onClient(
        participant,
        Operation.CHANGE_OWN_REMINDERS,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(
                  SET,
                  participant.id(),
                  wanted.optedOut(),
                  LocalTime.parse(wanted.remindAt()),
                  LocalTime.parse(wanted.quietFrom()),
                  LocalTime.parse(wanted.quietTo()),
                  wanted.zone(),
                  wanted.language(),
                  clock.instant().atOffset(ZoneOffset.UTC))
              .chain(() -> on.rows(CHECK_AGAIN, participant.id()))
              .replaceWith(wanted);
        });
  }

  /**
   * Today's reminder, once its moment has come, unless the app had it already; and the moments of
   * the days ahead.
   *
   * @param after the last day whose reminder the app has
   */
  Uni<Feed> feed(Actor participant, Optional<LocalDate> after, Locale asked) {
    return scope.onClient(
        participant,
        Operation.READ_OWN_REMINDERS,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return settings(on, participant.id())
              .chain(
                  settings ->
                      schedules
                          .assess(on, participant.id())
                          .chain(
                              assessed -> feed(on, participant, after, asked, settings, assessed)));
        });
  }

  private Uni<Feed> feed(
      Statements on,
      Actor participant,
      Optional<LocalDate> after,
      Locale asked,
      ReminderSettings settings,
      Assessed assessed) {
    Instant now = clock.instant();
    LocalDate today = assessed.schedule().today();
    Wishes wishes = settings.wishes(assessed.input().zone());
    Locale language = settings.language() == null ? asked : new Locale(settings.language());
    String words = ScheduleWords.in(language).say("reminder");
    List<Ahead> ahead =
        Stream.iterate(today, d -> d.plusDays(1))
            .limit(DAYS_AHEAD)
            .flatMap(
                day ->
                    ReminderRule.moment(assessed.schedule(), day, wishes)
                        .filter(at -> at.isAfter(now))
                        .map(at -> new Ahead(day, at, words))
                        .stream())
            .toList();
    boolean due =
        ReminderRule.moment(assessed.schedule(), today, wishes)
            .map(at -> !at.isAfter(now))
            .orElse(false);
    if (!due || after.map(d -> !d.isBefore(today)).orElse(false)) {
      return Uni.createFrom().item(new Feed(List.of(), ahead, after.orElse(null)));
    }
    UUID target = participant.deviceId() == null ? participant.id() : participant.deviceId();
    return on.rows(MAKE, participant.id(), today, now.atOffset(ZoneOffset.UTC))
        .chain(() -> on.rows(OF_DAY, participant.id(), today))
        .map(rows -> (UUID) rows.get(0)[0])
        .call(id -> on.rows(FETCHED, participant.id(), id, target, now.atOffset(ZoneOffset.UTC)))
        .map(id -> new Feed(List.of(new Reminder(id, today, words)), ahead, today));
  }

  private static Uni<ReminderSettings> settings(Statements on, UUID participantId) {
    return on.rows(SETTINGS, participantId)
        .map(
            rows ->
                rows.isEmpty()
                    ? ReminderSettings.DEFAULT
                    : new ReminderSettings(
                        (Boolean) rows.get(0)[0],
                        rows.get(0)[1].toString(),
                        rows.get(0)[2].toString(),
                        rows.get(0)[3].toString(),
                        (String) rows.get(0)[4],
                        (String) rows.get(0)[5]));
  }
}
