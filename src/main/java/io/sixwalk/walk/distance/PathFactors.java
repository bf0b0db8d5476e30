package io.sixwalk.walk.distance;

/**
 * What a path is measured by: each method adds one kind of residual to the normal equations and its
 * loss to the objective. Robust losses (Student's t for fixes and for the drift of their error,
 * Cauchy's for turns) enter the equations as weights that are taken anew in each iteration.
 */
final class PathFactors {
  /** Straight on, the heading strays by about this much in a second; turns are Cauchy's tail. */
  private static final double HEADING_SCALE = Math.toRadians(1);

  /** Paths bend by up to a few degrees a second (a loop of 150 m at 1 m/s: 2.4), for long. */
  private static final double CURVE_SPREAD = Math.toRadians(1);

  private static final double CURVE_SECONDS = 60;

  /** A phone sways against the line of walking; per root second. */
  private static final double SWAY_METRES = 0.1;

  private static final double FIX_FREEDOM = 4;
  private static final double DRIFT_FREEDOM = 20;

  /** A turn by a right angle must gain this much log-likelihood against going straight on. */
  static final double TURN_COST = Math.log1p(Math.pow(Math.PI / 2 / HEADING_SCALE, 2));

  private final PathGrid grid;
  private final PathState state;
  private final ArrowSystem system;
  private final double[] turnWeight;
  private final double medianAccuracy;
  private PathNoise noise;
  private double objective;
  private double logScale;

  private final int[] unknown = new int[5];
  private final double[] slope = new double[5];

  PathFactors(PathGrid grid, PathState state, ArrowSystem system) {
    this.grid = grid;
    this.state = state;
    this.system = system;
    this.turnWeight = new double[state.nodes - 1];
    this.medianAccuracy = grid.trace.medianAccuracy();
  }

  /** Fills the equations at the state and returns the objective there. */
  double build(PathNoise assumed, double priorScale, double priorSpread) {
    noise = assumed;
    objective = 0;
    logScale = 0;
    system.clear();
    for (int p = 0; p < grid.trace.pieces().size(); p++) {
      fixes(p);
    }
    for (int j = 0; j < state.nodes; j++) {
      node(j);
    }
    // Without any link between places nothing else would hold the scale.
    term(0, system.global(), 1);
    gaussian(1, state.scale - state.usualScale, state.usualScale * state.usualScale);
    if (priorSpread > 0) {
      term(0, system.global(), 1);
      gaussian(1, state.scale - priorScale, priorSpread * priorSpread);
    }
    return objective;
  }

  /**
   * Logarithm of the volume that the assumed noise gives the slow error: what likelihoods under
   * different noise differ by besides the objective.
   */
  double logScale() {
    return logScale;
  }

  /** The weight that the last build gave to the turn after a node; 0 where none is followed. */
  double turnWeight(int node) {
    return turnWeight[node];
  }

  /** Keeps the next step short in the unknowns that are not linear. */
  void dampen(double damping) {
    for (int j = 0; j < state.nodes; j++) {
      for (int c = PathState.HEADING; c < PathState.WIDTH; c++) {
        term(0, j, c, 1);
        system.add(1, unknown, slope, 0, 10 * damping);
      }
    }
  }

  private void node(int j) {
    boolean last = j == state.nodes - 1;
    boolean pieceStarts = j == 0 || grid.piece[j] != grid.piece[j - 1];
    if (pieceStarts) {
      firstError(j);
    }
    if (j == 0 || !grid.linked[j - 1]) {
      firstPlace(j);
    }
    wander(j, PathState.CURVE, CURVE_SPREAD, CURVE_SECONDS);
    wander(j, PathState.PACE, noise.paceSpread(), noise.paceSeconds());
    if (last) {
      return;
    }
    if (grid.piece[j] == grid.piece[j + 1]) {
      drift(j);
    }
    turnWeight[j] = 0;
    if (grid.linked[j]) {
      motion(j);
      turn(j);
    }
  }

  private void firstError(int j) {
    double settling =
        noise.settling() * Math.exp(-grid.age(j * state.h) / PathNoise.SETTLING_SECONDS);
    double variance = noise.correlated() * noise.correlated() + settling * settling;
    logScale += Math.log(variance);
    for (int a = 0; a < 2; a++) {
      term(0, j, PathState.ERROR + a, 1);
      gaussian(1, state.get(j, PathState.ERROR + a), variance);
    }
  }

  /** Keeps the matrix regular where a path starts: place and direction are unknown there. */
  private void firstPlace(int j) {
    for (int c : new int[] {PathState.PLACE, PathState.PLACE + 1, PathState.HEADING}) {
      term(0, j, c, 1);
      system.add(1, unknown, slope, 0, c == PathState.HEADING ? 1e-4 : 1e-8);
    }
  }

  private void fixes(int piece) {
    Trace.Piece p = grid.trace.pieces().get(piece);
    for (int i = 0; i < p.size(); i++) {
      double t = p.seconds()[i];
      if (t < -0.5 || t > grid.elapsedSeconds + 0.5) {
        continue;
      }
      int j = state.nodeAt(t);
      double share = state.shareAt(t);
      if (grid.piece[j] != piece) {
        j++;
        share = 0;
      } else if (j + 1 < state.nodes && grid.piece[j + 1] != piece) {
        share = 0;
      }
      if (j < state.nodes && grid.piece[j] == piece) {
        double relative = Numbers.clamp(p.accuracy()[i] / medianAccuracy, 0.5, 3);
        fix(j, share, p.x()[i], p.y()[i], noise.white() * relative);
      }
    }
  }

