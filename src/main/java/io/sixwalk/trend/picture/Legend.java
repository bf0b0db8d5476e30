package io.sixwalk.trend.picture;

import java.util.ArrayList;
import java.util.List;

/** The explanation below the plot: a sign and a text for everything that is drawn, and no more. */
final class Legend {
  /** Draws a sign around a centre. */
  interface Sign {
    void draw(double x, double y);
  }

  private record Entry(Sign sign, String text) {}

  private static final double SIGN_WIDTH = 40;

  private final List<Entry> entries = new ArrayList<>();

  void add(Sign sign, String text) {
    entries.add(new Entry(sign, text));
  }

  /** Draws all entries in as many columns as fit, and gives back the height taken. */
  double draw(Svg svg, double left, double top, double width, int font) {
    int columns = width >= 640 ? 2 : 1;
    double column = width / columns;
    double line = font * 1.35;
    double[] used = new double[columns];
    int rows = (entries.size() + columns - 1) / columns;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      int c = i / Math.max(1, rows);
      double x = left + c * column;
      double y = top + used[c] + line * 0.6;
      entry.sign().draw(x + SIGN_WIDTH / 2 - 4, y);
      List<String> lines = Lines.wrap(entry.text(), column - SIGN_WIDTH - 6, font);
      for (int l = 0; l < lines.size(); l++) {
        svg.label(lines.get(l), x + SIGN_WIDTH, y + font * 0.35 + l * line);
      }
      used[c] += lines.size() * line + font * 0.35;
    }
    double tallest = 0;
    for (double u : used) {
      tallest = Math.max(tallest, u);
    }
    return tallest;
  }
}
