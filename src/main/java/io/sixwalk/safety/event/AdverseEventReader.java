package io.sixwalk.safety.event;

import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.event.AdverseEventView.Version;
import io.sixwalk.safety.words.SafetyTexts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads adverse events with the version in force. */
@ApplicationScoped
class AdverseEventReader {
  private static final String SELECT =
      """
      select e.id, e.participant_id, p.pseudonym, e.source_kind, e.source_id, e.happened_at, e.drafted_at,
             encode(e.reported, 'hex'), v.id, v.revision, v.state, encode(v.content, 'hex'), k.epoch,
             encode(k.wrapped, 'hex')
        from sixwalk.adverse_event e
        join sixwalk.participant p on p.participant_id = e.participant_id
        join sixwalk.participant_key k on k.participant_id = e.participant_id
        left join lateral (select * from sixwalk.adverse_event_version v
                            where v.participant_id = e.participant_id and v.event_id = e.id
                            order by v.revision desc limit 1) v on true
      """;
  private static final String PAGE =
      SELECT
          + """
           where p.study_id = $1
             and p.participant_id in (select s.participant_id from sixwalk.staffed_participant s
                                       where s.role in ('COORDINATOR', 'CLINICIAN'))
             and (cast($2 as text) is null or coalesce(v.state, 'DRAFT') = $2)
             and (cast($3 as timestamptz) is null or (e.drafted_at, e.id) < ($3, cast($4 as uuid)))
             and (cast($6 as uuid) is null or e.participant_id = $6)
           order by e.drafted_at desc, e.id desc limit $5
          """;
  private static final String ONE = SELECT + " where e.participant_id = $1 and e.id = $2";
  private static final String VERSIONS =
      """
      select id, revision, written_by, written_at, encode(content, 'hex') from sixwalk.adverse_event_version
       where participant_id = $1 and event_id = $2 order by revision
      """;

  private final PersonKeys keys;

  AdverseEventReader(PersonKeys keys) {
    this.keys = keys;
  }

  /** A place in the list: everything older than this event. */
  record Position(Instant draftedAt, UUID id) {}

  /** Of the actor's sites. {@code participant}, {@code state} and {@code after} may be null. */
  Uni<List<AdverseEventView>> page(
      Statements on,
      UUID studyId,
      UUID participant,
      String state,
      Position after,
      int limit,
      Locale language) {
    SafetyTexts texts = SafetyTexts.in(language);
    return on.rows(
            PAGE,
            studyId,
            state,
            after == null ? null : after.draftedAt().atOffset(ZoneOffset.UTC),
            after == null ? null : after.id(),
            limit,
            participant)
        .map(rows -> rows.stream().map(row -> view(row, texts, null)).toList());
  }

  /** One, with all its versions. */
  Uni<AdverseEventView> one(Statements on, UUID participantId, UUID id, Locale language) {
    return on.rows(ONE, participantId, id)
        .chain(
            rows -> {
              if (rows.isEmpty()) {
                throw ProblemException.notFound();
              }
              return on.rows(VERSIONS, participantId, id)
                  .map(versions -> view(rows.get(0), SafetyTexts.in(language), versions));
            });
  }

  private AdverseEventView view(Object[] row, SafetyTexts texts, List<Object[]> versions) {
    UUID id = (UUID) row[0];
    UUID participantId = (UUID) row[1];
    PersonKey key =
        keys.open(participantId, (Integer) row[12], HexFormat.of().parseHex((String) row[13]));
    ReportedEvent reported =
        EventDrafts.read(
            key.open("event/" + id, HexFormat.of().parseHex((String) row[7])), ReportedEvent.class);
    return new AdverseEventView(
        id,
        participantId,
        (String) row[2],
        row[10] == null
            ? AdverseEventContent.State.DRAFT
            : AdverseEventContent.State.valueOf((String) row[10]),
        EventDrafts.Source.valueOf((String) row[3]),
        (UUID) row[4],
        instant(row[5]),
        instant(row[6]),
        reported,
        String.join(
            ", ", reported.terms().stream().map(t -> texts.code("care.finding", t)).toList()),
        row[8] == null ? null : content(key, row[8], row[11]),
        row[9] == null ? 0 : (Integer) row[9],
        versions == null ? null : versions.stream().map(v -> version(key, v)).toList());
  }

  private static Version version(PersonKey key, Object[] row) {
    return new Version(
        (Integer) row[1], (UUID) row[2], instant(row[3]), content(key, row[0], row[4]));
  }

  private static AdverseEventContent content(PersonKey key, Object versionId, Object sealed) {
    return EventDrafts.read(
        key.open("event-version/" + versionId, HexFormat.of().parseHex((String) sealed)),
        AdverseEventContent.class);
  }

  private static Instant instant(Object column) {
    return ((OffsetDateTime) column).toInstant();
  }
}
