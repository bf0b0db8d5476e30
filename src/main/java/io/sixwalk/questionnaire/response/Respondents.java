package io.sixwalk.questionnaire.response;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.SentAs;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Instrument;
import java.util.Optional;

/** Who can answer what: a clinician's instrument by a rating, everything else by the person. */
final class Respondents {
  private Respondents() {}

  /** Why this sender cannot send a response to the instrument, or empty. */
  static Optional<Finding> misfit(Instrument instrument, SentAs sentAs) {
    boolean rated = instrument.respondent() == Instrument.Respondent.CLINICIAN;
    if (rated == (sentAs == SentAs.RATER)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Finding.Code.WRONG_RESPONDENT,
            "/instrument",
            switch (sentAs) {
              case PERSON -> "This is answered by a clinician, and not on a participant's phone.";
              case TRANSCRIBER ->
                  "This is answered by a clinician. Enter it as a rating, under /ratings.";
              case RATER ->
                  "This is answered by the person. Enter what they answered on paper or in an"
                      + " interview under /questionnaires.";
            }));
  }

  /** What is transcribed says from where; nothing else does. */
  static Optional<FieldProblem> mediumProblem(Optional<String> medium, SentAs sentAs) {
    if (medium.isPresent() == (sentAs == SentAs.TRANSCRIBER)) {
      return Optional.empty();
    }
    return Optional.of(
        medium.isPresent()
            ? new FieldProblem(
                "/medium", "staff-only", "Only what staff enter for a person has a medium.")
            : new FieldProblem(
                "/medium",
                "required",
                "Say how the person answered: PAPER or INTERVIEW (in the room or by telephone)."));
  }
}
