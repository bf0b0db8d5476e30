package io.sixwalk.schedule.plan;

import static io.sixwalk.schedule.plan.Plans.every;
import static io.sixwalk.schedule.plan.Plans.inWindows;
import static io.sixwalk.schedule.plan.Plans.person;
import static io.sixwalk.schedule.plan.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.schedule.plan.Answer.Answered;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FollowUpsTest {
  private static final LocalDate ZERO = LocalDate.of(2026, 3, 1);
  private static final PlanItem FIRST = inWindows("phq-2", 7, "BASELINE", "D30", "D90");
  private static final PlanItem SECOND = after(inWindows("gds-15", 7, "BASELINE", "D30", "D90"));
  private static final Plan BOTH = plan(FIRST, SECOND);

  private static PlanItem after(PlanItem i) {
    return new PlanItem(
        i.code(),
        i.task(),
        i.times(),
        i.rhythm(),
        i.fromDay(),
        i.toDay(),
        i.graceDays(),
        Optional.of(new AskedAfter("phq-2", "total", 3)));
  }

  private static LocalDate day(int studyDay) {
    return ZERO.plusDays(studyDay);
  }

  private static Answered mood(int studyDay, double total) {
    return new Answered(day(studyDay), "phq-2", Map.of("total", total));
  }

  private static Answered depression(int studyDay) {
    return new Answered(day(studyDay), "gds-15");
  }

  private static List<ScheduledItem> second(int today, Answer... answers) {
    return ScheduleRule.assess(person(ZERO, day(today), BOTH, answers)).items().stream()
        .filter(i -> i.occurrence().item().code().equals("gds-15"))
        .toList();
  }

  @Test
  void it_is_asked_from_the_day_of_the_score_on_and_only_in_that_window() {
    assertThat(second(25)).isEmpty();
    assertThat(second(25, mood(25, 2))).isEmpty();
    assertThat(second(25, mood(25, 3)))
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.status()).isEqualTo(Status.DUE);
              assertThat(i.occurrence().window()).contains("D30");
              assertThat(i.occurrence().first()).isEqualTo(day(25));
            });
    assertThat(second(80, mood(25, 3), depression(26)))
        .extracting(ScheduledItem::status)
        .containsExactly(Status.DONE);
    assertThat(second(80, mood(25, 3)))
        .extracting(ScheduledItem::status)
        .containsExactly(Status.MISSED);
  }

  @Test
  void the_latest_score_decides_unless_it_was_answered_already() {
    assertThat(second(28, mood(25, 4), mood(27, 1))).isEmpty();
    assertThat(second(28, mood(25, 1), mood(27, 4))).hasSize(1);
    assertThat(second(28, mood(25, 4), mood(25, 1))).isEmpty();
    assertThat(second(28, mood(25, 4), depression(26), mood(27, 1)))
        .extracting(ScheduledItem::status)
        .containsExactly(Status.DONE);
  }

  @Test
  void an_answer_in_the_last_day_of_grace_can_still_be_followed_on_that_day() {
    assertThat(second(47, mood(47, 5)))
        .singleElement()
        .satisfies(
            i -> {
              assertThat(i.status()).isEqualTo(Status.DUE);
              assertThat(i.occurrence().closes()).isEqualTo(day(47));
            });
  }

  @Test
  void in_a_rhythm_each_time_has_its_own_condition() {
    Plan weekly = plan(every("phq-2", 7, 0, 28, 3), after(every("gds-15", 7, 0, 28, 3)));
    Schedule schedule =
        ScheduleRule.assess(person(ZERO, day(20), weekly, mood(0, 4), mood(8, 0), mood(14, 6)));
    assertThat(schedule.items())
        .filteredOn(i -> i.occurrence().item().code().equals("gds-15"))
        .extracting(i -> i.occurrence().first())
        .containsExactly(day(0), day(14));
  }

  @Test
  void a_phone_learns_ahead_of_what_may_follow_and_not_of_what_is_over() {
    assertThat(ScheduleRule.assess(person(ZERO, day(15), BOTH)).mayFollow())
        .extracting(o -> o.window().orElseThrow())
        .containsExactly("D30");
    assertThat(ScheduleRule.assess(person(ZERO, day(25), BOTH, mood(25, 3))).mayFollow()).isEmpty();
  }

  @Provide
  Arbitrary<List<Answer>> answers() {
    Arbitrary<Answer> one =
        Combinators.combine(
                Arbitraries.integers().between(-28, 120), Arbitraries.integers().between(-1, 6))
            .as((day, score) -> score < 0 ? depression(day) : mood(day, score));
    return one.list().ofMaxSize(12);
  }

  private static Schedule assess(Plan plan, List<Answer> answers, int today) {
    return ScheduleRule.assess(person(ZERO, day(today), plan, answers.toArray(Answer[]::new)));
  }

  @Property
  void without_a_score_that_is_high_enough_the_plan_is_as_if_it_were_not_in_it(
      @ForAll("answers") List<Answer> answers, @ForAll @IntRange(min = -28, max = 120) int today) {
    List<Answer> low =
        answers.stream()
            .map(
                a ->
                    a instanceof Answered q && q.scores().getOrDefault("total", 0.0) >= 3
                        ? mood(0, 2)
                        : a)
            .toList();
    assertThat(assess(BOTH, low, today).items()).isEqualTo(assess(plan(FIRST), low, today).items());
  }

  /** What a caregiver and, in a blinded study, the staff see. */
  @Property
  void who_may_not_know_scores_sees_a_plan_without_it(
      @ForAll("answers") List<Answer> answers, @ForAll @IntRange(min = -28, max = 120) int today) {
    List<Answer> bare =
        answers.stream()
            .map(a -> (Answer) new Answered(a.on(), ((Answered) a).instrument()))
            .toList();
    assertThat(Adherence.of(assess(BOTH, bare, today).items()))
        .isEqualTo(Adherence.of(assess(plan(FIRST), answers, today).items()));
  }

  @Property
  void it_is_asked_exactly_in_the_windows_whose_latest_score_is_high_enough(
      @ForAll("answers") List<Answer> given, @ForAll @IntRange(min = -28, max = 120) int today) {
    List<Answer> answers =
        given.stream().filter(a -> ((Answered) a).instrument().equals("phq-2")).toList();
    List<String> expected = new ArrayList<>();
    for (StudyWindow w : Plans.WINDOWS) {
      Answered latest = null;
      for (Answer a : answers) {
        boolean within =
            !a.on().isBefore(day(w.firstDay())) && !a.on().isAfter(day(w.lastDay() + 7));
        if (within && (latest == null || !a.on().isBefore(latest.on()))) {
          latest = (Answered) a;
        }
      }
      if (latest != null && latest.scores().get("total") >= 3) {
        expected.add(w.code());
      }
    }
    assertThat(assess(BOTH, answers, today).items())
        .filteredOn(i -> i.occurrence().item().code().equals("gds-15"))
        .extracting(i -> i.occurrence().window().orElseThrow())
        .containsExactlyElementsOf(expected);
  }
}
