package io.sixwalk.safety.alert;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.Sender.Seal;
import io.sixwalk.safety.rules.AlertKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Raises alerts for the care team, in the transaction of what gives rise to them. Once for a source
 * and a kind: raising again changes nothing.
 */
@ApplicationScoped
public class Alerts {
  private static final String RAISE =
      "select sixwalk.raise_alert($1, $2, $3, $4, $5, $6, $7, cast($8 as text))";

  private final Clock clock;

  Alerts(Clock clock) {
    this.clock = clock;
  }

  /**
   * An alert that says nothing about health, such as silence. The transaction may be the person's,
   * a helper's, the care team's, or housekeeping ({@code Scope.asKeeper}).
   *
   * @param sourceId what it is about: the same source raises a kind only once
   * @param detail dates and counts for the list, such as {@code {"since": "2026-03-01"}}; never
   *     anything about health, because it is not sealed
   * @return whether it is new
   */
  public Uni<Boolean> raise(
      Statements on, UUID participantId, AlertKind kind, UUID sourceId, JsonObject detail) {
    return insert(
        on, participantId, UUID.randomUUID(), kind, sourceId, clock.instant(), detail, null);
  }

  /**
   * An alert out of a record of the person.
   *
   * @param happenedAt by the phone's clock
   * @param findings codes of what was answered or measured; they are sealed
   * @return whether it is new
   */
  public Uni<Boolean> raise(
      Statements on,
      UUID participantId,
      AlertKind kind,
      UUID sourceId,
      Instant happenedAt,
      List<String> findings,
      Seal seal) {
    UUID id = UUID.randomUUID();
    byte[] plain = new JsonArray(findings).encode().getBytes(StandardCharsets.UTF_8);
    String sealed = HexFormat.of().formatHex(seal.seal("alert/" + id, plain));
    return insert(on, participantId, id, kind, sourceId, happenedAt, new JsonObject(), sealed);
  }

  private Uni<Boolean> insert(
      Statements on,
      UUID participantId,
      UUID id,
      AlertKind kind,
      UUID sourceId,
      Instant happenedAt,
      JsonObject detail,
      String sealed) {
    return on.rows(
            RAISE,
            participantId,
            id,
            kind.name(),
            sourceId,
            happenedAt.atOffset(ZoneOffset.UTC),
            clock.instant().atOffset(ZoneOffset.UTC),
            detail.encode(),
            sealed)
        .map(rows -> (Boolean) rows.get(0)[0]);
  }
}
