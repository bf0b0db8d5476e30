package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reading the definitions that the studies of the caller can use. */
@ApplicationScoped
public class InstrumentService {
  /** Row-level security leaves the studies that the caller belongs to. */
  private static final String STUDIES =
      "select id, code from sixwalk.study where $1::text is null or code = $1 order by code";

  private final Scope scope;
  private final StudyCatalogues catalogues;

  InstrumentService(Scope scope, StudyCatalogues catalogues) {
    this.scope = scope;
    this.catalogues = catalogues;
  }

  private record Offered(String study, StudyCatalogue catalogue) {}

  /** All definitions, of each study of the caller or of the one that is named. */
  public Uni<InstrumentList> list(Actor actor, Optional<String> study, Locale language) {
    return offered(actor, study)
        .map(
            all ->
                new InstrumentList(
                    all.stream()
                        .flatMap(
                            o ->
                                o.catalogue().all().stream()
                                    .map(i -> InstrumentList.Entry.of(o.study(), i, language)))
                        .toList()));
  }

  /**
   * One definition: with the wording of the study that has it in that language, where several have
   * the definition.
   */
  Uni<Instrument> one(
      Actor actor, Optional<String> study, String id, String version, Optional<String> language) {
    return offered(actor, study)
        .map(
            all -> {
              List<Instrument> found =
                  all.stream().flatMap(o -> o.catalogue().find(id, version).stream()).toList();
              return found.stream()
                  .filter(i -> language.flatMap(i::language).isPresent())
                  .findFirst()
                  .or(() -> found.stream().findFirst())
                  .orElseThrow(ProblemException::notFound);
            });
  }

  /** One definition as the staff of a study see it, with all its wording. */
  Uni<Instrument> ofStudy(Actor staff, String study, String id, String version) {
    return scope.onClient(
        staff,
        Operation.READ_STUDY,
        Subject.study(study),
        (connection, allowed) ->
            catalogues
                .of(Statements.of(connection), allowed.studyId())
                .map(c -> c.find(id, version).orElseThrow(ProblemException::notFound)));
  }

  private Uni<List<Offered>> offered(Actor actor, Optional<String> study) {
    return scope.onClient(
        actor,
        Operation.READ_INSTRUMENTS,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(STUDIES, study.orElse(null))
              .chain(
                  rows ->
                      Multi.createFrom()
                          .iterable(rows)
                          .onItem()
                          .transformToUniAndConcatenate(
                              row ->
                                  catalogues
                                      .of(on, (UUID) row[0])
                                      .map(catalogue -> new Offered((String) row[1], catalogue)))
                          .collect()
                          .asList());
        });
  }
}
