package io.sixwalk.schedule.reminder;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sixwalk.access.Scope;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.schedule.ScheduleWords;
import io.sixwalk.schedule.plan.QuietHours;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Rings where a reminder is due and sends what waits. A delivery is taken for the time of a lease:
 * two replicas never send the same one at once, and one that dies with it leaves it to the next
 * run.
 */
@ApplicationScoped
public class PushRun {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration LIFE = Duration.ofHours(6);
  private static final int BATCH = 50;
  private static final int AT_ONCE = 8;
  private static final String CLAIM =
      """
      select participant_id, delivery_id, target_id, tries, sealed, epoch, wrapped, language, quiet_from, quiet_to, zone
        from sixwalk.claim_pushes($1, cast(cast($2 as text) as interval), $3)
      """;
  private static final String RECORD = "select sixwalk.record_push($1, $2, $3, $4, $5, $6)";

  private final Scope scope;
  private final DueReminders due;
  private final PersonKeys keys;
  private final PushSender sender;
  private final Clock clock;

  PushRun(Scope scope, DueReminders due, PersonKeys keys, PushSender sender, Clock clock) {
    this.scope = scope;
    this.due = due;
    this.keys = keys;
    this.sender = sender;
    this.clock = clock;
  }

  /** A delivery that this run has taken. */
  private record Taken(
      UUID participantId,
      UUID deliveryId,
      UUID targetId,
      int tries,
      byte[] sealed,
      int epoch,
      byte[] wrapped,
      String language,
      QuietHours quiet,
      ZoneId zone) {

    static Taken of(Object[] r) {
      return new Taken(
          (UUID) r[0],
          (UUID) r[1],
          (UUID) r[2],
          (Integer) r[3],
          ((Buffer) r[4]).getBytes(),
          (Integer) r[5],
          ((Buffer) r[6]).getBytes(),
          (String) r[7],
          new QuietHours((LocalTime) r[8], (LocalTime) r[9]),
          ZoneId.of((String) r[10]));
    }
  }

  /** {@code sixwalk.push.every} is a duration such as {@code 5m}, or {@code off}. */
  @Scheduled(
      identity = "push",
      every = "{sixwalk.push.every}",
      delayed = "1m",
      concurrentExecution = ConcurrentExecution.SKIP)
  Uni<Void> run() {
    return run(clock.instant()).replaceWithVoid();
  }

  /**
   * Rings and sends as of a moment.
   *
   * @return how many messages the push services took
   */
  public Uni<Integer> run(Instant now) {
    return due.ring(now).chain(() -> sendAll(now, 0));
  }

  private Uni<Integer> sendAll(Instant now, int before) {
    return scope
        .asKeeper(
            connection ->
                Statements.of(connection)
                    .rows(CLAIM, utc(now), LEASE.toSeconds() + " seconds", BATCH))
        .chain(
            rows -> {
              if (rows.isEmpty()) {
                return Uni.createFrom().item(before);
              }
              return Multi.createFrom()
                  .iterable(rows)
                  .onItem()
                  .transformToUni(row -> send(Taken.of(row), now))
                  .merge(AT_ONCE)
                  .collect()
                  .asList()
                  .chain(sent -> sendAll(now, before + (int) sent.stream().filter(s -> s).count()));
            });
  }

  private Uni<Boolean> send(Taken taken, Instant now) {
    Instant soonest = taken.quiet().soonest(now, taken.zone());
    if (soonest.isAfter(now)) {
      return record(taken, "WAITING", null, soonest, now).replaceWith(false);
    }
    Optional<PushSubscription> to = open(taken);
    if (to.isEmpty()) {
      return record(taken, "FAILED", null, null, now).replaceWith(false);
    }
    return sender
        .send(to.get(), text(taken.language()), LIFE, taken.tries())
        .chain(
            outcome ->
                record(taken, outcome, now).replaceWith(outcome instanceof PushOutcome.Sent));
  }

  /** Empty where the person's key was destroyed meanwhile. */
  private Optional<PushSubscription> open(Taken taken) {
    try {
      return Optional.of(
          PushSubscriptions.opened(
              keys.open(taken.participantId(), taken.epoch(), taken.wrapped()),
              taken.targetId(),
              taken.sealed()));
    } catch (ProblemException gone) {
      return Optional.empty();
    }
  }

  /** Nothing in it says of whom, of which study, or what is to be done. */
  private static String text(String language) {
    return new JsonObject()
        .put("title", "Sixwalk")
        .put("body", ScheduleWords.in(new Locale(language)).say("reminder"))
        .put("tag", "today")
        .encode();
  }

  private Uni<Void> record(Taken taken, PushOutcome outcome, Instant now) {
    if (outcome instanceof PushOutcome.Sent sent) {
      return record(taken, "SENT", sent.status(), null, now);
    }
    if (outcome instanceof PushOutcome.Gone gone) {
      return record(taken, "GONE", gone.status(), null, now);
    }
    if (outcome instanceof PushOutcome.Later later) {
      Instant retry = taken.quiet().soonest(now.plus(later.after()), taken.zone());
      return record(taken, "WAITING", later.status().orElse(null), retry, now);
    }
    PushOutcome.Refused refused = (PushOutcome.Refused) outcome;
    return record(taken, "FAILED", refused.status().orElse(null), null, now);
  }

  private Uni<Void> record(
      Taken taken, String state, Integer status, Instant retryAt, Instant now) {
    return scope.asKeeper(
        connection ->
            Statements.of(connection)
                .rows(
                    RECORD,
                    taken.participantId(),
                    taken.deliveryId(),
                    state,
                    status,
                    retryAt == null ? null : utc(retryAt),
                    utc(now))
                .replaceWithVoid());
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
