package io.sixwalk.trend.picture;

import io.sixwalk.trend.change.Baseline;
import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.VisitRecord;
import io.sixwalk.trend.change.VisitStatus;
import io.sixwalk.trend.change.VisitWindow;
import io.sixwalk.trend.change.WalkDistanceTrend;
import io.sixwalk.trend.words.TrendText;
import io.sixwalk.trend.words.TrendTexts;
import io.sixwalk.trend.words.TrendWords;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws the walk distance trend. */
public final class TrendPicture {
  private static final String ID = "walk-distance-trend";
  private static final String INK = "#1a1a1a";
  private static final String WINDOW = "#e9e9e9";
  private static final String MEAN = "#000000";

  private final WalkDistanceTrend trend;
  private final TrendTexts texts;
  private final TrendText words;
  private final PictureSize size;
  private final Scale scale;
  private final int font;
  private final Svg svg = new Svg();
  private final Legend legend = new Legend();
  private final double left;
  private final double right;
  private double top;
  private double bottom;

  private TrendPicture(WalkDistanceTrend trend, Locale language, PictureSize size) {
    this.trend = trend;
    this.texts = TrendTexts.in(language);
    this.words = TrendWords.tell(trend, language);
    this.size = size;
    this.scale = Scale.of(trend);
    this.font = size.fontPixels();
    this.left = font * 2.9;
    this.right = size.widthPixels() - font * 0.8;
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
    top = y + labelRows() * font * 1.3 + font * 0.3;
    bottom = top + size.plotHeightPixels();
    windows();
    band();
    grid();
    months();
    today();
    emptyVisits();
    means();
    points();
    double end = bottom + font * 2.4;
    end += legend.draw(svg, font * 0.5, end, size.widthPixels() - font, font) + font * 0.5;
    return document(Math.ceil(end));
  }

