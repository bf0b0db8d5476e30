package io.sixwalk.walk.distance;

import java.util.Arrays;

/** Finds out how noisy a trace is and fits the path under that noise. */
final class PathFitting {
  /** A Gaussian on two axes has 68 % within this many standard deviations per axis. */
  static final double RADIUS_68_PER_SIGMA = 1.5096;

  /**
   * Half of the lengths of a Gaussian on two axes lie below this many of its deviations per axis.
   */
  private static final double RAYLEIGH_MEDIAN = Math.sqrt(2 * Math.log(2));

  /** Filters in phones hide the fast error; what they leave behind is no smaller than this. */
  private static final double LEAST_WHITE_METRES = 0.3;

  private static final double CELL_SECONDS = 0.5;

  /** Between the minute of a street and the two minutes of an open sky. */
  private static final double CORRELATION_SECONDS = 80;

  /** Error per axis of a receiver that has just started, in reported accuracies. */
  private static final double SETTLING_ACCURACIES = 1.5;

  private static final int ROUNDS = 1;

  /** Metres per step drift by this much, with this time constant, within a walk. */
  private static final double PACE_SPREAD_WITH_STEPS = 0.03;

  private static final double PACE_SECONDS_WITH_STEPS = 60;

  /** Without steps speed itself drifts, and rests are part of it. */
  private static final double PACE_SPREAD_ALONE = 0.25;

  private static final double PACE_SECONDS_ALONE = 20;

  private final Trace trace;
  private final double elapsedSeconds;
  private PathNoise noise;
  private PathModel followed;

  PathFitting(Trace logged, double elapsedSeconds) {
    this.trace = logged.thinned(CELL_SECONDS);
    this.elapsedSeconds = elapsedSeconds;
    double total = trace.medianAccuracy() / RADIUS_68_PER_SIGMA;
    double white = Numbers.clamp(white(trace), LEAST_WHITE_METRES, Math.max(0.5, total));
    this.noise =
        new PathNoise(
            white,
            total,
            total,
            CORRELATION_SECONDS,
            SETTLING_ACCURACIES * trace.medianAccuracy(),
            PACE_SPREAD_WITH_STEPS,
            PACE_SECONDS_WITH_STEPS);
  }

  /** The path whose speed follows the steps. */
  PathFit withSteps(double[] stepsPerSecond, double priorMetresPerStep, double priorSpread) {
    followed =
        new PathModel(
            trace, elapsedSeconds, stepsPerSecond, noise, priorMetresPerStep, priorSpread);
    return fit(followed);
  }

  /** The path without steps; starts from the one with steps if that was fitted before. */
  PathFit alone(int nodes) {
    noise = noise.withPace(PACE_SPREAD_ALONE, PACE_SECONDS_ALONE);
    double[] even = new double[nodes];
    Arrays.fill(even, 1);
    PathModel model = new PathModel(trace, elapsedSeconds, even, noise, 0, 0);
    if (followed != null) {
      return model.fitFrom(followed);
    }
    followed = model;
    return fit(model);
  }

  /**
   * How far the receiver seems to have settled, if farther than its accuracy lets expect; else 0.
   */
  double settledMetres() {
    double settled = followed == null ? 0 : followed.settledMetres();
    return settled > SETTLING_ACCURACIES * trace.medianAccuracy() ? settled : 0;
  }

  private PathFit fit(PathModel model) {
    PathFit fit = model.fit();
    for (int round = 0; round < ROUNDS; round++) {
      fit = model.refit();
    }
    noise = model.noise();
    double error = Math.hypot(fit.standardErrorMetres(), model.spreadOfOptima());
    return new PathFit(fit.metres(), error, fit.evidence(), fit.headingFreedom());
  }

  /**
   * Fast error per axis from second differences; their median is blind to turns. The length of a
   * difference counts, not its parts along two axes: those depend on which way the plane lies.
   */
  static double white(Trace trace) {
    double[] all = new double[trace.size()];
    int n = 0;
    for (Trace.Piece p : trace.pieces()) {
      for (int i = 1; i < p.size() - 1; i++) {
        double before = p.seconds()[i] - p.seconds()[i - 1];
        double after = p.seconds()[i + 1] - p.seconds()[i];
        if (before > 3 || after > 3) {
          continue;
        }
        double share = after / (before + after);
        double scale = Math.sqrt(1 + share * share + (1 - share) * (1 - share));
        all[n++] = Math.hypot(bulge(p.x(), i, share), bulge(p.y(), i, share)) / scale;
      }
    }
    return n < 10 ? 0 : Numbers.median(Arrays.copyOf(all, n)) / RAYLEIGH_MEDIAN;
  }

  /** How far a value lies off the line between its neighbours. */
  private static double bulge(double[] values, int i, double shareOfBefore) {
    return values[i] - shareOfBefore * values[i - 1] - (1 - shareOfBefore) * values[i + 1];
  }
}
