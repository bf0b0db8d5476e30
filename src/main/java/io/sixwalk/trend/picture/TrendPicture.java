package io.sixwalk.trend.picture;

import io.sixwalk.trend.change.Baseline;
import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.VisitWindow;
import io.sixwalk.trend.change.WalkDistanceTrend;
import io.sixwalk.trend.words.TrendText;
import io.sixwalk.trend.words.TrendTexts;
import io.sixwalk.trend.words.TrendWords;
import java.util.Locale;
import java.util.Optional;

/** Draws the walk distance trend. */
public final class TrendPicture {
  private static final String ID = "walk-distance-trend";
  private static final String HATCH = "url(#" + ID + "-hatch)";
  private static final String BLACK = "#000000";
  private static final Object[] BROKEN = {"stroke-dasharray", "7 5"};
  private static final Object[] FAINT = {"fill-opacity", "0.55"};
  private static final Object[] MIDDLE = {"text-anchor", "middle"};

  private final WalkDistanceTrend trend;
  private final TrendTexts texts;
  private final TrendText words;
  private final PictureSize size;
  private final int font;
  private final double radius;
  private final Svg svg = new Svg();
  private final Legend legend = new Legend();
  private Plot plot;

  private TrendPicture(WalkDistanceTrend trend, Locale language, PictureSize size) {
    this.trend = trend;
    this.texts = TrendTexts.in(language);
    this.words = TrendWords.tell(trend, language);
    this.size = size;
    this.font = size.fontPixels();
    this.radius = font * 0.36;
    double right = size.widthPixels() - font * 0.8;
    this.plot = new Plot(trend, Scale.of(trend), font * 2.9, 0, right, 1);
  }

  /**
   * Draws the trend as a complete SVG document.
   *
   * @param language of the texts in it; English where it is missing
   * @param size how large
   */
  public static String draw(WalkDistanceTrend trend, Locale language, PictureSize size) {
    return new TrendPicture(trend, language, size).draw();
  }

  private String draw() {
    double y = heading();
    double names = Windows.nameRows(plot, texts, font) * font * 1.3 + font * 0.3;
    plot = plot.moved(y + names, size.plotHeightPixels());
    Windows.draw(svg, plot, texts, font, legend);
    start().ifPresent(this::band);
    Axes.draw(svg, plot, texts, font, legend);
    Windows.sayWhyEmpty(svg, plot, texts, font);
    start().ifPresent(this::means);
    points();
    double end = plot.bottom() + font * 2.4;
    end += legend.draw(svg, font * 0.5, end, size.widthPixels() - font, font) + font * 0.5;
    return document(Math.ceil(end));
  }

  private String document(double height) {
    Object[] look = {
      "font-family", "system-ui, 'DejaVu Sans', Arial, sans-serif",
      "font-size", (double) font,
      "fill", "#1a1a1a"
    };
    Object[] access = {
      "role",
      "img",
      "lang",
      texts.locale().toLanguageTag(),
      "aria-labelledby",
      ID + "-title " + ID + "-desc"
    };
    Object[] frame = {
      "xmlns",
      "http://www.w3.org/2000/svg",
      "viewBox",
      "0 0 " + size.widthPixels() + " " + Svg.number(height),
      "width",
      (double) size.widthPixels(),
      "height",
      height
    };
    Object[] hatch = {
      "id",
      ID + "-hatch",
      "width",
      7.0,
      "height",
      7.0,
      "patternUnits",
      "userSpaceOnUse",
      "patternTransform",
      "rotate(45)"
    };
    return new Svg()
            .open("svg", Svg.join(Svg.join(look, access), frame))
            .text("title", texts.text("picture.title"), "id", ID + "-title")
            .text("desc", TextAlternative.of(trend, words, texts), "id", ID + "-desc")
            .open("defs")
            .open("pattern", hatch)
            .line(0, 0, 0, 7, "#6f859c", 1.6)
            .close("pattern")
            .close("defs")
            .rectangle(0, 0, size.widthPixels(), height, "#ffffff")
            .toString()
        + svg
        + new Svg().close("svg");
  }

  /** Title and headline; gives back where they end. */
  private double heading() {
    double y = font * 1.4;
    svg.label(texts.text("picture.title"), font * 0.5, y);
    for (String line : Lines.wrap(words.headline(), size.widthPixels() - font, font * 1.25)) {
      y += font * 1.65;
      svg.label(line, font * 0.5, y, "font-size", font * 1.2, "font-weight", "bold");
    }
    return y + font * 0.6;
  }

  private Optional<Baseline.Measured> start() {
    return trend.reference().map(r -> (Baseline.Measured) r.baseline());
  }