  private String document(double height) {
    Svg head = new Svg();
    head.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + size.widthPixels() + " " + Svg.number(height),
        "width",
        (double) size.widthPixels(),
        "height",
        height,
        "role",
        "img",
        "lang",
        texts.locale().toLanguageTag(),
        "aria-labelledby",
        ID + "-title " + ID + "-desc",
        "font-family",
        "system-ui, 'DejaVu Sans', Arial, sans-serif",
        "font-size",
        (double) font,
        "fill",
        INK);
    head.text("title", texts.text("picture.title"), "id", ID + "-title");
    head.text("desc", TextAlternative.of(trend, words, texts), "id", ID + "-desc");
    head.open("defs");
    head.open(
        "pattern",
        "id",
        ID + "-hatch",
        "width",
        7.0,
        "height",
        7.0,
        "patternUnits",
        "userSpaceOnUse",
        "patternTransform",
        "rotate(45)");
    head.empty("line", "x1", 0.0, "y1", 0.0, "x2", 0.0, "y2", 7.0, "stroke", "#6f859c", "stroke-width", 1.6);
    head.close("pattern").close("defs");
    head.empty("rect", "width", "100%", "height", "100%", "fill", "#ffffff");
    return head + svg.toString() + new Svg().close("svg");
  }

  /** Title and headline; gives back where they end. */
  private double heading() {
    double y = font * 1.4;
    svg.text("text", texts.text("picture.title"), "x", font * 0.5, "y", y);
    for (String line :
        Lines.wrap(words.headline(), size.widthPixels() - font, font * 1.25)) {
      y += font * 1.65;
      svg.text(
          "text", line, "x", font * 0.5, "y", y, "font-size", font * 1.2, "font-weight", "bold");
    }
    return y + font * 0.6;
  }

  private double x(LocalDate date) {
    return x(date.toEpochDay());
  }

  private double x(double epochDay) {
    return left + scale.across(epochDay) * (right - left);
  }

  private double y(double metres) {
    return bottom - scale.up(metres) * (bottom - top);
  }

  private boolean visible(VisitWindow window) {
    return !window.firstDate(trend.dayZero().orElseThrow()).isAfter(scale.last());
  }

  private double from(VisitWindow window) {
    return Math.max(left, x(window.firstDate(trend.dayZero().orElseThrow()).toEpochDay() - 0.5));
  }

  private double to(VisitWindow window) {
    return Math.min(right, x(window.lastDate(trend.dayZero().orElseThrow()).toEpochDay() + 0.5));
  }

  /** One row of window names where they fit side by side, else two. */
  private int labelRows() {
    double taken = Double.NEGATIVE_INFINITY;
    for (VisitWindow window : shownWindows()) {
      double half = Lines.width(texts.window(window), font) / 2 + 2;
      double centre = (from(window) + to(window)) / 2;
      if (centre - half < taken) {
        return 2;
      }
      taken = centre + half;
    }
    return 1;
  }

  private List<VisitWindow> shownWindows() {
    if (trend.dayZero().isEmpty()) {
      return List.of();
    }
    List<VisitWindow> all = new ArrayList<>(List.of(trend.schedule().baseline()));
    all.addAll(trend.schedule().visits());
    return all.stream().filter(this::visible).toList();
  }

  private void windows() {
    List<VisitWindow> shown = shownWindows();
    int rows = labelRows();
    for (int i = 0; i < shown.size(); i++) {
      VisitWindow window = shown.get(i);
      double from = from(window);
      double width = to(window) - from;
      svg.empty("rect", "x", from, "y", top, "width", width, "height", bottom - top, "fill", WINDOW);
      String name = texts.window(window);
      double half = Lines.width(name, font) / 2;
      double centre = Math.min(right - half, Math.max(half + 2, from + width / 2));
      double row = rows == 2 && i % 2 == 0 ? font * 1.3 : 0;
      svg.text("text", name, "x", centre, "y", top - font * 0.4 - row, "text-anchor", "middle");
    }
    if (!shown.isEmpty()) {
      legend.add(
          (x, y) -> svg.empty("rect", "x", x - 12, "y", y - 8, "width", 24.0, "height", 16.0, "fill", WINDOW),
          texts.text("picture.window"));
    }
  }

  /** Where a visit has no walk that counts, its place says why. */
  private void emptyVisits() {
    for (VisitRecord visit : trend.visits()) {
      boolean pending =
          visit.status() == VisitStatus.NOT_DUE || visit.status() == VisitStatus.OPEN;
      if (visit.walksThatCount() == 0 && !pending && visible(visit.window())) {
        double centre = (from(visit.window()) + to(visit.window())) / 2;
        // Beside the hollow marks of walks that do not count, not under them.
        double x = visit.walksThatDoNotCount() > 0 ? from(visit.window()) + font * 0.6 : centre;
        sideways(texts.status(visit.status()), x);
      }
    }
  }

  private void sideways(String text, double x) {
    double y = bottom - font * 0.6;
    svg.text(
        "text",
        text,
        "transform",
        "translate(" + Svg.number(x + font * 0.35) + " " + Svg.number(y) + ") rotate(-90)",
        "font-style",
        "italic",
        "stroke",
        WINDOW,
        "stroke-width",
        font * 0.4,
        "stroke-linejoin",
        "round",
        "paint-order",
        "stroke");
  }

  private Optional<Baseline.Measured> start() {
    return trend.reference().map(r -> (Baseline.Measured) r.baseline());
  }

  /** From one MCID below the baseline to one above, hatched, with the baseline as a broken line. */
  private void band() {
    if (start().isEmpty()) {
      return;
    }
    double reach = trend.thresholds().important().value();
    double mean = start().get().value().mean();
    double from = from(trend.schedule().baseline());
    svg.empty(
        "rect",
        "x",
        from,
        "y",
        y(mean + reach),
        "width",
        right - from,
        "height",
        y(mean - reach) - y(mean + reach),
        "fill",
        "url(#" + ID + "-hatch)",
        "fill-opacity",
        "0.55");
    svg.empty(
        "line",
        "x1",
        from,
        "y1",
        y(mean),
        "x2",
        right,
        "y2",
        y(mean),
        "stroke",
        MEAN,
        "stroke-width",
        1.6,
        "stroke-dasharray",
        "7 5");
    legend.add(
        (x, y) -> {
          svg.empty("rect", "x", x - 12, "y", y - 8, "width", 24.0, "height", 16.0, "fill", "url(#" + ID + "-hatch)", "fill-opacity", "0.55");
        },
        texts.text("picture.band", texts.metres(reach)));
    legend.add(
        (x, y) ->
            svg.empty("line", "x1", x - 14, "y1", y, "x2", x + 14, "y2", y, "stroke", MEAN, "stroke-width", 1.6, "stroke-dasharray", "7 5"),
        texts.text("picture.baseline"));
  }

  private void grid() {
    for (int metres = scale.lowMetres(); metres <= scale.highMetres(); metres += scale.stepMetres()) {
      svg.empty("line", "x1", left, "y1", y(metres), "x2", right, "y2", y(metres), "stroke", "#bdbdbd", "stroke-width", 0.8);
      svg.text("text", texts.metres(metres), "x", left - 5, "y", y(metres) + font * 0.35, "text-anchor", "end");
    }
    svg.empty("line", "x1", left, "y1", bottom, "x2", right, "y2", bottom, "stroke", INK, "stroke-width", 1.4);
  }

  /** A tick at the first of as many months as there is room to name. */
  private void months() {
    LocalDate month = scale.first().withDayOfMonth(1).plusMonths(1);
    double room = Lines.width(texts.date(month, "date.month"), font) + font;
    double monthWidth = x(month.plusMonths(1)) - x(month);
    int every = 1;
    while (monthWidth * every < room) {
      every++;
    }
    for (int i = 0; !month.isAfter(scale.last()); i++, month = month.plusMonths(1)) {
      double x = x(month);
      svg.empty("line", "x1", x, "y1", bottom, "x2", x, "y2", bottom + 5, "stroke", INK, "stroke-width", 1.2);
      double half = room / 2 - font / 2.0;
      if (i % every == 0 && x - half >= 0 && x + half <= size.widthPixels()) {
        svg.text("text", texts.date(month, "date.month"), "x", x, "y", bottom + font * 1.4, "text-anchor", "middle");
      }
    }
  }

  private void today() {
    double x = x(trend.today());
    svg.empty("line", "x1", x, "y1", top, "x2", x, "y2", bottom, "stroke", "#555555", "stroke-width", 1.2, "stroke-dasharray", "2 4");
    legend.add(
        (cx, cy) -> svg.empty("line", "x1", cx, "y1", cy - 9, "x2", cx, "y2", cy + 9, "stroke", "#555555", "stroke-width", 1.2, "stroke-dasharray", "2 4"),
        texts.text("picture.today", texts.date(trend.today(), "date.short")));
  }

  private void points() {
    double radius = font * 0.36;
    boolean practice = false;
    boolean notCounted = false;
    for (int i = 0; i < trend.series().size(); i++) {
      ClassTrend series = trend.series().get(i);
      Mark mark = Mark.of(i);
      for (ClassTrend.Point point : series.points()) {
        boolean aside = point.role() == ClassTrend.Role.PRACTICE;
        boolean hollow = aside || point.role() == ClassTrend.Role.NOT_COUNTED;
        practice |= aside;
        notCounted |= hollow && !aside;
        double y = Math.max(top + radius, Math.min(bottom - radius, y(point.metres())));
        mark.draw(svg, x(point.date()), y, radius, !hollow);
        if (aside) {
          dot(x(point.date()), y, mark);
        } else if (y(point.metres()) < top) {
          edge("\u2191", x(point.date()), y + radius + font);
        } else if (y(point.metres()) > bottom) {
          edge("\u2193", x(point.date()), y - radius - font * 0.3);
        }
      }
      legend.add((x, y) -> mark.draw(svg, x, y, radius, true), texts.describe(series.comparabilityClass()));
    }
    if (practice) {
      legend.add(
          (x, y) -> {
            Mark.CIRCLE.draw(svg, x, y, radius, false);
            dot(x, y, Mark.CIRCLE);
          },
          texts.text("picture.practice"));
    }
    if (notCounted) {
      legend.add((x, y) -> Mark.CIRCLE.draw(svg, x, y, radius, false), texts.text("picture.notCounted"));
    }
    if (trend.series().isEmpty()) {
      svg.text("text", texts.text("picture.empty"), "x", (left + right) / 2, "y", (top + bottom) / 2, "text-anchor", "middle", "font-size", font * 1.2);
    }
  }

  private void dot(double x, double y, Mark mark) {
    svg.empty("circle", "cx", x, "cy", y, "r", font * 0.11, "fill", mark.colour());
  }

  /** An arrow at a walk that lies outside the picture. */
  private void edge(String arrow, double x, double y) {
    svg.text("text", arrow, "x", x, "y", y, "text-anchor", "middle");
  }

  /** Baseline and visit means of the reference class, each over the width of its window. */
  private void means() {
    if (start().isEmpty()) {
      return;
    }
    Baseline.Measured start = start().get();
    mean(trend.schedule().baseline(), start.value().mean(), start.lowMetres(), start.highMetres());
    boolean any = false;
    ClassTrend reference = trend.reference().orElseThrow();
    for (int i = 0; i < trend.visits().size(); i++) {
      ClassTrend.Visit visit = reference.visits().get(i);
      if (visit.value().isPresent()) {
        any = true;
        mean(
            trend.visits().get(i).window(),
            visit.value().get().mean(),
            visit.lowMetres().orElseThrow(),
            visit.highMetres().orElseThrow());
      }
    }
    if (any) {
      legend.add((x, y) -> bar(x - 14, x + 14, y, y - 8, y + 8), texts.text("picture.mean"));
    }
  }

  private void mean(VisitWindow window, double mean, double low, double high) {
    bar(from(window), to(window), y(mean), y(high), y(low));
  }

  /** The mean over the width of its window; its interval stands at the edge, clear of the walks. */
  private void bar(double from, double to, double y, double high, double low) {
    double cap = 4;
    double centre = to - cap;
    svg.empty("line", "x1", from, "y1", y, "x2", to, "y2", y, "stroke", MEAN, "stroke-width", 3.2);
    svg.empty("line", "x1", centre, "y1", high, "x2", centre, "y2", low, "stroke", MEAN, "stroke-width", 1.6);
    for (double end : new double[] {high, low}) {
      svg.empty("line", "x1", centre - cap, "y1", end, "x2", centre + cap, "y2", end, "stroke", MEAN, "stroke-width", 1.6);
    }
  }
}
