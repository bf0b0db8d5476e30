package io.sixwalk.trial.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that disclose that participants pay.
 *
 * <p>The words were chosen on 1,536 records, where they hit 23 and all 23 were true on reading. The
 * naive words (pay, fund, fee, cost, charge, price) hit 634 there, through "discharge", "free of
 * charge" and "cost of treatment".
 */
final class PaymentText {
  private static final Pattern DISCLOSED =
      Pattern.compile(
          "\\b(?:patient|participant|subject|self)[\\s-]+(?:funded|sponsored|paid|pay(?:ing)?)\\b"
              + "|\\bpay[\\s-]to[\\s-]participate\\b"
              + "|\\bout[\\s-]of[\\s-]pocket\\b"
              + "|\\bresponsible for (?:the |all )?(?:cost|costs|payment|fees)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DISCLOSED_IN_SPANISH =
      Pattern.compile(
          "\\b(?:financiad[oa]|pagad[oa]|costead[oa]) por (?:el|la|los|las) "
              + "(?:pacientes?|participantes?)\\b|\\bpagar (?:por|para) participar\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIAL =
      Pattern.compile("\\b(?:no|not|never|without|nor|sin|ning[uú]n)(?: any)?[\\s-]+$");
  private static final Pattern SPONSOR_PAYS =
      Pattern.compile(
          "(?i)\\b(?:sponsor|company|institution|university|hospital)(?: (?:will be|is|shall be))?"
              + "\\s+$");

  private PaymentText() {}

  /** The first disclosure, as a short quote of the text around it. */
  static Optional<String> disclosedIn(String text) {
    return first(DISCLOSED, text).or(() -> first(DISCLOSED_IN_SPANISH, text));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String before = text.substring(Math.max(0, matcher.start() - 60), matcher.start());
      if (!DENIAL.matcher(before).find() && !SPONSOR_PAYS.matcher(before).find()) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
