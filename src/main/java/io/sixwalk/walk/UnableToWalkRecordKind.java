package io.sixwalk.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.json.RecordSchema;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.RecordChecks;
import io.sixwalk.platform.record.SchemaRecordKind;
import io.sixwalk.platform.record.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * "I could not walk": stands for the visit whose window holds that day, and is never a distance.
 */
@ApplicationScoped
class UnableToWalkRecordKind implements SchemaRecordKind {
  private static final String ADD =
      """
      insert into sixwalk.visit_statement
        (participant_id, id, stated_at, zone, utc_offset_seconds, status, received_at, stated_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private final RecordSchema schema = RecordSchema.ofResource("/schema/unable-to-walk.schema.json");

  @Override
  public String name() {
    return "UNABLE_TO_WALK";
  }

  @Override
  public RecordSchema schema() {
    return schema;
  }

  @Override
  public Reading readFormed(UUID id, ObjectNode record, Sender sender) {
    String statedAt = record.get("statedAt").textValue();
    String zone = record.get("zone").textValue();
    List<FieldProblem> problems = RecordChecks.timeProblems("/statedAt", statedAt, zone, sender);
    if (!problems.isEmpty()) {
      return new Reading.Refused(problems);
    }
    String status =
        record.get("reason").textValue().equals("HEALTH") ? "UNABLE_HEALTH" : "UNABLE_OTHER";
    return new Reading.Readable(
        new Statement(id, record, OffsetDateTime.parse(statedAt), zone, status, sender));
  }

  private record Statement(
      UUID id,
      ObjectNode record,
      OffsetDateTime statedAt,
      String zone,
      String status,
      Sender sender)
      implements Storable {
    @Override
    public JsonNode kept() {
      return record;
    }

    @Override
    public Uni<Void> store(SqlConnection connection) {
      return connection
          .preparedQuery(ADD)
          .execute(
              Tuple.from(
                  Arrays.asList(
                      sender.participantId(),
                      id,
                      statedAt,
                      zone,
                      statedAt.getOffset().getTotalSeconds(),
                      status,
                      sender.receivedAt().atOffset(ZoneOffset.UTC),
                      sender.actorId())))
          .replaceWithVoid();
    }
  }
}
