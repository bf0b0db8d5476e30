package io.sixwalk.trial.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences of a record that say, before the study, that its treatment is safe and effective.
 *
 * <p>Aims ("to determine whether the treatment is safe and effective") and hypotheses are not
 * assertions.
 */
final class EfficacyText {
  private static final Pattern ASSERTED =
      Pattern.compile(
          "\\b(?:treatments?|therap(?:y|ies)|cells?|MSCs?|infusions?|injections?"
              + "|transplantations?|exosomes?|products?|procedures?)\\b[^.;\\n]{0,40}?"
              + "\\b(?:is|are|was|were|been|be)\\s+(?:\\w+\\s+){0,3}?"
              + "safe\\s+(?:and|&)\\s+(?:effective|efficacious)\\b"
              + "|\\bboth\\s+safe\\s+(?:and|&)\\s+(?:effective|efficacious)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AIM =
      Pattern.compile(
          "\\b(?:whether|if|hypothes\\w+|postulat\\w+|aims?|objectives?|goals?|purpose|expect\\w*"
              + "|to (?:\\w+ )?(?:show|demonstrate|prove|determine|evaluate|assess|investigate"
              + "|confirm|verify|establish|test|see|ensure|explore|examine|find out))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OPEN_QUESTION =
      Pattern.compile(
          "\\b(?:may|might|could|can|would|should|not|will)\\s+(?:also\\s+)?be\\b",
          Pattern.CASE_INSENSITIVE);

  private EfficacyText() {}

  /** The first assertion, as a short quote. */
  static Optional<String> assertedIn(String text) {
    Matcher matcher = ASSERTED.matcher(text);
    while (matcher.find()) {
      int sentence = startOfSentence(text, matcher.start());
      String upToEnd = text.substring(sentence, matcher.end());
      if (!AIM.matcher(upToEnd).find() && !OPEN_QUESTION.matcher(upToEnd).find()) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  private static int startOfSentence(String text, int position) {
    int start = position;
    while (start > 0 && ".!?;\n".indexOf(text.charAt(start - 1)) < 0) {
      start--;
    }
    return start;
  }
}
