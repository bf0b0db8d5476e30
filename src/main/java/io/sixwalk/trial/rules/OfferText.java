package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the words of an offer give away, in English and in Spanish. */
final class OfferText {
  private static final String AMOUNT =
      "(?:(?:US)?\\$|€|£|\\b(?:USD|EUR|GBP|MXN)\\b)\\s?\\d[\\d.,]*|\\b\\d[\\d.,]*\\s?(?:€|£|USD\\b|EUR\\b|(?:US"
          + " )?dollars?\\b|euros?\\b|d[oó]lares\\b|pesos\\b)";
  private static final Pattern PRICE = Pattern.compile(AMOUNT, Pattern.CASE_INSENSITIVE);

  /** Money that flows the other way, or between others. */
  private static final Pattern NOT_CHARGED =
      Pattern.compile(
          "\\b(?:receive[sd]?|compensat\\w+|reimburse\\w*|stipend|gift card|paid to you|we pay"
              + "|grant|rais(?:ed|ing)|funding|investors?|revenue|recibir\\w*|compensaci[oó]n"
              + "|reembols\\w+|subvenci[oó]n)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LARGE_SUM =
      Pattern.compile("(?i)^\\s?(?:million|billion|millones|[mb]n?\\b)");
  private static final Pattern FREE =
      Pattern.compile(
          "\\s*(?:free(?: of charge)?|none|nothing|no(?:ne)?(?: (?:cost|charge|fee|price))?|gratis"
              + "|gratuito|sin costo|nada|[$€£]?\\s?0+(?:[.,]0+)?\\s?(?:USD|EUR)?)\\.?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TRUST_IN_FDA_WORDS =
      Pattern.compile(
          "\\bFDA[\\s-]+(?:registered|listed|accredited|certified)\\b"
              + "|\\b(?:registered|listed|accredited) (?:with|by) the (?:US |U\\.S\\. )?FDA\\b"
              + "|\\bNIH[\\s-]+(?:approved|registered|accredited|certified)\\b"
              + "|\\bapproved by the NIH\\b"
              + "|\\b(?:registrad[oa]|acreditad[oa]|certificad[oa]|listad[oa]) "
              + "(?:en|por|ante|con) la FDA\\b"
              + "|\\baprobad[oa] por (?:los|el) NIH\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIES_REGULATION =
      Pattern.compile(
          "\\bFDA (?:does not|doesn[’']t|do not|don[’']t|cannot|can[’']t|neither)"
              + "(?: \\w+){0,2}? (?:regulates?|approves?|den(?:y|ies))\\b"
              + "|\\b(?:is|are) not (?:regulated|subject to regulation) by the FDA\\b"
              + "|\\b(?:no|not) (?:need|require)\\w* (?:any )?FDA (?:approval|clearance)\\b"
              + "|\\bFDA (?:approval|clearance) is not (?:needed|required|necessary)\\b"
              + "|\\b(?:outside|exempt from) (?:of )?(?:the )?FDA(?:[’']s)? "
              + "(?:regulation|jurisdiction|oversight|authority)\\b"
              + "|\\bla FDA no (?:\\w+ )?(?:regula|aprueba|niega)\\b"
              + "|\\bno (?:est[aá]n?|son) regulad[oa]s? por la FDA\\b"
              + "|\\bno (?:necesita|requiere)n? (?:la )?aprobaci[oó]n de la FDA\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DISCLAIMED =
      Pattern.compile(
          "(?i)\\b(?:not|never|isn[’']t|aren[’']t|no (?:est[aá]|es|son))(?: (?:an?|been))?\\s+$");
  private static final Pattern EXPLAINED =
      Pattern.compile("(?i)^[^.]{0,60}\\b(?:does not mean|doesn[’']t mean|no significa)\\b");

  private static final Pattern TRIAL_WORDS =
      Pattern.compile(
          "\\b(?:clinical|research) (?:trial|study|studies|trials)\\b|\\bphase (?:I|II|III|1|2|3)"
              + "(?:[/-](?:II|III|2|3))?\\b[^.]{0,40}\\b(?:trial|study)\\b"
              + "|\\b(?:ensayo|estudio)s? cl[ií]nicos?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_A_TRIAL =
      Pattern.compile(
          "(?i)\\b(?:not (?:an? |part of an? )?|outside (?:of )?(?:an? )?|without an? |no es un"
              + " )$");

  private OfferText() {}

  /** A price in the text of an offer that the reader would have to pay. */
  static Optional<String> priceIn(String text) {
    Matcher matcher = PRICE.matcher(text);
    while (matcher.find()) {
      String around =
          text.substring(Math.max(0, matcher.start() - 50), matcher.start())
              + text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 30));
      String after = text.substring(matcher.end());
      if (!NOT_CHARGED.matcher(around).find() && !LARGE_SUM.matcher(after).find()) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  /** Whether a price that a person wrote down says that there is something to pay. */
  static boolean costsSomething(String priceText) {
    return !FREE.matcher(priceText).matches();
  }

  /** Words that borrow trust from the FDA or the NIH, or deny that the FDA regulates. */
  static Optional<String> regulationMisstatedIn(String text) {
    for (Pattern pattern : List.of(TRUST_IN_FDA_WORDS, DENIES_REGULATION)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        String before = text.substring(0, matcher.start());
        String after = text.substring(matcher.end());
        if (!DISCLAIMED.matcher(before).find() && !EXPLAINED.matcher(after).find()) {
          return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
        }
      }
    }
    return Optional.empty();
  }

  /** Words that call the offer a trial. */
  static Optional<String> calledATrialIn(String text) {
    Matcher matcher = TRIAL_WORDS.matcher(text);
    while (matcher.find()) {
      if (!NOT_A_TRIAL.matcher(text.substring(0, matcher.start())).find()) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
