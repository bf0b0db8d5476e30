package io.sixwalk.safety.rules;

/**
 * Outside these limits, at rest, nobody starts a walk at home.
 *
 * @param heartRateFloor a minute; below it no walk. The number is this project's own
 * @param heartRateCeiling a minute; above it no walk (120 by the American Thoracic Society 2002,
 *     doi:10.1164/ajrccm.166.1.at1102)
 * @param systolicCeiling mmHg; above it no walk (180, the same source)
 * @param diastolicCeiling mmHg; above it no walk (100, the same source)
 * @param spo2Start percent; below it no walk is started at home. 92 is this project's own; a clinic
 *     refuses at 85 and below (Holland 2014, doi:10.1183/09031936.00150314)
 * @param spo2Stop percent; below it a walk ends. 85 at home; a clinic stops below 80 (the same)
 */
public record GateLimits(
    double heartRateFloor,
    double heartRateCeiling,
    double systolicCeiling,
    double diastolicCeiling,
    double spo2Start,
    double spo2Stop) {
  public static final GateLimits DEFAULT = new GateLimits(40, 120, 180, 100, 92, 85);

  public GateLimits {
    if (spo2Stop > spo2Start || heartRateFloor >= heartRateCeiling) {
      throw new IllegalArgumentException("The limits contradict each other");
    }
  }

  /** With what a clinician set for one person. */
  public GateLimits with(double heartRateCeiling, double spo2Start, double spo2Stop) {
    return new GateLimits(
        heartRateFloor, heartRateCeiling, systolicCeiling, diastolicCeiling, spo2Start, spo2Stop);
  }
}
