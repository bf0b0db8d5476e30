package io.sixwalk.trial.rules;

/** Cuts short quotes out of long texts. */
final class Quotes {
  private static final int WORDS_BEFORE = 3;
  private static final int WORDS_AFTER = 3;
  private static final int LONGEST = 160;

  private Quotes() {}

  /** The words from start to end with a few words of the same sentence around them. */
  static String around(String text, int start, int end) {
    int from = start;
    for (int words = 0; words < WORDS_BEFORE; words++) {
      int previous = from - 1;
      while (previous > 0 && Character.isWhitespace(text.charAt(previous))) {
        previous--;
      }
      if (previous <= 0 || endsSentence(text.charAt(previous))) {
        break;
      }
      while (previous > 0 && !Character.isWhitespace(text.charAt(previous - 1))) {
        previous--;
      }
      from = previous;
    }
    int to = end;
    for (int words = 0; words < WORDS_AFTER && to < text.length(); words++) {
      if (endsSentence(text.charAt(Math.max(0, to - 1)))) {
        break;
      }
      int next = to;
      while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      while (next < text.length() && !Character.isWhitespace(text.charAt(next))) {
        next++;
      }
      to = next;
    }
    return shorten(text.substring(from, to));
  }

  /** The sentence around a position; a record may break its lines anywhere. */
  static String sentence(String text, int position) {
    int from = position;
    while (from > 0 && !endsSentence(text.charAt(from - 1)) && position - from < 400) {
      from--;
    }
    int to = position;
    while (to < text.length() && !endsSentence(text.charAt(to)) && to - position < 400) {
      to++;
    }
    return text.substring(from, to);
  }

  /** One line of at most 160 characters. */
  static String shorten(String text) {
    // Records can be megabytes long; blanks are evened out only in the part that may be shown.
    String start = text.substring(0, Math.min(text.length(), 4 * LONGEST));
    String line = start.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1).stripTrailing() + "…";
  }

  private static boolean endsSentence(char c) {
    return c == '.' || c == '!' || c == '?' || c == ';';
  }
}
