package io.sixwalk.trend.picture;

import java.util.ArrayList;
import java.util.List;

/** Breaks texts into lines; SVG does not do that by itself. */
final class Lines {
  /** A letter's mean width by its height, on the wide side of common sans-serif fonts. */
  private static final double LETTER_WIDTH = 0.56;

  private Lines() {}

  static double width(String text, double font) {
    return text.length() * font * LETTER_WIDTH;
  }

  static List<String> wrap(String text, double width, double font) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ")) {
      if (line.length() > 0 && width(line + " " + word, font) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
