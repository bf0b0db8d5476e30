package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.ContentPack;
import io.sixwalk.questionnaire.instrument.ContentPackJson;
import io.sixwalk.questionnaire.instrument.ContentPacks;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.InstrumentJson;
import io.sixwalk.questionnaire.instrument.InstrumentJsonWriter;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.response.Findings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * What a study adds: definitions and wording. Neither is ever changed or removed; loading the same
 * again changes nothing.
 */
@ApplicationScoped
public class InstrumentLoading {
  private static final String ADD_DEFINITION =
      """
      insert into sixwalk.instrument_definition (study_id, instrument, version, definition, loaded_by, loaded_at)
      values ($1, $2, $3, cast(cast($4 as text) as jsonb), $5, $6)
      """;
  private static final String ADD_PACK =
      """
      insert into sixwalk.content_pack (study_id, instrument, version, language, pack, loaded_by, loaded_at)
      values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6, $7)
      """;
  private static final String DEFINITION =
      """
      select definition::text from sixwalk.instrument_definition
       where study_id = $1 and instrument = $2 and version = $3
      """;
  private static final String PACK =
      """
      select pack::text from sixwalk.content_pack
       where study_id = $1 and instrument = $2 and version = $3 and language = $4
      """;

  private final Scope scope;
  private final StudyCatalogues catalogues;
  private final AuditTrail audit;
  private final Clock clock;
  private final Vertx vertx;

  InstrumentLoading(
      Scope scope, StudyCatalogues catalogues, AuditTrail audit, Clock clock, Vertx vertx) {
    this.scope = scope;
    this.catalogues = catalogues;
    this.audit = audit;
    this.clock = clock;
    this.vertx = vertx;
  }

  /** What became of loading. */
  public enum Loaded {
    ADDED,
    /** The same was there already. */
    HERE_ALREADY
  }

  /**
   * Adds a definition to a study, from this project's JSON.
   *
   * @throws ProblemException 422 with pointers, or 409 where that version says something else
   */
  public Uni<Loaded> definition(Actor admin, String study, String id, String version, String json) {
    return offLoop(() -> InstrumentJson.read(json, BundledInstruments.scoring()))
        .chain(read -> definition(admin, study, id, version, read));
  }

  /**
   * The same from a FHIR R4 Questionnaire. What FHIR can say and this project's own form cannot
   * hold (a longer text, another form of id) is refused too.
   */
  public Uni<Loaded> fhirDefinition(
      Actor admin, String study, String id, String version, String json) {
    return offLoop(() -> ownForm(FhirJson.read(json)))
        .chain(read -> definition(admin, study, id, version, read));
  }

  private static Read<Instrument> ownForm(Read<Instrument> ofFhir) {
    return ofFhir instanceof Read.Understood<Instrument> understood
        ? InstrumentJson.read(
            InstrumentJsonWriter.write(understood.value()).toString(), BundledInstruments.scoring())
        : ofFhir;
  }

