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
  /** Blanks and dashes of any kind: pages set "patient-funded" with a dash of their own. */
  private static final String GAP = "[\\s\\u00A0\\p{Pd}]+";

  private static final Pattern DISCLOSED =
      Pattern.compile(
          "\\b(?:patient|participant|subject|self)"
              + GAP
              + "(?:funded|sponsored|paid|pay(?:ing)?)\\b"
              + "|\\bpay"
              + GAP
              + "to"
              + GAP
              + "participate\\b"
              + "|\\bout"
              + GAP
              + "of"
              + GAP
              + "pocket\\b"
              + "|\\bresponsible for (?:the |all )?(?:cost|costs|payment|fees)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DISCLOSED_IN_SPANISH =
      Pattern.compile(
          "\\b(?:financiad[oa]s?|pagad[oa]s?|costead[oa]s?|sufragad[oa]s?) por"
              + " (?:el|la|los|las|sus|cada) (?:propi[oa]s?"
              + " )?(?:pacientes?|participantes?)\\b|\\bpagar (?:por|para)"
              + " participar\\b|\\bautofinanciad[oa]s?\\b|\\bautopagad[oa]s?\\b|\\bde (?:su|tu)"
              + " (?:propio )?bolsillo\\b|\\b(?:a cargo|por cuenta) del?"
              + " (?:paciente|participante)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern DENIAL =
      Pattern.compile(
          "(?:\\b(?:no|not|never|without|nor|neither|sin|ning[uú]n)|n[’']t)"
              + "(?: (?:any|an?|be|be held|un|una|ser[aá]?|gastos?|costos?))?[\\s-]+$",
          Pattern.CASE_INSENSITIVE);

  /**
   * Somebody else pays: "the sponsor is responsible for all costs", "self-funded by the clinic".
   */
  private static final Pattern SPONSOR_PAYS =
      Pattern.compile(
          "\\b(?:sponsor|company|institution|university|hospital|investigators?|grant)"
              + "(?: (?:will be|is|are|shall be))?\\s+$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BY_THE_SPONSOR =
      Pattern.compile(
          "^\\s+by (?:the |an? |our )?(?:\\w+ ){0,2}(?:sponsor|investigators?|authors?|researchers?"
              + "|institution|institute|university|department|hospital|company|team)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What people spend elsewhere, as something that a study counts or gives back. */
  private static final Pattern COUNTED_OR_REPAID =
      Pattern.compile(
          "\\b(?:reimburs\\w*|refund\\w*|compensat\\w*|measur\\w*|compar\\w*|assess\\w*|estimat\\w*"
              + "|calculat\\w*|outcomes?|endpoints?|questionnaires?|survey\\w*|reduc\\w*|cost[\\s-]effective\\w*)\\b",
          Pattern.CASE_INSENSITIVE);

  private PaymentText() {}

  /** The first disclosure, as a short quote of the text around it. */
  static Optional<String> disclosedIn(String text) {
    return first(DISCLOSED, text).or(() -> first(DISCLOSED_IN_SPANISH, text));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String before = text.substring(Math.max(0, matcher.start() - 60), matcher.start());
      boolean somebodyElse =
          SPONSOR_PAYS.matcher(before).find()
              || BY_THE_SPONSOR.matcher(text.substring(matcher.end())).find();
      boolean counted =
          Names.words(matcher.group()).equals(" out of pocket ")
              && COUNTED_OR_REPAID.matcher(Quotes.sentence(text, matcher.start())).find();
      if (!DENIAL.matcher(before).find() && !somebodyElse && !counted) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
