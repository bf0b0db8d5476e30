package io.sixwalk.trial.rules;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of organisations, places and products in a form that can be compared. Only spelling is
 * evened out (case, accents, punctuation, the legal form at the end); two different names never
 * become equal by likeness.
 */
final class Names {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern DOTTED_LETTERS = Pattern.compile("(?<=\\b\\p{L})\\.(?=\\p{L}\\b)");
  private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc", "llc", "llp", "ltd", "limited", "corp", "corporation", "co", "company", "pc",
          "pllc", "lp", "plc", "gmbh", "ag", "bv", "sa", "srl", "sarl", "bhd", "sdn");

  private Names() {}

  /** The words of a text in comparable form, with single blanks between and around them. */
  static String words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    plain = MARKS.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
    plain = DOTTED_LETTERS.matcher(plain).replaceAll("");
    // An apostrophe belongs to its word: "St. John's" and "St Johns" are one place.
    plain = plain.replaceAll("['\\u2019]", "");
    return " " + NOT_WORD.matcher(plain).replaceAll(" ").strip() + " ";
  }

  /** The comparable form of an organisation's name, without the legal form at its end. */
  static String organisation(String name) {
    List<String> words = Arrays.asList(words(name).strip().split(" "));
    int end = words.size();
    while (end > 1 && LEGAL_FORMS.contains(words.get(end - 1))) {
      end--;
    }
    int start = end > 1 && words.get(0).equals("the") ? 1 : 0;
    return String.join(" ", words.subList(start, end));
  }

  static boolean sameOrganisation(String one, String other) {
    String name = organisation(one);
    return !name.isEmpty() && name.equals(organisation(other));
  }

  /** Whether the exact words of the name stand in the text. */
  static boolean mentions(String text, String name) {
    String wanted = organisation(name);
    return wanted.length() >= 4 && words(text).contains(" " + wanted + " ");
  }

  /** Whether one text holds all words of the other in their order. */
  static boolean oneHoldsTheOther(String one, String other) {
    String first = words(one);
    String second = words(other);
    return first.length() > 2
        && second.length() > 2
        && (first.contains(second) || second.contains(first));
  }
}
