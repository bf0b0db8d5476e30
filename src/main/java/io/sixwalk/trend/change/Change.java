package io.sixwalk.trend.change;

import java.util.Objects;

/**
 * A difference between two means, judged against one threshold. All quantities but the
 * probabilities are in the unit of the values.
 *
 * @param call the word and its certainty
 * @param threshold the smallest change that matters (MCID), above 0
 * @param practiceAllowance what is taken off an improvement because the baseline was a first try
 * @param difference visit mean minus baseline mean, before the allowance
 * @param standardError of the difference
 * @param low lower end of the 90 % interval of the difference
 * @param high upper end of the 90 % interval of the difference
 * @param probabilityImproved that the change, after the allowance, is at least the threshold
 * @param probabilityWorse that the change is at least the threshold downwards
 * @param probabilityBetween the rest; the three sum to 1
 */
public record Change(
    ChangeCall call,
    double threshold,
    double practiceAllowance,
    double difference,
    double standardError,
    double low,
    double high,
    double probabilityImproved,
    double probabilityWorse,
    double probabilityBetween) {
  public Change {
    Objects.requireNonNull(call, "call");
  }

  /** The word alone. */
  public ChangeStatus status() {
    return call.status();
  }

  /** The difference less the practice allowance, but never turned from a gain into a loss. */
  public double differenceAfterAllowance() {
    return difference > 0 ? Math.max(0, difference - practiceAllowance) : difference;
  }
}
