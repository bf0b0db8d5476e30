package io.sixwalk.walk.distance.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The error of the positions of one walk, advanced in time. */
final class ErrorProcess {
  private final NoiseLevel level;
  private final double[] correlated = new double[2];
  private final double[] settling = new double[2];
  private final List<double[]> multipath = new ArrayList<>();
  private final List<double[]> gaps = new ArrayList<>();
  private double accuracyWobble;

  ErrorProcess(NoiseLevel level, double elapsedSeconds, RandomGenerator random) {
    this.level = level;
    for (int a = 0; a < 2; a++) {
      correlated[a] = level.correlated() * random.nextGaussian();
    }
    if (random.nextDouble() < level.settlingShare()) {
      double direction = 2 * Math.PI * random.nextDouble();
      settling[0] = level.settling() * Math.cos(direction);
      settling[1] = level.settling() * Math.sin(direction);
    }
    int blocks = poisson(level.multipathBlocks(), random);
    for (int i = 0; i < blocks; i++) {
      double from = elapsedSeconds * random.nextDouble();
      double direction = 2 * Math.PI * random.nextDouble();
      multipath.add(
          new double[] {
            from,
            from + 20 + 40 * random.nextDouble(),
            level.multipath() * Math.cos(direction),
            level.multipath() * Math.sin(direction)
          });
    }
    int dropouts = poisson(level.gaps(), random);
    for (int i = 0; i < dropouts; i++) {
      double from = elapsedSeconds * random.nextDouble();
      gaps.add(new double[] {from, from + level.longestGapSeconds() * random.nextDouble()});
    }
    accuracyWobble = random.nextGaussian();
  }

  void advance(double dt, RandomGenerator random) {
    double keep = Math.exp(-dt / level.correlationSeconds());
    double fresh = level.correlated() * Math.sqrt(1 - keep * keep);
    double decay = Math.exp(-dt / NoiseLevel.SETTLING_SECONDS);
    for (int a = 0; a < 2; a++) {
      correlated[a] = keep * correlated[a] + fresh * random.nextGaussian();
      settling[a] *= decay;
    }
    double keepWobble = Math.exp(-dt / 30);
    accuracyWobble =
        keepWobble * accuracyWobble
            + Math.sqrt(1 - keepWobble * keepWobble) * random.nextGaussian();
  }

  boolean inGap(double t) {
    return gaps.stream().anyMatch(gap -> t >= gap[0] && t < gap[1]);
  }

  double[] offset(double t, RandomGenerator random) {
    double[] offset = new double[2];
    for (int a = 0; a < 2; a++) {
      offset[a] = correlated[a] + settling[a] + level.white() * random.nextGaussian();
    }
    for (double[] block : multipath) {
      if (t >= block[0] && t < block[1]) {
        offset[0] += block[2];
        offset[1] += block[3];
      }
    }
    return offset;
  }

  /** Reported accuracy: anywhere in the level's range, drifting, no oracle of the error. */
  double accuracy() {
    double share = 1 / (1 + Math.exp(-1.7 * accuracyWobble));
    return level.accuracyFrom() + (level.accuracyTo() - level.accuracyFrom()) * share;
  }

  private static int poisson(double mean, RandomGenerator random) {
    double limit = Math.exp(-mean);
    int n = 0;
    for (double p = random.nextDouble(); p > limit; p *= random.nextDouble()) {
      n++;
    }
    return n;
  }
}
