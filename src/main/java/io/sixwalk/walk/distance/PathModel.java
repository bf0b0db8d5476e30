package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One walk as a path: a person goes on in the direction of the heading, units times scale metres at
 * a time; the positions show that path plus a slow error plus a fast one. The fit finds the
 * likeliest path (Gauss-Newton with Levenberg's damping on a chain of nodes, linear in their
 * number), the distance is its length, corrected for what free headings add, and the standard error
 * follows from the curvature. The derivation stands in {@code docs/distance.md}.
 */
final class PathModel {
  private static final int MOST_ITERATIONS = 30;

  /** Phones rather over- than understate their error: start from what they say, and from less. */
  private static final double[] NOISE_STARTS = {1, 0.4};

  /** Changes over these lags decide a distance: longer than fast errors, shorter than a walk. */
  private static final double[] LAGS = {10, 20};

  /** Turns of this much early on may be the settling of the receiver. */
  private static final double NOTABLE_TURN = Math.toRadians(10);

  private final PathGrid grid;
  private final PathState state;
  private final ArrowSystem system;
  private final PathFactors factors;
  private final double priorScale;
  private final double priorSpread;
  private final List<PathFit> candidates = new ArrayList<>();
  private PathNoise noise;
  private PathFit best;
  private PathState likeliest;

  /**
   * @param trace cleaned positions
   * @param elapsedSeconds duration of the walk
   * @param rate units per second on an even grid over the walk
   * @param noise what the positions' errors are like
   * @param priorScale expected metres per unit
   * @param priorSpread its standard deviation; 0 if nothing is expected
   */
  PathModel(
      Trace trace,
      double elapsedSeconds,
      double[] rate,
      PathNoise noise,
      double priorScale,
      double priorSpread) {
    this.state = new PathState(elapsedSeconds, rate);
    this.grid = new PathGrid(trace, elapsedSeconds, state);
    this.system = new ArrowSystem(state.nodes, PathState.WIDTH);
    this.factors = new PathFactors(grid, state, system);
    this.priorScale = priorScale;
    this.priorSpread = priorSpread;
    this.noise = noise;
  }

  /**
   * Fits from several starts, because turns make the problem one of many optima: straight legs
   * under two sizes of the slow error (under too large a one short legs drown), curves in place of
   * gentle turns, and no turn while the receiver settles. The likeliest stays; how far the others
   * disagree, weighed by their likelihood, is part of the error.
   */
  PathFit fit() {
    PathNoise given = noise;
    PathState legs = null;
    PathNoise likeliestNoise = noise;
    for (double share : NOISE_STARTS) {
      noise = given.withCorrelated(share * given.correlated());
      PathGuess.legs(state, grid, noise);
      PathState start = state.copy();
      noise = refined(optimise());
      if (keepLikelier(optimise())) {
        legs = start;
        likeliestNoise = noise;
      }
    }
    noise = likeliestNoise;
    PathState curved = legs == null ? state.copy() : legs;
    if (PathGuess.bend(curved)) {
      state.set(curved);
      keepLikelier(optimise());
    }
    state.set(likeliest);
    if (straightenStart()) {
      keepLikelier(optimise());
    }
    state.set(likeliest);
    return best;
  }

  /** The noise of the last fit. */
  PathNoise noise() {
    return noise;
  }

  /** Fits from where another model of the same trace and grid arrived. */
  PathFit fitFrom(PathModel other) {
    System.arraycopy(other.state.x, 0, state.x, 0, state.x.length);
    for (int j = 0; j < state.nodes; j++) {
      state.put(j, PathState.PACE, 0);
    }
    double units = 0;
    for (double rate : state.rate) {
      units += rate * state.h;
    }
    state.scale = other.state.metres() / Math.max(units, 1e-9);
    state.usualScale = state.scale;
    keepLikelier(optimise());
    return best;
  }

  private boolean keepLikelier(PathFit fit) {
    candidates.add(fit);
    if (best == null || fit.evidence() > best.evidence()) {
      best = fit;
      likeliest = state.copy();
      return true;
    }
    return false;
  }

  /** Standard deviation between the optima that were found, weighed by their likelihood. */
  double spreadOfOptima() {
    PathFit top =
        candidates.stream().max(Comparator.comparingDouble(PathFit::evidence)).orElseThrow();
    double weights = 0;
    double mean = 0;
    double square = 0;
    for (PathFit fit : candidates) {
      double weight = Math.exp(fit.evidence() - top.evidence());
      double difference = fit.metres() - top.metres();
      weights += weight;
      mean += weight * difference;
      square += weight * difference * difference;
    }
    mean /= weights;
    return Math.sqrt(Math.max(0, square / weights - mean * mean));
  }

  /** Fits again from the last optimum, under the noise that it leaves over. */
  PathFit refit() {
    noise = refined(best);
    best = optimise();
    return best;
  }

