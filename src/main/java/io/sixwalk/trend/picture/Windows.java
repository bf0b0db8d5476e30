package io.sixwalk.trend.picture;

import io.sixwalk.trend.change.VisitRecord;
import io.sixwalk.trend.change.VisitStatus;
import io.sixwalk.trend.change.VisitWindow;
import io.sixwalk.trend.words.TrendTexts;
import java.util.List;

/** The days in which walks are asked for, named above, and what became of those without a walk. */
final class Windows {
  private static final String GREY = "#e9e9e9";

  private Windows() {}

  /** One row of names where they fit side by side, else two. */
  static int nameRows(Plot plot, TrendTexts texts, int font) {
    double taken = Double.NEGATIVE_INFINITY;
    for (VisitWindow window : plot.windows()) {
      double half = Lines.width(texts.window(window), font) / 2 + 2;
      if (plot.centre(window) - half < taken) {
        return 2;
      }
      taken = plot.centre(window) + half;
    }
    return 1;
  }

  static void draw(Svg svg, Plot plot, TrendTexts texts, int font, Legend legend) {
    List<VisitWindow> shown = plot.windows();
    int rows = nameRows(plot, texts, font);
    for (int i = 0; i < shown.size(); i++) {
      VisitWindow window = shown.get(i);
      double from = plot.from(window);
      svg.rectangle(from, plot.top(), plot.to(window) - from, plot.bottom() - plot.top(), GREY);
      String name = texts.window(window);
      double half = Lines.width(name, font) / 2;
      double x = Math.min(plot.right() - half, Math.max(half + 2, plot.centre(window)));
      double row = rows == 2 && i % 2 == 0 ? font * 1.3 : 0;
      svg.label(name, x, plot.top() - font * 0.4 - row, "text-anchor", "middle");
    }
    if (!shown.isEmpty()) {
      legend.add(
          (x, y) -> svg.rectangle(x - 12, y - 8, 24, 16, GREY), texts.text("picture.window"));
    }
  }

  /** Where a visit has no walk that counts, its place says why. */
  static void sayWhyEmpty(Svg svg, Plot plot, TrendTexts texts, int font) {
    for (VisitRecord visit : plot.trend().visits()) {
      boolean pending = visit.status() == VisitStatus.NOT_DUE || visit.status() == VisitStatus.OPEN;
      if (visit.walksThatCount() == 0 && !pending && plot.shows(visit.window())) {
        // Beside the hollow marks of walks that do not count, not under them.
        double x =
            visit.walksThatDoNotCount() > 0
                ? plot.from(visit.window()) + font * 0.6
                : plot.centre(visit.window());
        sideways(svg, texts.status(visit.status()), x, plot.bottom() - font * 0.6, font);
      }
    }
  }

  private static void sideways(Svg svg, String text, double x, double y, int font) {
    String place = Svg.number(x + font * 0.35) + " " + Svg.number(y);
    Object[] halo = {
      "stroke",
      GREY,
      "stroke-width",
      font * 0.4,
      "stroke-linejoin",
      "round",
      "paint-order",
      "stroke"
    };
    svg.text(
        "text",
        text,
        Svg.join(
            halo, "transform", "translate(" + place + ") rotate(-90)", "font-style", "italic"));
  }
}
