package io.sixwalk.safety.gate;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.rules.GateFinding;
import io.sixwalk.safety.rules.GateState;
import io.sixwalk.safety.words.SafetyTexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** The gate as the person, or a caregiver who may send for the person, sees it. */
@ApplicationScoped
class GateService {
  private final Scope scope;
  private final GateReader reader;
  private final PersonKeys keys;
  private final Clock clock;

  GateService(Scope scope, GateReader reader, PersonKeys keys, Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.keys = keys;
    this.clock = clock;
  }

  Uni<GateView> own(Actor participant, Locale language) {
    return scope.onClient(
        participant,
        Operation.READ_GATE,
        Subject.oneself(),
        (connection, allowed) -> view(connection, participant.id(), language));
  }

  Uni<HelpedGateView> helped(Actor caregiver, UUID participantId, Locale language) {
    return scope.onClient(
        caregiver,
        Operation.READ_HELPED_GATE,
        Subject.person(participantId),
        (connection, allowed) -> {
          Instant now = clock.instant();
          return reader
              .read(Statements.of(connection), participantId, now)
              .map(gate -> new GateWriter(SafetyTexts.in(language), gate, now).helped());
        });
  }

  private Uni<GateView> view(SqlConnection connection, UUID participantId, Locale language) {
    Instant now = clock.instant();
    return reader
        .read(Statements.of(connection), participantId, now)
        .chain(
            gate ->
                holding(connection, participantId, gate, now)
                    .map(
                        findings ->
                            new GateWriter(SafetyTexts.in(language), gate, now).view(findings)));
  }

  private Uni<Set<GateFinding>> holding(
      SqlConnection connection, UUID participantId, GateRecord gate, Instant now) {
    if (!(gate.stateAt(now) instanceof GateState.Held held) || held.answers().isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    return keys.of(connection, participantId)
        .map(
            key -> {
              Set<GateFinding> findings = EnumSet.noneOf(GateFinding.class);
              held.answers().forEach(id -> findings.addAll(opened(key, gate, id)));
              return findings;
            });
  }

  /** What an answer said. */
  static List<GateFinding> opened(PersonKey key, GateRecord gate, UUID answerId) {
    byte[] plain = key.open("gate/" + answerId, gate.findings().get(answerId));
    return new JsonArray(new String(plain, StandardCharsets.UTF_8))
        .stream().map(code -> GateFinding.valueOf((String) code)).toList();
  }
}
