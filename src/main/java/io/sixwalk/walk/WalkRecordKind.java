package io.sixwalk.walk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.json.RecordSchema;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.SchemaRecordKind;
import io.sixwalk.platform.record.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.UUID;

/** A walk on its way in: checked, measured, judged, and freed of its place. */
@ApplicationScoped
class WalkRecordKind implements SchemaRecordKind {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final RecordSchema schema = RecordSchema.ofResource("/schema/walk.schema.json");
  private final WalkStore store;
  private final Instance<WalkStored> listeners;

  WalkRecordKind(WalkStore store, @Any Instance<WalkStored> listeners) {
    this.store = store;
    this.listeners = listeners;
  }

  @Override
  public String name() {
    return "WALK";
  }

  @Override
  public RecordSchema schema() {
    return schema;
  }

  @Override
  public Reading readFormed(UUID id, ObjectNode record, Sender sender) {
    WalkUpload walk = parsed(record);
    List<FieldProblem> problems = WalkChecks.problems(walk, sender);
    if (!problems.isEmpty()) {
      return new Reading.Refused(problems);
    }
    return new Reading.Readable(
        new StorableWalk(
            id,
            record,
            walk,
            WalkMeasurement.of(walk, sender.greatestStandardErrorMetres()),
            sender));
  }

  private static WalkUpload parsed(ObjectNode record) {
    try {
      return MAPPER.treeToValue(record, WalkUpload.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "The schema lets something through that the record cannot hold", e);
    }
  }

  private Uni<Void> tell(Statements statements, StoredWalk walk) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (WalkStored listener : listeners) {
      told = told.chain(() -> listener.stored(statements, walk));
    }
    return told;
  }

  private final class StorableWalk implements Storable {
    private final UUID id;
    private final ObjectNode record;
    private final WalkUpload walk;
    private final WalkMeasurement measurement;
    private final Sender sender;
    private final byte[] sealedTrace;

    StorableWalk(
        UUID id, ObjectNode record, WalkUpload walk, WalkMeasurement measurement, Sender sender) {
      this.id = id;
      this.record = record;
      this.walk = walk;
      this.measurement = measurement;
      this.sender = sender;
      this.sealedTrace = sender.seal().seal("trace/" + id, TraceCodec.encode(measurement.trace()));
    }

    /** Everything but where: the fixes are only counted. */
    @Override
    public JsonNode kept() {
      ObjectNode kept = record.deepCopy();
      if (walk.fixes() != null) {
        kept.putObject("fixes").put("count", walk.fixes().t().length);
      }
      return kept;
    }

    @Override
    public Uni<Void> store(SqlConnection connection) {
      StoredWalk stored = StoredWalk.of(id, walk, sender);
      return store
          .add(connection, id, walk, measurement, sealedTrace, sender)
          .chain(() -> tell(Statements.of(connection), stored));
    }
  }
}
