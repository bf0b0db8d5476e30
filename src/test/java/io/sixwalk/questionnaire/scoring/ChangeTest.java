package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeTest {

  private static Score phq2(int first, int second) {
    return Phq2.PUBLISHED.score(ItemAnswers.of(Map.of("1", first, "2", second))).get(0);
  }

  @Test
  void a_move_between_bands_is_better_or_worse_and_carries_the_points() {
    assertThat(CategoryTransition.between(phq2(3, 1), phq2(1, 1)))
        .isEqualTo(
            new CategoryTransition.Better(
                new Category("positive", 1), new Category("negative", 0), -2));
    assertThat(CategoryTransition.between(phq2(0, 0), phq2(3, 3)))
        .isEqualTo(
            new CategoryTransition.Worse(
                new Category("negative", 0), new Category("positive", 1), 6));
    assertThat(CategoryTransition.between(phq2(3, 3), phq2(3, 0)))
        .isEqualTo(new CategoryTransition.Unchanged(new Category("positive", 1), -3));
  }

  @Test
  void scores_of_different_rules_or_without_a_value_are_not_compared() {
    Score open = Phq2.PUBLISHED.score(ItemAnswers.of(Map.of("1", 1))).get(0);
    assertThat(CategoryTransition.between(open, phq2(0, 0)))
        .isEqualTo(new CategoryTransition.NotComparable(CategoryTransition.Reason.NOT_SCORED));
    Score pain = SingleRating.PAIN.score(ItemAnswers.of(Map.of("rating", 3))).get(0);
    assertThat(CategoryTransition.between(phq2(0, 0), pain))
        .isEqualTo(
            new CategoryTransition.NotComparable(CategoryTransition.Reason.DIFFERENT_ALGORITHM));
    assertThat(CategoryTransition.between(pain, pain))
        .isEqualTo(new CategoryTransition.NotComparable(CategoryTransition.Reason.NO_CATEGORIES));
  }

  @Test
  void measurement_errors_follow_from_reliability() {
    assertThat(error("rand-36/ware-v1", "PCS")).isCloseTo(2.6458, within(5e-5));
    assertThat(error("rand-36/ware-v1", "MCS")).isCloseTo(3.4641, within(5e-5));
    assertThat(error("rand-36/ware-v1", "PF")).isCloseTo(6.0588, within(5e-5));
    assertThat(error("rand-36/rand", "physical-functioning")).isCloseTo(6.0588, within(5e-5));
  }

  private static double error(String algorithm, String code) {
    return ((TrendBasis.MeasurementError) TrendBases.of(algorithm, code)).standardError();
  }

  @Test
  void instruments_without_an_mcid_get_categories_and_points_only() {
    for (String id : List.of("frail", "frail-adapted", "sarc-f", "phq-2", "gds-15")) {
      assertThat(TrendBases.of(id, "total")).isEqualTo(new TrendBasis.CategoryAndPoints());
    }
    assertThat(TrendBases.of("rand-36/ware-v1", "RP")).isInstanceOf(TrendBasis.ReportOnly.class);
    assertThat(TrendBases.of("rand-36/ware-v1", "GH")).isInstanceOf(TrendBasis.PointsOnly.class);
    assertThat(TrendBases.of("promis-global-10", "GPH"))
        .isInstanceOf(TrendBasis.ErrorOfEachScore.class);
  }

  @Test
  void every_trend_basis_belongs_to_a_score_that_exists() {
    ScoringCatalogue catalogue = ScoringCatalogue.with(List.of());
    for (ScoringAlgorithm algorithm : catalogue.all()) {
      for (Score score : algorithm.score(ItemAnswers.of(Map.of()))) {
        assertThat(TrendBases.of(score)).isNotNull();
        assertThat(score.value()).as(algorithm.id()).isEmpty();
        assertThat(score.answered()).isZero();
        assertThat(score.whyNull()).isPresent();
        assertThat(score.algorithm()).isEqualTo(algorithm.id());
      }
    }
    assertThat(catalogue.find("phq-2")).contains(Phq2.PUBLISHED);
    assertThat(catalogue.find("prisma-7")).isEmpty();
  }
}