  private void fix(int j, double share, double x, double y, double sigma) {
    double rx = seen(j, share, 0) - x;
    double ry = seen(j, share, 1) - y;
    double square = (rx * rx + ry * ry) / (sigma * sigma);
    double weight = (FIX_FREEDOM + 2) / (FIX_FREEDOM + square) / (sigma * sigma);
    objective += (FIX_FREEDOM + 2) / 2 * Math.log1p(square / FIX_FREEDOM);
    for (int a = 0; a < 2; a++) {
      term(0, j, PathState.PLACE + a, 1 - share);
      term(1, j, PathState.ERROR + a, 1 - share);
      if (share > 0) {
        term(2, j + 1, PathState.PLACE + a, share);
        term(3, j + 1, PathState.ERROR + a, share);
      }
      system.add(share > 0 ? 4 : 2, unknown, slope, a == 0 ? rx : ry, weight);
    }
  }

  /** Place plus error between a node and the next. */
  private double seen(int j, double share, int axis) {
    double here = state.get(j, PathState.PLACE + axis) + state.get(j, PathState.ERROR + axis);
    if (share == 0) {
      return here;
    }
    double next =
        state.get(j + 1, PathState.PLACE + axis) + state.get(j + 1, PathState.ERROR + axis);
    return (1 - share) * here + share * next;
  }

  private void motion(int j) {
    double h = state.h;
    double v = state.speed(j);
    double cos = Math.cos(state.get(j, PathState.HEADING));
    double sin = Math.sin(state.get(j, PathState.HEADING));
    for (int a = 0; a < 2; a++) {
      double along = a == 0 ? cos : sin;
      double turned = a == 0 ? -sin : cos;
      double moved = state.get(j + 1, PathState.PLACE + a) - state.get(j, PathState.PLACE + a);
      term(0, j + 1, PathState.PLACE + a, 1);
      term(1, j, PathState.PLACE + a, -1);
      term(2, j, PathState.HEADING, -v * h * turned);
      term(3, j, PathState.PACE, -state.usualScale * state.rate[j] * h * along);
      term(4, system.global(), -state.rate[j] * h * along);
      gaussian(5, moved - v * h * along, SWAY_METRES * SWAY_METRES * h);
    }
  }

  private void drift(int j) {
    double left = noise.settling() * Math.exp(-grid.age(j * state.h) / PathNoise.SETTLING_SECONDS);
    boolean settling = left > 0.5 * noise.correlated();
    double keep =
        Math.exp(-state.h / (settling ? PathNoise.SETTLING_SECONDS : noise.correlationSeconds()));
    double variance = noise.driftVariance(state.h);
    logScale += Math.log(variance);
    double[] r = new double[2];
    for (int a = 0; a < 2; a++) {
      r[a] = state.get(j + 1, PathState.ERROR + a) - keep * state.get(j, PathState.ERROR + a);
    }
    double square = (r[0] * r[0] + r[1] * r[1]) / variance;
    double weight = (DRIFT_FREEDOM + 2) / (DRIFT_FREEDOM + square) / variance;
    objective += (DRIFT_FREEDOM + 2) / 2 * Math.log1p(square / DRIFT_FREEDOM);
    for (int a = 0; a < 2; a++) {
      term(0, j + 1, PathState.ERROR + a, 1);
      term(1, j, PathState.ERROR + a, -keep);
      system.add(2, unknown, slope, r[a], weight);
    }
  }

  private void turn(int j) {
    double variance = HEADING_SCALE * HEADING_SCALE * state.h;
    double turn =
        state.get(j + 1, PathState.HEADING)
            - state.get(j, PathState.HEADING)
            - state.h * state.get(j, PathState.CURVE);
    turnWeight[j] = 2 / (variance + turn * turn);
    objective += Math.log1p(turn * turn / variance);
    term(0, j + 1, PathState.HEADING, 1);
    term(1, j, PathState.HEADING, -1);
    term(2, j, PathState.CURVE, -state.h);
    system.add(3, unknown, slope, turn, turnWeight[j]);
  }

  /** A first-order Gauss-Markov process in one unknown. */
  private void wander(int j, int component, double spread, double seconds) {
    double variance = spread * spread;
    if (j == 0) {
      term(0, 0, component, 1);
      gaussian(1, state.get(0, component), variance);
    } else {
      double keep = Math.exp(-state.h / seconds);
      term(0, j, component, 1);
      term(1, j - 1, component, -keep);
      double r = state.get(j, component) - keep * state.get(j - 1, component);
      gaussian(2, r, variance * (1 - keep * keep));
    }
  }

  private void term(int place, int node, int component, double value) {
    term(place, node * PathState.WIDTH + component, value);
  }

  private void term(int place, int index, double value) {
    unknown[place] = index;
    slope[place] = value;
  }

  private void gaussian(int terms, double residual, double variance) {
    system.add(terms, unknown, slope, residual, 1 / variance);
    objective += residual * residual / variance / 2;
  }
}
