package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** By which value sets a study values EQ-5D responses. */
@ApplicationScoped
public class SettingsService {
  private static final int MOST_VALUE_SETS = 10;

  private static final String READ =
      "select eq5d_value_sets, revision from sixwalk.questionnaire_settings where study_id = $1";
  private static final String ADD =
      """
      insert into sixwalk.questionnaire_settings (study_id, eq5d_value_sets, revision, changed_by, changed_at)
      values ($1, $2, 1, $3, $4)
      """;
  private static final String CHANGE =
      """
      update sixwalk.questionnaire_settings
         set eq5d_value_sets = $2, revision = revision + 1, changed_by = $3, changed_at = $4
       where study_id = $1 and revision = $5
      returning revision
      """;

  private final Scope scope;
  private final Clock clock;

  SettingsService(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  Uni<SettingsView> read(Actor staff, String study) {
    return scope.onClient(
        staff,
        Operation.READ_STUDY,
        Subject.study(study),
        (connection, allowed) -> read(Statements.of(connection), allowed.studyId()));
  }

  /**
   * Chooses the value sets. Responses that are here already are valued by them when scores are made
   * anew.
   *
   * @param revision the revision that the admin saw; another one is a conflict
   */
  public Uni<SettingsView> change(Actor admin, String study, int revision, List<String> valueSets) {
    requireOffered(valueSets);
    return scope
        .onClient(
            admin,
            Operation.CHANGE_STUDY,
            Subject.study(study),
            (connection, allowed) -> {
              Statements on = Statements.of(connection);
              Object at = clock.instant().atOffset(ZoneOffset.UTC);
              String[] chosen = valueSets.toArray(String[]::new);
              Uni<?> written =
                  revision == 0
                      ? on.rows(ADD, allowed.studyId(), chosen, admin.id(), at)
                      : on.rows(CHANGE, allowed.studyId(), chosen, admin.id(), at, revision)
                          .invoke(
                              rows -> {
                                if (rows.isEmpty()) {
                                  throw changedMeanwhile();
                                }
                              });
              return written.chain(() -> read(on, allowed.studyId()));
            })
        .onFailure(Violations::isDuplicate)
        .transform(ignored -> changedMeanwhile());
  }

  private static Uni<SettingsView> read(Statements on, UUID studyId) {
    return on.rows(READ, studyId)
        .map(
            rows ->
                rows.isEmpty()
                    ? SettingsView.of(List.of(), 0)
                    : SettingsView.of(
                        Arrays.asList((String[]) rows.get(0)[0]), (Integer) rows.get(0)[1]));
  }

  private static void requireOffered(List<String> valueSets) {
    Set<String> offered =
        BundledInstruments.valueSets().stream().map(SettingsView::id).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    List<FieldProblem> problems = new ArrayList<>();
    if (valueSets == null || valueSets.size() > MOST_VALUE_SETS) {
      problems.add(
          new FieldProblem(
              "/eq5dValueSets", "list", "A list of up to " + MOST_VALUE_SETS + " ids is needed."));
    } else {
      for (int i = 0; i < valueSets.size(); i++) {
        String pointer = "/eq5dValueSets/" + i;
        if (valueSets.get(i) == null || !offered.contains(valueSets.get(i))) {
          problems.add(
              new FieldProblem(
                  pointer, "not-offered", "No value set of this id is offered; read the list."));
        } else if (!seen.add(valueSets.get(i))) {
          problems.add(new FieldProblem(pointer, "twice", "This value set stands here twice."));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(
          "settings-refused", "These settings cannot be used.", problems);
    }
  }

  private static ProblemException changedMeanwhile() {
    return ProblemException.conflict(
        "settings-changed", "Someone else changed the settings. Read them again, then decide.");
  }
}
