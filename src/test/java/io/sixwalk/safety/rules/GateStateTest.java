package io.sixwalk.safety.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.safety.rules.WalkPermission.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateStateTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final LocalDate TODAY = day(NOW);
  private static final Duration DAY = Duration.ofDays(1);

  private static LocalDate day(Instant moment) {
    return moment.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static GateAnswer answer(Instant at, boolean held, boolean lasting) {
    return new GateAnswer(UUID.randomUUID(), at, day(at), held, lasting, true, Optional.empty());
  }

  private static GateAnswer cleared(GateAnswer a, Instant at) {
    return new GateAnswer(
        a.id(), a.answeredAt(), a.day(), a.held(), a.lasting(), a.complete(), Optional.of(at));
  }

  private static Optional<WalkPermission> permission(String from, String until) {
    return Optional.of(
        new WalkPermission(
            true,
            true,
            Set.of("OVAL"),
            GateLimits.DEFAULT,
            LocalDate.parse(from),
            LocalDate.parse(until)));
  }

  private static final Optional<WalkPermission> VALID = permission("2026-01-01", "2026-12-31");

  private static GateState now(GateAnswer... answers) {
    return GateState.at(NOW, TODAY, List.of(answers), VALID);
  }

  @Test
  void without_an_answer_of_today_the_questions_come_first() {
    assertThat(now()).isEqualTo(new GateState.AnswerFirst());
    assertThat(now(answer(NOW.minus(DAY), false, false))).isEqualTo(new GateState.AnswerFirst());
  }

  @Test
  void no_to_everything_today_opens_the_gate() {
    assertThat(now(answer(NOW.minusSeconds(60), false, false))).isEqualTo(new GateState.Open());
  }

  @Test
  void incomplete_answers_open_nothing() {
    Instant at = NOW.minusSeconds(60);
    var incomplete =
        new GateAnswer(UUID.randomUUID(), at, day(at), false, false, false, Optional.empty());
    assertThat(now(incomplete)).isEqualTo(new GateState.AnswerFirst());
  }

  @Test
  void a_yes_of_today_holds_even_if_it_is_answered_again_with_no() {
    GateAnswer yes = answer(NOW.minusSeconds(600), true, false);
    assertThat(now(yes, answer(NOW.minusSeconds(60), false, false)))
        .isEqualTo(new GateState.Held(Optional.empty(), List.of(yes.id())));
  }

  @Test
  void what_passes_by_itself_is_asked_anew_the_next_day() {
    GateAnswer fever = answer(NOW.minus(DAY), true, false);
    assertThat(now(fever)).isEqualTo(new GateState.AnswerFirst());
    assertThat(now(fever, answer(NOW.minusSeconds(60), false, false)))
        .isEqualTo(new GateState.Open());
  }

  @Test
  void a_warning_sign_holds_for_weeks_until_it_is_cleared() {
    GateAnswer pain = answer(NOW.minus(DAY.multipliedBy(30)), true, true);
    GateAnswer today = answer(NOW.minusSeconds(60), false, false);
    assertThat(now(pain, today))
        .isEqualTo(new GateState.Held(Optional.empty(), List.of(pain.id())));
    assertThat(now(cleared(pain, NOW.minusSeconds(30)), today)).isEqualTo(new GateState.Open());
  }

  @Test
  void a_clearing_helps_from_its_own_moment_on() {
    GateAnswer pain = answer(NOW.minusSeconds(600), true, true);
    assertThat(now(cleared(pain, NOW.plusSeconds(1)))).isInstanceOf(GateState.Held.class);
    assertThat(now(cleared(pain, NOW))).isEqualTo(new GateState.Open());
  }

  @Test
  void an_answer_after_the_walk_does_not_hold_it_back() {
    assertThat(now(answer(NOW.plusSeconds(1), true, true))).isEqualTo(new GateState.AnswerFirst());
  }

  @Test
  void without_a_permission_nobody_walks_whatever_was_answered() {
    GateAnswer no = answer(NOW.minusSeconds(60), false, false);
    assertThat(GateState.at(NOW, TODAY, List.of(no), Optional.empty()))
        .isEqualTo(new GateState.Held(Optional.of(Problem.NO_PERMISSION_YET), List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02, false",
    "2026-03-01, true",
  })
  void a_permission_holds_through_its_last_day(String lastDay, boolean expired) {
    var problem = WalkPermission.problemOn(TODAY, permission("2026-01-01", lastDay));
    assertThat(problem)
        .isEqualTo(expired ? Optional.of(Problem.PERMISSION_EXPIRED) : Optional.empty());
  }

  @Test
  void the_permission_of_a_day_is_the_latest_that_has_begun_and_of_those_the_newest() {
    WalkPermission first = permission("2026-01-01", "2026-12-31").orElseThrow();
    WalkPermission instead = permission("2026-01-01", "2026-11-30").orElseThrow();
    WalkPermission later = permission("2026-03-03", "2026-12-31").orElseThrow();
    var all = List.of(later, first, instead);
    assertThat(WalkPermission.on(TODAY, all)).contains(instead);
    assertThat(WalkPermission.on(TODAY.plusDays(1), all)).contains(later);
    assertThat(WalkPermission.on(LocalDate.parse("2025-12-31"), all)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, OVAL, COMPANION_MISSING",
    "LAY_COMPANION, OVAL, ",
    "VIDEO, OVAL, ",
    "LAY_COMPANION, OUTDOOR_FREE, COURSE_NOT_ALLOWED",
    "CLINICIAN, OUTDOOR_FREE, ",
  })
  void a_walk_is_measured_against_the_permission(
      String supervision, String course, Problem problem) {
    assertThat(WalkPermission.problemOf(TODAY, VALID, supervision, course))
        .isEqualTo(Optional.ofNullable(problem));
  }

  @Test
  void a_walk_with_a_clinician_needs_no_permission_and_any_other_does() {
    assertThat(WalkPermission.problemOf(TODAY, Optional.empty(), "CLINICIAN", "OVAL")).isEmpty();
    assertThat(WalkPermission.problemOf(TODAY, Optional.empty(), "VIDEO", "OVAL"))
        .contains(Problem.NO_PERMISSION_YET);
  }
}
