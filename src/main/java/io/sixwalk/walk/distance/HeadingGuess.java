package io.sixwalk.walk.distance;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A first path of straight legs, to start the fit of {@link PathModel} near its optimum.
 *
 * <p>Under a random-walk error the displacements between neighbouring points have independent
 * errors. The best leg over a run of them, at a given number of metres for each unit, then points
 * along the weighted sum of displacement times units, and its gain in log-likelihood grows with the
 * length of that sum; each leg costs what the prior asks for a turn. Dynamic programming finds the
 * best legs exactly.
 */
final class HeadingGuess {
  /** Points are means over this much time: short against a leg, since turns lie on points. */
  private static final double POINT_SECONDS = 1;

  private static final double MOST_POINTS = 500;

  /** Fast errors count as much as over this time; a leg is longer, and they cancel along it. */
  private static final double SHORTEST_LEG_SECONDS = 5;

  private static final int ROUNDS = 4;

  private final double[] time;
  private final double[] units;
  private final double[] x;
  private final double[] y;
  private final double[] variance;
  private final double turnCost;

  private double[] legHeading;
  private double sumLength;
  private double sumUnits;

  /**
   * @param time times of points in one piece
   * @param units steps (or seconds) up to each point
   * @param x mean position
   * @param y mean position
   * @param variance of each displacement to the next point, per axis
   * @param turnCost log-likelihood that a turn must gain
   */
  private HeadingGuess(
      double[] time, double[] units, double[] x, double[] y, double[] variance, double turnCost) {
    this.time = time;
    this.units = units;
    this.x = x;
    this.y = y;
    this.variance = variance;
    this.turnCost = turnCost;
  }

  /** Points of a piece with the given noise; {@code unitsAt} maps seconds to units. */
  static HeadingGuess of(
      Trace.Piece piece,
      PathNoise noise,
      DoubleUnaryOperator unitsAt,
      double elapsedSeconds,
      double longGapSeconds) {
    // Long recordings get coarser points, so that the legs stay quick to find.
    double pointSeconds = Math.max(POINT_SECONDS, elapsedSeconds / MOST_POINTS);
    int most = piece.size();
    double[] t = new double[most];
    double[] u = new double[most];
    double[] px = new double[most];
    double[] py = new double[most];
    double[] count = new double[most];
    int n = -1;
    double cell = Double.NaN;
    for (int i = 0; i < piece.size(); i++) {
      double at = piece.seconds()[i];
      if (at < -0.5 || at > elapsedSeconds + 0.5) {
        continue;
      }
      double here = Math.floor(at / pointSeconds);
      if (here != cell) {
        n++;
        cell = here;
      }
      t[n] += at;
      px[n] += piece.x()[i];
      py[n] += piece.y()[i];
      count[n]++;
    }
    n++;
    for (int i = 0; i < n; i++) {
      t[i] /= count[i];
      px[i] /= count[i];
      py[i] /= count[i];
      u[i] = unitsAt.applyAsDouble(t[i]);
    }
    double q = noise.driftVariance(1);
    double[] variance = new double[Math.max(0, n - 1)];
    for (int i = 0; i < n - 1; i++) {
      double dt = t[i + 1] - t[i];
      double white = 2 * noise.white() * noise.white();
      // Nobody knows which way a person went in a long gap: it tells nothing of legs.
      variance[i] =
          dt > longGapSeconds
              ? 1e12
              : white * Math.min(1, dt / SHORTEST_LEG_SECONDS)
                  + (q + noise.settlingRate(t[i] - piece.first())) * dt;
    }
    return new HeadingGuess(
        Arrays.copyOf(t, n),
        Arrays.copyOf(u, n),
        Arrays.copyOf(px, n),
        Arrays.copyOf(py, n),
        variance,
        PathFactors.TURN_COST);
  }

  int points() {
    return time.length;
  }

  double sumLength() {
    return sumLength;
  }

  double sumUnits() {
    return sumUnits;
  }

  /** Finds the legs for a given number of metres per unit. */
  void legs(double metresPerUnit) {
    int n = time.length - 1;
    double[] cx = new double[n + 1];
    double[] cy = new double[n + 1];
    double[] cu = new double[n + 1];
    for (int i = 0; i < n; i++) {
      double du = (units[i + 1] - units[i]) / variance[i];
      cx[i + 1] = cx[i] + du * (x[i + 1] - x[i]);
      cy[i + 1] = cy[i] + du * (y[i + 1] - y[i]);
      cu[i + 1] = cu[i] + du * (units[i + 1] - units[i]);
    }
    double[] best = new double[n + 1];
    int[] from = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      best[end] = Double.NEGATIVE_INFINITY;
      for (int start = 0; start < end; start++) {
        double gain =
            metresPerUnit * Math.hypot(cx[end] - cx[start], cy[end] - cy[start]) - turnCost;
        if (best[start] + gain > best[end]) {
          best[end] = best[start] + gain;
          from[end] = start;
        }
      }
    }
    legHeading = new double[Math.max(1, n)];
    sumLength = 0;
    sumUnits = cu[n];
    for (int end = n; end > 0; end = from[end]) {
      double dx = cx[end] - cx[from[end]];
      double dy = cy[end] - cy[from[end]];
      sumLength += Math.hypot(dx, dy);
      Arrays.fill(legHeading, from[end], end, Math.atan2(dy, dx));
    }
  }

  /** Heading of the leg at a time. */
  double headingAt(double t) {
    int found = Arrays.binarySearch(time, t);
    int i = found >= 0 ? found : -found - 2;
    return legHeading[Math.max(0, Math.min(legHeading.length - 1, i))];
  }

  /** Metres per unit at which legs and scale agree, over all pieces. */
  static double agree(List<HeadingGuess> guesses, double start) {
    double k = start;
    for (int round = 0; round < ROUNDS; round++) {
      double length = 0;
      double units = 0;
      for (HeadingGuess guess : guesses) {
        if (guess.points() > 1) {
          guess.legs(k);
          length += guess.sumLength();
          units += guess.sumUnits();
        }
      }
      if (!(units > 0) || !(length > 0)) {
        return k;
      }
      k = length / units;
    }
    return k;
  }
}
