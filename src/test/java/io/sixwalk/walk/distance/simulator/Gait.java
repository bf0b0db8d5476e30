package io.sixwalk.walk.distance.simulator;

import java.util.random.RandomGenerator;

/** How one person walks one walk: metres and counted steps at each instant. */
final class Gait {
  private final double dt;
  private final double[] metres;
  private final int[] countedSteps;

  private Gait(double dt, double[] metres, int[] countedSteps) {
    this.dt = dt;
    this.metres = metres;
    this.countedSteps = countedSteps;
  }

  static Gait random(
      double speed, double elapsedSeconds, Course course, double dt, RandomGenerator random) {
    int n = (int) Math.round(elapsedSeconds / dt) + 1;
    boolean[] rest = rests(speed, elapsedSeconds, n, dt, random);
    double startDelay = 2 * random.nextDouble();
    double fatigue = 0.08 * random.nextDouble();
    double walkRatio = 0.0065 * (1 + 0.12 * random.nextGaussian());
    double pace = 0.03 * random.nextGaussian();
    double stride = 0.02 * random.nextGaussian();
    double[] metres = new double[n];
    int[] counted = new int[n];
    double phase = random.nextDouble();
    int count = 0;
    for (int i = 1; i < n; i++) {
      double t = i * dt;
      pace = ou(pace, 0.03, 40, dt, random);
      stride = ou(stride, 0.02, 60, dt, random);
      double v = speed * (1 + pace) * (1 + fatigue * (0.5 - t / elapsedSeconds));
      if (course.kind() != Course.Kind.LOOP && course.toTurn(metres[i - 1]) < 0.7) {
        v *= 0.5;
      }
      v = rest[i] || t < startDelay ? 0 : Math.max(0.1, v);
      metres[i] = metres[i - 1] + v * dt;
      if (v > 0) {
        double stepLength = Math.sqrt(Math.max(0.0025, walkRatio) * 60 * v) * (1 + stride);
        phase += v * dt / stepLength;
        while (phase >= 1) {
          phase -= 1;
          if (random.nextDouble() >= lossAt(v)) {
            count += random.nextDouble() < 0.02 ? 2 : 1;
          }
        }
      }
      counted[i] = count;
    }
    return new Gait(dt, metres, counted);
  }

  /** Share of steps that the counter misses: 1 % at 1.2 m/s, 15 % at 0.7, 35 % at 0.4. */
  static double lossAt(double v) {
    if (v >= 1.2) {
      return 0.01;
    }
    return v >= 0.7 ? 0.01 + (1.2 - v) / 0.5 * 0.14 : Math.min(0.9, 0.15 + (0.7 - v) / 0.3 * 0.20);
  }

  private static boolean[] rests(
      double speed, double elapsedSeconds, int n, double dt, RandomGenerator random) {
    boolean[] rest = new boolean[n];
    double chance = speed < 0.7 ? 0.5 : speed < 1.05 ? 0.2 : 0;
    if (random.nextDouble() < chance) {
      int many = 1 + random.nextInt(speed < 0.7 ? 3 : 1);
      for (int r = 0; r < many; r++) {
        double from = 40 + (elapsedSeconds - 80) * random.nextDouble();
        double to = from + 10 + 30 * random.nextDouble();
        for (int i = (int) (from / dt); i < Math.min(n, to / dt); i++) {
          rest[i] = true;
        }
      }
    }
    return rest;
  }

  private static double ou(
      double value, double spread, double seconds, double dt, RandomGenerator random) {
    double keep = Math.exp(-dt / seconds);
    return keep * value + spread * Math.sqrt(1 - keep * keep) * random.nextGaussian();
  }

  int size() {
    return metres.length;
  }

  double metresAt(int i) {
    return metres[i];
  }

  double metres() {
    return metres[metres.length - 1];
  }

  int countedStepsAt(double t) {
    return t <= 0 ? 0 : countedSteps[Math.min(countedSteps.length - 1, (int) (t / dt))];
  }
}
