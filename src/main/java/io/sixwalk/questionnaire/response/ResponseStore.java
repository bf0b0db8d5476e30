package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.questionnaire.ResponseStored;
import io.sixwalk.questionnaire.StoredResponse;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Writes a response with its scores, and tells those who want to know. */
@ApplicationScoped
class ResponseStore {
  private static final String ADD =
      """
      with response as (
        insert into sixwalk.response
          (participant_id, id, instrument, version, language, measured_at, zone, utc_offset_seconds, local_date,
           sent_at, received_at, answers, entered_by, corrects, sent_as, medium)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $16, $17))
      insert into sixwalk.score
      select s.* from jsonb_populate_recordset(null::sixwalk.score, cast(cast($15 as text) as jsonb)) s
      """;

  private final List<ResponseStored> listeners;

  ResponseStore(@All List<ResponseStored> listeners) {
    this.listeners = listeners;
  }

  Uni<Void> add(
      SqlConnection connection,
      StoredResponse response,
      JsonNode record,
      OffsetDateTime measuredAt,
      byte[] sealedAnswers,
      Sender sender) {
    Statements on = Statements.of(connection);
    return on.rows(
            ADD,
            response.participantId(),
            response.id(),
            response.instrument(),
            response.version(),
            response.language(),
            measuredAt,
            record.get("zone").textValue(),
            measuredAt.getOffset().getTotalSeconds(),
            response.localDate(),
            utc(sender.sentAt()),
            utc(response.receivedAt()),
            Buffer.buffer(sealedAnswers),
            response.enteredBy(),
            response.corrects().orElse(null),
            ScoreRows.rows(
                    response.participantId(),
                    response.id(),
                    response.scores(),
                    response.receivedAt())
                .toString(),
            response.sentAs().column(),
            record.path("medium").textValue())
        .chain(() -> tell(on, response));
  }

  private Uni<Void> tell(Statements on, StoredResponse response) {
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(listener -> listener.stored(on, response))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
