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
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.instrument.ContentPack;
import io.sixwalk.questionnaire.instrument.ContentPackJson;
import io.sixwalk.questionnaire.instrument.ContentPacks;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Instrument;
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

/**
 * Adds wording that a study has the right to use. It is never replaced or removed; loading the same
 * again changes nothing.
 */
@ApplicationScoped
public class PackLoading {
  private static final String REFUSED = "pack-refused";
  private static final String CANNOT_BE_USED = "This content pack cannot be used.";

  private static final String ADD =
      """
      insert into sixwalk.content_pack (study_id, instrument, version, language, pack, loaded_by, loaded_at)
      values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6, $7)
      """;
  private static final String HERE =
      """
      select pack::text from sixwalk.content_pack
       where study_id = $1 and instrument = $2 and version = $3 and language = $4
      """;

  private final Scope scope;
  private final StudyCatalogues catalogues;
  private final AuditTrail audit;
  private final Clock clock;
  private final Vertx vertx;

  PackLoading(Scope scope, StudyCatalogues catalogues, AuditTrail audit, Clock clock, Vertx vertx) {
    this.scope = scope;
    this.catalogues = catalogues;
    this.audit = audit;
    this.clock = clock;
    this.vertx = vertx;
  }

  /**
   * Adds a pack.
   *
   * @throws ProblemException 422 with pointers into the pack, or 409 where other wording is there
   */
  public Uni<Loaded> load(Actor admin, String study, String json) {
    return vertx
        .executeBlocking(() -> ContentPackJson.read(json), false)
        .chain(read -> load(admin, study, json, read));
  }

  private Uni<Loaded> load(Actor admin, String study, String json, Read<ContentPack> read) {
    ContentPack pack = Loading.understood(read, REFUSED, CANNOT_BE_USED);
    return scope
        .onClient(
            admin,
            Operation.CHANGE_INSTRUMENTS,
            Subject.study(study),
            (connection, allowed) -> {
              Statements on = Statements.of(connection);
              return on.rows(
                      HERE, allowed.studyId(), pack.instrument(), pack.version(), pack.language())
                  .chain(
                      here ->
                          here.isEmpty()
                              ? catalogues
                                  .of(on, allowed.studyId())
                                  .invoke(catalogue -> requireFit(catalogue, pack))
                                  .chain(() -> add(on, admin, allowed, pack, json))
                              : Uni.createFrom().item(same(pack, (String) here.get(0)[0])));
            })
        .onFailure(Violations::isDuplicate)
        .transform(Loading::meanwhile);
  }

  private Uni<Loaded> add(
      Statements on, Actor admin, Decision.Allowed allowed, ContentPack pack, String json) {
    JsonObject detail =
        new JsonObject()
            .put("pack", pack.instrument())
            .put("version", pack.version())
            .put("language", pack.language());
    return on.rows(
            ADD,
            allowed.studyId(),
            pack.instrument(),
            pack.version(),
            pack.language(),
            json,
            admin.id(),
            clock.instant().atOffset(ZoneOffset.UTC))
        .chain(() -> audit.append(on, Loading.entry(admin, allowed, detail)))
        .replaceWith(Loaded.ADDED);
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
    Optional<Instrument> instrument = catalogue.find(pack.instrument(), pack.version());
    if (instrument.isEmpty()) {
      throw ProblemException.unprocessable(
          REFUSED,
          CANNOT_BE_USED,
          List.of(
              catalogue.versions(pack.instrument()).isEmpty()
                  ? new FieldProblem(
                      "/instrument", "unknown-instrument", "There is no such instrument here.")
                  : new FieldProblem(
                      "/version",
                      Findings.code(Finding.Code.WRONG_VERSION),
                      "There is no such version of the instrument here.")));
    }
    if (ContentPacks.apply(instrument.get(), pack) instanceof ContentPacks.Refused refused) {
      throw Loading.refused(REFUSED, CANNOT_BE_USED, refused.findings());
    }
  }
}
