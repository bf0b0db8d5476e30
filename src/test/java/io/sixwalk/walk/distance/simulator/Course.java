package io.sixwalk.walk.distance.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A path on the plane, measured along itself. Its length is exact because it is a polyline.
 *
 * @param kind what it is
 * @param xs corner coordinates in metres
 * @param ys corner coordinates in metres
 * @param at distance along the path of each corner in metres
 */
public record Course(Kind kind, double[] xs, double[] ys, double[] at) {

  /** What people walk outdoors. */
  public enum Kind {
    /** There and back between two marks, 20 to 50 m apart. */
    SHORT_COURSE,
    /** Round and round, 150 to 400 m. */
    LOOP,
    /** Along streets: straight stretches with corners, mostly out and back once. */
    STREETS
  }

  /** A random course of a kind, long enough for any walk. */
  public static Course random(Kind kind, double expectedMetres, RandomGenerator random) {
    List<double[]> corners =
        switch (kind) {
          case SHORT_COURSE -> shortCourse(20 + 30 * random.nextDouble());
          case LOOP -> loop(150 + 250 * random.nextDouble(), 0.3 + 0.7 * random.nextDouble());
          case STREETS -> streets(expectedMetres, random);
        };
    double turn = 2 * Math.PI * random.nextDouble();
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    double[] xs = new double[corners.size()];
    double[] ys = new double[corners.size()];
    double[] at = new double[corners.size()];
    for (int i = 0; i < xs.length; i++) {
      double[] corner = corners.get(i);
      xs[i] = cos * corner[0] - sin * corner[1];
      ys[i] = sin * corner[0] + cos * corner[1];
      at[i] = i == 0 ? 0 : at[i - 1] + Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
    return new Course(kind, xs, ys, at);
  }

  private static final double LONG_ENOUGH_METRES = 2400;

  private static List<double[]> shortCourse(double length) {
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i * length <= LONG_ENOUGH_METRES; i++) {
      corners.add(new double[] {i % 2 == 0 ? 0 : length, 0});
    }
    return corners;
  }

  /** An ellipse of the given perimeter, as a polygon of 120 sides. */
  private static List<double[]> loop(double perimeter, double aspect) {
    int sides = 120;
    double unit = 0;
    double[] px = new double[sides + 1];
    double[] py = new double[sides + 1];
    for (int i = 0; i <= sides; i++) {
      double angle = 2 * Math.PI * i / sides;
      px[i] = Math.cos(angle);
      py[i] = aspect * Math.sin(angle);
      if (i > 0) {
        unit += Math.hypot(px[i] - px[i - 1], py[i] - py[i - 1]);
      }
    }
    double scale = perimeter / unit;
    List<double[]> corners = new ArrayList<>();
    for (int i = 0; i * perimeter / sides <= LONG_ENOUGH_METRES; i++) {
      corners.add(new double[] {scale * px[i % sides], scale * py[i % sides]});
    }
    return corners;
  }

  /** Stretches of 60 to 200 m with corners; most people turn round about half-way. */
  private static List<double[]> streets(double expectedMetres, RandomGenerator random) {
    List<double[]> out = new ArrayList<>();
    double x = 0;
    double y = 0;
    double heading = 0;
    boolean back = random.nextDouble() < 0.7;
    double far = back ? expectedMetres * (0.35 + 0.3 * random.nextDouble()) : LONG_ENOUGH_METRES;
    double walked = 0;
    out.add(new double[] {x, y});
    while (walked < far) {
      double stretch = Math.min(far - walked, 60 + 140 * random.nextDouble());
      x += stretch * Math.cos(heading);
      y += stretch * Math.sin(heading);
      walked += stretch;
      heading += Math.toRadians(90 + 10 * random.nextGaussian()) * (random.nextBoolean() ? 1 : -1);
      out.add(new double[] {x, y});
    }
    List<double[]> corners = new ArrayList<>(out);
    for (boolean home = true; walked < LONG_ENOUGH_METRES; home = !home, walked += far) {
      for (int i = 1; i < out.size(); i++) {
        corners.add(home ? out.get(out.size() - 1 - i) : out.get(i));
      }
    }
    return corners;
  }

  /** Place at a distance along the path: x, y, and the direction of the path there. */
  public double[] place(double metres) {
    int found = java.util.Arrays.binarySearch(at, metres);
    int i = found >= 0 ? Math.min(found, at.length - 2) : Math.max(0, -found - 2);
    i = Math.min(i, at.length - 2);
    double share = (metres - at[i]) / (at[i + 1] - at[i]);
    return new double[] {
      xs[i] + share * (xs[i + 1] - xs[i]),
      ys[i] + share * (ys[i + 1] - ys[i]),
      Math.atan2(ys[i + 1] - ys[i], xs[i + 1] - xs[i])
    };
  }

  /** Metres from a place on the path to the nearest turn of more than 120 degrees. */
  public double toTurn(double metres) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < at.length - 1; i++) {
      double dot =
          (xs[i] - xs[i - 1]) * (xs[i + 1] - xs[i]) + (ys[i] - ys[i - 1]) * (ys[i + 1] - ys[i]);
      if (dot < 0) {
        nearest = Math.min(nearest, Math.abs(at[i] - metres));
      }
    }
    return nearest;
  }
}
