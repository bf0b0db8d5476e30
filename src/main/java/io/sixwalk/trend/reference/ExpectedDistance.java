package io.sixwalk.trend.reference;

/** What a reference equation says of one person. */
public sealed interface ExpectedDistance {

  /**
   * The expected distance, not rounded: round at display only.
   *
   * @param equationId the pinned equation
   * @param metres the expected distance
   */
  record Expected(String equationId, double metres) implements ExpectedDistance {
    /**
     * A walked distance in percent of the expected one. For orientation only.
     *
     * @param walkedMetres 0 or more
     */
    public double percentOf(double walkedMetres) {
      if (!(walkedMetres >= 0) || Double.isInfinite(walkedMetres)) {
        throw new IllegalArgumentException("walked metres must be 0 or more: " + walkedMetres);
      }
      return 100 * walkedMetres / metres;
    }
  }

  /**
   * The equation does not hold for this person.
   *
   * @param equationId the pinned equation
   * @param reason why not
   */
  record Refused(String equationId, Reason reason) implements ExpectedDistance {}

  /** Why an equation is refused. */
  enum Reason {
    AGE_BELOW_RANGE,
    AGE_ABOVE_RANGE,
    SEX_NOT_COVERED,
    /** Height is no number between 120 and 220 cm. */
    HEIGHT_NOT_PLAUSIBLE,
    /** Weight is no number between 30 and 200 kg. */
    WEIGHT_NOT_PLAUSIBLE
  }
}
