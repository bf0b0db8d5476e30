package io.sixwalk.trial.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prices and who pays them, in English and in Spanish.
 *
 * <p>A price counts as one that the reader pays, unless the words beside it say for certain that
 * the money flows another way: to the person, or between others.
 */
final class PriceText {
  private static final String CODES = "USD|EUR|GBP|MXN|CAD|AUD|CHF|JPY|CNY|RMB|INR|BRL|COP|ARS|CLP";
  private static final String SIGNS = "[$€£¥₹]";
  private static final String MONEY_WORDS =
      "(?:(?:US )?dollars?|bucks|euros?|pounds|yen|rupees|d[oó]lares|pesos|libras|soles|reales)\\b";
  private static final Pattern PRICE =
      words(
          "(?:(?:US|C|A)?"
              + SIGNS
              + "|\\b(?:"
              + CODES
              + "|Rs\\.?)) ?(\\d[\\d.,]*)k?|\\b(\\d[\\d.,]*)k? ?(?:"
              + SIGNS
              + "|(?:"
              + CODES
              + ")\\b|(?:(?:thousand|mil|[mb]illion|mill[oó]n(?:es)?)(?: de)? )?"
              + MONEY_WORDS
              + ")|\\b(?:thousand|mil) "
              + MONEY_WORDS);

  private static final int CHARACTERS_BEFORE = 120;
  private static final int CHARACTERS_AFTER = 60;

  private static final String PERSON =
      "\\b(?:you|I|participants?|volunteers?|subjects?|patients?|people|everyone|each|usted(?:es)?"
          + "|participantes?|pacientes?|voluntari[oa]s?|personas?)";

  /** A few words that name nobody else and deny nothing: "who complete all visits will". */
  private static final String UP_TO_THE_VERB =
      "(?: (?!(?:we|they|pays?|paying|paga\\w*|not|never|no|nunca|clinics?|hospitals?|doctors?)\\b)"
          + "\\p{L}+){0,6}? ";

  private static final String IS_GIVEN =
      "(?:receives?|gets?|earns?|(?:are|is|be|am|were|gets?) (?:paid|compensated|reimbursed)"
          + "|reciben?|recibir[aá]n?)";
  private static final String I_AM_GIVEN =
      "(?:^|[.;!?\\n]\\s*)receive|\\brecib(?:o|es|ir[eé]|ir[aá]s)(?!\\p{L})|\\b(?:me|te) pagan"
          + "|\\bthey (?:will )?pay me|\\bwe (?:will )?pay you|\\bpays me";
  private static final String NOT_DENIED =
      "(?<!(?:\\b(?:no|not|never|without|non|sin)|n[’']t)(?: \\p{L}{1,12}(?: \\p{L}{1,12})?)?[ -])";
  private static final String GIVEN =
      NOT_DENIED
          + "\\b(?:stipends?|gift cards?|compensation|compensaci[oó]n|reimbursements?|reembolsos?"
          + "|(?:we|they|study|sponsor) (?:(?:will|can|may) )?(?:reimburse|compensate)s?)";
  private static final String UP_TO_THE_AMOUNT =
      "(?: (?:up to|as much as|about|around|at least|(?:an? )?(?:total|payment|additional) of|an"
          + " additional|payments?|stipends?|compensation|reimbursement|gift cards?|travel|your"
          + " (?:travel|time)|for (?:their|your) (?:time|travel)(?: and"
          + " (?:travel|effort|time))?|of|worth|with|(?:for|per) (?:(?:each|every) )?visit|hasta|un"
          + " (?:pago|total) de|pago de|de|con|por su tiempo|por (?:cada )?visita))*\\s*:?\\s*$";

  /** Money that flows to the person: "participants receive up to $50", "compensation: $50". */
  private static final Pattern PAID_OUT_BEFORE =
      words(
          "(?:"
              + PERSON
              + UP_TO_THE_VERB
              + IS_GIVEN
              + "|"
              + I_AM_GIVEN
              + "|"
              + GIVEN
              + ")"
              + UP_TO_THE_AMOUNT);

