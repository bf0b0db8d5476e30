package io.sixwalk.safety.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.json.RecordSchema;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.RecordChecks;
import io.sixwalk.platform.record.SchemaRecordKind;
import io.sixwalk.platform.record.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The answers to the questions before a walk, sent on their own. */
@ApplicationScoped
class GateAnswerRecordKind implements SchemaRecordKind {
  private final RecordSchema schema = RecordSchema.ofResource("/schema/gate-answer.schema.json");
  private final AnswerSafety safety;

  GateAnswerRecordKind(AnswerSafety safety) {
    this.safety = safety;
  }

  @Override
  public String name() {
    return "GATE_ANSWER";
  }

  @Override
  public RecordSchema schema() {
    return schema;
  }

  @Override
  public Reading readFormed(UUID id, ObjectNode record, Sender sender) {
    String answeredAt = record.get("answeredAt").textValue();
    List<FieldProblem> problems =
        RecordChecks.timeProblems(
            "/answeredAt", answeredAt, record.get("zone").textValue(), sender);
    if (!problems.isEmpty()) {
      return new Reading.Refused(problems);
    }
    Map<String, Boolean> answers = new HashMap<>();
    record
        .get("answers")
        .properties()
        .forEach(e -> answers.put(e.getKey(), e.getValue().booleanValue()));
    Map<String, Double> measured = new HashMap<>();
    record
        .path("measured")
        .properties()
        .forEach(e -> measured.put(e.getKey(), e.getValue().doubleValue()));
    return new Reading.Readable(
        new Answers(id, record, OffsetDateTime.parse(answeredAt), answers, measured, sender));
  }

  private final class Answers implements Storable {
    private final UUID id;
    private final ObjectNode record;
    private final OffsetDateTime answeredAt;
    private final Map<String, Boolean> answers;
    private final Map<String, Double> measured;
    private final Sender sender;

    Answers(
        UUID id,
        ObjectNode record,
        OffsetDateTime answeredAt,
        Map<String, Boolean> answers,
        Map<String, Double> measured,
        Sender sender) {
      this.id = id;
      this.record = record;
      this.answeredAt = answeredAt;
      this.answers = answers;
      this.measured = measured;
      this.sender = sender;
    }

    @Override
    public JsonNode kept() {
      return record;
    }

    @Override
    public Uni<Void> store(SqlConnection connection) {
      return safety.stored(
          Statements.of(connection), id, answeredAt.toInstant(), answers, measured, sender);
    }
  }
}
