package io.sixwalk.safety.gate;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.safety.alert.Alerts;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.rules.GateFinding;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes answers, flags of walks, and the alerts that follow. */
@ApplicationScoped
class GateStore {
  /**
   * The same answers may come in a record of their own and with each walk: one of them is enough.
   * Two records of their own are two answers, also when a phone's coarse clock gives them one
   * moment.
   */
  private static final String ADD =
      """
      insert into sixwalk.gate_answer
        (participant_id, id, source_kind, answered_at, received_at, held, lasting, complete, findings, answered_by,
         findings_mac)
      select cast($1 as uuid), cast($2 as uuid), cast($3 as text), cast($4 as timestamptz), cast($5 as timestamptz),
             cast($6 as boolean), cast($7 as boolean), cast($8 as boolean), decode($9, 'hex'), cast($10 as uuid),
             decode($11, 'hex')
       where not exists (select from sixwalk.gate_answer a
                          where a.participant_id = $1 and a.answered_at = $4
                            and a.findings_mac = decode($11, 'hex')
                            and (a.held or a.complete or not cast($8 as boolean))
                            and 'WALK' in (a.source_kind, $3))
      on conflict do nothing returning id
      """;

  private static final String FLAG =
      """
      insert into sixwalk.held_walk (participant_id, id, reasons, flagged_at)
      values ($1, $2, string_to_array($3, ','), $4) on conflict do nothing
      """;

  private final Alerts alerts;

  GateStore(Alerts alerts) {
    this.alerts = alerts;
  }

  /** What an answer comes to. */
  record Answered(
      UUID id, String source, Instant answeredAt, Set<GateFinding> findings, boolean complete) {
    boolean isLasting() {
      return findings.stream().anyMatch(GateFinding::isLasting);
    }
  }

  /** Whether it is new; then it may raise alerts. */
  Uni<Boolean> add(Statements on, Sender sender, Answered answer) {
    JsonArray codes = new JsonArray(answer.findings().stream().sorted().map(Enum::name).toList());
    byte[] found = codes.encode().getBytes(StandardCharsets.UTF_8);
    byte[] sealed = sender.seal().seal("gate/" + answer.id(), found);
    return on.rows(
            ADD,
            sender.participantId(),
            answer.id(),
            answer.source(),
            answer.answeredAt().atOffset(ZoneOffset.UTC),
            sender.receivedAt().atOffset(ZoneOffset.UTC),
            !answer.findings().isEmpty(),
            answer.isLasting(),
            answer.complete(),
            HexFormat.of().formatHex(sealed),
            sender.actorId(),
            HexFormat.of().formatHex(sender.seal().mac(found)))
        .map(rows -> !rows.isEmpty());
  }

  Uni<Void> raise(
      Statements on,
      Sender sender,
      UUID sourceId,
      Instant happenedAt,
      Map<AlertKind, List<String>> raised) {
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Map.Entry<AlertKind, List<String>> alert : raised.entrySet()) {
      all =
          all.chain(
              () ->
                  alerts
                      .raise(
                          on,
                          sender.participantId(),
                          alert.getKey(),
                          sourceId,
                          happenedAt,
                          alert.getValue(),
                          sender.seal())
                      .replaceWithVoid());
    }
    return all;
  }

  Uni<Void> flag(Statements on, Sender sender, UUID walkId, List<String> reasons) {
    return on.rows(
            FLAG,
            sender.participantId(),
            walkId,
            String.join(",", reasons),
            sender.receivedAt().atOffset(ZoneOffset.UTC))
        .replaceWithVoid();
  }
}
