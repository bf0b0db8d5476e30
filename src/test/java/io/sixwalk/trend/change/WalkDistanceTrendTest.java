package io.sixwalk.trend.change;

import static io.sixwalk.trend.change.SamplePeople.COURSE;
import static io.sixwalk.trend.change.SamplePeople.DAY_ZERO;
import static io.sixwalk.trend.change.SamplePeople.PHONE;
import static io.sixwalk.trend.change.SamplePeople.ROLLATOR;
import static io.sixwalk.trend.change.SamplePeople.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sixwalk.trend.change.ClassTrend.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkDistanceTrendTest {

  private static ClassTrend only(WalkDistanceTrend trend) {
    assertThat(trend.series()).hasSize(1);
    return trend.series().get(0);
  }

  private static Baseline.Measured baseline(SamplePeople person) {
    return (Baseline.Measured) only(person.trend()).baseline();
  }

  @Test
  void practice_walk_is_set_aside_and_the_others_make_the_baseline() {
    Baseline.Measured start = baseline(person().walk(-21, 290).walks(-10, 320, 328, 318));
    assertThat(start.quality()).isEqualTo(BaselineQuality.MULTI);
    assertThat(start.value()).isEqualTo(new MeanValue(322, 3));
    assertThat(start.walkIds()).containsExactly("walk-001", "walk-002", "walk-003");
    // 322 -/+ 1.6449 * 25 / sqrt 3
    assertThat(start.lowMetres()).isCloseTo(298.2586, within(1e-4));
    assertThat(start.highMetres()).isCloseTo(345.7414, within(1e-4));
  }

  @Test
  void quality_tells_how_much_a_baseline_can_carry() {
    assertThat(baseline(person().walk(-60, 290).walk(-10, 320)).quality())
        .isEqualTo(BaselineQuality.SINGLE_AFTER_PRACTICE);
    assertThat(baseline(person().walk(-10, 320).practisedBefore()).quality())
        .isEqualTo(BaselineQuality.SINGLE);
    assertThat(baseline(person().walk(-10, 320)).quality())
        .isEqualTo(BaselineQuality.SINGLE_PRACTICE);
    assertThat(only(person().walk(-60, 320).trend()).baseline().quality())
        .isEqualTo(BaselineQuality.NONE);
  }

  @Test
  void a_walk_that_does_not_count_is_no_practice_walk() {
    ClassTrend series = only(person().notCounted(-22, 100).walk(-21, 290).walk(-10, 320).trend());
    assertThat(series.practiceWalkId()).contains("walk-001");
    assertThat(series.points())
        .extracting(ClassTrend.Point::role)
        .containsExactly(Role.NOT_COUNTED, Role.PRACTICE, Role.BASELINE);
  }

  @Test
  void only_a_first_try_as_baseline_takes_the_allowance_off_an_improvement() {
    Headline.ChangeSinceBaseline first =
        change(person().walk(-3, 300).walks(82, 384, 390, 381, 395));
    assertThat(first.change().important().practiceAllowance()).isEqualTo(26);
    Headline.ChangeSinceBaseline after =
        change(person().walk(-40, 280).walk(-3, 300).walks(82, 384, 390, 381, 395));
    assertThat(after.change().important().practiceAllowance()).isZero();
  }

  private static Headline.ChangeSinceBaseline change(SamplePeople person) {
    return (Headline.ChangeSinceBaseline) person.trend().headline();
  }

  @Test
  void worked_example_comes_out_of_a_whole_record_walked_under_supervision() {
    Headline.ChangeSinceBaseline told =
        change(
            person()
                .supervised()
                .walk(-28, 250)
                .walks(-27, 320, 328, 318)
                .walks(76, 361, 355, 366));
    Change important = told.change().important();
    assertThat(important.difference()).isCloseTo(38.6667, within(1e-4));
    assertThat(important.standardError()).isCloseTo(17.1464, within(1e-4));
    assertThat(important.call())
        .isEqualTo(ChangeCall.of(ChangeStatus.IMPROVED, Certainty.MODERATE));
    assertThat(told.change().substantial().status()).isEqualTo(ChangeStatus.UNCERTAIN);
    assertThat(told.change().small().status()).isEqualTo(ChangeStatus.IMPROVED);
    assertThat(told.change().settling()).isEqualTo(new Settling.Settled());
  }

  @Test
  void one_walk_alone_at_home_makes_the_error_that_of_home_walks() {
    Headline.ChangeSinceBaseline told =
        change(
            person()
                .supervised()
                .walk(-28, 250)
                .walks(-27, 320, 328, 318)
                .walks(76, 361, 355)
                .atHome()
                .walk(78, 366));
    assertThat(told.change().important().standardError()).isCloseTo(20.4124, within(1e-4));
  }

  @ParameterizedTest
  @CsvSource({
    "-29, BETWEEN", "-28, BASELINE", "0, BASELINE", "1, BETWEEN", "19, BETWEEN", "20, VISIT",
    "40, VISIT", "41, BETWEEN", "75, BETWEEN", "76, VISIT", "104, VISIT", "105, BETWEEN",
    "159, VISIT", "201, VISIT", "242, VISIT", "298, VISIT", "337, VISIT", "393, VISIT",
    "394, BETWEEN"
  })
  void windows_begin_and_end_on_their_days(int day, Role role) {
    ClassTrend series = only(person().walk(-50, 300).walk(day, 320).today(400).trend());
    assertThat(series.points().get(1).role()).isEqualTo(role);
  }

  @Test
  void classes_are_never_compared() {
    WalkDistanceTrend trend =
        person().walks(-20, 300, 320, 318, 322).otherWay(ROLLATOR, 82, 400, 410, 405).trend();
    assertThat(trend.series()).hasSize(2);
    assertThat(trend.headline())
        .isEqualTo(new Headline.NotEnoughData(MissingReason.OTHER_CLASS, 7, 0));
    assertThat(trend.series().get(1).visits().get(1).change())
        .isEqualTo(
            new VisitChange.NotJudged(MissingReason.NO_BASELINE, new Settling.NothingToSettle()));
  }

  @Test
  void headline_is_about_the_class_of_the_latest_baseline_and_says_if_newer_walks_differ() {
    Headline.ChangeSinceBaseline told =
        change(
            person()
                .otherWay(COURSE, -28, 300, 310, 312)
                .walks(-8, 300, 320, 318)
                .walks(25, 320, 318, 322)
                .otherWay(COURSE, 27, 300, 290, 295)
                .otherWay(COURSE, 82, 300, 290, 295));
    assertThat(told.comparabilityClass()).isEqualTo(PHONE);
    assertThat(told.visit().window().id()).isEqualTo("D30");
    assertThat(told.newerWalksDiffer()).isTrue();
  }

  @Test
  void each_visit_has_its_status() {
    assertThat(status(person().walks(82, 1, 2, 3, 4, 5, 6).today(90))).isEqualTo("COMPLETE");
    assertThat(status(person().walks(82, 1, 2, 3, 4, 5).today(104))).isEqualTo("OPEN");
    assertThat(status(person().walks(82, 1, 2, 3, 4, 5).today(105))).isEqualTo("PARTIAL");
    assertThat(status(person().today(105))).isEqualTo("MISSED");
    assertThat(status(person().notCounted(90, 300).today(105))).isEqualTo("INVALID_ONLY");
    assertThat(status(person().today(75))).isEqualTo("NOT_DUE");
    assertThat(status(person().today(76))).isEqualTo("OPEN");
    assertThat(status(person().unable("D90", VisitStatement.Reason.UNABLE_HEALTH).today(80)))
        .isEqualTo("UNABLE_HEALTH");
    assertThat(
            status(
                person()
                    .unable("D90", VisitStatement.Reason.UNABLE_HEALTH)
                    .unable("D90", VisitStatement.Reason.UNABLE_OTHER)
                    .today(80)))
        .isEqualTo("UNABLE_OTHER");
    assertThat(status(person().withdrawn(50).today(60))).isEqualTo("WITHDRAWN");
    assertThat(status(person().withdrawn(105).today(110))).isEqualTo("MISSED");
    assertThat(status(person().withdrawn(50).died(70).today(110))).isEqualTo("DIED");
    assertThat(status(person().walk(80, 300).died(85).today(86))).isEqualTo("PARTIAL");
  }

  /** The status of the visit of day 90. */
  private static String status(SamplePeople person) {
    return person.trend().visits().get(1).status().name();
  }

  @Test
  void each_sample_person_gets_the_headline_that_the_record_supports() {
    Map<String, WalkDistanceTrend> people = SamplePeople.all();
    assertThat(people.entrySet())
        .extracting(e -> e.getKey() + ": " + summary(e.getValue().headline()))
        .containsExactly(
            "improved: D90 IMPROVED",
            "improved-high: D90 IMPROVED",
            "worse: D180 WORSE",
            "worse-high: D90 WORSE",
            "stable: D90 STABLE",
            "uncertain: D30 UNCERTAIN",
            "uncertain-unsettled: D30 UNCERTAIN",
            "uncertain-closed: D30 UNCERTAIN",
            "first-try-only: D90 IMPROVED",
            "begun: TOO_FEW_WALKS",
            "sparse: TOO_FEW_WALKS",
            "could-not-walk: D90 UNABLE",
            "missed: D30 UNCERTAIN",
            "other-way: OTHER_CLASS",
            "changed-way: D30 UNCERTAIN",
            "no-baseline: NO_BASELINE",
            "no-visit: NO_VISIT_YET",
            "no-walks: NO_WALKS",
            "no-day-zero: DAY_ZERO_NOT_SET",
            "withdrawn: D30 UNCERTAIN",
            "died: D30 UNCERTAIN");
  }

  private static String summary(Headline headline) {
    if (headline instanceof Headline.ChangeSinceBaseline told) {
      return told.visit().window().id() + " " + told.change().status();
    }
    if (headline instanceof Headline.CouldNotWalkForHealthReasons unable) {
      return unable.visit().window().id() + " UNABLE";
    }
    return ((Headline.NotEnoughData) headline).reason().name();
  }

  @Test
  void a_visit_that_has_only_begun_does_not_take_the_place_of_the_one_before() {
    SamplePeople person =
        person().walk(-21, 290).walks(-15, 320, 318, 322).walks(25, 380, 390, 385).walk(78, 390);
    assertThat(summary(person.today(80).trend().headline())).isEqualTo("D30 IMPROVED");
    // When its window is over with too few walks, that is the news.
    assertThat(summary(person.today(105).trend().headline())).isEqualTo("TOO_FEW_WALKS");
  }

  @Test
  void a_visit_of_two_walks_says_how_many_more_are_needed_and_is_not_judged() {
    ClassTrend series =
        only(person().walk(-21, 290).walks(-15, 320, 318, 322).walks(25, 420, 422).trend());
    assertThat(series.visits().get(0).change())
        .isEqualTo(
            new VisitChange.NotJudged(MissingReason.TOO_FEW_WALKS, new Settling.MoreValues(1)));
  }

  @Test
  void could_not_walk_is_no_result_and_its_few_walks_are_not_judged() {
    WalkDistanceTrend trend =
        person()
            .walk(-21, 290)
            .walks(-15, 320, 318, 322)
            .walks(82, 120, 118, 119)
            .unable("D90", VisitStatement.Reason.UNABLE_HEALTH)
            .trend();
    assertThat(trend.headline()).isInstanceOf(Headline.CouldNotWalkForHealthReasons.class);
    assertThat(only(trend).visits().get(1).change())
        .isEqualTo(
            new VisitChange.NotJudged(
                MissingReason.COULD_NOT_WALK, new Settling.NothingToSettle()));
  }

  @Test
  void slope_runs_over_baseline_and_later_walks_without_the_practice_walk() {
    SamplePeople person = person().walk(-40, 200);
    double[] metres = {318, 322, 331, 338, 352, 349, 361, 372};
    int[] days = {0, 14, 30, 60, 90, 120, 150, 180};
    for (int i = 0; i < days.length; i++) {
      person.walk(days[i], metres[i]);
    }
    SlopeResult.Fitted slope = (SlopeResult.Fitted) only(person.today(181).trend()).slope();
    assertThat(slope.walks()).isEqualTo(8);
    assertThat(slope.metresPer30Days()).isCloseTo(8.601470588, within(5e-10));
    assertThat(slope.status()).isEqualTo(ChangeStatus.IMPROVED);
  }

  @Test
  void without_treatment_the_first_28_days_are_the_baseline() {
    WalkDistanceTrend trend =
        person().observed().walks(5, 290, 318).walk(32, 322).walk(33, 330).trend();
    assertThat(trend.dayZero()).contains(DAY_ZERO.plusDays(5));
    assertThat(only(trend).points())
        .extracting(ClassTrend.Point::role)
        .containsExactly(Role.PRACTICE, Role.BASELINE, Role.BASELINE, Role.VISIT);
  }

  @Test
  void walks_after_today_are_left_out() {
    assertThat(only(person().walk(-10, 300).walk(20, 320).today(19).trend()).points()).hasSize(1);
  }

  @Test
  void a_shift_of_all_walks_changes_no_status_no_difference_and_no_slope() {
    double[] start = {290, 320, 327, 318};
    double[] visit = {355, 349, 350};
    for (int shift : new int[] {-40, 1, 7, 133}) {
      WalkDistanceTrend here = shifted(start, visit, 0);
      WalkDistanceTrend there = shifted(start, visit, shift);
      assertThat(only(there).visits())
          .extracting(ClassTrend.Visit::change)
          .isEqualTo(only(here).visits().stream().map(ClassTrend.Visit::change).toList());
      assertThat(only(there).slope()).isEqualTo(only(here).slope());
      assertThat(only(here).slope()).isInstanceOf(SlopeResult.Fitted.class);
    }
  }

  private static WalkDistanceTrend shifted(double[] start, double[] visit, int shift) {
    SamplePeople person = SamplePeople.person();
    for (int i = 0; i < start.length; i++) {
      person.walk(-20 + i, start[i] + shift);
    }
    for (int i = 0; i < visit.length; i++) {
      person.walk(80 + i, visit[i] + shift);
    }
    return person.trend();
  }
}
