package io.sixwalk.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sixwalk.questionnaire.scoring.Category;
import io.sixwalk.questionnaire.scoring.CategoryTransition;
import io.sixwalk.questionnaire.scoring.Direction;
import io.sixwalk.questionnaire.scoring.Score;
import io.sixwalk.questionnaire.scoring.TrendBases;
import io.sixwalk.questionnaire.scoring.TrendBasis;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ScoreTrendRuleTest {
  private static final LocalDate ZERO = LocalDate.of(2026, 6, 1);

  private static ScorePoint point(int day, String algorithm, String code, Score.Result result) {
    return point(day, algorithm, "1.0", code, Direction.HIGHER_IS_BETTER, result);
  }

  private static ScorePoint point(
      int day,
      String algorithm,
      String version,
      String code,
      Direction direction,
      Score.Result result) {
    return new ScorePoint(
        UUID.randomUUID().toString(),
        ZERO.plusDays(day),
        new Score(code, algorithm, version, direction, 5, 5, 5, 0, result, Set.of()));
  }

  private static Score.Result value(double value) {
    return new Score.Scored(value, OptionalDouble.empty(), Optional.empty());
  }

  private static ScoreTrend trend(TrendBasis basis, ScorePoint... points) {
    return ScoreTrendRule.assess(
        VisitSchedule.TREATMENT, Optional.of(ZERO), basis, Arrays.asList(points));
  }

  private static ScoreTrend.Visit d90(ScoreTrend trend) {
    return trend.visits().stream()
        .filter(v -> v.windowId().equals("D90"))
        .findFirst()
        .orElseThrow();
  }

  private static ScoreTrend pcs(double start, double then) {
    String ware = "rand-36/ware-v1";
    return trend(
        TrendBases.of(ware, "PCS"),
        point(-3, ware, "PCS", value(start)),
        point(90, ware, "PCS", value(then)));
  }

  @Test
  void the_physical_summary_is_judged_by_its_measurement_error() {
    // SEM 10 x sqrt(1 - 0.93) = 2.6458; of a difference of two values 3.7417; 90 % half-width
    // 6.155.
    ScoreChange.Judged improved = (ScoreChange.Judged) d90(pcs(30, 40)).change();
    assertThat(improved.change().standardError()).isCloseTo(3.7417, within(1e-4));
    assertThat(improved.change().low()).isCloseTo(3.8455, within(1e-4));
    assertThat(improved.change().status()).isEqualTo(ChangeStatus.IMPROVED);
    assertThat(improved.change().call().certainty()).contains(Certainty.HIGH);
    assertThat(((ScoreChange.Judged) d90(pcs(40, 37)).change()).change().status())
        .isEqualTo(ChangeStatus.UNCERTAIN);
    assertThat(((ScoreChange.Judged) d90(pcs(40, 32)).change()).change().status())
        .isEqualTo(ChangeStatus.WORSE);
  }

  @Property
  void the_call_depends_on_the_difference_alone(
      @ForAll @DoubleRange(min = 20, max = 60) double start,
      @ForAll @DoubleRange(min = -15, max = 15) double difference) {
    ScoreChange.Judged here = (ScoreChange.Judged) d90(pcs(start, start + difference)).change();
    ScoreChange.Judged moved =
        (ScoreChange.Judged) d90(pcs(start + 7, start + 7 + difference)).change();
    assertThat(moved.change().status()).isEqualTo(here.change().status());
  }

  @Test
  void a_score_whose_higher_values_are_worse_is_turned_round_for_the_rule() {
    TrendBasis basis = new TrendBasis.MeasurementError(10, .93, 3, "test");
    ScoreTrend trend =
        trend(
            basis,
            point(0, "x", "1.0", "c", Direction.HIGHER_IS_WORSE, value(40)),
            point(90, "x", "1.0", "c", Direction.HIGHER_IS_WORSE, value(25)));
    ScoreChange.Judged judged = (ScoreChange.Judged) d90(trend).change();
    assertThat(judged.change().status()).isEqualTo(ChangeStatus.IMPROVED);
    assertThat(judged.points()).isEqualTo(-15);
  }

  @Test
  void promis_scores_bring_their_own_standard_errors() {
    String promis = "promis-global-10";
    ScoreTrend trend =
        trend(
            TrendBases.of(promis, "GMH"),
            point(0, promis, "GMH", new Score.Scored(45.8, OptionalDouble.of(3), Optional.empty())),
            point(
                90, promis, "GMH", new Score.Scored(50.8, OptionalDouble.of(4), Optional.empty())));
    ScoreChange.Judged judged = (ScoreChange.Judged) d90(trend).change();
    assertThat(judged.change().standardError()).isCloseTo(5, within(1e-12));
    assertThat(judged.change().threshold()).isEqualTo(3);
  }

  @Test
  void where_no_change_that_matters_is_accepted_there_are_bands_and_points_and_no_judgement() {
    ScoreTrend trend =
        trend(
            TrendBases.of("frail", "total"),
            banded(-5, 2, "pre-frail", 1),
            banded(88, 3, "frail", 2));
    ScoreChange.BetweenBands bands = (ScoreChange.BetweenBands) d90(trend).change();
    assertThat(bands.points()).isEqualTo(1);
    assertThat(bands.transition()).isInstanceOf(CategoryTransition.Worse.class);
  }

  @Test
  void points_of_bands_are_of_the_values_that_are_shown_and_the_bands_of_the_latest_totals() {
    ScoreTrend trend =
        trend(
            TrendBases.of("frail", "total"),
            banded(-8, 0, "robust", 0),
            banded(-5, 1, "pre-frail", 1),
            banded(85, 5, "frail", 2),
            banded(88, 2, "pre-frail", 1));
    ScoreChange.BetweenBands bands = (ScoreChange.BetweenBands) d90(trend).change();
    assertThat(bands.points())
        .isEqualTo(
            d90(trend).side().orElseThrow().value().mean()
                - trend.baseline().orElseThrow().value().mean())
        .isEqualTo(3);
    assertThat(bands.transition()).isInstanceOf(CategoryTransition.Unchanged.class);
  }

  private static ScorePoint banded(int day, double total, String band, int severity) {
    return point(
        day,
        "frail",
        "1.0",
        "total",
        Direction.HIGHER_IS_WORSE,
        new Score.Scored(total, OptionalDouble.empty(), Optional.of(new Category(band, severity))));
  }

  @Test
  void an_index_is_held_against_a_twentieth_of_its_range_without_an_interval() {
    TrendBasis basis = new TrendBasis.ProfileAndIndex(0.08, "test");
    assertThat(
            d90(trend(
                    basis,
                    point(0, "i", "index", value(0.60)),
                    point(90, "i", "index", value(0.68))))
                .change())
        .isEqualTo(new ScoreChange.OfIndex(0.08, 0.08, true));
    assertThat(
            d90(trend(
                    basis,
                    point(0, "i", "index", value(0.60)),
                    point(90, "i", "index", value(0.53))))
                .change())
        .isEqualTo(new ScoreChange.OfIndex(-0.07, 0.08, false));
  }

  @Test
  void values_of_a_former_algorithm_version_are_shown_and_not_compared() {
    ScoreTrend trend =
        trend(
            TrendBases.of("rand-36/ware-v1", "PCS"),
            point(0, "rand-36/ware-v1", "0.9", "PCS", Direction.HIGHER_IS_BETTER, value(30)),
            point(90, "rand-36/ware-v1", "PCS", value(40)));
    assertThat(trend.points()).hasSize(2);
    assertThat(trend.baseline()).isEmpty();
    assertThat(d90(trend).change()).isEqualTo(new ScoreChange.Missing(MissingReason.NO_BASELINE));
  }

  @Test
  void means_are_taken_within_a_window_and_a_score_without_a_value_is_left_out() {
    String ware = "rand-36/ware-v1";
    ScoreTrend trend =
        trend(
            TrendBases.of(ware, "PCS"),
            point(-10, ware, "PCS", value(30)),
            point(-2, ware, "PCS", value(34)),
            point(
                -1, ware, "PCS", new Score.NotScored(Score.Reason.SCALE_MISSING, Optional.empty())),
            point(50, ware, "PCS", value(99)),
            point(90, ware, "PCS", value(33)));
    assertThat(trend.baseline().orElseThrow().value()).isEqualTo(new MeanValue(32, 2));
    assertThat(d90(trend).side().orElseThrow().value()).isEqualTo(new MeanValue(33, 1));
    assertThat(trend.latest().orElseThrow().windowId()).isEqualTo("D90");
  }

  @Test
  void a_scale_that_is_too_coarse_for_one_person_is_never_compared_and_without_day_0_nothing_is() {
    String ware = "rand-36/ware-v1";
    List<ScorePoint> points =
        List.of(point(0, ware, "RP", value(0)), point(90, ware, "RP", value(100)));
    assertThat(
            d90(ScoreTrendRule.assess(
                    VisitSchedule.TREATMENT, Optional.of(ZERO), TrendBases.of(ware, "RP"), points))
                .change())
        .isEqualTo(new ScoreChange.NotCompared());
    assertThat(
            ScoreTrendRule.assess(
                    VisitSchedule.TREATMENT, Optional.empty(), TrendBases.of(ware, "PF"), points)
                .visits())
        .isEmpty();
  }
}
