package io.sixwalk.questionnaire.response;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.questionnaire.instrument.Finding;
import java.util.List;
import java.util.Locale;

/** Findings of the questionnaire rules in the words of a problem document. */
public final class Findings {
  private Findings() {}

  /** Code in small letters with dashes, such as {@code option-not-offered}. */
  public static FieldProblem problem(Finding finding) {
    return new FieldProblem(finding.pointer(), code(finding.code()), finding.message());
  }

  public static List<FieldProblem> problems(List<Finding> findings) {
    return findings.stream().map(Findings::problem).toList();
  }

  /** The code of a kind of finding. */
  public static String code(Finding.Code code) {
    return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
