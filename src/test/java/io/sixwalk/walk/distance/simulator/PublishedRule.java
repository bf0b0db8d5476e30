package io.sixwalk.walk.distance.simulator;

import io.sixwalk.walk.distance.Fixes;

/**
 * The yardstick: the published rule for outdoor walks. Each 5 s look back 1.25 s; take a fix better
 * than 5 m at once, else the most accurate one that implies less than 2 m/s; sum the great circles.
 *
 * <p>Salvi D, Poffley E, Orchard E, Tarassenko L. The Mobile-Based 6-Minute Walk Test. JMIR mHealth
 * uHealth 2020;8(1):e13756, doi:10.2196/13756.
 */
public final class PublishedRule {
  private static final double EARTH_RADIUS_METRES = 6371008.8;

  private PublishedRule() {}

  /** Distance in metres; 0 if no two fixes are selected. */
  public static double metres(Fixes fixes, double elapsedSeconds) {
    int last = -1;
    double sum = 0;
    for (double t = 5; t <= elapsedSeconds; t += 5) {
      int chosen = choose(fixes, t, last);
      if (chosen < 0 || chosen == last) {
        continue;
      }
      if (last >= 0) {
        sum += greatCircle(fixes, last, chosen);
      }
      last = chosen;
    }
    return sum;
  }

  private static int choose(Fixes fixes, double t, int last) {
    int best = -1;
    for (int i = 0; i < fixes.size(); i++) {
      double at = fixes.elapsedSeconds().get(i);
      if (at < t - 1.25 || at > t) {
        continue;
      }
      double accuracy = fixes.accuracyMetres().get(i);
      if (accuracy < 5) {
        return i;
      }
      double dt = last < 0 ? 0 : at - fixes.elapsedSeconds().get(last);
      boolean walkable = last < 0 || dt > 0 && greatCircle(fixes, last, i) / dt < 2;
      if (walkable && (best < 0 || accuracy < fixes.accuracyMetres().get(best))) {
        best = i;
      }
    }
    return best;
  }

  static double greatCircle(Fixes fixes, int a, int b) {
    double latA = Math.toRadians(fixes.latitudeDegrees().get(a));
    double latB = Math.toRadians(fixes.latitudeDegrees().get(b));
    double dLon = Math.toRadians(fixes.longitudeDegrees().get(b) - fixes.longitudeDegrees().get(a));
    double sinLat = Math.sin((latB - latA) / 2);
    double sinLon = Math.sin(dLon / 2);
    double h = sinLat * sinLat + Math.cos(latA) * Math.cos(latB) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
