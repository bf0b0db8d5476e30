package io.sixwalk.trend.picture;

import io.sixwalk.trend.change.Baseline;
import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.VisitRecord;
import io.sixwalk.trend.change.VisitStatus;
import io.sixwalk.trend.change.WalkDistanceTrend;
import java.time.LocalDate;

/**
 * Which dates and distances the picture shows.
 *
 * @param first the first date
 * @param last the last date
 * @param lowMetres the lower edge
 * @param highMetres the upper edge
 * @param stepMetres between two lines
 */
record Scale(LocalDate first, LocalDate last, int lowMetres, int highMetres, int stepMetres) {
  private static final int MARGIN_DAYS = 6;

  static Scale of(WalkDistanceTrend trend) {
    LocalDate first = trend.today();
    LocalDate last = trend.today();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (ClassTrend series : trend.series()) {
      for (ClassTrend.Point point : series.points()) {
        first = point.date().isBefore(first) ? point.date() : first;
        // A walk that does not count may be far off; it must not squeeze the others together.
        if (point.role() != ClassTrend.Role.NOT_COUNTED) {
          low = Math.min(low, point.metres());
          high = Math.max(high, point.metres());
        }
      }
      if (series.baseline() instanceof Baseline.Measured start) {
        double reach = trend.thresholds().important().value();
        low = Math.min(low, Math.min(start.value().mean() - reach, start.lowMetres()));
        high = Math.max(high, Math.max(start.value().mean() + reach, start.highMetres()));
      }
      for (ClassTrend.Visit visit : series.visits()) {
        low = Math.min(low, visit.lowMetres().orElse(low));
        high = Math.max(high, visit.highMetres().orElse(high));
      }
    }
    if (trend.dayZero().isPresent()) {
      LocalDate start = trend.schedule().baseline().firstDate(trend.dayZero().get());
      first = start.isBefore(first) ? start : first;
    }
    for (VisitRecord visit : trend.visits()) {
      if (visit.status() == VisitStatus.OPEN || visit.status() == VisitStatus.NOT_DUE) {
        last = visit.lastDate().isAfter(last) ? visit.lastDate() : last;
        break;
      }
    }
    if (low > high) {
      low = 200;
      high = 400;
    }
    int step = high - low > 400 ? 100 : 50;
    int bottom = (int) Math.max(0, Math.floor((low - 8) / step) * step);
    int top = (int) (Math.ceil((high + 8) / step) * step);
    return new Scale(
        first.minusDays(MARGIN_DAYS),
        last.plusDays(MARGIN_DAYS),
        bottom,
        Math.max(top, bottom + 2 * step),
        step);
  }

  /** Where a date lies, 0 at the left edge and 1 at the right. */
  double across(double epochDay) {
    return (epochDay - first.toEpochDay()) / (last.toEpochDay() - first.toEpochDay());
  }

  /** Where a distance lies, 0 at the bottom and 1 at the top. */
  double up(double metres) {
    return (metres - lowMetres) / (highMetres - lowMetres);
  }
}
