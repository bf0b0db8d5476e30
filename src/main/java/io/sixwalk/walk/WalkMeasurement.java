package io.sixwalk.walk;

import io.sixwalk.walk.distance.BlockedTrace;
import io.sixwalk.walk.distance.Column;
import io.sixwalk.walk.distance.DistanceEngine;
import io.sixwalk.walk.distance.DistanceResult;
import io.sixwalk.walk.distance.Fixes;
import io.sixwalk.walk.distance.LapCount;
import io.sixwalk.walk.distance.PlatformClaim;
import io.sixwalk.walk.distance.Steps;
import io.sixwalk.walk.distance.WalkRecording;
import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.VerdictRule;
import io.sixwalk.walk.verdict.VerdictRule.Judgement;
import io.sixwalk.walk.verdict.WalkFacts;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** From what a phone sent to the distance, the verdict, and what may be kept of the positions. */
record WalkMeasurement(DistanceResult distance, Judgement judgement, BlockedTrace trace) {
  private static final DistanceEngine ENGINE = new DistanceEngine();
  private static final SecureRandom RANDOM = new SecureRandom();

  static WalkMeasurement of(WalkUpload walk, double greatestStandardErrorMetres) {
    WalkRecording recording = recording(walk);
    DistanceResult distance = ENGINE.estimate(recording);
    String course = walk.course().type();
    WalkFacts facts =
        new WalkFacts(
            walk.elapsedSeconds(),
            walk.endReason(),
            course.equals("TREADMILL"),
            course.equals("STRAIGHT_SHUTTLE") || course.equals("OVAL"),
            walk.course().lengthMetres() != null,
            Optional.ofNullable(walk.irregularities()).orElse(List.of()).stream()
                .map(Reason::valueOf)
                .collect(Collectors.toSet()),
            walk.answeredYes(),
            walk.answeredYesTo("feverOrIllness"),
            distance,
            greatestStandardErrorMetres);
    return new WalkMeasurement(distance, VerdictRule.judge(facts), ENGINE.block(recording, RANDOM));
  }

  private static WalkRecording recording(WalkUpload walk) {
    return new WalkRecording(
        walk.elapsedSeconds(),
        fixes(walk.fixes()),
        steps(walk.steps()),
        walk.laps() == null
            ? Optional.empty()
            : Optional.of(
                new LapCount(
                    walk.laps(),
                    walk.course().lengthMetres(),
                    walk.remainderMetres() == null ? 0 : walk.remainderMetres())),
        wheel(walk),
        platform(walk.claimed()),
        Optional.empty());
  }

  /** A wheel's reading is a measurement; the app may send it as its own field or as the claim. */
  private static OptionalDouble wheel(WalkUpload walk) {
    if (walk.wheelMetres() != null) {
      return OptionalDouble.of(walk.wheelMetres());
    }
    return walk.claimed() != null && walk.claimed().method().equals("WHEEL")
        ? OptionalDouble.of(walk.claimed().metres())
        : OptionalDouble.empty();
  }

  private static Optional<PlatformClaim> platform(WalkUpload.Claim claim) {
    if (claim == null) {
      return Optional.empty();
    }
    return switch (claim.method()) {
      case "HEALTHKIT" ->
          Optional.of(new PlatformClaim(claim.metres(), PlatformClaim.Platform.HEALTHKIT));
      case "HEALTH_CONNECT" ->
          Optional.of(new PlatformClaim(claim.metres(), PlatformClaim.Platform.HEALTH_CONNECT));
      default -> Optional.empty();
    };
  }

  private static Fixes fixes(WalkUpload.Fixes fixes) {
    if (fixes == null) {
      return Fixes.none();
    }
    return new Fixes(
        Column.of(fixes.t()),
        Column.of(fixes.lat()),
        Column.of(fixes.lon()),
        column(fixes.accuracy()),
        Optional.ofNullable(fixes.speed()).map(WalkMeasurement::column),
        Optional.ofNullable(fixes.altitude()).map(WalkMeasurement::column));
  }

  private static Steps steps(WalkUpload.Steps steps) {
    return steps == null ? Steps.none() : new Steps(Column.of(steps.t()), Column.of(steps.count()));
  }

  private static Column column(Double[] values) {
    return Column.of(Arrays.stream(values).mapToDouble(v -> v == null ? Double.NaN : v).toArray());
  }
}
