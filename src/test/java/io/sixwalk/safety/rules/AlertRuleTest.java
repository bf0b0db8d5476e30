package io.sixwalk.safety.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {
  private static final double STOP = 85;

  private static WalkSigns walk(
      boolean symptoms, boolean fall, List<String> codes, boolean injury, double spo2) {
    return new WalkSigns(symptoms, fall, codes, fall, injury, OptionalDouble.of(spo2));
  }

  @Test
  void a_quiet_walk_raises_and_drafts_nothing() {
    WalkSigns quiet = new WalkSigns(false, false, List.of(), false, false, OptionalDouble.empty());
    assertThat(AlertRule.ofWalk(quiet, STOP)).isEmpty();
    assertThat(AlertRule.eventTerms(quiet)).isEmpty();
  }

  @Test
  void each_sign_of_a_walk_raises_its_alert() {
    assertThat(AlertRule.ofWalk(walk(false, false, List.of("CHEST_PAIN"), false, 95), STOP))
        .containsOnlyKeys(AlertKind.CHEST_PAIN);
    assertThat(AlertRule.ofWalk(walk(false, false, List.of("SYNCOPE"), false, 95), STOP))
        .containsOnlyKeys(AlertKind.SYNCOPE);
    assertThat(AlertRule.ofWalk(walk(false, false, List.of(), true, 95), STOP))
        .containsOnlyKeys(AlertKind.FALL_WITH_INJURY);
    assertThat(AlertRule.ofWalk(walk(true, false, List.of("DIZZINESS"), false, 95), STOP))
        .isEqualTo(
            Map.of(AlertKind.STOPPED_FOR_SYMPTOMS, List.of("STOPPED_FOR_SYMPTOMS", "DIZZINESS")));
    assertThat(AlertRule.ofWalk(walk(false, true, List.of(), false, 95), STOP))
        .isEqualTo(Map.of(AlertKind.STOPPED_FOR_SYMPTOMS, List.of("STOPPED_FOR_FALL")));
  }

  @ParameterizedTest
  @CsvSource({"85, false", "84.9, true"})
  void low_oxygen_is_below_the_persons_stop_limit(double spo2, boolean raised) {
    var alerts = AlertRule.ofWalk(walk(false, false, List.of(), false, spo2), STOP);
    assertThat(alerts.containsKey(AlertKind.LOW_OXYGEN)).isEqualTo(raised);
  }

  @Test
  void a_gate_answer_raises_one_alert_for_each_kind_of_its_findings() {
    assertThat(
            AlertRule.ofGate(
                EnumSet.of(
                    GateFinding.CHEST_PAIN,
                    GateFinding.FELL,
                    GateFinding.MEDICATION_CHANGED,
                    GateFinding.SPO2_BELOW_STOP)))
        .isEqualTo(
            Map.of(
                AlertKind.CHEST_PAIN, List.of("CHEST_PAIN"),
                AlertKind.GATE_YES, List.of("FELL", "MEDICATION_CHANGED"),
                AlertKind.LOW_OXYGEN, List.of("SPO2_BELOW_STOP")));
  }

  @Test
  void only_falls_and_symptoms_of_a_gate_answer_are_drafted() {
    assertThat(AlertRule.eventTerms(EnumSet.allOf(GateFinding.class)))
        .containsExactly(
            "CHEST_PAIN",
            "BREATHLESS_AT_REST",
            "DIZZY_OR_FAINTED",
            "FEVER_OR_ILLNESS",
            "FELL",
            "SWELLING_OR_PALPITATIONS");
  }

  @Test
  void every_stop_fall_and_symptom_of_a_walk_is_drafted() {
    assertThat(AlertRule.eventTerms(walk(true, false, List.of("LEG_CRAMPS"), false, 95)))
        .containsExactly("STOPPED_FOR_SYMPTOMS", "LEG_CRAMPS");
    assertThat(AlertRule.eventTerms(walk(false, true, List.of(), true, 95)))
        .containsExactly("STOPPED_FOR_FALL", "FALL_WITH_INJURY");
    assertThat(
            AlertRule.eventTerms(
                new WalkSigns(false, false, List.of(), true, false, OptionalDouble.empty())))
        .containsExactly("FELL");
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, true", "6, true"})
  void phq2_is_positive_from_three_on(double total, boolean positive) {
    assertThat(AlertRule.isPositiveScreen(total)).isEqualTo(positive);
  }

  @Test
  void an_injury_is_anything_but_none() {
    assertThat(AlertRule.isInjury("none")).isFalse();
    assertThat(AlertRule.isInjury(null)).isFalse();
    assertThat(AlertRule.isInjury("minor")).isTrue();
    assertThat(AlertRule.isInjury("fracture-or-head")).isTrue();
  }

  @Test
  void none_of_these_is_no_criterion() {
    assertThat(AlertRule.seriousCriteria(Set.of("none"))).isEmpty();
    assertThat(AlertRule.seriousCriteria(Set.of("hospitalisation", "disability")))
        .containsExactly("disability", "hospitalisation");
  }

  @Test
  void a_walk_is_reviewed_when_every_reason_can_be_doubted() {
    var doubtful = List.of(Reason.TOO_UNCERTAIN, Reason.WRONG_DURATION);
    assertThat(WalkReview.reasons(Verdict.DOES_NOT_COUNT, doubtful, List.of(), false))
        .containsExactly("TOO_UNCERTAIN", "WRONG_DURATION");
    assertThat(
            WalkReview.reasons(
                Verdict.DOES_NOT_COUNT,
                List.of(Reason.TOO_UNCERTAIN, Reason.VOIDED),
                List.of(),
                false))
        .isEmpty();
  }

  @Test
  void what_follows_from_a_hidden_distance_is_not_said() {
    var flags = List.of("SPEED_ODD", "SHORT_GAPS");
    assertThat(WalkReview.reasons(Verdict.COUNTS, List.of(), flags, false))
        .containsExactly("SPEED_ODD");
    assertThat(WalkReview.reasons(Verdict.COUNTS, List.of(), flags, true)).isEmpty();
  }
}