  /** "$500 compensation"; "$500 per visit" alone does not tell who pays whom. */
  private static final Pattern PAID_OUT_AFTER =
      words(
          "^(?: (?:USD|dollars|d[oó]lares|per visit|for each visit|por visita))?"
              + "(?: (?:in|as|of|en|de|an?|una?|your|travel|total)){0,3}"
              + " (?:gift cards?|stipends?|compensation|reimbursement|compensaci[oó]n|reembolso)\\b"
              + "(?! (?:is |are |was |will )?(?:not|no|never|un\\w+|im\\w+)\\b)"
              + "|^ (?:is|are|will be) (?:paid|given|reimbursed) to"
              + " (?:you|me|each|every|all|participants?|volunteers?)\\b");

  private static final Pattern TAKEN_OFF = words("^ ?(?:off|discount|rebate|de descuento)\\b");

  /** Money between others: "the company raised $20 million". */
  private static final Pattern BETWEEN_OTHERS =
      words(
          "\\b(?:grants?|funding|investments?|donations?|revenues?|subvenci[oó]n)(?:"
              + " (?:from|by|del?)(?:"
              + " (?!(?:you|we|pays?|costs?|prices?|patients?|fees?|paga\\w*)\\b)[\\p{L}’'.]+){1,5})?(?:"
              + " (?:of|for|over|about|up to|worth|totall?ing|total of|de|por)){0,3}["
              + " :(]*$|\\b(?:raised|raising|invested|donated)(?: (?:over|about|around|up to|a"
              + " total of|another|more than|nearly|almost))?\\s*$");

  /** Sums for companies. "M.N." and "MN" after an amount are Mexico's "moneda nacional". */
  private static final Pattern LARGE_SUM =
      words("^\\D*[\\d.,]+(?:\\s?(?:[mb]illion|millones|mill[oó]n|bn)\\b(?!\\.)|[mb]n?\\b(?!\\.))");

  private static final Pattern COST_WORD =
      words(
          "\\b(?:costs?|price[sd]?|pays?|paying|fees?|charge[sd]?|cuestan?|costo|coste|precios?"
              + "|pag\\p{L}+|cobr\\p{L}+|vale)\\b[^.;]*$");

  /** What a clinic says beside a price: the reader, or any patient, is the one who pays. */
  private static final Pattern READER_PAYS =
      words(
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
              + " )?(?:cubre|paga)\\b");

  private static final Pattern INSURANCE_REFUSES = words("\\b(?:insurance|seguro)\\b");
  private static final Pattern DENIED_WITHIN =
      words("\\b(?:no|not|never|nunca|ni|cannot)\\b|n[’']t\\b");
  private static final Pattern DENIED_BEFORE =
      words(
          "(?:(?:\\b(?:no|not|never|none|without|nor|neither|nunca|ni|sin|ning[uú]n|ninguno)|n[’']t)(?:"
              + " (?:an?|any|of|the|that|is|true|do|does|una?|los|las|el|la|de|que))*"
              + "|\\b(?:sponsor|study|trial|grant|insurance|company|university|hospital|we|patrocinador|estudio|seguro)(?:"
              + " will)? (?:covers?|pays?(?: for)?|waives?|cubre|paga)(?:"
              + " (?:the|all|any|your|los?|las?|el))*|(?<!(?:\\b(?:no|not|never)|n[’']t)(?: be)?"
              + " )\\b(?:reimbursed?|refunded) (?:\\w+ )?for (?:what|anything|everything|all)(?:"
              + " that)?)\\s*$");
  private static final Pattern DENIED_AFTER =
      words(
          "^:?(?: (?:for|is|are|will be|has been|any|the))* ?(?:nothing|nada|no\\b(?!"
              + " (?:matter|less|m[aá]s|menos))|never|none|waived|not"
              + " (?:charged|required|asked|needed)|free\\b|(?:covered|paid)(?! by (?:the |each"
              + " |all )?(?:patients?|participants?|you)\\b)|ning[uú]n|[$€]?0\\b)");