  /** Slow error from what a fit left over, and from the reported accuracy, by their precision. */
  private PathNoise refined(PathFit fit) {
    double logRatio = 0;
    for (double lag : LAGS) {
      double ratio = PathResiduals.ratio(grid, state, noise, lag);
      logRatio += 0.5 * Math.log(Math.max(1e-6, ratio)) / LAGS.length;
    }
    double independent = 2 * grid.trace.coveredSeconds(grid.elapsedSeconds, 15) / 15;
    double looks = Math.max(Math.max(4, independent / 2), independent - fit.headingFreedom());
    // What headings followed is missing from what is left over: the divisor is the looks that
    // remain, as in any unbiased variance.
    logRatio += 0.5 * Math.log(Math.max(1, independent / looks));
    double seenPrecision = 2 * looks;
    double reportedPrecision = 1 / (PathNoise.REPORTED_LOG_SPREAD * PathNoise.REPORTED_LOG_SPREAD);
    double seen = Math.log(noise.correlated()) + logRatio;
    double log =
        (seenPrecision * seen + reportedPrecision * Math.log(noise.reported()))
            / (seenPrecision + reportedPrecision);
    return noise.withCorrelated(Math.exp(log));
  }

  /** How far the slow error moved in the first 80 s, in metres. */
  double settledMetres() {
    int to = state.nodeAt(2 * PathNoise.SETTLING_SECONDS);
    int from = Math.max(0, Math.min(to, state.nodeAt(grid.trace.pieces().get(0).first())));
    if (grid.piece[to] != grid.piece[from]) {
      return 0;
    }
    return Math.hypot(
        state.get(to, PathState.ERROR) - state.get(from, PathState.ERROR),
        state.get(to, PathState.ERROR + 1) - state.get(from, PathState.ERROR + 1));
  }

  private boolean straightenStart() {
    int turn = -1;
    int last = Math.min(state.nodes - 2, state.nodeAt(2 * PathNoise.SETTLING_SECONDS));
    for (int j = 0; j < last && grid.linked[j]; j++) {
      double change = state.get(j + 1, PathState.HEADING) - state.get(j, PathState.HEADING);
      if (Math.abs(change) > NOTABLE_TURN) {
        turn = j + 1;
      }
    }
    for (int j = 0; j < turn; j++) {
      state.put(j, PathState.HEADING, state.get(turn, PathState.HEADING));
      state.put(j, PathState.CURVE, 0);
    }
    return turn >= 0;
  }

  private PathFit optimise() {
    double damping = 1e-3;
    double previous = Double.NaN;
    double objective = build();
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      factors.dampen(damping);
      system.factor();
      PathState before = state.copy();
      state.add(system.solve(system.rightHandSide()));
      double next = build();
      if (!(next <= objective + 1e-9)) {
        state.set(before);
        damping = Math.min(1e6, damping * 10);
        build();
        continue;
      }
      double gained = objective - next;
      objective = next;
      damping = Math.max(1e-6, damping / 5);
      double metres = state.metres();
      if (Math.abs(metres - previous) < 0.05 && gained < 0.05) {
        break;
      }
      previous = metres;
    }
    system.factor();
    return summary(objective);
  }

  private double build() {
    return factors.build(noise, priorScale, priorSpread);
  }

  private PathFit summary(double objective) {
    int nodes = state.nodes;
    double[] functional = new double[nodes * PathState.WIDTH + 1];
    for (int j = 0; j < nodes - 1; j++) {
      functional[j * PathState.WIDTH + PathState.PACE] = state.usualScale * state.rate[j] * state.h;
      functional[nodes * PathState.WIDTH] += state.rate[j] * state.h;
    }
    double[] covariance = system.solve(functional);
    double variance = 0;
    for (int i = 0; i < functional.length; i++) {
      variance += functional[i] * covariance[i];
    }
    double[] freedom = headingFreedom();
    double added = 0;
    double sum = 0;
    for (int j = 0; j < nodes - 1; j++) {
      double withSpeed =
          state.rate[j]
              * (covariance[nodes * PathState.WIDTH]
                  + state.usualScale * covariance[j * PathState.WIDTH + PathState.PACE]);
      double slowest = 0.3 * state.scale * Math.max(state.rate[j], 1e-9);
      double speed = Math.max(Math.abs(state.speed(j)), Math.max(slowest, 1e-3));
      added += freedom[j] * withSpeed / (2 * speed);
      sum += freedom[j];
    }
    double metres = state.metres();
    // More than a third of the length cannot be noise that a fitted heading followed.
    double corrected = metres - Numbers.clamp(added, 0, metres / 3);
    double error = Math.sqrt(Math.max(variance, 1e-6));
    double evidence =
        noise.logPrior() - objective - factors.logScale() - 0.5 * system.logDeterminant();
    return new PathFit(corrected, error, evidence, sum);
  }

  /** How freely each heading follows the positions: 0 held by its neighbours, 1 by the data. */
  private double[] headingFreedom() {
    double[] variance = system.differenceVariances(PathState.HEADING);
    double[] freedom = new double[state.nodes - 1];
    double before = 0;
    for (int j = 0; j < freedom.length; j++) {
      double after = factors.turnWeight(j) * variance[j];
      if (grid.linked[j]) {
        freedom[j] = Numbers.clamp(1 - (before + after) / 2, 0, 1);
      }
      before = after;
    }
    return freedom;
  }
}