  /** From one MCID below the baseline to one above, hatched, with the baseline as a broken line. */
  private void band(Baseline.Measured start) {
    double reach = trend.thresholds().important().value();
    double mean = start.value().mean();
    double from = plot.from(trend.schedule().baseline());
    double top = plot.y(mean + reach);
    double height = plot.y(mean - reach) - top;
    svg.rectangle(from, top, plot.right() - from, height, HATCH, FAINT);
    svg.line(from, plot.y(mean), plot.right(), plot.y(mean), BLACK, 1.6, BROKEN);
    legend.add(
        (x, y) -> svg.rectangle(x - 12, y - 8, 24, 16, HATCH, FAINT),
        texts.text("picture.band", texts.metres(reach)));
    legend.add(
        (x, y) -> svg.line(x - 14, y, x + 14, y, BLACK, 1.6, BROKEN),
        texts.text("picture.baseline"));
  }

  /** Baseline and visit means of the reference class, each over the width of its window. */
  private void means(Baseline.Measured start) {
    VisitWindow first = trend.schedule().baseline();
    mean(first, start.value().mean(), start.lowMetres(), start.highMetres());
    ClassTrend reference = trend.reference().orElseThrow();
    for (int i = 0; i < trend.visits().size(); i++) {
      ClassTrend.Visit visit = reference.visits().get(i);
      if (visit.value().isPresent()) {
        mean(
            trend.visits().get(i).window(),
            visit.value().get().mean(),
            visit.lowMetres().orElseThrow(),
            visit.highMetres().orElseThrow());
      }
    }
    legend.add((x, y) -> bar(x - 14, x + 14, y, y - 8, y + 8), texts.text("picture.mean"));
  }

  private void mean(VisitWindow window, double mean, double low, double high) {
    bar(plot.from(window), plot.to(window), plot.y(mean), plot.y(high), plot.y(low));
  }

  /** The mean over the width of its window; its interval stands at the edge, clear of the walks. */
  private void bar(double from, double to, double y, double high, double low) {
    double cap = 4;
    double x = to - cap;
    svg.line(from, y, to, y, BLACK, 3.2);
    svg.line(x, high, x, low, BLACK, 1.6);
    svg.line(x - cap, high, x + cap, high, BLACK, 1.6);
    svg.line(x - cap, low, x + cap, low, BLACK, 1.6);
  }

  private void points() {
    boolean practice = false;
    boolean notCounted = false;
    for (int i = 0; i < trend.series().size(); i++) {
      ClassTrend series = trend.series().get(i);
      Mark mark = Mark.of(i);
      for (ClassTrend.Point point : series.points()) {
        point(mark, point);
        practice |= point.role() == ClassTrend.Role.PRACTICE;
        notCounted |= point.role() == ClassTrend.Role.NOT_COUNTED;
      }
      legend.add(
          (x, y) -> mark.draw(svg, x, y, radius, true),
          texts.describe(series.comparabilityClass()));
    }
    if (practice) {
      legend.add((x, y) -> practiceMark(Mark.CIRCLE, x, y), texts.text("picture.practice"));
    }
    if (notCounted) {
      legend.add(
          (x, y) -> Mark.CIRCLE.draw(svg, x, y, radius, false), texts.text("picture.notCounted"));
    }
    if (trend.series().isEmpty()) {
      double x = (plot.left() + plot.right()) / 2;
      svg.label(texts.text("picture.empty"), x, (plot.top() + plot.bottom()) / 2, MIDDLE);
    }
  }

  /** A walk; one that lies outside the picture is drawn at its edge with an arrow. */
  private void point(Mark mark, ClassTrend.Point point) {
    double x = plot.x(point.date());
    double wanted = plot.y(point.metres());
    double y = Math.max(plot.top() + radius, Math.min(plot.bottom() - radius, wanted));
    switch (point.role()) {
      case PRACTICE -> practiceMark(mark, x, y);
      case NOT_COUNTED -> mark.draw(svg, x, y, radius, false);
      default -> mark.draw(svg, x, y, radius, true);
    }
    if (wanted < plot.top()) {
      svg.label("\u2191", x, y + radius + font, MIDDLE);
    } else if (wanted > plot.bottom()) {
      svg.label("\u2193", x, y - radius - font * 0.3, MIDDLE);
    }
  }

  private void practiceMark(Mark mark, double x, double y) {
    mark.draw(svg, x, y, radius, false);
    svg.empty("circle", "cx", x, "cy", y, "r", font * 0.11, "fill", mark.colour());
  }
}
