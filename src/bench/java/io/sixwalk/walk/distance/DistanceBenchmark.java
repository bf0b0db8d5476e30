package io.sixwalk.walk.distance;

import io.sixwalk.walk.distance.simulator.Course;
import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.PublishedRule;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints {@code docs/distance-table.md}: the engine and the published rule on simulated walks. Run
 * with {@code mvn -q -Pbench test-compile exec:java}; walks for each cell and seed are the two
 * optional arguments ({@code -Dexec.args="400 20260722"}).
 */
public final class DistanceBenchmark {
  private static final DistanceEngine ENGINE = new DistanceEngine();

  private final int walks;
  private final long seed;

  private DistanceBenchmark(int walks, long seed) {
    this.walks = walks;
    this.seed = seed;
  }

  /** Prints the table. */
  public static void main(String[] arguments) {
    int walks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 400;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20260722L;
    new DistanceBenchmark(walks, seed).print();
  }

  private void print() {
    System.out.println("# Distance: simulated walks\n");
    System.out.printf(
        "Printed by `mvn -q -Pbench test-compile exec:java` (algorithm `%s`, %d walks in each cell,"
            + " seed %d). Metres; error is estimate minus truth. \"Rule\" is the published rule"
            + " (Salvi 2020) on the same walks. Noise, gaits, courses and their shares:"
            + " [distance.md](distance.md).%n",
        DistanceEngine.ALGORITHM_VERSION, walks, seed);
    levels();
    courses();
    rates();
    seams();
  }

  private void levels() {
    for (NoiseLevel level : NoiseLevel.ALL) {
      for (boolean steps : new boolean[] {true, false}) {
        System.out.printf("%n## %s, %s%n%n", level.name(), steps ? "with steps" : "without steps");
        System.out.println(Tally.header("speed, m/s"));
        for (SpeedClass speeds : SpeedClass.values()) {
          Tally tally = new Tally();
          for (SimulatedWalk walk : sample(new WalkSimulator(level), speeds, walks)) {
            add(tally, walk, steps);
          }
          System.out.println(tally.row(speeds.toString()));
        }
      }
    }
  }

  private void courses() {
    System.out.println("\n## By course, with steps, all speeds\n");
    System.out.println(Tally.header("level, course"));
    for (NoiseLevel level : List.of(NoiseLevel.OPEN_SKY, NoiseLevel.STREET)) {
      Map<Course.Kind, Tally> tallies = new EnumMap<>(Course.Kind.class);
      for (Course.Kind kind : Course.Kind.values()) {
        Tally tally = tallies.computeIfAbsent(kind, k -> new Tally());
        for (int i = 0; i < walks; i++) {
          SplittableRandom random = random(kind.ordinal(), i);
          double speed = 0.3 + 1.3 * random.nextDouble();
          Course course = Course.random(kind, speed * 360, random);
          add(tally, new WalkSimulator(level).walk(speed, course, random), true);
        }
        System.out.println(
            tally.row(level.name() + ", " + kind.name().toLowerCase().replace('_', ' ')));
      }
    }
  }

  private void rates() {
    System.out.println("\n## By rate of fixes, open sky, with steps, 0.70 to 1.05 m/s\n");
    System.out.println(Tally.header("fixes per second"));
    for (double hertz : new double[] {0.2, 1, 5}) {
      Tally tally = new Tally();
      WalkSimulator simulator = new WalkSimulator(NoiseLevel.OPEN_SKY, hertz, 360);
      for (SimulatedWalk walk : sample(simulator, SpeedClass.FROM_0_70, walks / 2)) {
        add(tally, walk, true);
      }
      System.out.println(tally.row(Double.toString(hertz)));
    }
  }

  private void seams() {
    System.out.println(
        "\n## What blocks lose\n\nReplayed from blocks of 60 s, with steps; difference to the"
            + " estimate from the whole trace.\n");
    System.out.println(
        "| level | n | mean difference | RMS difference | RMSE whole | RMSE blocks | in 1 SE | in"
            + " 2 SE |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (NoiseLevel level : NoiseLevel.ALL) {
      double[] sums = new double[6];
      int n = 0;
      for (SpeedClass speeds : SpeedClass.values()) {
        for (SimulatedWalk walk : sample(new WalkSimulator(level), speeds, walks / 4)) {
          if (ENGINE.estimate(walk.recording()) instanceof DistanceEstimate whole
              && replay(walk, n) instanceof DistanceEstimate blocks) {
            double difference = blocks.metres() - whole.metres();
            double error = blocks.metres() - walk.trueMetres();
            sums[0] += difference;
            sums[1] += difference * difference;
            sums[2] += Math.pow(whole.metres() - walk.trueMetres(), 2);
            sums[3] += error * error;
            sums[4] += Math.abs(error) <= blocks.standardErrorMetres() ? 1 : 0;
            sums[5] += Math.abs(error) <= 2 * blocks.standardErrorMetres() ? 1 : 0;
            n++;
          }
        }
      }
      System.out.printf(
          "| %s | %d | %+.1f | %.1f | %.1f | %.1f | %.0f %% | %.0f %% |%n",
          level.name(),
          n,
          sums[0] / n,
          Math.sqrt(sums[1] / n),
          Math.sqrt(sums[2] / n),
          Math.sqrt(sums[3] / n),
          100 * sums[4] / n,
          100 * sums[5] / n);
    }
  }

  private static DistanceResult replay(SimulatedWalk walk, int number) {
    BlockedTrace trace = ENGINE.block(walk.recording(), new SplittableRandom(number));
    return ENGINE.estimate(trace, walk.recording().withoutFixes());
  }

  private List<SimulatedWalk> sample(WalkSimulator simulator, SpeedClass speeds, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> simulator.walk(speeds, random(speeds.ordinal(), i)))
        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
  }

  private SplittableRandom random(int cell, int walk) {
    return new SplittableRandom(seed + 1_000_003L * cell + 7919L * walk);
  }

  private static void add(Tally tally, SimulatedWalk walk, boolean steps) {
    WalkRecording recording =
        steps ? walk.recording() : walk.recording().withSteps(Steps.none());
    tally.add(
        ENGINE.estimate(recording),
        walk.trueMetres(),
        PublishedRule.metres(recording.fixes(), recording.elapsedSeconds()));
  }
}