  private static final Pattern NO_ANSWER = Pattern.compile("[^\\p{L}\\d]*");
  private static final Pattern FREE =
      words(
          "\\s*(?:(?:it is|it[’']s|they said|all|everything|completely|totally|es|todo"
              + "|completamente|totalmente) )*(?:(?:for )?free(?: of charge)?|none|nothing"
              + "|no(?:ne)?(?: (?:cost|charge|fee|price))?|gratis"
              + "|gratuit[oa]|sin costo|nada|[$€£]?\\s?0+(?:[.,]0+)?\\s?(?:USD|EUR)?)"
              + "(?: (?:for|to) (?:me|us|everyone|participants)| para m[ií])?\\.?\\s*");

  private static final String OTHERS =
      "(?:study|trial|sponsor|insurance|insurer|medicare|medicaid|university|hospital|company|grant"
          + "|estudio|ensayo|patrocinador|seguro|universidad)";

  /** "Not covered", "no refund", "no es gratis": something is to be paid, whatever the amount. */
  private static final Pattern NOT_FREE =
      words(
          "(?:\\b(?:no|not|never|without|sin)|n[’']t)(?:"
              + " (?!(?:costs?|charges?|fees?|price|costo|coste|cargo|pago|precio)\\b)\\p{L}+)?"
              + " (?:free|covers?|covered|coverage|reimbursed|reimbursement|refunds?|refunded"
              + "|refundable|included|gratis|gratuit[oa]|cubren?|cubiert[oa]|cobertura|reembols\\p{L}+"
              + "|incluid[oa])\\b|\\bnon-?refundable\\b|\\b"
              // "I do not pay" is free; "my insurance will not pay" is not.
              + OTHERS
              + "(?: \\p{L}+){0,2}?(?: not| never| no|n[’']t)(?: \\p{L}+)? (?:pays?|paga)\\b");

  private static final Pattern BARE_AMOUNT = Pattern.compile("(?<![\\p{L}\\d])[1-9]\\d");
  private static final Pattern LARGE_BARE_AMOUNT =
      Pattern.compile("(?<![\\p{L}\\d])[1-9][\\d.,]*\\d{2}");

  /** "Free at first, but ..." is not free. */
  private static final Pattern MORE_TO_COME =
      words(
          "\\b(?:half|part|partly|some|rest|mitad|parte|resto|but|then|until|except|unless|deposit|extra|plus|later|afterwards|pero|luego|hasta"
              + "|excepto|salvo|despu[eé]s|dep[oó]sito)\\b");

  private static final Pattern SAID_FREE =
      words(
          "\\bfree of charge\\b|\\bfor free\\b|\\bthey pay me\\b|\\b(?:me|te)"
              + " pagan\\b|\\b(?:no|zero|without|sin|ning[uú]n) (?:any )?"
              + "(?:costs?|charges?|price|fees?|payments?|costos?|costes?|cargos?|precio|pagos?)\\b|(?:\\bnot|\\bnever|n[’']t)(?:"
              + " (?:have|need|has))?(?: to)? (?:pay|charged?|cost)\\b|\\bnot(?:hing)? to"
              + " pay\\b|\\b(?:pay|pays|cost|costs) nothing\\b|\\bno (?:(?:me|se|nos|lo|hay"
              + " que|tengo que) )?(?:pag|cobr|cuest)\\p{L}*|\\b(?:covered|paid|funded)(?: in"
              + " full)? by (?:the |my |our )?"
              + OTHERS
              + "\\b|\\b"
              + OTHERS
              + " (?:will )?(?:(?:lo|la|me lo) )?(?:pays?|covers?|paga|cubre)\\b"
              + "|\\b(?:cubiert|pagad)[oa] por (?:el |la |mi )?"
              + OTHERS
              + "\\b|\\bwaived\\b");

