package io.sixwalk.trend.picture;

import io.sixwalk.trend.change.VisitWindow;
import io.sixwalk.trend.change.WalkDistanceTrend;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the plot lies in the picture, and where dates and distances lie in the plot.
 *
 * @param trend what is drawn
 * @param scale which dates and distances are shown
 * @param left edge in pixels
 * @param top edge in pixels
 * @param right edge in pixels
 * @param bottom edge in pixels
 */
record Plot(
    WalkDistanceTrend trend, Scale scale, double left, double top, double right, double bottom) {

  Plot moved(double newTop, double height) {
    return new Plot(trend, scale, left, newTop, right, newTop + height);
  }

  double x(LocalDate date) {
    return x((double) date.toEpochDay());
  }

  private double x(double epochDay) {
    return left + scale.across(epochDay) * (right - left);
  }

  double y(double metres) {
    return bottom - scale.up(metres) * (bottom - top);
  }

  /** The left edge of a window, half a day before its first day. */
  double from(VisitWindow window) {
    return Math.max(left, x(window.firstDate(dayZero()).toEpochDay() - 0.5));
  }

  /** The right edge of a window, half a day after its last day. */
  double to(VisitWindow window) {
    return Math.min(right, x(window.lastDate(dayZero()).toEpochDay() + 0.5));
  }

  double centre(VisitWindow window) {
    return (from(window) + to(window)) / 2;
  }

  boolean shows(VisitWindow window) {
    return !window.firstDate(dayZero()).isAfter(scale.last());
  }

  /** The windows in the picture, the baseline first; none without a day 0. */
  List<VisitWindow> windows() {
    if (trend.dayZero().isEmpty()) {
      return List.of();
    }
    List<VisitWindow> all = new ArrayList<>(List.of(trend.schedule().baseline()));
    all.addAll(trend.schedule().visits());
    return all.stream().filter(this::shows).toList();
  }

  private LocalDate dayZero() {
    return trend.dayZero().orElseThrow();
  }
}
