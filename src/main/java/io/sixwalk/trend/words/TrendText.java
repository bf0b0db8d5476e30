package io.sixwalk.trend.words;

import java.util.List;
import java.util.Locale;

/**
 * What is said to a person about the trend.
 *
 * @param language of the text
 * @param headline the one sentence to read first
 * @param sentences numbers, dates, how many walks, and what it means
 * @param next what comes next
 * @param help what any reader should know before drawing conclusions
 */
public record TrendText(
    Locale language, String headline, List<String> sentences, List<String> next, List<Help> help) {
  public TrendText {
    sentences = List.copyOf(sentences);
    next = List.copyOf(next);
    help = List.copyOf(help);
  }

  /**
   * An explanation that stands beside the text.
   *
   * @param topic a stable name
   * @param title a heading
   * @param text one to three sentences
   */
  public record Help(String topic, String title, String text) {}

  /** Headline, sentences and next steps as one paragraph. */
  public String paragraph() {
    return headline + " " + String.join(" ", sentences) + " " + String.join(" ", next);
  }
}
