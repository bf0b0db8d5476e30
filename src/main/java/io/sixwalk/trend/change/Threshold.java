package io.sixwalk.trend.change;

import java.util.Objects;

/**
 * A number that decides, with where it comes from and for whom it was found.
 *
 * @param value in the unit of the measure, above 0
 * @param source author, year and doi, or how the study derived it
 * @param population the people it was found in
 */
public record Threshold(double value, String source, String population) {
  public Threshold {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a threshold must be above 0: " + value);
    }
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(population, "population");
  }
}
