package io.sixwalk.walk.distance;

import java.util.Arrays;

/** Fits one walk: see docs. */
final class PathModel {
  private static final int P = 0;
  private static final int C = 2;
  private static final int HEADING = 4;
  private static final int PACE = 5;
  private static final int CURVE = 6;
  private static final int WIDTH = 7;

  private static final double HEADING_SCALE =
      Math.toRadians(Double.parseDouble(System.getProperty("hs", "1")));

  /** Curves: a person's path bends at up to a few degrees a second, for many seconds. */
  private static final double CURVE_SPREAD = Math.toRadians(1.0);

  private static final double CURVE_SECONDS = 60;
  private static final double SWAY_METRES = 0.1;
  private static final double SETTLING_SECONDS = 40;
  private static final double TURN_COST =
      Math.log1p(Math.pow(Math.PI / 2 / HEADING_SCALE, 2));
  static double DRIFT_FREEDOM = Double.parseDouble(System.getProperty("df","30"));
  private static final double LONG_GAP_METRES = 12;
  private static final double CORNER = Math.toRadians(75);
  private static final int MOST_ITERATIONS = 40;

  private final Trace trace;
  private final double elapsed;
  private final double[] rate;
  private final double h;
  private final int nodes;
  private PathNoise noise;
  private final double priorMetresPerStep;
  private final double priorSd;

  private final int[] pieceOfNode;
  private final double roughSpeed;
  private final double longGap;
  private final boolean[] linked;
  private final double[] x;
  private double[] start;
  private final ArrowSystem system;
  private double k;

  /** First guess of metres per unit; the pace is measured in it, so that it stays linear. */
  private double usual;

  private double objective;

  private final int[] idx = new int[8];
  private final double[] jac = new double[8];
  private double[] headingWeight;

  PathModel(
      Trace trace,
      double elapsed,
      double[] rate,
      PathNoise noise,
      double priorMetresPerStep,
      double priorSd) {
    this.trace = trace;
    this.elapsed = elapsed;
    this.rate = rate;
    this.h = elapsed / rate.length;
    this.nodes = rate.length + 1;
    this.noise = noise;
    this.priorMetresPerStep = priorMetresPerStep;
    this.priorSd = priorSd;
    this.pieceOfNode = pieces();
    this.roughSpeed = roughSpeed();
    this.longGap =
        Math.max(LONG_GAP_METRES / Math.max(roughSpeed, 0.2), 2.5 * trace.medianInterval());
    this.linked = links();
    this.x = new double[nodes * WIDTH];
    this.system = new ArrowSystem(nodes, WIDTH);
    this.headingWeight = new double[nodes - 1];
  }

  /** The piece in whose frame a node's position stands. */
  private int[] pieces() {
    int[] piece = new int[nodes];
    for (int j = 0; j < nodes; j++) {
      double t = j * h;
      int at = 0;
      while (at + 1 < trace.pieces().size()
          && t > (trace.pieces().get(at).last() + trace.pieces().get(at + 1).first()) / 2) {
        at++;
      }
      piece[j] = at;
    }
    return piece;
  }

  /** Whether the path is followed from a node to the next: not over seams and long gaps. */
  private boolean[] links() {
    boolean[] link = new boolean[nodes - 1];
    for (int piece = 0; piece < trace.pieces().size(); piece++) {
      double[] t = trace.pieces().get(piece).seconds();
      for (int i = 1; i < t.length; i++) {
        if (t[i] - t[i - 1] <= longGap) {
          int from = (int) Math.floor(Math.max(0, t[i - 1] / h));
          int to = (int) Math.ceil(t[i] / h);
          for (int j = from; j < Math.min(to, nodes - 1); j++) {
            link[j] = pieceOfNode[j] == piece && pieceOfNode[j + 1] == piece;
          }
        }
      }
    }
    return link;
  }

  PathFit fit() {
    initialise();
    usual = k;
    startMetres = metres();
    start = x.clone();
    return straightenStart(curvedStart(refit(noise)));
  }

