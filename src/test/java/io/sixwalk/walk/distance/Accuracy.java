package io.sixwalk.walk.distance;

import io.sixwalk.walk.distance.simulator.PublishedRule;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Errors of a deterministic sample of simulated walks. */
record Accuracy(
    int walks,
    double bias,
    double rootMeanSquare,
    double withinOne,
    double withinTwo,
    double meanStandardError,
    double ruleRootMeanSquare) {

  static Accuracy of(
      WalkSimulator simulator, SpeedClass speeds, int walks, UnaryOperator<WalkRecording> change) {
    DistanceEngine engine = new DistanceEngine();
    double sum = 0;
    double square = 0;
    double one = 0;
    double two = 0;
    double errors = 0;
    double rule = 0;
    for (int i = 0; i < walks; i++) {
      SimulatedWalk walk = simulator.walk(speeds, new SplittableRandom(31L * i + 17));
      WalkRecording recording = change.apply(walk.recording());
      DistanceEstimate estimate = (DistanceEstimate) engine.estimate(recording);
      double error = estimate.metres() - walk.trueMetres();
      sum += error;
      square += error * error;
      errors += estimate.standardErrorMetres();
      one += Math.abs(error) <= estimate.standardErrorMetres() ? 1 : 0;
      two += Math.abs(error) <= 2 * estimate.standardErrorMetres() ? 1 : 0;
      rule +=
          Math.pow(
              PublishedRule.metres(recording.fixes(), recording.elapsedSeconds())
                  - walk.trueMetres(),
              2);
    }
    return new Accuracy(
        walks,
        sum / walks,
        Math.sqrt(square / walks),
        one / walks,
        two / walks,
        errors / walks,
        Math.sqrt(rule / walks));
  }
}
