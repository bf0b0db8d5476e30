package io.sixwalk.trend.picture;

import java.util.Locale;

/** The mark of a class: a shape first, a colour second. */
enum Mark {
  CIRCLE("#14477d"),
  SQUARE("#8a3a0c"),
  TRIANGLE("#1f5c2e"),
  DIAMOND("#5b2a6e");

  private final String colour;

  Mark(String colour) {
    this.colour = colour;
  }

  static Mark of(int index) {
    return values()[index % values().length];
  }

  String colour() {
    return colour;
  }

  /** Draws a walk that counts (filled), or one that is set aside or does not count (hollow). */
  void draw(Svg svg, double x, double y, double radius, boolean filled) {
    Object fill = filled ? colour : "#ffffff";
    String edge = filled ? "#ffffff" : colour;
    Object[] look = {"fill", fill, "stroke", edge, "stroke-width", filled ? 1.0 : 2.0};
    if (this == CIRCLE) {
      svg.empty("circle", Svg.join(look, "cx", x, "cy", y, "r", radius));
      return;
    }
    double[] corners =
        switch (this) {
          case SQUARE -> new double[] {-.9, -.9, .9, -.9, .9, .9, -.9, .9};
          case TRIANGLE -> new double[] {0, -1.15, 1.1, .85, -1.1, .85};
          default -> new double[] {0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0};
        };
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < corners.length; i += 2) {
      points.append(
          String.format(
              Locale.ROOT,
              "%s%s,%s",
              i == 0 ? "" : " ",
              Svg.number(x + radius * corners[i]),
              Svg.number(y + radius * corners[i + 1])));
    }
    svg.empty("polygon", Svg.join(look, "points", points));
  }
}
