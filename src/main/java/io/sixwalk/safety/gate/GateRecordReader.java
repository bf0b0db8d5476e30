package io.sixwalk.safety.gate;

import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.gate.GateRecordView.DeviceView;
import io.sixwalk.safety.gate.GateRecordView.HeldWalk;
import io.sixwalk.safety.gate.GateRecordView.HoldingAnswer;
import io.sixwalk.safety.gate.GateRecordView.PermissionView;
import io.sixwalk.safety.rules.GateAnswer;
import io.sixwalk.safety.words.SafetyTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads the gate of one person for the care team. */
@ApplicationScoped
class GateRecordReader {
  private static final int MOST_HELD_WALKS = 50;
  private static final String PERMISSIONS =
      """
      select id, allowed, companion_required, array_to_string(course_types, ','), heart_rate_ceiling, spo2_start,
             spo2_stop, valid_from, expires_on, encode(note, 'hex'), decided_by, decided_at
        from sixwalk.walk_permission where participant_id = $1 order by decided_at desc, id desc
      """;
  private static final String DEVICES =
      """
      select id, measures, model, assigned_at, returned_at
        from sixwalk.measuring_device where participant_id = $1 order by assigned_at, id
      """;
  private static final String HELD_WALKS =
      """
      select h.id, array_to_string(h.reasons, ',') from sixwalk.held_walk h
       where h.participant_id = $1 order by h.flagged_at desc, h.id desc limit $2
      """;

  private final GateReader gates;
  private final PersonKeys keys;
  private final Clock clock;

  GateRecordReader(GateReader gates, PersonKeys keys, Clock clock) {
    this.gates = gates;
    this.keys = keys;
    this.clock = clock;
  }

  /** The day in the person's study zone. */
  Uni<LocalDate> today(SqlConnection connection, UUID participantId) {
    Instant now = clock.instant();
    return gates.read(Statements.of(connection), participantId, now).map(gate -> gate.day(now));
  }

  Uni<GateRecordView> view(SqlConnection connection, UUID participantId, Locale language) {
    Instant now = clock.instant();
    Statements on = Statements.of(connection);
    return keys.of(connection, participantId)
        .chain(
            key ->
                gates
                    .read(on, participantId, now)
                    .chain(
                        gate ->
                            on.rows(PERMISSIONS, participantId)
                                .chain(
                                    permissions ->
                                        on.rows(DEVICES, participantId)
                                            .chain(
                                                devices ->
                                                    on.rows(
                                                            HELD_WALKS,
                                                            participantId,
                                                            MOST_HELD_WALKS)
                                                        .map(
                                                            walks ->
                                                                new GateRecordView(
                                                                    GateWriter.shown(
                                                                        gate.stateAt(now)),
                                                                    gate.day(now),
                                                                    gate.idOf(
                                                                            gate.permissionOn(
                                                                                gate.day(now)))
                                                                        .orElse(null),
                                                                    holding(
                                                                        gate, now, key, language),
                                                                    permissions(permissions, key),
                                                                    devices(devices),
                                                                    heldWalks(walks)))))));
  }

  private static List<HoldingAnswer> holding(
      GateRecord gate, Instant now, PersonKey key, Locale language) {
    SafetyTexts texts = SafetyTexts.in(language);
    List<UUID> holding = GateAnswer.holding(gate.answers(), now, gate.day(now));
    return gate.answers().stream()
        .filter(a -> holding.contains(a.id()))
        .map(
            a -> {
              List<String> codes =
                  GateService.opened(key, gate, a.id()).stream().map(Enum::name).toList();
              String words =
                  String.join(
                      ", ", codes.stream().map(c -> texts.code("care.finding", c)).toList());
              return new HoldingAnswer(a.id(), a.answeredAt(), a.lasting(), codes, words);
            })
        .toList();
  }

  private static List<PermissionView> permissions(List<Object[]> rows, PersonKey key) {
    return rows.stream()
        .map(
            r ->
                new PermissionView(
                    (UUID) r[0],
                    (Boolean) r[1],
                    (Boolean) r[2],
                    Arrays.asList(((String) r[3]).split(",")),
                    (Double) r[4],
                    (Double) r[5],
                    (Double) r[6],
                    (LocalDate) r[7],
                    (LocalDate) r[8],
                    r[9] == null ? null : note(key, (UUID) r[0], (String) r[9]),
                    (UUID) r[10],
                    instant(r[11])))
        .toList();
  }

  private static String note(PersonKey key, UUID id, String sealed) {
    return new String(
        key.open("permission/" + id, HexFormat.of().parseHex(sealed)), StandardCharsets.UTF_8);
  }

  private static List<DeviceView> devices(List<Object[]> rows) {
    return rows.stream()
        .map(
            r ->
                new DeviceView(
                    (UUID) r[0], (String) r[1], (String) r[2], instant(r[3]), instant(r[4])))
        .toList();
  }

  private static List<HeldWalk> heldWalks(List<Object[]> rows) {
    return rows.stream()
        .map(r -> new HeldWalk((UUID) r[0], Arrays.asList(((String) r[1]).split(","))))
        .toList();
  }

  private static Instant instant(Object column) {
    return column == null ? null : ((OffsetDateTime) column).toInstant();
  }
}
