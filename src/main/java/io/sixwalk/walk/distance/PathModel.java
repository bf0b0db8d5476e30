package io.sixwalk.walk.distance;

import java.util.Arrays;

/** Fits one walk: see docs. */
final class PathModel {
  private static final int P = 0;
  private static final int C = 2;
  private static final int HEADING = 4;
  private static final int PACE = 5;
  private static final int WIDTH = 6;

  private static final double HEADING_SCALE = Math.toRadians(1.0);
  private static final double SWAY_METRES = 0.1;
  private static final double SETTLING_SECONDS = 40;
  private static final int MOST_ITERATIONS = 40;

  private final Trace trace;
  private final double elapsed;
  private final double[] rate;
  private final double h;
  private final int nodes;
  private final PathNoise noise;
  private final double priorMetresPerStep;
  private final double priorSd;

  private final int[] pieceOfNode;
  private final double[] x;
  private final ArrowSystem system;
  private double k;
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

  PathFit fit() {
    initialise();
    double previous = Double.NaN;
    for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
      build();
      system.factor();
      double[] step = system.solve(system.rightHandSide());
      apply(step);
      double d = metres();
      if (iteration > 4 && Math.abs(d - previous) < 0.02) {
        break;
      }
      previous = d;
    }
    build();
    system.factor();
    return summary();
  }

  double metres() {
    double sum = 0;
    for (int j = 0; j < nodes - 1; j++) {
      sum += Math.abs(speed(j)) * h;
    }
    return sum;
  }

  private double speed(int j) {
    return k * rate[j] * (1 + x[j * WIDTH + PACE]);
  }

  private PathFit summary() {
    double[] functional = new double[nodes * WIDTH + 1];
    for (int j = 0; j < nodes - 1; j++) {
      functional[j * WIDTH + PACE] = k * rate[j] * h;
      functional[nodes * WIDTH] += rate[j] * (1 + x[j * WIDTH + PACE]) * h;
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
      double free = Numbers.clamp(1 - (before + after) / 2, 0, 1);
      freedom += free;
      double v = Math.max(Math.abs(speed(j)), 0.3 * k * Math.max(rate[j], 1e-9));
      // cov(D, v_j) by the chain rule on v = k r (1 + e)
      double cov =
          covariance[j * WIDTH + PACE] * k * rate[j]
              + covariance[nodes * WIDTH] * rate[j] * (1 + x[j * WIDTH + PACE]);
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
    for (int j = 0; j < nodes; j++) {
      int o = j * WIDTH;
      for (int c = 0; c < HEADING; c++) {
        x[o + c] += step[o + c];
      }
      x[o + HEADING] += Numbers.clamp(step[o + HEADING], -0.5, 0.5);
      x[o + PACE] = Numbers.clamp(x[o + PACE] + step[o + PACE], -1, 2);
    }
    k = Math.max(0.1 * k, Math.min(3 * k, k + step[nodes * WIDTH]));
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
      boolean linked = !last && pieceOfNode[j] == pieceOfNode[j + 1];
      boolean starts = j == 0 || pieceOfNode[j] != pieceOfNode[j - 1];
      if (starts) {
        start(j);
      }
      if (!last) {
        pace(o, j);
      } else {
        idx[0] = o + PACE;
        jac[0] = 1;
        residual(1, x[o + PACE], 1e-3);
      }
      if (linked) {
        motion(o, j);
        drift(o, j);
        heading(o, j);
      } else if (!last) {
        headingWeight[j] = 0;
      }
    }
    if (priorSd > 0) {
      idx[0] = system.global();
      jac[0] = 1;
      residual(1, k - priorMetresPerStep, 1 / (priorSd * priorSd));
    }
  }

  private void start(int j) {
    int o = j * WIDTH;
    double age = Math.max(0, j * h - trace.pieces().get(0).first());
    double settling = noise.settling() * Math.exp(-age / SETTLING_SECONDS);
    double variance = noise.correlated() * noise.correlated() + settling * settling;
    for (int a = 0; a < 2; a++) {
      idx[0] = o + C + a;
      jac[0] = 1;
      residual(1, x[o + C + a], 1 / variance);
      idx[0] = o + P + a;
      // Keeps the matrix regular; the place itself is unknown.
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
        for (int a = 0; a < 2; a++) {
          idx[0] = o + P + a;
          jac[0] = 1 - share;
          idx[1] = o + C + a;
          jac[1] = 1 - share;
          idx[2] = o + WIDTH + P + a;
          jac[2] = share;
          idx[3] = o + WIDTH + C + a;
          jac[3] = share;
          residual(share > 0 ? 4 : 2, r[a], weight);
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
    double e = x[o + PACE];
    double v = k * rate[j] * (1 + e);
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
      jac[3] = -k * rate[j] * h * u;
      idx[4] = system.global();
      jac[4] = -rate[j] * (1 + e) * h * u;
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
    for (int a = 0; a < 2; a++) {
      idx[0] = o + WIDTH + C + a;
      jac[0] = 1;
      idx[1] = o + C + a;
      jac[1] = -keep;
      residual(2, x[o + WIDTH + C + a] - keep * x[o + C + a], 1 / q);
    }
  }

  private void heading(int o, int j) {
    double scale2 = HEADING_SCALE * HEADING_SCALE * h;
    double turn = x[o + WIDTH + HEADING] - x[o + HEADING];
    double weight = 2 / (scale2 + turn * turn);
    headingWeight[j] = weight;
    idx[0] = o + WIDTH + HEADING;
    jac[0] = 1;
    idx[1] = o + HEADING;
    jac[1] = -1;
    residual(2, turn, weight);
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
    double roughSpeed = roughSpeed();
    double window = Numbers.clamp(1.0 * accuracy / Math.max(roughSpeed, 0.2), 3, 20);
    for (int piece = 0; piece < trace.pieces().size(); piece++) {
      smooth(piece, window, sx, sy);
    }
    int lag = Math.max(1, (int) Math.round(window / h / 2));
    double length = 0;
    double units = 0;
    double heading = Double.NaN;
    for (int j = 0; j < nodes; j++) {
      int a = j;
      int b = j;
      while (a > 0 && j - a < lag && pieceOfNode[a - 1] == pieceOfNode[j]) {
        a--;
      }
      while (b < nodes - 1 && b - j < lag && pieceOfNode[b + 1] == pieceOfNode[j]) {
        b++;
      }
      double dx = sx[b] - sx[a];
      double dy = sy[b] - sy[a];
      double raw = Math.atan2(dy, dx);
      if (Math.hypot(dx, dy) < 1e-6) {
        raw = Double.isNaN(heading) ? 0 : heading;
      }
      heading =
          Double.isNaN(heading) ? raw : heading + Math.IEEEremainder(raw - heading, 2 * Math.PI);
      int o = j * WIDTH;
      x[o + P] = sx[j];
      x[o + P + 1] = sy[j];
      x[o + HEADING] = heading;
      if (b > a && j < nodes - 1) {
        length += Math.hypot(dx, dy) / (b - a);
        units += rate[j] * h;
      }
    }
    k = Math.max(length / Math.max(units, 1e-9), 0.05);
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
