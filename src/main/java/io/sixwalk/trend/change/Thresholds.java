package io.sixwalk.trend.change;

import java.util.Objects;

/**
 * The numbers behind every call in a study, frozen under one version. A study that changes one of
 * them makes a new version; an answer names the version that it was given under.
 *
 * @param version names this set
 * @param important the MCID that the five words are judged by, in metres
 * @param small the small change, shown beside it
 * @param substantial the substantial change, shown beside it
 * @param errorAtHome the standard error of measurement of one walk without a clinician, in metres
 * @param errorSupervised the same with a clinician present
 * @param practiceAllowance what a first walk gains by practice alone, in metres
 * @param walksAsked walks asked for in a visit window
 * @param leastWalks a visit with fewer walks is not judged
 * @param projectionDays the horizon over which a slope is projected
 */
public record Thresholds(
    String version,
    Threshold important,
    Threshold small,
    Threshold substantial,
    Threshold errorAtHome,
    Threshold errorSupervised,
    Threshold practiceAllowance,
    int walksAsked,
    int leastWalks,
    int projectionDays) {

  private static final Threshold PERERA_SMALL =
      new Threshold(
          20,
          "Perera 2006, J Am Geriatr Soc 54:743-749, doi:10.1111/j.1532-5415.2006.00701.x",
          "older adults: mobility-disabled, after stroke, and living in the community");

  /** Defaults for frail older adults who walk at home. */
  public static final Thresholds DEFAULT =
      new Thresholds(
          "default-1",
          new Threshold(
              30,
              "Holland 2014, Eur Respir J 44:1428-1446, doi:10.1183/09031936.00150314",
              "adults with chronic respiratory disease (range 25 to 33 m)"),
          PERERA_SMALL,
          new Threshold(50, PERERA_SMALL.source(), PERERA_SMALL.population()),
          new Threshold(
              25,
              "a cautious working figure, to be replaced by the study's own retest pairs",
              "older adults at home without a clinician"),
          new Threshold(
              21,
              "derived from Steffen 2002, Phys Ther 82:128-137, doi:10.1093/ptj/82.2.128",
              "older adults living in the community, tested by a clinician"),
          new Threshold(
              26,
              "Singh 2014, Eur Respir J 44:1447-1478, doi:10.1183/09031936.00150414",
              "adults with chronic respiratory disease, 13 studies"),
          6,
          3,
          180);

  public Thresholds {
    Objects.requireNonNull(version, "version");
    if (small.value() > important.value() || important.value() > substantial.value()) {
      throw new IllegalArgumentException("small, important and substantial change must ascend");
    }
    if (leastWalks < 1 || walksAsked < leastWalks) {
      throw new IllegalArgumentException(
          "walks asked for: " + walksAsked + ", the least: " + leastWalks);
    }
    if (projectionDays < 1) {
      throw new IllegalArgumentException("projection days must be above 0: " + projectionDays);
    }
  }

  /**
   * The measurement error of one walk in a comparison. The lower figure holds only where a
   * clinician was present at every walk compared; one walk alone at home makes it the higher one,
   * so that an interval is never too narrow.
   */
  double measurementError(boolean allSupervised) {
    return allSupervised ? errorSupervised.value() : errorAtHome.value();
  }
}
