package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the words of an offer give away, in English and in Spanish. */
final class OfferText {
  private static final String CODES = "USD|EUR|GBP|MXN|CAD|AUD|CHF|JPY|CNY|RMB|INR|BRL|COP|ARS|CLP";
  private static final String SIGNS = "[$€£¥₹]";
  private static final String MONEY_WORDS =
      "(?:(?:US )?dollars?|bucks|euros?|pounds|yen|rupees|d[oó]lares|pesos|libras|soles|reales)\\b";
  private static final Pattern PRICE =
      Pattern.compile(
          "(?:(?:US|C|A)?"
              + SIGNS
              + "|\\b(?:"
              + CODES
              + "|Rs\\.?)) ?(\\d[\\d.,]*)k?|\\b(\\d[\\d.,]*)k? ?(?:"
              + SIGNS
              + "|(?:"
              + CODES
              + ")\\b|(?:thousand |mil )?"
              + MONEY_WORDS
              + ")|\\b(?:thousand|mil) "
              + MONEY_WORDS,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Money that flows the other way: "participants receive up to $50". */
  private static final Pattern PAID_OUT_BEFORE =
      Pattern.compile(
          "\\b(?:receiv\\w+|compensat\\w+|reimburs\\w+|(?:are|is|be|were|was|been|get) paid|we"
              + " pay(?: you)?|(?:we|they) pay(?: you| me)?|pays? me|me pagan|stipends?|earns?|gift"
              + " cards?|recibir\\w*|reciben?|compensaci[oó]n|reembols\\w+)(?:"
              + " (?:up|to|about|an?|of|total|additional|payments?|stipend|compensation|gift|cards?|travel"
              + "|as|much|your|their|time|and|for|with|by|worth|hasta|una?|pago|de|por|con|su|tiempo|each|visit))*\\s*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PAID_OUT_AFTER =
      Pattern.compile(
          "^[^.;]{0,24}\\b(?:per visit|for each visit|for your time|gift card|stipend|compensation"
              + "|reimburse\\w*|grant|por (?:cada )?visita|por su tiempo)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Money between others: "the company raised $20 million". */
  private static final Pattern BETWEEN_OTHERS =
      Pattern.compile(
          "\\b(?:grants?|rais(?:ed|ing)|funding|investors?|invest(?:ed|ment)|revenue|donat\\w+"
              + "|subvenci[oó]n)\\b[^.;]{0,40}$",
          Pattern.CASE_INSENSITIVE);

  /** What a clinic says beside a price: the reader, or any patient, is the one who pays. */
  private static final Pattern READER_PAYS =
      Pattern.compile(
          "\\b(?:you|patients?|participants?|volunteers?|families|clients?)(?: \\w+){0,2}?"
              + " (?:pays?|paying|cover|finance)\\b(?!"
              + " attention)|\\b(?:participation|enrol+ment|registration|entry|trial|study|program)"
              + " fees?\\b|\\bfees? to (?:participate|join|enrol+)\\b|\\bcost to"
              + " (?:participate|join|enrol+)\\b|\\b(?:not|isn[’']t|never) covered by (?:your |any"
              + " )?(?:health )?insurance\\b|\\binsurance (?:does not|doesn[’']t|will not|won[’']t)"
              + " (?:cover|pay)\\b|\\b(?:pacientes?|participantes?|usted|familias?)(?:"
              + " \\p{L}+){0,2}? (?:pagan?|pagar[aá]n?|cubren?|costean?)\\b|\\b(?:debe|deben|tiene"
              + " que|tendr[aá] que) pagar\\b|\\bcuota de"
              + " (?:participaci[oó]n|inscripci[oó]n)\\b|\\bel seguro no (?:lo |la"
              + " )?(?:cubre|paga)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern PAYS_NOTHING =
      Pattern.compile(
          "\\b(?:no|not|never|nothing|free|without|nada|nunca|ni|sin|gratis|gratuit[oa]"
              + "|waived|covered|covers|sponsor|cubren?|cubiert[oa])\\b|n[’']t\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BARE_AMOUNT = Pattern.compile("[1-9]\\d");
  private static final Pattern INSURANCE_REFUSES =
      Pattern.compile("\\b(?:insurance|seguro)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern LARGE_SUM =
      Pattern.compile("(?i)^\\s?(?:million|billion|millones|mill[oó]n|[mb]n?\\b)");
  private static final Pattern FREE =
      Pattern.compile(
          "\\s*(?:free(?: of charge)?|none|nothing|no(?:ne)?(?: (?:cost|charge|fee|price))?|gratis"
              + "|gratuito|sin costo|nada|[$€£]?\\s?0+(?:[.,]0+)?\\s?(?:USD|EUR)?)\\.?\\s*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern TRUST_IN_FDA_WORDS =
      Pattern.compile(
          "\\bFDA[\\s\\u00A0\\p{Pd}]+(?:registered|listed|accredited|certified|sanctioned|licensed)\\b"
              // FDA lets a trial go ahead; it does not approve trials, clinics or laboratories.
              + "|\\bFDA[\\s\\u00A0\\p{Pd}]+(?:approved|cleared) (?:\\w+"
              + " ){0,2}(?:trial|study|clinic"
              + "|cent(?:er|re)|facility|lab(?:oratory)?|protocol)\\b|\\b(?:registered|listed|accredited|certified)"
              + " (?:with|by|at) (?:the )?(?:US |U\\.S\\. )?FDA\\b"
              + "|\\b(?:NIH|ClinicalTrials\\.gov|government)[\\s\\u00A0\\p{Pd}]+(?:approved|accredited|certified|endorsed)\\b"
              + "|\\bNIH[\\s\\u00A0\\p{Pd}]+registered\\b|\\b(?:approved|endorsed|accredited|certified)"
              + " by (?:the )?(?:NIH|National Institutes? of"
              + " Health|ClinicalTrials\\.gov|government)\\b|\\b(?:registrad[oa]|acreditad[oa]|certificad[oa]|listad[oa])"
              + " (?:en|por|ante|con|de) la"
              + " FDA\\b|\\b(?:ensayo|estudio|cl[ií]nica|laboratorio|centro)(?: \\p{L}+){0,2}"
              + " aprobad[oa] por la FDA\\b|\\b(?:aprobad[oa]|avalad[oa]|certificad[oa]) por (?:los"
              + " |el )?(?:NIH|ClinicalTrials\\.gov|gobierno)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIES_REGULATION =
      Pattern.compile(
          "\\bFDA (?:does not|doesn[’']t|do not|don[’']t|cannot|can[’']t|neither)(?: \\w+){0,2}?"
              + " (?:regulates?|approves?|den(?:y|ies)|oversees?)\\b(?! (?:\\w+"
              + " )?(?:clinics|cent(?:er|re)s|trials|studies|facilities|laboratories)\\b)|\\b(?:is|are)"
              + " (?:not|un)[ -]?(?:regulated|subject to regulation) by (?:the"
              + " )?FDA\\b|\\b(?:is|are) not subject to FDA\\b|(?:\\b(?:no|not)|n[’']t)"
              + " (?:need|require)\\w* (?:any )?FDA (?:approval|clearance)\\b|\\bFDA"
              + " (?:approval|clearance) is not"
              + " (?:needed|required|necessary)\\b|\\b(?:outside|exempt from) (?:of )?(?:the"
              + " )?FDA(?:[’']s)? (?:regulation|jurisdiction|oversight|authority)\\b|\\bla FDA"
              + " (?:no|ni) (?:\\w+ )?(?:regula|aprueba|niega|supervisa)\\b|\\bno (?:est[aá]n?|son)"
              + " regulad[oa]s? por la FDA\\b|\\bno (?:necesita|requiere)n? (?:de )?(?:la"
              + " )?(?:aprobaci[oó]n|autorizaci[oó]n) de la FDA\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DISCLAIMED =
      Pattern.compile(
          "(?i)(?:\\b(?:not|never|neither|nor|no(?: (?:est[aá]n?|es|son|fue|ha sido))?)|n[’']t)"
              + "(?: (?:an?|been|be|yet|currently|un|una))?\\s+$");
  private static final Pattern EXPLAINED =
      Pattern.compile("(?i)^[^.]{0,60}\\b(?:does not mean|doesn[’']t mean|no significa)\\b");

  private static final Pattern TRIAL_WORDS =
      Pattern.compile(
          "\\b(?:clinical|research) (?:trial|study)\\b"
              // "Tested in clinical trials" speaks of others; "our clinical trials" does not.
              + "|\\b(?:our|these|join|run|running|conduct|conducting|offer|offering)(?:"
              + " \\w+){0,3}? (?:clinical |research )?(?:trials?|studies)\\b|\\bphase"
              + " (?:I|II|III|1|2|3)(?:[/-](?:II|III|2|3))?\\b[^.]{0,40}\\b(?:trial|study)\\b|\\b(?:un|el|este|nuestro|nuestros|nuevo)"
              + " (?:\\p{L}+ )?(?:ensayo|estudio)s?(?: cl[ií]nicos?)\\b|\\b(?:ensayo|estudio)"
              + " cl[ií]nico\\b|\\bnuestros? (?:ensayo|estudio)s?\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NOT_A_TRIAL =
      Pattern.compile(
          "(?i)\\b(?:not (?:an? |part of an? )?|outside (?:of )?(?:an? )?|without an? |no es (?:un"
              + " )?)$");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+|\\n");

  /** Sentences about who cannot join, or what somebody had before. */
  private static final Pattern EXCLUSION =
      Pattern.compile(
          "\\b(?:exclu\\w+|must not|cannot (?:join|take part)|can[’']t join|not eligible|history of"
              + "|comorbid\\w*|no (?:debe|pueden?)|antecedentes de)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRODUCT =
      Pattern.compile(
          "\\b(?:stem[\\s-]?cells?|cells|MSCs?|exosomes?|plasma|PRP|SVF|umbilical|infusions?|injections?|IV"
              + " drip|peptides?|ozone|NAD\\+?|c[eé]lulas(?:"
              + " madre)?|exosomas?|sueros?|infusi[oó]n(?:es)?|inyecci[oó]n(?:es)?|ozono)(?!\\w)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private OfferText() {}

  /** The text without the sentences that tell who is kept out. */
  static String withoutExclusions(String text) {
    return SENTENCE_END
        .splitAsStream(text)
        .filter(sentence -> !EXCLUSION.matcher(sentence).find())
        .collect(Collectors.joining("\n"));
  }

  /** Whether something is named that is put into people. */
  static boolean namesAProduct(String text) {
    return PRODUCT.matcher(text).find();
  }

  /** Words by which the text of an offer says that its reader, or any patient, pays. */
  static Optional<String> paymentIn(String text) {
    return PaymentText.disclosedIn(text).or(() -> priceIn(text)).or(() -> readerPaysIn(text));
  }

  /** A price that the reader would have to pay. */
  private static Optional<String> priceIn(String text) {
    Matcher matcher = PRICE.matcher(text);
    while (matcher.find()) {
      String before = text.substring(Math.max(0, matcher.start() - 60), matcher.start());
      String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 40));
      boolean notCharged =
          isZero(matcher)
              || PAID_OUT_BEFORE.matcher(before).find()
              || PAID_OUT_AFTER.matcher(after).find()
              || BETWEEN_OTHERS.matcher(before).find()
              || LARGE_SUM.matcher(after).find();
      if (!notCharged) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  private static boolean isZero(Matcher price) {
    String digits = price.group(1) != null ? price.group(1) : price.group(2);
    return digits != null && digits.matches("[0.,]+");
  }

  private static Optional<String> readerPaysIn(String text) {
    Matcher matcher = READER_PAYS.matcher(text);
    while (matcher.find()) {
      String said = matcher.group();
      String around = text.substring(Math.max(0, matcher.start() - 25), matcher.end());
      String after = text.substring(matcher.end(), Math.min(text.length(), matcher.end() + 20));
      boolean denied =
          !INSURANCE_REFUSES.matcher(said).find()
              && (PAYS_NOTHING.matcher(around).find()
                  || PAYS_NOTHING.matcher(after.split("[.;,]", 2)[0]).find());
      if (!denied) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }

  /** Whether a price that a person wrote down says that there is something to pay. */
  static boolean costsSomething(String priceText) {
    if (FREE.matcher(priceText).matches()) {
      return false;
    }
    if (priceIn(priceText).isPresent()) {
      return true;
    }
    // What is left of amounts is zero, or is paid to the person.
    boolean amountForOthers = PRICE.matcher(priceText).find();
    boolean bareAmount = BARE_AMOUNT.matcher(priceText).find();
    return !amountForOthers && (bareAmount || !PAYS_NOTHING.matcher(priceText).find());
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
