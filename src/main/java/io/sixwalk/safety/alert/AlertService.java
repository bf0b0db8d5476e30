package io.sixwalk.safety.alert;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.audit.PeopleRead;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.alert.AlertReader.Position;
import io.sixwalk.safety.words.SafetyTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The alerts of a study, for the care team of the person's site. */
@ApplicationScoped
class AlertService {
  static final int MOST_PER_PAGE = 100;

  private static final String SEE =
      """
      insert into sixwalk.alert_sight (participant_id, id, alert_id, seen_by, seen_at)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;
  private static final String CLOSE =
      """
      insert into sixwalk.alert_closing (participant_id, id, closed_by, closed_at, note)
      values ($1, $2, $3, $4, decode($5, 'hex')) on conflict do nothing returning id
      """;

  private final Scope scope;
  private final AlertReader reader;
  private final PersonKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  AlertService(Scope scope, AlertReader reader, PersonKeys keys, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<AlertView.Page> page(
      Actor staff,
      String study,
      Optional<UUID> participant,
      Optional<Position> after,
      int limit,
      Locale language) {
    return scope.onClient(
        staff,
        Operation.LIST_ALERTS,
        Subject.study(study),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return reader
              .page(
                  on,
                  allowed.studyId(),
                  participant.orElse(null),
                  after.orElse(null),
                  limit + 1,
                  language)
              .chain(
                  found -> {
                    boolean more = found.size() > limit;
                    List<AlertView> shown = more ? found.subList(0, limit) : found;
                    AlertView.Page page =
                        new AlertView.Page(
                            shown,
                            SafetyTexts.in(language).text("care.note"),
                            more ? AlertCursor.write(shown.get(limit - 1)) : null);
                    return recordList(on, staff, allowed, shown).replaceWith(page);
                  });
        });
  }

  Uni<AlertView> one(Actor staff, String study, UUID id, Locale language) {
    return on(staff, Operation.READ_ALERT, study, id, language, (connection, alert) -> done());
  }

  /** Notes that this member of the staff opened it; the first time counts. */
  Uni<AlertView> see(Actor staff, String study, UUID id, Locale language) {
    return on(
        staff,
        Operation.SEE_ALERT,
        study,
        id,
        language,
        (connection, alert) ->
            Statements.of(connection)
                .rows(SEE, alert.participantId(), UUID.randomUUID(), id, staff.id(), now())
                .replaceWithVoid());
  }

  /** Closes it, once. */
  Uni<AlertView> close(Actor staff, String study, UUID id, String note, Locale language) {
    return on(
        staff,
        Operation.CLOSE_ALERT,
        study,
        id,
        language,
        (connection, alert) ->
            keys.of(connection, alert.participantId())
                .chain(
                    key ->
                        Statements.of(connection)
                            .rows(
                                CLOSE,
                                alert.participantId(),
                                id,
                                staff.id(),
                                now(),
                                HexFormat.of()
                                    .formatHex(
                                        key.seal(
                                            "alert-note/" + id,
                                            note.getBytes(StandardCharsets.UTF_8)))))
                .invoke(
                    closed -> {
                      if (closed.isEmpty()) {
                        throw ProblemException.conflict(
                            "alert-closed",
                            "Someone has closed this alert already. Read it again.");
                      }
                    })
                .replaceWithVoid());
  }

  private interface Deed {
    Uni<Void> on(SqlConnection connection, AlertView alert);
  }

  private Uni<AlertView> on(
      Actor staff, Operation operation, String study, UUID id, Locale language, Deed deed) {
    return scope.onClient(
        staff,
        operation,
        Subject.study(study),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return found(on, allowed, id, language)
              .chain(
                  alert ->
                      deed.on(connection, alert)
                          .chain(() -> recordOne(on, staff, operation, allowed, alert)))
              .chain(() -> found(on, allowed, id, language));
        });
  }

  private Uni<AlertView> found(Statements on, Decision.Allowed allowed, UUID id, Locale language) {
    return reader
        .one(on, allowed.studyId(), id, language)
        .map(found -> found.stream().findFirst().orElseThrow(ProblemException::notFound));
  }

  private Uni<Void> recordList(
      Statements on, Actor staff, Decision.Allowed allowed, List<AlertView> shown) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            staff.kind().name(),
            Operation.LIST_ALERTS.name(),
            allowed.rule().words(),
            null,
            null,
            PeopleRead.of(shown.stream().map(AlertView::participantId).toList()).detail()));
  }

  private Uni<Void> recordOne(
      Statements on, Actor staff, Operation operation, Decision.Allowed allowed, AlertView alert) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.participantChain(alert.participantId()),
            staff.kind().name(),
            operation.name(),
            allowed.rule().words(),
            alert.participantId(),
            null,
            new JsonObject().put("alert", alert.id().toString()).encode()));
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Uni<Void> done() {
    return Uni.createFrom().voidItem();
  }
}
