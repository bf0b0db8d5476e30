package io.sixwalk.safety.event;

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
import io.sixwalk.safety.event.AdverseEventReader.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The adverse events of a study: read by the care team, written by clinicians. */
@ApplicationScoped
class AdverseEvents {
  static final int MOST_PER_PAGE = 100;

  /** The unique key lets one of two who read the same revision write the next. */
  private static final String ADD_VERSION =
      """
      insert into sixwalk.adverse_event_version
        (participant_id, id, event_id, revision, state, content, written_by, written_at)
      values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8)
      on conflict do nothing returning revision
      """;

  private final Scope scope;
  private final AdverseEventReader reader;
  private final EventDrafts drafts;
  private final PersonKeys keys;
  private final AuditTrail audit;
  private final Clock clock;

  AdverseEvents(
      Scope scope,
      AdverseEventReader reader,
      EventDrafts drafts,
      PersonKeys keys,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.drafts = drafts;
    this.keys = keys;
    this.audit = audit;
    this.clock = clock;
  }

  Uni<AdverseEventView.Page> page(
      Actor staff,
      String study,
      Optional<UUID> participant,
      Optional<AdverseEventContent.State> state,
      Optional<Position> after,
      int limit,
      Locale language) {
    return scope.onClient(
        staff,
        Operation.LIST_ADVERSE_EVENTS,
        Subject.study(study),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return reader
              .page(
                  on,
                  allowed.studyId(),
                  participant.orElse(null),
                  state.map(Enum::name).orElse(null),
                  after.orElse(null),
                  limit + 1,
                  language)
              .chain(
                  found -> {
                    List<AdverseEventView> shown =
                        found.size() > limit ? found.subList(0, limit) : found;
                    String next =
                        found.size() > limit ? EventCursor.write(shown.get(limit - 1)) : null;
                    return recordList(on, staff, allowed, shown)
                        .replaceWith(new AdverseEventView.Page(shown, next));
                  });
        });
  }

  Uni<AdverseEventView> one(
      Actor staff, String study, UUID participantId, UUID id, Locale language) {
    return scope.onClient(
        staff,
        Operation.READ_ADVERSE_EVENT,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            reader.one(Statements.of(connection), participantId, id, language));
  }

  /** Somebody told the care team, by phone for example. */
  Uni<AdverseEventView> report(
      Actor staff,
      String study,
      UUID participantId,
      AdverseEventView.NewReport report,
      Locale language) {
    report.check(tomorrow());
    ReportedEvent event =
        new ReportedEvent(
            List.of("REPORTED"),
            report.onset(),
            null,
            report.description(),
            null,
            List.of(),
            List.of(),
            null);
    return scope.onClient(
        staff,
        Operation.REPORT_ADVERSE_EVENT,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            keys.of(connection, participantId)
                .chain(
                    key ->
                        drafts.add(
                            Statements.of(connection),
                            participantId,
                            EventDrafts.Source.STAFF,
                            UUID.randomUUID(),
                            clock.instant(),
                            event,
                            key))
                .chain(id -> reader.one(Statements.of(connection), participantId, id, language)));
  }

  /** A clinician's version, in place of the one that was read. */
  Uni<AdverseEventView> write(
      Actor clinician,
      String study,
      UUID participantId,
      UUID id,
      int revision,
      AdverseEventContent content,
      Locale language) {
    content.check(tomorrow());
    return scope.onClient(
        clinician,
        Operation.COMPLETE_ADVERSE_EVENT,
        Subject.personOf(study, participantId),
        (connection, allowed) ->
            reader
                .one(Statements.of(connection), participantId, id, language)
                .chain(
                    read -> {
                      if (read.revision() != revision) {
                        throw changedMeanwhile();
                      }
                      return add(connection, clinician, participantId, id, revision + 1, content);
                    })
                .chain(() -> reader.one(Statements.of(connection), participantId, id, language)));
  }

  private Uni<Void> add(
      SqlConnection connection,
      Actor clinician,
      UUID participantId,
      UUID eventId,
      int revision,
      AdverseEventContent content) {
    UUID id = UUID.randomUUID();
    return keys.of(connection, participantId)
        .chain(
            key ->
                Statements.of(connection)
                    .rows(
                        ADD_VERSION,
                        participantId,
                        id,
                        eventId,
                        revision,
                        content.state().name(),
                        HexFormat.of()
                            .formatHex(
                                key.seal("event-version/" + id, EventDrafts.written(content))),
                        clinician.id(),
                        clock.instant().atOffset(ZoneOffset.UTC)))
        .invoke(
            added -> {
              if (added.isEmpty()) {
                throw changedMeanwhile();
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> recordList(
      Statements on, Actor staff, Decision.Allowed allowed, List<AdverseEventView> shown) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            staff.kind().name(),
            Operation.LIST_ADVERSE_EVENTS.name(),
            allowed.rule().words(),
            null,
            null,
            PeopleRead.of(shown.stream().map(AdverseEventView::participantId).toList()).detail()));
  }

  /** By the earliest time zone, so that nobody whose day has begun is refused. */
  private LocalDate tomorrow() {
    return LocalDate.now(clock.withZone(ZoneOffset.ofHours(14))).plusDays(1);
  }

  private static ProblemException changedMeanwhile() {
    return ProblemException.conflict(
        "event-changed", "Someone else wrote about this event. Read it again, then decide.");
  }
}
