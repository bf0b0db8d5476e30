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
  private static final int CHARACTERS_BEFORE = 200;
  private static final int CHARACTERS_AFTER = 160;

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
   * Somebody else pays: "the sponsor is responsible for all costs". The sponsor must be the subject
   * of the clause: in "patients of the hospital are responsible" the patients pay.
   */
  private static final Pattern SPONSOR_PAYS =
      Pattern.compile(
          "(?:^|[.;:,!?(\\n"
              + "]|\\b(?:as|because|since|but|while|that|whereas)\\b)\\s*(?:(?!(?:patients?"
              + "|participants?|subjects?|volunteers?|people|famil\\w+|you|they|who|not|of|at|by|from|in"
              + "|with|to|and|or)\\b)[\\p{L}\\d'’.-]+\\s+){0,5}(?:sponsor|company|institution|university|hospital|investigators?|grant)(?:\\s+(?:will"
              + " be|is|are|shall be))?\\s+$",
          Pattern.CASE_INSENSITIVE);

  /** "Self-funded by the department". */
  private static final Pattern ITSELF =
      Pattern.compile(
          "(?:self" + GAP + "\\p{L}+|\\p{L}+" + GAP + "paid)", Pattern.CASE_INSENSITIVE);

  private static final Pattern BY_THE_SPONSOR =
      Pattern.compile(
          "^\\s+by (?:the |an? |our )?(?:\\w+ ){0,2}(?:sponsor|investigators?|authors?|researchers?"
              + "|institution|institute|university|department|hospital|company|team)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final String EXPENSES =
      "^\\s+(?:(?:medical|health|health ?care|travel|direct|other) ){0,2}"
          + "(?:costs?|expens\\w+|expenditures?|spending|payments?)\\b";

  /** Expenses of people, as the object of what a study measures or gives back. */
  private static final Pattern COUNTED_BEFORE =
      Pattern.compile(
          "(?<!(?:\\b(?:no|not|never|without|nor)|n[’']t)(?: be)?\\s)\\b(?:reimburs\\w*|refund\\w*"
              + "|compensat\\w*|measur\\w*|compar\\w*|assess\\w*|estimat\\w*|calculat\\w*|reduc\\w*"
              + "|outcomes?(?:\\s+(?:are|include|is))?|endpoints?(?:\\s+(?:are|include|is))?"
              + "|questionnaires?|surveys?)\\b"
              + "(?:[\\s,:]+(?!(?:is|are|was|were|be|will|must|at|not|pay|pays|paid|paying|responsible)\\b)"
              + "[\\p{L}\\d'’-]+){0,6}[\\s,:]+$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COUNTED_AFTER =
      Pattern.compile(
          EXPENSES
              + "(?:\\s+(?!(?:not|never|and|but|pay|paid|with|whose|who|which|while)\\b)[\\p{L}'’-]+){0,6}?\\s+(?:(?:will"
              + " be|are|is|was|were|be)\\s+)?(?:\\p{L}+ly\\s+)?(?:reimbursed|refunded"
              + "|compensated|measured|compared|assessed|estimated|calculated|recorded|collected)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EXPENSES_AFTER = Pattern.compile(EXPENSES, Pattern.CASE_INSENSITIVE);

  /** "Reimbursed for what you pay out of pocket". */
  private static final Pattern PAID_BACK_BEFORE =
      Pattern.compile(
          "(?<!(?:\\b(?:no|not|never|without|nor)|n[’']t)(?:"
              + " be)?\\s)\\b(?:reimburse[sd]?|refund(?:ed|s)?)\\s+(?:\\p{L}+\\s+)?for"
              + " (?:what|anything|all|everything|expenses|costs)(?: that)?(?:"
              + " (?:you|they|participants|patients))?(?: have)? (?:pay|paid|spend|spent)\\s+$",
          Pattern.CASE_INSENSITIVE);

  private PaymentText() {}

  /** The first disclosure, as a short quote of the text around it. */
  static Optional<String> disclosedIn(String text) {
    return first(DISCLOSED, text).or(() -> first(DISCLOSED_IN_SPANISH, text));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String before =
          text.substring(Math.max(0, matcher.start() - CHARACTERS_BEFORE), matcher.start());
      String after =
          text.substring(matcher.end(), Math.min(text.length(), matcher.end() + CHARACTERS_AFTER));
      boolean somebodyElse =
          SPONSOR_PAYS.matcher(before).find()
              || ITSELF.matcher(matcher.group()).matches() && BY_THE_SPONSOR.matcher(after).find();
      boolean counted =
          Names.words(matcher.group()).equals(" out of pocket ") && isCounted(before, after);
      if (!DENIAL.matcher(before).find() && !somebodyElse && !counted) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  /** Whether what people spend elsewhere is something that the study counts or gives back. */
  private static boolean isCounted(String before, String after) {
    return COUNTED_AFTER.matcher(after).find()
        || EXPENSES_AFTER.matcher(after).find() && COUNTED_BEFORE.matcher(before).find()
        || PAID_BACK_BEFORE.matcher(before).find();
  }
}
