package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.util.List;

/** Where a person started, within one comparability class. */
public sealed interface Baseline {

  /** How much it can carry. */
  BaselineQuality quality();

  /**
   * A baseline of one or more walks.
   *
   * @param quality how much it can carry
   * @param value the mean in metres, and of how many walks
   * @param lowMetres lower end of the 90 % interval of the mean
   * @param highMetres upper end of the 90 % interval of the mean
   * @param walkIds the walks in it, in order of time
   * @param firstDate of these walks
   * @param lastDate of these walks
   */
  record Measured(
      BaselineQuality quality,
      MeanValue value,
      double lowMetres,
      double highMetres,
      List<String> walkIds,
      LocalDate firstDate,
      LocalDate lastDate)
      implements Baseline {
    public Measured {
      walkIds = List.copyOf(walkIds);
    }
  }

  /** No walk of the class in the baseline window. */
  record None() implements Baseline {
    @Override
    public BaselineQuality quality() {
      return BaselineQuality.NONE;
    }
  }
}