  private Uni<Loaded> definition(
      Actor admin, String study, String id, String version, Read<Instrument> read) {
    Instrument instrument =
        understood(read, "definition-refused", "This definition cannot be used.");
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
              return on.rows(DEFINITION, allowed.studyId(), id, version)
                  .chain(
                      here ->
                          here.isEmpty()
                              ? add(on, admin, allowed, instrument)
                              : Uni.createFrom().item(same(instrument, (String) here.get(0)[0])));
            })
        .onFailure(Violations::isDuplicate)
        .transform(InstrumentLoading::meanwhile);
  }

  /**
   * Adds wording to a study.
   *
   * @throws ProblemException 422 with pointers into the pack, or 409 where other wording is there
   */
  public Uni<Loaded> pack(Actor admin, String study, String json) {
    return offLoop(() -> ContentPackJson.read(json)).chain(read -> pack(admin, study, json, read));
  }

  private Uni<Loaded> pack(Actor admin, String study, String json, Read<ContentPack> read) {
    ContentPack pack = understood(read, "pack-refused", "This content pack cannot be used.");
    return scope
        .onClient(
            admin,
            Operation.CHANGE_INSTRUMENTS,
            Subject.study(study),
            (connection, allowed) -> {
              Statements on = Statements.of(connection);
              UUID studyId = allowed.studyId();
              return on.rows(PACK, studyId, pack.instrument(), pack.version(), pack.language())
                  .chain(
                      here -> {
                        if (!here.isEmpty()) {
                          return Uni.createFrom().item(same(pack, (String) here.get(0)[0]));
                        }
                        return catalogues
                            .of(on, studyId)
                            .invoke(catalogue -> requireFit(catalogue, pack))
                            .chain(() -> add(on, admin, allowed, pack, json));
                      });
            })
        .onFailure(Violations::isDuplicate)
        .transform(InstrumentLoading::meanwhile);
  }

  private Uni<Loaded> add(
      Statements on, Actor admin, Decision.Allowed allowed, Instrument instrument) {
    return on.rows(
            ADD_DEFINITION,
            allowed.studyId(),
            instrument.id(),
            instrument.version(),
            InstrumentJsonWriter.write(instrument).toString(),
            admin.id(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .chain(
            () ->
                record(
                    on,
                    admin,
                    allowed,
                    new JsonObject()
                        .put("definition", instrument.id())
                        .put("version", instrument.version())))
        .replaceWith(Loaded.ADDED);
  }

  private Uni<Loaded> add(
      Statements on, Actor admin, Decision.Allowed allowed, ContentPack pack, String json) {
    return on.rows(
            ADD_PACK,
            allowed.studyId(),
            pack.instrument(),
            pack.version(),
            pack.language(),
            json,
            admin.id(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .chain(
            () ->
                record(
                    on,
                    admin,
                    allowed,
                    new JsonObject()
                        .put("pack", pack.instrument())
                        .put("version", pack.version())
                        .put("language", pack.language())))
        .replaceWith(Loaded.ADDED);
  }

  private Uni<Void> record(
      Statements on, Actor admin, Decision.Allowed allowed, JsonObject detail) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            admin.kind().name(),
            Operation.CHANGE_INSTRUMENTS.name(),
            allowed.rule().words(),
            null,
            null,
            detail.encode()));
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

  private static Loaded same(ContentPack pack, String here) {
    if (ContentPackJson.read(here) instanceof Read.Understood<ContentPack> stored
        && stored.value().equals(pack)) {
      return Loaded.HERE_ALREADY;
    }
    throw ProblemException.conflict(
        Findings.code(Finding.Code.LANGUAGE_EXISTS),
        "The study has other wording of this version in this language; it is not replaced, because"
            + " answers refer to it.");
  }

  private static void requireFit(StudyCatalogue catalogue, ContentPack pack) {
    List<Instrument> versions = catalogue.versions(pack.instrument());
    Optional<Instrument> instrument = catalogue.find(pack.instrument(), pack.version());
    if (instrument.isEmpty()) {
      throw ProblemException.unprocessable(
          "pack-refused",
          "This content pack cannot be used.",
          List.of(
              versions.isEmpty()
                  ? new FieldProblem(
                      "/instrument", "unknown-instrument", "There is no such instrument here.")
                  : new FieldProblem(
                      "/version",
                      Findings.code(Finding.Code.WRONG_VERSION),
                      "There is no such version of the instrument here.")));
    }
    if (ContentPacks.apply(instrument.get(), pack) instanceof ContentPacks.Refused refused) {
      throw refused("pack-refused", "This content pack cannot be used.", refused.findings());
    }
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

  private static <T> T understood(Read<T> read, String code, String detail) {
    if (read instanceof Read.Understood<T> understood) {
      return understood.value();
    }
    throw refused(code, detail, ((Read.Refused<T>) read).findings());
  }

  private static ProblemException refused(String code, String detail, List<Finding> findings) {
    return ProblemException.unprocessable(code, detail, Findings.problems(findings));
  }

  private <T> Uni<T> offLoop(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }

  private static ProblemException meanwhile(Throwable ignored) {
    return ProblemException.conflict(
        "loaded-meanwhile", "Somebody else loaded the same just now. Read it again, then decide.");
  }
}