  /**
   * The first guess knows legs only. Where legs meet at less than a street corner's angle, the path
   * may be a curve: the fit is tried again with headings that turn evenly from the middle of a leg
   * to the middle of the next, and kept if it is the likelier.
   */
  private PathFit curvedStart(PathFit fit) {
    double[] kept = x.clone();
    double keptK = k;
    if (!bend()) {
      return fit;
    }
    PathFit other = refit(noise);
    if (other.objective() < fit.objective()) {
      return other;
    }
    System.arraycopy(kept, 0, x, 0, x.length);
    k = keptK;
    return fit;
  }

  private boolean bend() {
    System.arraycopy(start, 0, x, 0, x.length);
    k = usual;
    boolean bent = false;
    int from = 0;
    int before = -1;
    for (int j = 1; j < nodes; j++) {
      double jump = x[j * WIDTH + HEADING] - x[(j - 1) * WIDTH + HEADING];
      if (j == nodes - 1 || jump != 0) {
        int middle = (from + j) / 2;
        double turn = start[middle * WIDTH + HEADING];
        if (before >= 0) {
          double first = start[before * WIDTH + HEADING];
          if (Math.abs(turn - first) < CORNER && middle > before) {
            bent = true;
            for (int i = before; i <= middle; i++) {
              x[i * WIDTH + HEADING] = first + (turn - first) * (i - before) / (middle - before);
              x[i * WIDTH + CURVE] = (turn - first) / ((middle - before) * h);
            }
          }
        }
        before = middle;
        from = j;
      }
    }
    return bent;
  }

  /**
   * A settling receiver bends the first leg, and the first guess may take the bend for a turn. If
   * there is a turn early on, the fit is tried again without it, and kept if it is the likelier.
   */
  private PathFit straightenStart(PathFit fit) {
    int turn = -1;
    int last = (int) Math.min(nodes - 2, 2 * SETTLING_SECONDS / h);
    for (int j = 0; j < last && linked[j]; j++) {
      if (Math.abs(x[(j + 1) * WIDTH + HEADING] - x[j * WIDTH + HEADING]) > Math.toRadians(10)) {
        turn = j + 1;
      }
    }
    if (turn < 0) {
      return fit;
    }
    double[] kept = x.clone();
    double keptK = k;
    for (int j = 0; j < turn; j++) {
      x[j * WIDTH + HEADING] = x[turn * WIDTH + HEADING];
    }
    PathFit other = refit(noise);
    if (other.objective() < fit.objective()) {
      return other;
    }
    System.arraycopy(kept, 0, x, 0, x.length);
    k = keptK;
    return fit;
  }

