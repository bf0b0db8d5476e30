package io.sixwalk.questionnaire.response;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.platform.json.RecordSchema;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.RecordChecks;
import io.sixwalk.platform.record.RecordKind.Reading;
import io.sixwalk.platform.record.RecordKind.Storable;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.questionnaire.StoredResponse;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.Versions;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.instrument.Response;
import io.sixwalk.questionnaire.instrument.ResponseCheck;
import io.sixwalk.questionnaire.instrument.ResponseJson;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From a record as a phone sent it to a response that can be stored, or to why it cannot. */
final class ResponseReading {
  private static final RecordSchema SCHEMA =
      RecordSchema.ofResource("/schema/questionnaire-response.schema.json");

  private ResponseReading() {}

  static Reading read(
      StudyCatalogue catalogue, UUID id, ObjectNode record, Sender sender, ResponseStore store) {
    RecordSchema.Findings findings = SCHEMA.check(record);
    if (!findings.wrong().isEmpty()) {
      return new Reading.Refused(findings.wrong());
    }
    if (!findings.unknown().isEmpty()) {
      return new Reading.Unknown(findings.unknown());
    }
    String measuredAt = record.get("measuredAt").textValue();
    List<FieldProblem> problems =
        new ArrayList<>(
            RecordChecks.timeProblems(
                "/measuredAt", measuredAt, record.get("zone").textValue(), sender));
    Optional<String> corrects = Optional.ofNullable(record.path("corrects").textValue());
    corrects.ifPresent(other -> problems.addAll(RecordChecks.idProblems("/corrects", other)));
    Optional<String> medium = Optional.ofNullable(record.path("medium").textValue());
    Respondents.mediumProblem(medium, sender.sentAs()).ifPresent(problems::add);
    if (!problems.isEmpty()) {
      return new Reading.Refused(problems);
    }
    String instrumentId = record.get("instrument").textValue();
    String version = record.get("version").textValue();
    Optional<Instrument> instrument = catalogue.find(instrumentId, version);
    if (instrument.isEmpty()) {
      return unknown(catalogue.versions(instrumentId), version);
    }
    Response response = response(record);
    List<Finding> misfits =
        Respondents.misfit(instrument.get(), sender.sentAs())
            .map(List::of)
            .orElseGet(() -> ResponseCheck.problems(instrument.get(), response));
    if (!misfits.isEmpty()) {
      return new Reading.Refused(Findings.problems(misfits));
    }
    ItemAnswers answers = ResponseCheck.forScoring(instrument.get(), response);
    OffsetDateTime at = OffsetDateTime.parse(measuredAt);
    StoredResponse stored =
        new StoredResponse(
            sender.participantId(),
            id,
            instrumentId,
            version,
            response.language(),
            at.toInstant(),
            sender.zones().dateOf(at.toInstant()),
            sender.receivedAt(),
            sender.actorId(),
            sender.sentAs(),
            corrects.map(UUID::fromString),
            answers,
            Scoring.scores(catalogue, instrument.get(), answers),
            sender.seal());
    return new Reading.Readable(
        new StorableResponse(
            record,
            stored,
            at,
            SealedAnswers.seal(sender.seal(), id, record.get("answers")),
            sender,
            store));
  }

  /**
   * A newer app may name an instrument or a version that this server does not know yet; a version
   * that lies before or between the known ones never comes.
   */
  private static Reading unknown(List<Instrument> versions, String version) {
    if (versions.isEmpty()) {
      return new Reading.Unknown(
          List.of(
              new FieldProblem(
                  "/instrument",
                  "unknown-instrument",
                  "This questionnaire is not known here yet.")));
    }
    Instrument newest = versions.get(versions.size() - 1);
    FieldProblem problem =
        new FieldProblem(
            "/version",
            Findings.code(Finding.Code.WRONG_VERSION),
            "There is no such version of this questionnaire here. There is: "
                + String.join(", ", versions.stream().map(Instrument::version).toList())
                + ".");
    return Versions.compare(version, newest.version()) > 0
        ? new Reading.Unknown(List.of(problem))
        : new Reading.Refused(List.of(problem));
  }

  private static Response response(ObjectNode record) {
    ObjectNode named = record.objectNode();
    for (String field : List.of("instrument", "version", "language", "answers")) {
      named.set(field, record.get(field));
    }
    if (ResponseJson.read(named) instanceof Read.Understood<Response> understood) {
      return understood.value();
    }
    throw new IllegalStateException(
        "The schema lets something through that a response cannot hold");
  }

  private record StorableResponse(
      ObjectNode record,
      StoredResponse response,
      OffsetDateTime measuredAt,
      byte[] sealed,
      Sender sender,
      ResponseStore store)
      implements Storable {
    @Override
    public JsonNode kept() {
      return record;
    }

    @Override
    public Uni<Void> store(SqlConnection connection) {
      return store.add(connection, response, record, measuredAt, sealed, sender);
    }
  }
}
