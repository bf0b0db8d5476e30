package io.sixwalk.walk.distance.simulator;

/** Speed classes of the table, by walking speed in m/s. */
public enum SpeedClass {
  BELOW_0_70(0.3, 0.7),
  FROM_0_70(0.7, 1.05),
  FROM_1_05(1.05, 1.45),
  ABOVE_1_45(1.45, 1.6);

  private final double from;
  private final double to;

  SpeedClass(double from, double to) {
    this.from = from;
    this.to = to;
  }

  public double from() {
    return from;
  }

  public double to() {
    return to;
  }

  @Override
  public String toString() {
    return switch (this) {
      case BELOW_0_70 -> "under 0.70";
      case FROM_0_70 -> "0.70 to 1.05";
      case FROM_1_05 -> "1.05 to 1.45";
      case ABOVE_1_45 -> "above 1.45";
    };
  }
}