  /** Fits again from the last optimum under another noise. */
  PathFit refit(PathNoise other) {
    noise = other;
    double damping = 1e-3;
    double previous = Double.NaN;
    build();
    double current = objective;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      dampen(damping);
      system.factor();
      double[] step = system.solve(system.rightHandSide());
      double[] before = x.clone();
      double kBefore = k;
      apply(step);
      build();
      if (objective > current + 1e-9) {
        System.arraycopy(before, 0, x, 0, x.length);
        k = kBefore;
        damping = Math.min(1e6, damping * 10);
        build();
        continue;
      }
      double gained = current - objective;
      current = objective;
      damping = Math.max(1e-6, damping / 5);
      double d = metres();
      if (Math.abs(d - previous) < 0.05 && gained < 0.05) {
        break;
      }
      previous = d;
      iterations = iteration;
    }
    build();
    system.factor();
    return summary();
  }
  static int iterations;
  double startMetres;
  int turns() {
    int n = 0;
    for (int j = 0; j < nodes - 1; j++) {
      if (Math.abs(x[(j + 1) * WIDTH + HEADING] - x[j * WIDTH + HEADING]) > 1) n++;
    }
    return n;
  }

  /**
   * Squared size of what the path leaves of the positions, against what the noise predicts, from
   * its increments over {@code lag} seconds.
   */
  double residualRatio(double lag) {
    double observed = 0;
    double predicted = 0;
    double correlated = noise.correlated() * noise.correlated();
    double white = noise.white() * noise.white();
    double time = 0;
    for (int piece = 0; piece < trace.pieces().size(); piece++) {
      Trace.Piece p = trace.pieces().get(piece);
      double[] rx = new double[p.size()];
      double[] ry = new double[p.size()];
      int from = 0;
      for (int i = 0; i < p.size(); i++) {
        double t = p.seconds()[i];
        if (t < 0 || t > elapsed) {
          from = i + 1;
          continue;
        }
        double at = Numbers.clamp(t / h, 0, nodes - 1 - 1e-9);
        int o = (int) at * WIDTH;
        double share = linked[(int) at] ? at - (int) at : 0;
        rx[i] = p.x()[i] - (1 - share) * x[o + P] - share * x[o + WIDTH + P];
        ry[i] = p.y()[i] - (1 - share) * x[o + P + 1] - share * x[o + WIDTH + P + 1];
        while (t - p.seconds()[from] > lag) {
          from++;
        }
        double dt = t - p.seconds()[from];
        double age = p.seconds()[from] - trace.pieces().get(0).first();
        if (dt > 0.7 * lag && age > SETTLING_SECONDS && unbroken(p.seconds()[from], t)) {
          observed += Math.pow(rx[i] - rx[from], 2) + Math.pow(ry[i] - ry[from], 2);
          predicted +=
              4 * white + 4 * correlated * (1 - Math.exp(-dt / noise.correlationSeconds()));
          time++;
        }
      }
    }
    return time < 20 ? 1 : observed / predicted;
  }

  private boolean unbroken(double from, double to) {
    for (int j = (int) (from / h); j < Math.min(nodes - 1, to / h); j++) {
      if (!linked[j]) {
        return false;
      }
    }
    return true;
  }

  private void dampen(double damping) {
    for (int j = 0; j < nodes; j++) {
      idx[0] = j * WIDTH + HEADING;
      jac[0] = 1;
      system.add(1, idx, jac, 0, 10 * damping);
      idx[0] = j * WIDTH + PACE;
      system.add(1, idx, jac, 0, 10 * damping);
    }
  }

  double metres() {
    double sum = 0;
    for (int j = 0; j < nodes - 1; j++) {
      sum += Math.abs(speed(j)) * h;
    }
    return sum;
  }

  private double speed(int j) {
    return rate[j] * (k + usual * x[j * WIDTH + PACE]);
  }

  private PathFit summary() {
    double[] functional = new double[nodes * WIDTH + 1];
    for (int j = 0; j < nodes - 1; j++) {
      functional[j * WIDTH + PACE] = usual * rate[j] * h;
      functional[nodes * WIDTH] += rate[j] * h;
    }
    double[] covariance = system.solve(functional);
    double variance = 0;
    for (int i = 0; i < functional.length; i++) {
      variance += functional[i] * covariance[i];
    }
    double[] turning = system.differenceVariances(HEADING);
    double correction = 0;
    double freedom = 0;
    for (int j = 0; j < nodes - 1; j++) {
      double before = j == 0 ? 0 : headingWeight[j - 1] * turning[j - 1];
      double after = headingWeight[j] * turning[j];
      double free = linked[j] ? Numbers.clamp(1 - (before + after) / 2, 0, 1) : 0;
      freedom += free;
      double v = Math.max(Math.abs(speed(j)), 0.3 * k * Math.max(rate[j], 1e-9));
      // cov(D, v_j) by the chain rule on v = k r (1 + e)
      double cov =
          covariance[j * WIDTH + PACE] * usual * rate[j] + covariance[nodes * WIDTH] * rate[j];
      correction += free * cov / (2 * v);
    }
    double d = metres();
    return new PathFit(
        d - correction,
        Math.sqrt(Math.max(variance, 1e-6)),
        k,
        objective,
        system.logDeterminant(),
        freedom);
  }

  private void apply(double[] step) {
    for (int i = 0; i < x.length; i++) {
      x[i] += step[i];
    }
    k += step[nodes * WIDTH];
  }

  private void residual(int terms, double value, double weight) {
    system.add(terms, idx, jac, value, weight);
    objective += weight * value * value / 2;
  }

  private void build() {
    system.clear();
    objective = 0;
    measurements();
    for (int j = 0; j < nodes; j++) {
      int o = j * WIDTH;
      boolean last = j == nodes - 1;
      boolean starts = j == 0 || pieceOfNode[j] != pieceOfNode[j - 1];
      if (starts) {
        startError(j);
      }
      if (j == 0 || !linked[j - 1]) {
        startPath(o);
      }
      curve(o, j);
      if (last) {
        idx[0] = o + PACE;
        jac[0] = 1;
        residual(1, x[o + PACE], 1e-3);
        continue;
      }
      pace(o, j);
      if (pieceOfNode[j] == pieceOfNode[j + 1]) {
        drift(o, j);
      }
      if (linked[j]) {
        motion(o, j);
        heading(o, j);
      } else {
        headingWeight[j] = 0;
      }
    }
    if (priorSd > 0) {
      idx[0] = system.global();
      jac[0] = 1;
      residual(1, k - priorMetresPerStep, 1 / (priorSd * priorSd));
    }
  }

  private void startError(int j) {
    int o = j * WIDTH;
    double age = Math.max(0, j * h - trace.pieces().get(0).first());
    double settling = noise.settling() * Math.exp(-age / SETTLING_SECONDS);
    double variance = noise.correlated() * noise.correlated() + settling * settling;
    for (int a = 0; a < 2; a++) {
      idx[0] = o + C + a;
      jac[0] = 1;
      residual(1, x[o + C + a], 1 / variance);
    }
  }

  /** Keeps the matrix regular where a path starts; place and direction are unknown. */
  private void startPath(int o) {
    jac[0] = 1;
    for (int a = 0; a < 2; a++) {
      idx[0] = o + P + a;
      system.add(1, idx, jac, 0, 1e-8);
    }
    idx[0] = o + HEADING;
    system.add(1, idx, jac, 0, 1e-4);
  }

  private void measurements() {
    double median = trace.medianAccuracy();
    for (int piece = 0; piece < trace.pieces().size(); piece++) {
      Trace.Piece p = trace.pieces().get(piece);
      for (int i = 0; i < p.size(); i++) {
        double t = p.seconds()[i];
        if (t < -0.5 || t > elapsed + 0.5) {
          continue;
        }
        double at = Numbers.clamp(t / h, 0, nodes - 1 - 1e-9);
        int j = (int) at;
        double share = at - j;
        if (pieceOfNode[j] != piece) {
          j = Math.min(j + 1, nodes - 2);
          share = 0;
        }
        if (pieceOfNode[j] != piece) {
          continue;
        }
        if (pieceOfNode[j + 1] != piece) {
          share = 0;
        }
        double crowd = Math.max(1, crowding(p, i));
        double relative = Numbers.clamp(p.accuracy()[i] / median, 0.5, 3);
        double sigma = noise.white() * relative;
        double[] z = {p.x()[i], p.y()[i]};
        double r2 = 0;
        double[] r = new double[2];
        int o = j * WIDTH;
        for (int a = 0; a < 2; a++) {
          r[a] =
              (1 - share) * (x[o + P + a] + x[o + C + a])
                  + share * (x[o + WIDTH + P + a] + x[o + WIDTH + C + a])
                  - z[a];
          r2 += r[a] * r[a];
        }
        double weight = 6 / (4 + r2 / (sigma * sigma)) / (sigma * sigma) / crowd;
        objective += 3 * Math.log1p(r2 / (4 * sigma * sigma)) / crowd;
        for (int a = 0; a < 2; a++) {
          idx[0] = o + P + a;
          jac[0] = 1 - share;
          idx[1] = o + C + a;
          jac[1] = 1 - share;
          idx[2] = o + WIDTH + P + a;
          jac[2] = share;
          idx[3] = o + WIDTH + C + a;
          jac[3] = share;
          system.add(share > 0 ? 4 : 2, idx, jac, r[a], weight);
        }
      }
    }
  }

  /** Fixes within the same second are not independent looks. */
  private static double crowding(Trace.Piece p, int i) {
    int n = 1;
    for (int b = i - 1; b >= 0 && p.seconds()[i] - p.seconds()[b] < 0.5; b--) {
      n++;
    }
    for (int b = i + 1; b < p.size() && p.seconds()[b] - p.seconds()[i] < 0.5; b++) {
      n++;
    }
    return n;
  }

  private void motion(int o, int j) {
    double v = speed(j);
    double cos = Math.cos(x[o + HEADING]);
    double sin = Math.sin(x[o + HEADING]);
    double weight = 1 / (SWAY_METRES * SWAY_METRES * h);
    for (int a = 0; a < 2; a++) {
      double u = a == 0 ? cos : sin;
      double du = a == 0 ? -sin : cos;
      double r = x[o + WIDTH + P + a] - x[o + P + a] - v * h * u;
      idx[0] = o + WIDTH + P + a;
      jac[0] = 1;
      idx[1] = o + P + a;
      jac[1] = -1;
      idx[2] = o + HEADING;
      jac[2] = -v * h * du;
      idx[3] = o + PACE;
      jac[3] = -usual * rate[j] * h * u;
      idx[4] = system.global();
      jac[4] = -rate[j] * h * u;
      residual(5, r, weight);
    }
  }

  private void drift(int o, int j) {
    double age = Math.max(0, j * h - trace.pieces().get(0).first());
    boolean settling =
        noise.settling() * Math.exp(-age / SETTLING_SECONDS) > 0.5 * noise.correlated();
    double keep = Math.exp(-h / (settling ? SETTLING_SECONDS : noise.correlationSeconds()));
    double q =
        noise.correlated()
            * noise.correlated()
            * (1 - Math.exp(-2 * h / noise.correlationSeconds()));
    double[] r = new double[2];
    double r2 = 0;
    for (int a = 0; a < 2; a++) {
      r[a] = x[o + WIDTH + C + a] - keep * x[o + C + a];
      r2 += r[a] * r[a];
    }
    double freedom = DRIFT_FREEDOM;
    double weight = (freedom + 2) / (freedom * q + r2);
    objective += (freedom + 2) / 2 * Math.log1p(r2 / (freedom * q));
    for (int a = 0; a < 2; a++) {
      idx[0] = o + WIDTH + C + a;
      jac[0] = 1;
      idx[1] = o + C + a;
      jac[1] = -keep;
      system.add(2, idx, jac, r[a], weight);
    }
  }

  private void heading(int o, int j) {
    double scale2 = HEADING_SCALE * HEADING_SCALE * h;
    double turn = x[o + WIDTH + HEADING] - x[o + HEADING] - h * x[o + CURVE];
    double weight = 2 / (scale2 + turn * turn);
    headingWeight[j] = weight;
    idx[0] = o + WIDTH + HEADING;
    jac[0] = 1;
    idx[1] = o + HEADING;
    jac[1] = -1;
    idx[2] = o + CURVE;
    jac[2] = -h;
    system.add(3, idx, jac, turn, weight);
    objective += Math.log1p(turn * turn / scale2);
  }

  private void curve(int o, int j) {
    double s2 = CURVE_SPREAD * CURVE_SPREAD;
    idx[0] = o + CURVE;
    jac[0] = 1;
    if (j == 0) {
      residual(1, x[o + CURVE], 1 / s2);
    }
    if (j < nodes - 1) {
      double keep = Math.exp(-h / CURVE_SECONDS);
      idx[0] = o + WIDTH + CURVE;
      jac[0] = 1;
      idx[1] = o + CURVE;
      jac[1] = -keep;
      residual(2, x[o + WIDTH + CURVE] - keep * x[o + CURVE], 1 / (s2 * (1 - keep * keep)));
    }
  }

  private void pace(int o, int j) {
    double s2 = noise.paceSpread() * noise.paceSpread();
    idx[0] = o + PACE;
    jac[0] = 1;
    if (j == 0) {
      residual(1, x[o + PACE], 1 / s2);
    }
    if (j < nodes - 2) {
      double keep = Math.exp(-h / noise.paceSeconds());
      idx[0] = o + WIDTH + PACE;
      jac[0] = 1;
      idx[1] = o + PACE;
      jac[1] = -keep;
      residual(2, x[o + WIDTH + PACE] - keep * x[o + PACE], 1 / (s2 * (1 - keep * keep)));
    }
  }

  /** Smoothed positions give the first headings and the first metres per unit. */
  private void initialise() {
    double[] sx = new double[nodes];
    double[] sy = new double[nodes];
    double accuracy = trace.medianAccuracy();
    double window = Numbers.clamp(1.0 * accuracy / Math.max(roughSpeed, 0.2), 3, 20);
    for (int piece = 0; piece < trace.pieces().size(); piece++) {
      smooth(piece, window, sx, sy);
    }
    double[] cumulative = new double[nodes];
    for (int j = 0; j < nodes - 1; j++) {
      cumulative[j + 1] = cumulative[j] + rate[j] * h;
    }
    java.util.List<HeadingGuess> guesses = new java.util.ArrayList<>();
    for (Trace.Piece piece : trace.pieces()) {
      guesses.add(
          HeadingGuess.of(
              piece, noise, t -> unitsAt(cumulative, t), -0.5, elapsed + 0.5, TURN_COST, longGap));
    }
    double total = cumulative[nodes - 1];
    k = HeadingGuess.agree(guesses, roughSpeed * elapsed / Math.max(total, 1e-9));
    k = Math.max(k, 0.05 * elapsed / Math.max(total, 1));
    double heading = Double.NaN;
    for (int j = 0; j < nodes; j++) {
      HeadingGuess guess = guesses.get(pieceOfNode[j]);
      double raw = guess.points() > 1 ? guess.headingAt(j * h) : 0;
      heading =
          Double.isNaN(heading) ? raw : heading + Math.IEEEremainder(raw - heading, 2 * Math.PI);
      int o = j * WIDTH;
      x[o + P] = sx[j];
      x[o + P + 1] = sy[j];
      x[o + HEADING] = heading;
    }
  }

  private double unitsAt(double[] cumulative, double t) {
    double at = Numbers.clamp(t / h, 0, nodes - 1 - 1e-9);
    int j = (int) at;
    return cumulative[j] + (at - j) * (cumulative[j + 1] - cumulative[j]);
  }

  private double roughSpeed() {
    double length = 0;
    double time = 0;
    for (Trace.Piece p : trace.pieces()) {
      int from = 0;
      for (int i = 1; i < p.size(); i++) {
        if (p.seconds()[i] - p.seconds()[from] >= 15) {
          length += Math.hypot(p.x()[i] - p.x()[from], p.y()[i] - p.y()[from]);
          time += p.seconds()[i] - p.seconds()[from];
          from = i;
        }
      }
    }
    return time > 0 ? length / time : 1;
  }

  private void smooth(int piece, double window, double[] sx, double[] sy) {
    Trace.Piece p = trace.pieces().get(piece);
    int from = 0;
    for (int j = 0; j < nodes; j++) {
      if (pieceOfNode[j] != piece) {
        continue;
      }
      double t = j * h;
      double width = window;
      double sumX = 0;
      double sumY = 0;
      double weights = 0;
      while (from < p.size() - 1 && p.seconds()[from] < t - 3 * window) {
        from++;
      }
      for (int i = from; i < p.size() && p.seconds()[i] <= t + 3 * window; i++) {
        double u = (p.seconds()[i] - t) / (width / 2);
        double weight = Math.exp(-u * u / 2) + 1e-12;
        sumX += weight * p.x()[i];
        sumY += weight * p.y()[i];
        weights += weight;
      }
      if (weights < 1e-3) {
        double[] at = interpolate(p, t);
        sumX = at[0];
        sumY = at[1];
        weights = 1;
      }
      sx[j] = sumX / weights;
      sy[j] = sumY / weights;
    }
  }

  private static double[] interpolate(Trace.Piece p, double t) {
    int found = Arrays.binarySearch(p.seconds(), t);
    int next = found >= 0 ? found : -found - 1;
    if (next == 0) {
      return new double[] {p.x()[0], p.y()[0]};
    }
    if (next >= p.size()) {
      return new double[] {p.x()[p.size() - 1], p.y()[p.size() - 1]};
    }
    double share =
        (t - p.seconds()[next - 1]) / (p.seconds()[next] - p.seconds()[next - 1]);
    return new double[] {
      p.x()[next - 1] + share * (p.x()[next] - p.x()[next - 1]),
      p.y()[next - 1] + share * (p.y()[next] - p.y()[next - 1])
    };
  }
}
