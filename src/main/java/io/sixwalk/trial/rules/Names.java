package io.sixwalk.trial.rules;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of organisations, places and products in a form that can be compared. Only spelling is
 * evened out (case, accents, punctuation, the legal form at the end); two different names never
 * become equal by likeness.
 */
final class Names {
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "llc",
          "llp",
          "ltd",
          "limited",
          "corp",
          "corporation",
          "co",
          "company",
          "pc",
          "pllc",
          "lp",
          "plc",
          "gmbh",
          "ag",
          "bv",
          "sa",
          "srl",
          "sarl",
          "bhd",
          "sdn",
          "pty",
          "pte",
          "kg",
          "nv",
          "sro",
          "incorporated",
          "cv",
          "sl");

  /** "S.p.A." is a legal form; "Sunny Spa" is a name. */
  private static final Pattern ITALIAN_COMPANY =
      Pattern.compile("\\b(?:S\\. ?[pP]\\. ?A\\.?|SpA)\\s*$");

  private static final Set<String> JOINS = Set.of("de", "and");

  private Names() {}

  /** The words of a text in comparable form, with single blanks between and around them. */
  static String words(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder words = new StringBuilder(plain.length() + 2).append(' ');
    int lettersSinceDot = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        words.append(Character.toLowerCase(c));
        lettersSinceDot++;
      } else if (c == '.' && lettersSinceDot == 1 && isSingleLetter(plain, i + 1)) {
        // "U.S." and "US" are one word.
        lettersSinceDot = 0;
      } else if (!isMark(c)) {
        lettersSinceDot = 0;
        if (c == '&') {
          // "Orthopaedics & Medicine" and "Orthopaedics and Medicine" are one name.
          words.append(words.charAt(words.length() - 1) == ' ' ? "and" : " and");
        }
        if (words.charAt(words.length() - 1) != ' ') {
          words.append(' ');
        }
      }
    }
    return words.charAt(words.length() - 1) == ' '
        ? words.toString()
        : words.append(' ').toString();
  }

  private static boolean isSingleLetter(String text, int at) {
    return at < text.length()
        && Character.isLetter(text.charAt(at))
        && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  /** Accents, and apostrophes, which belong to their word: "St. John's" and "St Johns" are one. */
  private static boolean isMark(char c) {
    return c == '\'' || c == '\u2019' || Character.getType(c) == Character.NON_SPACING_MARK;
  }

  /** The comparable form of an organisation's name, without the legal form at its end. */
  static String organisation(String name) {
    List<String> words =
        Arrays.asList(words(ITALIAN_COMPANY.matcher(name).replaceFirst("")).strip().split(" "));
    int end = words.size();
    while (end > 1 && LEGAL_FORMS.contains(words.get(end - 1))) {
      // "S.A. de C.V.", "GmbH & Co. KG"
      boolean joined = end > 2 && JOINS.contains(words.get(end - 2));
      end -= joined ? 2 : 1;
    }
    int start = end > 1 && words.get(0).equals("the") ? 1 : 0;
    return String.join(" ", words.subList(start, end));
  }

  static boolean sameOrganisation(String one, String other) {
    String name = organisation(one);
    return !name.isEmpty() && name.equals(organisation(other));
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
