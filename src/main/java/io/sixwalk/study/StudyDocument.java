package io.sixwalk.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is decided about a study, in one document: to be kept beside its protocol, and to be taken
 * in again. A part that is missing is left as it is; the parts have the shapes of the API.
 *
 * @param revision of the study when it was printed; another one is refused, a missing one is not
 * @param study all its settings; one that is left out is empty afterwards
 * @param sites to be there with these names and countries, by code; others stay
 * @param windows all visit windows
 * @param thresholds a version to be in force; its number is ignored
 * @param feedbackPolicy from whom trends are hidden
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyDocument(
    Integer revision,
    StudyChange study,
    List<SiteView> sites,
    List<StudyRules.Window> windows,
    StudyRules.Thresholds thresholds,
    FeedbackPolicy feedbackPolicy) {

  /** Refuses with every problem of every part, each with its place in the document. */
  void check() {
    List<FieldProblem> problems = new ArrayList<>();
    collect(problems, "/study", study == null ? () -> {} : study::check);
    if (windows != null) {
      collect(problems, "", () -> new StudyWindows(windows, null).check());
    }
    if (thresholds != null) {
      collect(problems, "/thresholds", () -> ThresholdVersions.check(thresholds));
    }
    Set<String> codes = new HashSet<>();
    for (int i = 0; sites != null && i < sites.size(); i++) {
      String at = "/sites/" + i;
      collect(problems, at, sites.get(i)::check);
      if (!codes.add(sites.get(i).code())) {
        problems.add(new FieldProblem(at + "/code", "unique", "This site stands there twice."));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(
          "invalid", "The document is not acceptable. Nothing was changed.", problems);
    }
  }

  private static void collect(List<FieldProblem> problems, String prefix, Runnable check) {
    try {
      check.run();
    } catch (ProblemException e) {
      e.problem()
          .errors()
          .forEach(p -> problems.add(new FieldProblem(prefix + p.pointer(), p.code(), p.detail())));
    }
  }
}
