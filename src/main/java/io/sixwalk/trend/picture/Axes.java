package io.sixwalk.trend.picture;

import io.sixwalk.trend.words.TrendTexts;
import java.time.LocalDate;

/** Lines of equal distance, months, and today. */
final class Axes {
  private static final String INK = "#1a1a1a";
  private static final Object[] DOTTED = {"stroke-dasharray", "2 4"};

  private Axes() {}

  static void draw(Svg svg, Plot plot, TrendTexts texts, int font, Legend legend) {
    metres(svg, plot, texts, font);
    months(svg, plot, texts, font);
    LocalDate today = plot.trend().today();
    double x = plot.x(today);
    svg.line(x, plot.top(), x, plot.bottom(), "#555555", 1.2, DOTTED);
    legend.add(
        (cx, cy) -> svg.line(cx, cy - 9, cx, cy + 9, "#555555", 1.2, DOTTED),
        texts.text("picture.today", texts.date(today, "date.short")));
  }

  private static void metres(Svg svg, Plot plot, TrendTexts texts, int font) {
    Scale scale = plot.scale();
    for (int m = scale.lowMetres(); m <= scale.highMetres(); m += scale.stepMetres()) {
      double y = plot.y(m);
      svg.line(plot.left(), y, plot.right(), y, "#bdbdbd", 0.8);
      svg.label(texts.metres(m), plot.left() - 5, y + font * 0.35, "text-anchor", "end");
    }
    svg.line(plot.left(), plot.bottom(), plot.right(), plot.bottom(), INK, 1.4);
  }

  /** A tick at the first of every month, and the names of as many as there is room for. */
  private static void months(Svg svg, Plot plot, TrendTexts texts, int font) {
    LocalDate month = plot.scale().first().withDayOfMonth(1).plusMonths(1);
    double name = Lines.width(texts.date(month, "date.month"), font);
    double monthWidth = plot.x(month.plusMonths(1)) - plot.x(month);
    int every = (int) Math.max(1, Math.ceil((name + font) / monthWidth));
    double widest = plot.right() + font * 0.8;
    for (int i = 0; !month.isAfter(plot.scale().last()); i++, month = month.plusMonths(1)) {
      double x = plot.x(month);
      svg.line(x, plot.bottom(), x, plot.bottom() + 5, INK, 1.2);
      if (i % every == 0 && x - name / 2 >= 0 && x + name / 2 <= widest) {
        String text = texts.date(month, "date.month");
        svg.label(text, x, plot.bottom() + font * 1.4, "text-anchor", "middle");
      }
    }
  }
}
