package io.sixwalk.trend.change;

/** The line through all walks of one class. */
public sealed interface SlopeResult {

  /** One of the five words, for the projected change. */
  ChangeStatus status();

  /**
   * A slope, and the change that it would make over the horizon.
   *
   * @param fit slope in metres per day, with interval and test
   * @param walks how many walks
   * @param spanDays from the first to the last
   * @param horizonDays the projection
   * @param projectedMetres slope times horizon
   * @param projectedLowMetres lower end of its 90 % interval
   * @param projectedHighMetres upper end of its 90 % interval
   * @param call the word for the projected change, against the MCID
   */
  record Fitted(
      TheilSen.Fit fit,
      int walks,
      long spanDays,
      int horizonDays,
      double projectedMetres,
      double projectedLowMetres,
      double projectedHighMetres,
      ChangeCall call)
      implements SlopeResult {
    @Override
    public ChangeStatus status() {
      return call.status();
    }

    /** The slope in metres per 30 days. */
    public double metresPer30Days() {
      return fit.slopePerDay() * 30;
    }
  }

  /**
   * No slope.
   *
   * @param reason why
   * @param distinctDays days with walks so far
   * @param spanDays from the first to the last
   */
  record NotFitted(MissingReason reason, int distinctDays, long spanDays) implements SlopeResult {
    @Override
    public ChangeStatus status() {
      return ChangeStatus.NOT_ENOUGH_DATA;
    }
  }
}
