package io.sixwalk.schedule;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.SchedulableInstruments;
import io.sixwalk.questionnaire.SchedulableInstruments.Schedulability;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Instrument.LanguageVersion;
import io.sixwalk.schedule.PlanView.Item;
import io.sixwalk.schedule.PlanView.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A study's plan as staff read it and admins change it. Each change is a new version. */
@ApplicationScoped
class StudyPlans {
  private static final String NEWEST =
      """
      select p.version, p.in_force_from, p.silent_after_days, p.items,
             array(select w.code from sixwalk.visit_window w where w.study_id = $1)
        from sixwalk.study_plan p where p.study_id = $1 order by p.version desc limit 1
      """;
  private static final String ADD =
      """
      insert into sixwalk.study_plan (study_id, version, in_force_from, silent_after_days, items, made_by)
      values ($1, $2, $3, $4, cast(cast($5 as text) as jsonb), $6)
      """;

  private final Scope scope;
  private final StudyCatalogues catalogues;
  private final SchedulableInstruments schedulable;
  private final Clock clock;

  StudyPlans(
      Scope scope, StudyCatalogues catalogues, SchedulableInstruments schedulable, Clock clock) {
    this.scope = scope;
    this.catalogues = catalogues;
    this.schedulable = schedulable;
    this.clock = clock;
  }

  /** What a study has: the newest version, the codes of its windows, its instruments. */
  private record Found(
      int version,
      OffsetDateTime inForceFrom,
      int silentAfterDays,
      List<Item> items,
      Set<String> windows,
      StudyCatalogue catalogue) {

    PlanView view() {
      return new PlanView(
          version, inForceFrom.toInstant(), silentAfterDays, items, warnings(items, this));
    }
  }

  Uni<PlanView> read(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_STUDY,
        Subject.study(studyCode),
        (connection, allowed) ->
            found(Statements.of(connection), allowed.studyId()).map(Found::view));
  }

  /**
   * Adds a version.
   *
   * @param version the one that the admin saw; another one is a conflict
   */
  Uni<PlanView> change(Actor admin, String studyCode, int version, PlanView wanted) {
    return scope
        .onClient(
            admin,
            Operation.CHANGE_STUDY,
            Subject.study(studyCode),
            (connection, allowed) -> {
              Statements on = Statements.of(connection);
              UUID study = allowed.studyId();
              return found(on, study)
                  .chain(
                      found -> {
                        if (found.version() != version) {
                          throw changedMeanwhile();
                        }
                        return completed(on, study, wanted.items(), found)
                            .chain(
                                items ->
                                    on.rows(
                                        ADD,
                                        study,
                                        version + 1,
                                        clock.instant().atOffset(ZoneOffset.UTC),
                                        wanted.silentAfterDays(),
                                        StudyPlan.json(items),
                                        admin.id()));
                      })
                  .chain(() -> found(on, study))
                  .map(Found::view);
            })
        .onFailure(Violations::isDuplicate)
        .transform(meanwhile -> changedMeanwhile());
  }

  private Uni<Found> found(Statements on, UUID study) {
    return on.rows(NEWEST, study)
        .chain(
            rows -> {
              if (rows.isEmpty()) {
                throw ProblemException.notFound();
              }
              Object[] r = rows.get(0);
              return catalogues
                  .of(on, study)
                  .map(
                      catalogue ->
                          new Found(
                              (Integer) r[0],
                              (OffsetDateTime) r[1],
                              (Integer) r[2],
                              StudyPlan.items(((JsonArray) r[3]).encode()),
                              Set.of((String[]) r[4]),
                              catalogue));
            });
  }

  /** Fills in versions and languages, and refuses what cannot be asked. */
  private Uni<List<Item>> completed(Statements on, UUID study, List<Item> wanted, Found found) {
    Uni<List<Item>> all = Uni.createFrom().item(new ArrayList<>());
    for (Item item : wanted) {
      all =
          all.chain(
              done ->
                  completed(on, study, item, found)
                      .map(
                          one -> {
                            done.add(one);
                            return done;
                          }));
    }
    return all.invoke(
        items -> {
          List<FieldProblem> wrong = warnings(items, found);
          if (!wrong.isEmpty()) {
            throw ProblemException.unprocessable(
                "not-schedulable", "Some items cannot be asked; see the list.", wrong);
          }
        });
  }

  private Uni<Item> completed(Statements on, UUID study, Item item, Found found) {
    if (item.task() == Kind.WALK) {
      return Uni.createFrom().item(item.completed(null, null));
    }
    return schedulable
        .check(on, study, item.instrument())
        .map(
            can -> {
              String version =
                  item.version() == null && can instanceof Schedulability.Schedulable newest
                      ? newest.version()
                      : item.version();
              List<String> languages =
                  item.languages() != null && !item.languages().isEmpty()
                      ? item.languages()
                      : found
                          .catalogue()
                          .find(item.instrument(), version)
                          .map(i -> i.languages().stream().map(LanguageVersion::tag).toList())
                          .orElse(List.of());
              return item.completed(version, languages);
            });
  }

  /** What cannot be asked as the study stands now. */
  private static List<FieldProblem> warnings(List<Item> items, Found found) {
    List<FieldProblem> problems = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      String at = "/items/" + i;
      if (item.windows() != null && !found.windows().containsAll(item.windows())) {
        String unknown =
            item.windows().stream()
                .filter(w -> !found.windows().contains(w))
                .collect(Collectors.joining(", "));
        problems.add(
            new FieldProblem(
                at + "/windows", "unknown", "The study has no window " + unknown + "."));
      }
      if (item.task() == Kind.QUESTIONNAIRE) {
        instrument(problems, at, item, found.catalogue());
      }
    }
    problems.addAll(PlanConditions.problems(items, found.catalogue()));
    return problems;
  }

  private static void instrument(
      List<FieldProblem> problems, String at, Item item, StudyCatalogue catalogue) {
    List<Instrument> versions = catalogue.versions(item.instrument());
    if (versions.isEmpty()) {
      problems.add(
          new FieldProblem(
              at + "/instrument", "unknown", "There is no instrument of this name here."));
      return;
    }
    Instrument newest = versions.get(versions.size() - 1);
    Instrument asked = catalogue.find(item.instrument(), item.version()).orElse(null);
    if (asked == null && item.version() != null) {
      problems.add(
          new FieldProblem(at + "/version", "unknown", "The instrument has no such version."));
    } else if ((asked == null ? newest : asked).respondent() == Instrument.Respondent.CLINICIAN) {
      problems.add(
          new FieldProblem(
              at + "/instrument", "not-schedulable", "A clinician answers it, not the person."));
    } else {
      Instrument one = asked == null ? newest : asked;
      List<String> languages = item.languages().isEmpty() ? List.of("en") : item.languages();
      for (int i = 0; i < languages.size(); i++) {
        String pointer = item.languages().isEmpty() ? "/instrument" : "/languages/" + i;
        one.whyNotSchedulable(languages.get(i))
            .ifPresent(why -> problems.add(new FieldProblem(at + pointer, "not-schedulable", why)));
      }
    }
  }

  private static ProblemException changedMeanwhile() {
    return ProblemException.conflict(
        "plan-changed", "Someone else changed the plan. Read it again, then decide.");
  }
}
