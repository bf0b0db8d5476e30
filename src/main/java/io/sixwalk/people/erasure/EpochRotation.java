package io.sixwalk.people.erasure;

import io.quarkus.scheduler.Scheduled;
import io.sixwalk.access.Scope;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.people.identity.Identities;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Moves the keys of the living from one epoch to the next and destroys the former epoch's key. Each
 * step can be repeated, so that a rotation that was cut off goes on at the next run:
 *
 * <ol>
 *   <li>the next epoch begins, and new keys are wrapped by it;
 *   <li>the former epochs are closed: the database takes no key under them any more, and waits for
 *       those on their way;
 *   <li>every living person's key is wrapped anew, and the index of names and numbers made anew;
 *   <li>the key book is written: the living persons' wrapped keys, outside the database;
 *   <li>the former epochs' keys are destroyed.
 * </ol>
 */
@ApplicationScoped
public class EpochRotation {
  private static final Logger LOG = Logger.getLogger(EpochRotation.class);
  private static final String CHAIN = "keys";
  private static final int BATCH = 200;
  private static final String CLOSE = "select sixwalk.close_epochs($1, $2)";
  private static final String BEFORE =
      "select participant_id, study_id, epoch, wrapped, identity from sixwalk.keys_before($1, $2)";
  private static final String REWRAP = "select sixwalk.rewrap_key($1, $2, $3, $4, $5, $6)";
  private static final String DESTROYED = "select sixwalk.epoch_destroyed($1, $2)";
  private static final String LIVING =
      "select participant_id, epoch, wrapped from sixwalk.living_keys()";
  private static final String ERASE_AGAIN = "select sixwalk.erase_again($1, $2)";
  private static final String RESTORE = "select sixwalk.restore_key($1, $2, $3)";

  private final Scope scope;
  private final KeyRing keys;
  private final KeyBook book;
  private final Identities identities;
  private final AuditTrail audit;
  private final Clock clock;
  private final Duration epochLength;

  EpochRotation(
      Scope scope,
      KeyRing keys,
      KeyBook book,
      Identities identities,
      AuditTrail audit,
      Clock clock,
      @ConfigProperty(name = "sixwalk.keys.epoch-length", defaultValue = "P30D")
          Duration epochLength) {
    this.scope = scope;
    this.keys = keys;
    this.book = book;
    this.identities = identities;
    this.audit = audit;
    this.clock = clock;
    this.epochLength = epochLength;
  }

  /** How a rotation went. */
  public record Rotation(int epoch, int moved, List<Integer> destroyed) {}

  /** What another replica, or a command, has destroyed must not live on in this one's memory. */
  @Scheduled(every = "1m", delayed = "1m", identity = "forget-destroyed-keys")
  void forgetDestroyed() {
    keys.forgetDestroyed();
  }

  /** Once a day: is it time for the next epoch, or is something left of the last rotation? */
  @Scheduled(every = "24h", delayed = "10m", identity = "epoch-rotation")
  Uni<Void> daily() {
    boolean due = keys.currentSince().plus(epochLength).isBefore(clock.instant());
    if (!due && keys.epochs().size() == 1) {
      return Uni.createFrom().voidItem();
    }
    return (due ? rotate() : moveTo(keys.currentEpoch()))
        .invoke(
            r ->
                LOG.infof(
                    "Epoch %d: %d keys moved, epochs %s destroyed",
                    r.epoch(), r.moved(), r.destroyed()))
        .replaceWithVoid();
  }

  /** Begins the next epoch now and destroys the keys of all former ones. */
  public Uni<Rotation> rotate() {
    return moveTo(keys.beginNext());
  }

  private Uni<Rotation> moveTo(int next) {
    return scope
        .asKeeper(connection -> Statements.of(connection).rows(CLOSE, next, now()))
        .chain(() -> moveAll(next, 0))
        .call(this::writeBook)
        .chain(
            moved -> {
              List<Integer> former = keys.epochs().stream().filter(e -> e < next).toList();
              former.forEach(keys::destroy);
              return recordDestroyed(former).replaceWith(new Rotation(next, moved, former));
            });
  }

