package io.sixwalk.safety.gate;

import io.sixwalk.safety.gate.GateStore.Answered;
import io.sixwalk.safety.rules.GateFindings;
import io.sixwalk.safety.rules.GateLimits;
import io.sixwalk.safety.rules.GateQuestion;
import io.sixwalk.safety.rules.RestingValues;
import io.sixwalk.safety.rules.WalkSigns;
import io.sixwalk.walk.StoredWalk;
import io.sixwalk.walk.StoredWalk.GateAnswers;
import io.sixwalk.walk.StoredWalk.Measured;
import io.sixwalk.walk.verdict.WalkFacts.EndReason;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** From what a record carries to what the rules look at. */
final class WalkAnswers {
  private WalkAnswers() {}

  /** The answers that came with a walk, and what was measured at rest before it. */
  static Answered of(StoredWalk walk, GateLimits limits) {
    Map<GateQuestion, Boolean> answers =
        walk.gate().map(GateAnswers::answers).map(WalkAnswers::answers).orElse(Map.of());
    Instant begun = walk.measuredAt().toInstant();
    // A walk's answers were given before it, whatever the phone's clock did in between.
    Instant answeredAt =
        walk.gate()
            .map(g -> g.answeredAt().toInstant())
            .filter(at -> at.isBefore(begun))
            .orElse(begun);
    return new Answered(
        walk.id(),
        "WALK",
        answeredAt,
        GateFindings.of(answers, resting(walk), limits),
        GateFindings.isComplete(answers));
  }

  static Map<GateQuestion, Boolean> answers(Map<String, Boolean> byField) {
    Map<GateQuestion, Boolean> answers = new EnumMap<>(GateQuestion.class);
    byField.forEach(
        (field, yes) -> GateQuestion.ofField(field).ifPresent(q -> answers.put(q, yes)));
    return answers;
  }

  static RestingValues resting(Map<String, Double> measured) {
    return new RestingValues(
        value(measured.get("heartRate")),
        value(measured.get("systolic")),
        value(measured.get("diastolic")),
        value(measured.get("spo2")));
  }

  /** What the gate measured, and where it did not, what was measured before the walk. */
  private static RestingValues resting(StoredWalk walk) {
    RestingValues gate = resting(walk.gate().map(GateAnswers::measured).orElse(Map.of()));
    OptionalDouble heartRate = value(walk.before().map(Measured::heartRate).orElse(null));
    OptionalDouble spo2 = value(walk.before().map(Measured::spo2).orElse(null));
    return new RestingValues(
        gate.heartRate().isPresent() ? gate.heartRate() : heartRate,
        gate.systolic(),
        gate.diastolic(),
        gate.spo2().isPresent() ? gate.spo2() : spo2);
  }

  static WalkSigns signs(StoredWalk walk) {
    OptionalDouble lowest =
        Stream.of(walk.before(), walk.after())
            .flatMap(Optional::stream)
            .flatMap(m -> Stream.of(m.spo2(), m.spo2Lowest()).filter(Objects::nonNull))
            .mapToDouble(Double::doubleValue)
            .min();
    return new WalkSigns(
        walk.endReason() == EndReason.SYMPTOMS,
        walk.endReason() == EndReason.FALL,
        walk.symptoms(),
        walk.fall(),
        walk.fallInjury(),
        lowest);
  }

  private static OptionalDouble value(Double value) {
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
