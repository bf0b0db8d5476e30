package io.sixwalk.walk.distance.simulator;

import io.sixwalk.walk.distance.Column;
import io.sixwalk.walk.distance.Fixes;
import io.sixwalk.walk.distance.Steps;
import io.sixwalk.walk.distance.WalkRecording;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Walks of 360 s with known distance; see {@code docs/distance.md} for every number. */
public final class WalkSimulator {
  private static final double DT = 0.1;
  private static final double LATITUDE = 48.2;
  private static final double LONGITUDE = 16.37;
  private static final double EARTH_MAJOR = 6378137.0;
  private static final double EARTH_E2 = 6.69437999014e-3;

  private final NoiseLevel level;
  private final double fixHertz;
  private final double elapsedSeconds;

  public WalkSimulator(NoiseLevel level) {
    this(level, 1, 360);
  }

  public WalkSimulator(NoiseLevel level, double fixHertz, double elapsedSeconds) {
    this.level = level;
    this.fixHertz = fixHertz;
    this.elapsedSeconds = elapsedSeconds;
  }

  /** A walk at a random speed of a class on a random course. */
  public SimulatedWalk walk(SpeedClass speeds, RandomGenerator random) {
    double draw = random.nextDouble();
    Course.Kind kind =
        draw < level.streets()
            ? Course.Kind.STREETS
            : draw < level.streets() + level.loops() ? Course.Kind.LOOP : Course.Kind.SHORT_COURSE;
    double speed = speeds.from() + (speeds.to() - speeds.from()) * random.nextDouble();
    return walk(speed, Course.random(kind, speed * elapsedSeconds, random), random);
  }

  /** A walk at a speed on a course. */
  public SimulatedWalk walk(double speed, Course course, RandomGenerator random) {
    Gait gait = Gait.random(speed, elapsedSeconds, course, DT, random);
    Fixes fixes = fixes(gait, course, random);
    double lag = 2 + 6 * random.nextDouble();
    Steps steps = steps(gait, lag, random);
    return new SimulatedWalk(
        WalkRecording.of(elapsedSeconds, fixes, steps), gait.metres(), course, lag);
  }

  private Fixes fixes(Gait gait, Course course, RandomGenerator random) {
    ErrorProcess error = new ErrorProcess(level, elapsedSeconds, random);
    List<double[]> rows = new ArrayList<>();
    double wanderX = 0;
    double next = random.nextDouble() / fixHertz;
    for (int i = 0; i < gait.size(); i++) {
      double t = i * DT;
      error.advance(DT, random);
      // People keep to their line within a few decimetres.
      wanderX += -wanderX * DT / 10 + 0.25 * Math.sqrt(2 * DT / 10) * random.nextGaussian();
      if (t < next) {
        continue;
      }
      next += 1 / fixHertz * (0.9 + 0.2 * random.nextDouble());
      if (error.inGap(t)) {
        continue;
      }
      double[] place = course.place(gait.metresAt(i));
      double x = place[0] - wanderX * Math.sin(place[2]);
      double y = place[1] + wanderX * Math.cos(place[2]);
      double[] offset = error.offset(t, random);
      rows.add(new double[] {t, x + offset[0], y + offset[1], error.accuracy()});
    }
    if (level.badFirstFixes()) {
      double far = 30 + 170 * random.nextDouble();
      double direction = 2 * Math.PI * random.nextDouble();
      int bad = 1 + random.nextInt(4);
      for (int i = 0; i < Math.min(bad, rows.size()); i++) {
        rows.get(i)[1] += far * Math.cos(direction);
        rows.get(i)[2] += far * Math.sin(direction);
      }
    }
    return toFixes(rows);
  }

  /** Fixes from rows of time, x, y and accuracy around a fixed place. */
  public static Fixes toFixes(List<double[]> rows) {
    double sin = Math.sin(Math.toRadians(LATITUDE));
    double w = 1 - EARTH_E2 * sin * sin;
    double perLat = Math.toRadians(1) * EARTH_MAJOR * (1 - EARTH_E2) / (w * Math.sqrt(w));
    double perLon =
        Math.toRadians(1) * EARTH_MAJOR / Math.sqrt(w) * Math.cos(Math.toRadians(LATITUDE));
    return Fixes.of(
        Column.of(rows.stream().mapToDouble(r -> r[0]).toArray()),
        Column.of(rows.stream().mapToDouble(r -> LATITUDE + r[2] / perLat).toArray()),
        Column.of(rows.stream().mapToDouble(r -> LONGITUDE + r[1] / perLon).toArray()),
        Column.of(rows.stream().mapToDouble(r -> r[3]).toArray()));
  }

  private Steps steps(Gait gait, double lag, RandomGenerator random) {
    List<Double> times = new ArrayList<>();
    List<Double> counts = new ArrayList<>();
    double interval = 1 + 3 * random.nextDouble();
    double sentUpTo = 0;
    for (double t = interval;
        t <= elapsedSeconds;
        t += interval * (0.8 + 0.4 * random.nextDouble())) {
      double late = Math.max(2, Math.min(8, lag + 0.7 * random.nextGaussian()));
      sentUpTo = Math.max(sentUpTo, t - late);
      times.add(t);
      counts.add((double) gait.countedStepsAt(sentUpTo));
    }
    return new Steps(
        Column.of(times.stream().mapToDouble(Double::doubleValue).toArray()),
        Column.of(counts.stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
