package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.InstrumentJson;
import io.sixwalk.questionnaire.instrument.InstrumentJsonWriter;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.instrument.fhir.FhirPointers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/**
 * Adds definitions of a study's own. One is never changed or removed; loading the same again
 * changes nothing.
 */
@ApplicationScoped
class DefinitionLoading {
  private static final String ADD =
      """
      insert into sixwalk.instrument_definition (study_id, instrument, version, definition, loaded_by, loaded_at)
      values ($1, $2, $3, cast(cast($4 as text) as jsonb), $5, $6)
      """;
  private static final String HERE =
      """
      select definition::text from sixwalk.instrument_definition
       where study_id = $1 and instrument = $2 and version = $3
      """;

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;
  private final Vertx vertx;

  DefinitionLoading(Scope scope, AuditTrail audit, Clock clock, Vertx vertx) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
    this.vertx = vertx;
  }

  /**
   * Adds a definition from this project's JSON.
   *
   * @throws ProblemException 422 with pointers, or 409 where that version says something else
   */
  Uni<Loaded> ofJson(Actor admin, String study, String id, String version, String json) {
    return vertx
        .executeBlocking(() -> InstrumentJson.read(json, BundledInstruments.scoring()), false)
        .chain(read -> load(admin, study, id, version, read));
  }

  /**
   * The same from a FHIR R4 Questionnaire. What FHIR can say and this project's own form cannot
   * hold (a longer text, another form of id) is refused too.
   */
  Uni<Loaded> ofFhir(Actor admin, String study, String id, String version, String json) {
    return vertx
        .executeBlocking(() -> ownForm(FhirJson.read(json)), false)
        .chain(read -> load(admin, study, id, version, read));
  }

  private static Read<Instrument> ownForm(Read<Instrument> ofFhir) {
    if (!(ofFhir instanceof Read.Understood<Instrument> understood)) {
      return ofFhir;
    }
    Read<Instrument> own =
        InstrumentJson.read(
            InstrumentJsonWriter.write(understood.value()).toString(),
            BundledInstruments.scoring());
    return own instanceof Read.Refused<Instrument> refused
        ? new Read.Refused<>(FhirPointers.of(refused.findings()))
        : own;
  }

  private Uni<Loaded> load(
      Actor admin, String study, String id, String version, Read<Instrument> read) {
    Instrument instrument =
        Loading.understood(read, "definition-refused", "This definition cannot be used.");
    requireAddress(instrument, id, version);
    return scope
        .onClient(
            admin,
            Operation.CHANGE_INSTRUMENTS,
            Subject.study(study),
            (connection, allowed) -> {
              if (BundledInstruments.find(id).isPresent()) {
                throw ProblemException.conflict(
                    "shipped-instrument",
                    "A definition of this id ships with Sixwalk. Other wording or another structure"
                        + " is another instrument: give it another id.");
              }
              Statements on = Statements.of(connection);
              return on.rows(HERE, allowed.studyId(), id, version)
                  .chain(
                      here ->
                          here.isEmpty()
                              ? add(on, admin, allowed, instrument)
                              : Uni.createFrom().item(same(instrument, (String) here.get(0)[0])));
            })
        .onFailure(Violations::isDuplicate)
        .transform(Loading::meanwhile);
  }

  private Uni<Loaded> add(
      Statements on, Actor admin, Decision.Allowed allowed, Instrument instrument) {
    JsonObject detail =
        new JsonObject().put("definition", instrument.id()).put("version", instrument.version());
    return on.rows(
            ADD,
            allowed.studyId(),
            instrument.id(),
            instrument.version(),
            InstrumentJsonWriter.write(instrument).toString(),
            admin.id(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .chain(() -> audit.append(on, Loading.entry(admin, allowed, detail)))
        .replaceWith(Loaded.ADDED);
  }

  private static Loaded same(Instrument instrument, String here) {
    if (InstrumentJson.read(here, BundledInstruments.scoring())
            instanceof Read.Understood<Instrument> stored
        && stored.value().equals(instrument)) {
      return Loaded.HERE_ALREADY;
    }
    throw ProblemException.conflict(
        "version-exists",
        "This version is here and says something else. A definition never changes under its"
            + " version: give it a new one.");
  }

  private static void requireAddress(Instrument instrument, String id, String version) {
    if (!instrument.id().equals(id)) {
      throw addressDiffers("/id", "id");
    }
    if (!instrument.version().equals(version)) {
      throw addressDiffers("/version", "version");
    }
  }

  private static ProblemException addressDiffers(String pointer, String field) {
    return ProblemException.badRequest(
        "address-differs",
        "The definition names another " + field + " than its address does.",
        new FieldProblem(pointer, "differs", null));
  }
}
