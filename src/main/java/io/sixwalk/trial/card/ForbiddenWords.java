package io.sixwalk.trial.card;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words that must never stand in our own sentences about a trial, because they promise, accuse or
 * grade. Quotes between curly marks are other people's words and are left out.
 */
public final class ForbiddenWords {
  private static final Pattern QUOTE = Pattern.compile("“[^”]*”");
  private static final String SIGNS = "|[%★☆⭐✓✔✅]";

  private static final Map<String, Pattern> WORDS =
      Map.of(
          "en",
          words(
              "\\b(?:safe|safely|safest|works|working|worked|approved?|approves|approval"
                  + "|legit|legitimate|trusted|trustworthy|scams?|frauds?|fraudulent|fakes?"
                  + "|illegal|illegally|stars?|scores?|scored|per ?cent|percentages?"
                  + "|FDA-approved)\\b"),
          "es",
          words(
              "\\b(?:segur[oa]s?|funciona[n]?|aprobad[oa]s?|aprueba[n]?|aprobaci[oó]n"
                  + "|leg[ií]tim[oa]s?|confiables?|de confianza|estafas?|fraudes?|fraudulent[oa]s?"
                  + "|fals[oa]s?|ilegal(?:es)?|estrellas?|puntuaci[oó]n|puntaje|puntos"
                  + "|porcentajes?|por ciento)\\b"));

  /** Spanish "seguro" is also the word for insurance. */
  private static final Pattern INSURANCE =
      Pattern.compile("\\b(?:mi|su|el|un) seguro\\b(?! que)", Pattern.CASE_INSENSITIVE);

  private ForbiddenWords() {}

  /** Our own part of a text: everything but the quotes. */
  public static String own(String text) {
    return QUOTE.matcher(text).replaceAll("“”");
  }

  /** The forbidden words in our own part of a text; empty when it is clean. */
  public static List<String> in(String text, Locale locale) {
    String own = own(text);
    if (locale.getLanguage().equals("es")) {
      own = INSURANCE.matcher(own).replaceAll("");
    }
    return WORDS
        .getOrDefault(locale.getLanguage(), WORDS.get("en"))
        .matcher(own)
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static Pattern words(String expression) {
    return Pattern.compile(
        expression + SIGNS,
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
  }
}
