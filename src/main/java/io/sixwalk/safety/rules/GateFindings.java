package io.sixwalk.safety.rules;

import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoublePredicate;

/** From answers and measurements to what holds a walk back. */
public final class GateFindings {
  private GateFindings() {}

  /**
   * Every finding, in the order of {@link GateFinding}.
   *
   * @param answers true for yes; a question that is missing was not answered
   */
  public static Set<GateFinding> of(
      Map<GateQuestion, Boolean> answers, RestingValues values, GateLimits limits) {
    Set<GateFinding> findings = EnumSet.noneOf(GateFinding.class);
    answers.forEach(
        (question, yes) -> {
          if (yes) {
            findings.add(question.finding());
          }
        });
    add(
        findings,
        GateFinding.HEART_RATE_HIGH,
        values.heartRate(),
        v -> v > limits.heartRateCeiling());
    add(findings, GateFinding.HEART_RATE_LOW, values.heartRate(), v -> v < limits.heartRateFloor());
    add(findings, GateFinding.SYSTOLIC_HIGH, values.systolic(), v -> v > limits.systolicCeiling());
    add(
        findings,
        GateFinding.DIASTOLIC_HIGH,
        values.diastolic(),
        v -> v > limits.diastolicCeiling());
    add(findings, GateFinding.SPO2_BELOW_STOP, values.spo2(), v -> v < limits.spo2Stop());
    add(
        findings,
        GateFinding.SPO2_BELOW_START,
        values.spo2(),
        v -> v < limits.spo2Start() && v >= limits.spo2Stop());
    return findings;
  }

  /** Whether every question was answered: only then can a no to all open the gate. */
  public static boolean isComplete(Map<GateQuestion, Boolean> answers) {
    return answers.keySet().containsAll(EnumSet.allOf(GateQuestion.class));
  }

  private static void add(
      Set<GateFinding> findings,
      GateFinding finding,
      OptionalDouble value,
      DoublePredicate outside) {
    if (value.isPresent() && outside.test(value.getAsDouble())) {
      findings.add(finding);
    }
  }
}