  private static final Pattern DOES_NOT_KNOW =
      words(
          "(?:\\b(?:not|never|no|nobody)|n[’']t)\\b(?: \\p{L}+){0,3}?"
              + " (?:know|known|sure|told|tell|say|said|mention\\p{L}*|given?|discuss\\p{L}*|ask\\p{L}*"
              + "|idea|applicable|s[eé]|sabe|dij\\p{L}+|dicen|mencion\\p{L}+|pregunt\\p{L}+)(?!\\p{L})"
              + "|\\bn/a\\b|\\bunknown\\b|\\bdesconocid[oa]\\b");

  private PriceText() {}

  private static Pattern words(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** Words by which the text of an offer says that its reader, or any patient, pays. */
  static Optional<String> paymentIn(String text) {
    return PaymentText.disclosedIn(text).or(() -> priceIn(text)).or(() -> readerPaysIn(text));
  }

  private static Optional<String> priceIn(String text) {
    Matcher price = PRICE.matcher(text);
    while (price.find()) {
      if (!isZero(price) && !isPaidOut(text, price) && !isBetweenOthers(text, price)) {
        return Optional.of(Quotes.around(text, price.start(), price.end()));
      }
    }
    return Optional.empty();
  }

  private static boolean isZero(Matcher price) {
    String digits = price.group(1) != null ? price.group(1) : price.group(2);
    return digits != null && digits.matches("[0.,]+");
  }

  private static boolean isPaidOut(String text, Matcher price) {
    String after = after(text, price.end());
    return !TAKEN_OFF.matcher(after).find()
        && (PAID_OUT_BEFORE.matcher(before(text, price)).find()
            || PAID_OUT_AFTER.matcher(after).find());
  }

  private static boolean isBetweenOthers(String text, Matcher price) {
    String before = before(text, price);
    boolean largeSum = LARGE_SUM.matcher(after(text, price.start())).find();
    return BETWEEN_OTHERS.matcher(before).find() || largeSum && !COST_WORD.matcher(before).find();
  }

  private static String before(String text, Matcher found) {
    return text.substring(Math.max(0, found.start() - CHARACTERS_BEFORE), found.start());
  }

  private static String after(String text, int from) {
    return text.substring(from, Math.min(text.length(), from + CHARACTERS_AFTER));
  }

  private static Optional<String> readerPaysIn(String text) {
    Matcher said = READER_PAYS.matcher(text);
    while (said.find()) {
      boolean denied =
          !INSURANCE_REFUSES.matcher(said.group()).find()
              && (DENIED_WITHIN.matcher(said.group()).find()
                  || DENIED_BEFORE.matcher(before(text, said)).find()
                  || DENIED_AFTER.matcher(after(text, said.end())).find());
      if (!denied) {
        return Optional.of(Quotes.around(text, said.start(), said.end()));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a price that a person wrote down says that there is something to pay. Only an answer
   * that says for certain that nothing is to be paid, or that the person does not know, does not.
   */
  static boolean costsSomething(String priceText) {
    if (NO_ANSWER.matcher(priceText).matches() || FREE.matcher(priceText).matches()) {
      return false;
    }
    boolean paidOut = false;
    Matcher price = PRICE.matcher(priceText);
    while (price.find()) {
      boolean charged = !isZero(price) && !isPaidOut(priceText, price);
      if (charged) {
        return true;
      }
      paidOut |= !isZero(price);
    }
    String rest = PRICE.matcher(priceText).replaceAll(" ");
    if (NOT_FREE.matcher(rest).find()) {
      return true;
    }
    if (paidOut) {
      return LARGE_BARE_AMOUNT.matcher(rest).find();
    }
    boolean something = BARE_AMOUNT.matcher(rest).find() || MORE_TO_COME.matcher(rest).find();
    boolean nothing =
        !rest.equals(priceText)
            || SAID_FREE.matcher(rest).find()
            || DOES_NOT_KNOW.matcher(rest).find();
    return something || !nothing;
  }
}
