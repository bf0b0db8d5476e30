package io.sixwalk.safety.alert;

import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.alert.AlertView.Closing;
import io.sixwalk.safety.alert.AlertView.Sight;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.words.SafetyTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads alerts of the people whom the actor's roles cover. */
@ApplicationScoped
class AlertReader {
  private static final String SELECT =
      """
      select a.id, a.participant_id, p.pseudonym, a.kind, encode(a.findings, 'hex'), a.detail::text, a.source_id,
             a.happened_at, a.raised_at,
             (select jsonb_agg(jsonb_build_object('by', s.seen_by, 'at', s.seen_at) order by s.seen_at, s.id)::text
                from sixwalk.alert_sight s where s.participant_id = a.participant_id and s.alert_id = a.id),
             c.closed_by, c.closed_at, encode(c.note, 'hex'), k.epoch, encode(k.wrapped, 'hex')
        from sixwalk.alert a
        join sixwalk.participant p on p.participant_id = a.participant_id
        join sixwalk.participant_key k on k.participant_id = a.participant_id
        left join sixwalk.alert_closing c on c.participant_id = a.participant_id and c.id = a.id
       where p.study_id = $1
         and p.participant_id in (select s.participant_id from sixwalk.staffed_participant s
                                   where s.role in ('COORDINATOR', 'CLINICIAN'))
      """;

  /** Open ones first, the newest of each first. */
  private static final String PAGE =
      SELECT
          + """
             and (cast($2 as boolean) is null
                  or (c.id is null, a.raised_at, a.id) < ($2, cast($3 as timestamptz), cast($4 as uuid)))
             and (cast($6 as uuid) is null or a.participant_id = $6)
           order by (c.id is null) desc, a.raised_at desc, a.id desc limit $5
          """;

  private final PersonKeys keys;

  AlertReader(PersonKeys keys) {
    this.keys = keys;
  }

  /** A place in the list: everything after this alert. */
  record Position(boolean open, Instant raisedAt, UUID id) {}

  /**
   * Of everyone of the actor's sites, or of one. {@code participant} and {@code after} may be null.
   */
  Uni<List<AlertView>> page(
      Statements on, UUID studyId, UUID participant, Position after, int limit, Locale language) {
    return on.rows(
            PAGE,
            studyId,
            after == null ? null : after.open(),
            after == null ? null : after.raisedAt().atOffset(ZoneOffset.UTC),
            after == null ? null : after.id(),
            limit,
            participant)
        .map(rows -> views(rows, language));
  }

  Uni<List<AlertView>> one(Statements on, UUID studyId, UUID id, Locale language) {
    return on.rows(SELECT + " and a.id = $2", studyId, id).map(rows -> views(rows, language));
  }

  private List<AlertView> views(List<Object[]> rows, Locale language) {
    SafetyTexts texts = SafetyTexts.in(language);
    return rows.stream().map(row -> view(row, texts)).toList();
  }

  private AlertView view(Object[] row, SafetyTexts texts) {
    UUID id = (UUID) row[0];
    UUID participantId = (UUID) row[1];
    PersonKey key =
        keys.open(participantId, (Integer) row[13], HexFormat.of().parseHex((String) row[14]));
    List<String> findings = findings(key, id, (String) row[4]);
    AlertKind kind = AlertKind.valueOf((String) row[3]);
    return new AlertView(
        id,
        participantId,
        (String) row[2],
        kind,
        texts.text("care.alert." + kind),
        findings.isEmpty()
            ? null
            : String.join(", ", findings.stream().map(f -> texts.code("care.finding", f)).toList()),
        findings,
        new JsonObject((String) row[5]).getMap(),
        (UUID) row[6],
        instant(row[7]),
        instant(row[8]),
        sights((String) row[9]),
        row[10] == null
            ? null
            : new Closing(
                (UUID) row[10],
                instant(row[11]),
                opened(key, "alert-note/" + id, (String) row[12])));
  }

  private static List<String> findings(PersonKey key, UUID id, String sealed) {
    if (sealed == null) {
      return List.of();
    }
    List<String> findings = new ArrayList<>();
    new JsonArray(opened(key, "alert/" + id, sealed)).forEach(f -> findings.add((String) f));
    return findings;
  }

  private static List<Sight> sights(String json) {
    return json == null
        ? List.of()
        : new JsonArray(json)
            .stream()
                .map(JsonObject.class::cast)
                .map(
                    s ->
                        new Sight(
                            UUID.fromString(s.getString("by")),
                            OffsetDateTime.parse(s.getString("at")).toInstant()))
                .toList();
  }

  private static String opened(PersonKey key, String purpose, String sealed) {
    return new String(key.open(purpose, HexFormat.of().parseHex(sealed)), StandardCharsets.UTF_8);
  }

  private static Instant instant(Object column) {
    return ((OffsetDateTime) column).toInstant();
  }
}
