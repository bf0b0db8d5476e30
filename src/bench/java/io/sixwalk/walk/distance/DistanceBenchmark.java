package io.sixwalk.walk.distance;

import io.sixwalk.walk.distance.simulator.Course;
import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.PublishedRule;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Prints {@code docs/distance-table.md}: the engine and the published rule on simulated walks. Run
 * with {@code mvn -q -Pbench test-compile exec:java}; walks for each cell and seed are the two
 * optional arguments ({@code -Dexec.args="400 20260722"}).
 */
public final class DistanceBenchmark {
  private static final DistanceEngine ENGINE = new DistanceEngine();

  private static final boolean[] BOTH = {true, false};
  private static final boolean[] WITH = {true};

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
        "Printed by `mvn -q -Pbench test-compile exec:java -Dexec.args=\"%2$d %3$d\"` (algorithm"
            + " `%1$s`, %2$d walks in each cell, seed %3$d). Metres; error is estimate minus truth. \"Rule\" is the published rule"
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
      for (boolean steps : level == NoiseLevel.HARSH_STREET ? WITH : BOTH) {
        System.out.printf("%n## %s, %s%n%n", level.name(), steps ? "with steps" : "without steps");
        System.out.println(Tally.header("speed, m/s"));
        for (SpeedClass speeds : SpeedClass.values()) {
          WalkSimulator simulator = new WalkSimulator(level);
          Tally tally = tally(walks, i -> simulator.walk(speeds, random(speeds.ordinal(), i)), steps);
          System.out.println(tally.row(speeds.toString()));
        }
      }
    }
  }

  private void courses() {
    System.out.println("\n## By course, with steps, all speeds\n");
    System.out.println(Tally.header("level, course"));
    for (NoiseLevel level : List.of(NoiseLevel.OPEN_SKY, NoiseLevel.STREET)) {
      for (Course.Kind kind : Course.Kind.values()) {
        Tally tally = tally(walks, i -> onCourse(kind, level, i), true);
        String course = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        System.out.println(tally.row(level.name() + ", " + course));
      }
    }
  }

  private SimulatedWalk onCourse(Course.Kind kind, NoiseLevel level, int number) {
    SplittableRandom random = random(10 + kind.ordinal(), number);
    double speed = 0.3 + 1.3 * random.nextDouble();
    Course course = Course.random(kind, speed * 360, random);
    return new WalkSimulator(level).walk(speed, course, random);
  }

  private void rates() {
    System.out.println("\n## By rate of fixes, open sky, with steps, 0.70 to 1.05 m/s\n");
    System.out.println(Tally.header("fixes per second"));
    for (double hertz : new double[] {0.2, 1, 5}) {
      WalkSimulator simulator = new WalkSimulator(NoiseLevel.OPEN_SKY, hertz, 360);
      Tally tally =
          tally(walks / 2, i -> simulator.walk(SpeedClass.FROM_0_70, random(1, i)), true);
      System.out.println(tally.row(Double.toString(hertz)));
    }
  }

  private void seams() {
    System.out.println(
        "\n## What blocks lose\n\nEstimated again from blocks of 60 s, with steps, all speeds;"
            + " difference to the estimate from the whole trace.\n");
    System.out.println(
        "| level | n | mean difference | RMS difference | RMSE whole | RMSE blocks | in 1 SE | in"
            + " 2 SE |\n| --- | --- | --- | --- | --- | --- | --- | --- |");
    for (NoiseLevel level : NoiseLevel.ALL) {
      System.out.println(seam(level));
    }
  }

  private record Replay(double trueMetres, DistanceEstimate whole, DistanceEstimate blocks) {}

  private String seam(NoiseLevel level) {
    WalkSimulator simulator = new WalkSimulator(level);
    List<Replay> replays =
        IntStream.range(0, walks)
            .parallel()
            .mapToObj(i -> replay(simulator.walk(SpeedClass.values()[i % 4], random(20, i)), i))
            .toList();
    double n = replays.size();
    double mean = 0;
    double square = 0;
    double whole = 0;
    double blocks = 0;
    double one = 0;
    double two = 0;
    for (Replay replay : replays) {
      double difference = replay.blocks.metres() - replay.whole.metres();
      double error = replay.blocks.metres() - replay.trueMetres;
      mean += difference / n;
      square += difference * difference / n;
      whole += Math.pow(replay.whole.metres() - replay.trueMetres, 2) / n;
      blocks += error * error / n;
      one += Math.abs(error) <= replay.blocks.standardErrorMetres() ? 100 / n : 0;
      two += Math.abs(error) <= 2 * replay.blocks.standardErrorMetres() ? 100 / n : 0;
    }
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | %+.1f | %.1f | %.1f | %.1f | %.0f %% | %.0f %% |",
        level.name(),
        n,
        mean,
        Math.sqrt(square),
        Math.sqrt(whole),
        Math.sqrt(blocks),
        one,
        two);
  }

  private static Replay replay(SimulatedWalk walk, int number) {
    BlockedTrace trace = ENGINE.block(walk.recording(), new SplittableRandom(number));
    return new Replay(
        walk.trueMetres(),
        (DistanceEstimate) ENGINE.estimate(walk.recording()),
        (DistanceEstimate) ENGINE.estimate(trace, walk.recording().withoutFixes()));
  }

  private record Outcome(DistanceResult result, double trueMetres, double ruleMetres) {}

  private static Tally tally(int walks, IntFunction<SimulatedWalk> walk, boolean steps) {
    List<Outcome> outcomes =
        IntStream.range(0, walks)
            .parallel()
            .mapToObj(i -> outcome(walk.apply(i), steps))
            .toList();
    Tally tally = new Tally();
    outcomes.forEach(o -> tally.add(o.result, o.trueMetres, o.ruleMetres));
    return tally;
  }

  private static Outcome outcome(SimulatedWalk walk, boolean steps) {
    WalkRecording recording =
        steps ? walk.recording() : walk.recording().withSteps(Steps.none());
    return new Outcome(
        ENGINE.estimate(recording),
        walk.trueMetres(),
        PublishedRule.metres(recording.fixes(), recording.elapsedSeconds()));
  }

  private SplittableRandom random(int cell, int walk) {
    return new SplittableRandom(seed + 1_000_003L * cell + 7919L * walk);
  }
}
