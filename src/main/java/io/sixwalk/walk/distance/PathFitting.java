package io.sixwalk.walk.distance;

/** Finds the noise that a trace shows and fits the path under it. */
final class PathFitting {
  /** A Gaussian on two axes has 68 % within this many standard deviations per axis. */
  static final double RADIUS_68_PER_SIGMA = 1.5096;

  /** Reported accuracies are off by this factor (in its logarithm) between phones and places. */
  private static final double ACCURACY_LOG_SPREAD = 0.4;

  private static final double LEAST_WHITE_METRES = 0.3;
  private static final double CORRELATION_SECONDS = 80;
  /** Error per axis of a receiver that has just started, in reported accuracies. */
  private static final double SETTLING_ACCURACIES = 1.5;

  private static final double[] LAGS = {10, 20};

  private PathFitting() {}

  static PathFit fit(
      Trace trace,
      double elapsed,
      double[] rate,
      double paceSpread,
      double paceSeconds,
      double prior,
      double priorSd) {
    double total = trace.medianAccuracy() / RADIUS_68_PER_SIGMA;
    double white = Numbers.clamp(white(trace), LEAST_WHITE_METRES, Math.max(0.5, total));
    PathNoise noise =
        new PathNoise(
            white,
            total,
            CORRELATION_SECONDS,
            SETTLING_ACCURACIES * trace.medianAccuracy(),
            paceSpread,
            paceSeconds);
    PathModel model = new PathModel(trace, elapsed, rate, noise, prior, priorSd);
    PathFit fit = model.fit();
    for (int round = 0; round < 2; round++) {
      double logScale = 0;
      for (double lag : LAGS) {
        logScale += 0.5 * Math.log(model.residualRatio(lag)) / LAGS.length;
      }
      double looks = Math.max(4, 2 * trace.coveredSeconds(elapsed, 15) / 15 - fit.headingFreedom());
      double spread = 1 / Math.sqrt(2 * looks);
      double target = Math.log(noise.correlated()) + logScale;
      double prior0 = Math.log(total);
      double wData = 1 / (spread * spread);
      double wPrior = 1 / (ACCURACY_LOG_SPREAD * ACCURACY_LOG_SPREAD);
      double log = (wData * target + wPrior * prior0) / (wData + wPrior);
      noise = noise.withCorrelated(Math.exp(log));
      fit = model.refit(noise);
    }
    return fit;
  }

  /** White noise per axis from second differences, robust against turns. */
  static double white(Trace trace) {
    double[] all = new double[2 * trace.size()];
    int n = 0;
    for (Trace.Piece p : trace.pieces()) {
      for (int i = 1; i < p.size() - 1; i++) {
        double before = p.seconds()[i] - p.seconds()[i - 1];
        double after = p.seconds()[i + 1] - p.seconds()[i];
        if (before > 3 || after > 3) {
          continue;
        }
        double share = before / (before + after);
        double scale = Math.sqrt(1 + share * share + (1 - share) * (1 - share));
        all[n++] = Math.abs(p.x()[i] - (1 - share) * p.x()[i - 1] - share * p.x()[i + 1]) / scale;
        all[n++] = Math.abs(p.y()[i] - (1 - share) * p.y()[i - 1] - share * p.y()[i + 1]) / scale;
      }
    }
    return n < 20 ? 0 : Numbers.MAD_TO_SIGMA * Numbers.median(java.util.Arrays.copyOf(all, n));
  }
}
