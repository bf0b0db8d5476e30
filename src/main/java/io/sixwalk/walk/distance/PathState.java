package io.sixwalk.walk.distance;

/**
 * The unknowns of a path: for each node of an even time grid the place, the slowly changing error
 * of the positions, the heading, the pace and the curve; and one scale, metres for each unit (a
 * counted step, or a second where there are no steps).
 */
final class PathState {
  /** Place, two unknowns. */
  static final int PLACE = 0;

  /** Slow error of the positions, two unknowns. */
  static final int ERROR = 2;

  /** Direction of walking in radians, not wrapped. */
  static final int HEADING = 4;

  /** Deviation of speed from units times scale, as a share of the usual scale. */
  static final int PACE = 5;

  /** Steady change of heading in radians per second. */
  static final int CURVE = 6;

  static final int WIDTH = 7;

  /** Node unknowns, {@link #WIDTH} for each node. */
  final double[] x;

  /** Units per second between a node and the next. */
  final double[] rate;

  /** Seconds between nodes. */
  final double h;

  final int nodes;

  /** Metres per unit. */
  double scale;

  /** First guess of the scale. Pace is measured in it, so that the model stays linear in both. */
  double usualScale;

  PathState(double elapsedSeconds, double[] rate) {
    this.rate = rate;
    this.nodes = rate.length + 1;
    this.h = elapsedSeconds / rate.length;
    this.x = new double[nodes * WIDTH];
  }

  private PathState(PathState other) {
    this.rate = other.rate;
    this.nodes = other.nodes;
    this.h = other.h;
    this.x = other.x.clone();
    this.scale = other.scale;
    this.usualScale = other.usualScale;
  }

  PathState copy() {
    return new PathState(this);
  }

  void set(PathState other) {
    System.arraycopy(other.x, 0, x, 0, x.length);
    scale = other.scale;
    usualScale = other.usualScale;
  }

  double get(int node, int unknown) {
    return x[node * WIDTH + unknown];
  }

  void put(int node, int unknown, double value) {
    x[node * WIDTH + unknown] = value;
  }

  /** Metres per second between a node and the next; below zero means backwards. */
  double speed(int node) {
    return rate[node] * (scale + usualScale * x[node * WIDTH + PACE]);
  }

  double metres() {
    double sum = 0;
    for (int j = 0; j < nodes - 1; j++) {
      sum += Math.abs(speed(j)) * h;
    }
    return sum;
  }

  /** The step of an optimiser: all node unknowns, then the scale. */
  void add(double[] step) {
    for (int i = 0; i < x.length; i++) {
      x[i] += step[i];
    }
    scale += step[x.length];
  }

  /** The node at or before a time, never the last one. */
  int nodeAt(double seconds) {
    return (int) Numbers.clamp(seconds / h, 0, nodes - 1 - 1e-9);
  }

  /** How far a time lies between {@link #nodeAt} and the next node, 0 to 1. */
  double shareAt(double seconds) {
    double at = Numbers.clamp(seconds / h, 0, nodes - 1 - 1e-9);
    return at - (int) at;
  }
}
