package io.sixwalk.safety.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GateFindingsTest {
  private static final GateLimits LIMITS = GateLimits.DEFAULT;

  private static Map<GateQuestion, Boolean> allNo() {
    Map<GateQuestion, Boolean> answers = new EnumMap<>(GateQuestion.class);
    EnumSet.allOf(GateQuestion.class).forEach(q -> answers.put(q, false));
    return answers;
  }

  @Test
  void no_to_every_question_finds_nothing_and_is_complete() {
    assertThat(GateFindings.of(allNo(), RestingValues.NONE, LIMITS)).isEmpty();
    assertThat(GateFindings.isComplete(allNo())).isTrue();
  }

  @ParameterizedTest
  @EnumSource(GateQuestion.class)
  void yes_to_a_question_is_its_finding_and_nothing_else(GateQuestion question) {
    Map<GateQuestion, Boolean> answers = allNo();
    answers.put(question, true);
    assertThat(GateFindings.of(answers, RestingValues.NONE, LIMITS))
        .containsExactly(question.finding());
  }

  @ParameterizedTest
  @EnumSource(GateQuestion.class)
  void an_unanswered_question_leaves_the_answers_incomplete(GateQuestion question) {
    Map<GateQuestion, Boolean> answers = allNo();
    answers.remove(question);
    assertThat(GateFindings.isComplete(answers)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "heartRate, 120, ",
    "heartRate, 120.1, HEART_RATE_HIGH",
    "heartRate, 40, ",
    "heartRate, 39.9, HEART_RATE_LOW",
    "systolic, 180, ",
    "systolic, 181, SYSTOLIC_HIGH",
    "diastolic, 100, ",
    "diastolic, 101, DIASTOLIC_HIGH",
    "spo2, 92, ",
    "spo2, 91.9, SPO2_BELOW_START",
    "spo2, 85, SPO2_BELOW_START",
    "spo2, 84.9, SPO2_BELOW_STOP",
  })
  void a_measurement_is_found_only_beyond_its_limit(
      String field, double value, GateFinding finding) {
    Set<GateFinding> found = GateFindings.of(allNo(), values(field, value), LIMITS);
    assertThat(found).isEqualTo(finding == null ? Set.of() : Set.of(finding));
  }

  @Test
  void limits_of_one_person_replace_the_defaults() {
    GateLimits limits = LIMITS.with(100, 88, 80);
    assertThat(GateFindings.of(allNo(), values("spo2", 88), limits)).isEmpty();
    assertThat(GateFindings.of(allNo(), values("spo2", 87), limits))
        .containsExactly(GateFinding.SPO2_BELOW_START);
    assertThat(GateFindings.of(allNo(), values("spo2", 79), limits))
        .containsExactly(GateFinding.SPO2_BELOW_STOP);
    assertThat(GateFindings.of(allNo(), values("heartRate", 101), limits))
        .containsExactly(GateFinding.HEART_RATE_HIGH);
  }

  @Test
  void limits_that_contradict_each_other_are_refused() {
    assertThatThrownBy(() -> LIMITS.with(120, 85, 92)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void a_saturation_has_at_most_one_finding_and_none_from_the_start_limit_on(
      @ForAll @DoubleRange(min = 30, max = 100) double spo2) {
    Set<GateFinding> found = GateFindings.of(allNo(), values("spo2", spo2), LIMITS);
    assertThat(found).hasSize(spo2 < LIMITS.spo2Start() ? 1 : 0);
  }

  @Property
  void any_yes_is_found_whatever_else_is_answered(
      @ForAll Set<GateQuestion> yes, @ForAll Set<GateQuestion> unanswered) {
    Map<GateQuestion, Boolean> answers = allNo();
    yes.forEach(q -> answers.put(q, true));
    unanswered.stream().filter(q -> !yes.contains(q)).forEach(answers::remove);
    assertThat(GateFindings.of(answers, RestingValues.NONE, LIMITS)).hasSize(yes.size());
  }

  private static RestingValues values(String field, double value) {
    OptionalDouble none = OptionalDouble.empty();
    OptionalDouble some = OptionalDouble.of(value);
    return switch (field) {
      case "heartRate" -> new RestingValues(some, none, none, none);
      case "systolic" -> new RestingValues(none, some, none, none);
      case "diastolic" -> new RestingValues(none, none, some, none);
      default -> new RestingValues(none, none, none, some);
    };
  }
}