  private Uni<Integer> moveAll(int next, int moved) {
    return scope
        .asKeeper(
            connection -> {
              Statements on = Statements.of(connection);
              return on.rows(BEFORE, next, BATCH)
                  .chain(
                      rows ->
                          Multi.createFrom()
                              .iterable(rows)
                              .onItem()
                              .transformToUniAndConcatenate(r -> move(on, next, r))
                              .collect()
                              .asList());
            })
        .chain(
            batch ->
                batch.isEmpty()
                    ? Uni.createFrom().item(moved)
                    : moveAll(next, moved + batch.size()));
  }

  private Uni<Boolean> move(Statements on, int next, Object[] r) {
    UUID person = (UUID) r[0];
    int epoch = (Integer) r[2];
    byte[] former =
        keys.key(epoch)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "A key is wrapped by epoch "
                            + epoch
                            + ", which was destroyed. After a restore, run keys restore."));
    PersonKey key = PersonKey.unwrap(person, former, ((Buffer) r[3]).getBytes());
    List<Identities.IndexEntry> index =
        r[4] == null
            ? List.of()
            : identities.entries(
                next, (UUID) r[1], identities.open(key, ((Buffer) r[4]).getBytes()));
    return on.rows(
            REWRAP,
            person,
            epoch,
            next,
            Buffer.buffer(key.wrap(keys.key(next).orElseThrow())),
            index.stream().map(Identities.IndexEntry::kind).toArray(String[]::new),
            index.stream().map(e -> Buffer.buffer(e.mac())).toArray(Buffer[]::new))
        .map(rows -> (Boolean) rows.get(0)[0]);
  }

  private Uni<Void> writeBook() {
    return scope
        .asKeeper(connection -> Statements.of(connection).rows(LIVING))
        .invoke(
            rows ->
                book.write(
                    rows.stream()
                        .map(
                            r ->
                                new KeyBook.Line(
                                    (UUID) r[0], (Integer) r[1], ((Buffer) r[2]).getBytes()))
                        .toList()))
        .replaceWithVoid();
  }

  /**
   * What a restore of an old copy found.
   *
   * @param restored persons who got the key of today back
   * @param erasedAgain persons who had been erased after the copy was made
   */
  public record Restored(int restored, int erasedAgain) {}

  /**
   * After an old copy of the database was restored: gives everyone in the key book the key of
   * today, and erases again whoever had been erased since.
   */
  public Uni<Restored> restoreFromBook() {
    return inTurn(
            book.read(),
            (on, l) -> on.rows(RESTORE, l.participantId(), l.epoch(), Buffer.buffer(l.wrapped())))
        .chain(
            restored ->
                inTurn(book.erased(), (on, id) -> on.rows(ERASE_AGAIN, id, now()))
                    .map(erased -> new Restored(restored, erased)))
        .call(() -> moveAll(keys.currentEpoch(), 0));
  }

  private interface Step<T> {
    Uni<List<Object[]>> on(Statements on, T item);
  }

  private <T> Uni<Integer> inTurn(List<T> items, Step<T> step) {
    return scope.asKeeper(
        connection ->
            Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(
                    item ->
                        step.on(Statements.of(connection), item)
                            .map(rows -> (Boolean) rows.get(0)[0] ? 1 : 0))
                .collect()
                .with(Collectors.summingInt(Integer::intValue)));
  }

  private Uni<Void> recordDestroyed(List<Integer> former) {
    return Multi.createFrom()
        .iterable(former)
        .onItem()
        .transformToUniAndConcatenate(
            epoch ->
                scope.asKeeper(
                    connection -> {
                      Statements on = Statements.of(connection);
                      return on.rows(DESTROYED, epoch, now())
                          .chain(
                              () ->
                                  audit.append(
                                      on,
                                      new Entry(
                                          CHAIN,
                                          "NOBODY",
                                          "DESTROY_EPOCH_KEY",
                                          "housekeeping",
                                          null,
                                          null,
                                          "{\"epoch\":" + epoch + "}")));
                    }))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
