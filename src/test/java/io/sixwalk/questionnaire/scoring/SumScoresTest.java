package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SumScoresTest {

  private static final ItemAnswers ROBUST =
      ItemAnswers.of(
          Map.of(
              "fatigue", "3",
              "resistance", "no",
              "ambulation", "no",
              "illnesses", "none",
              "weight-now", "80",
              "weight-year-ago", "80"));

  private static Score only(ScoringAlgorithm algorithm, ItemAnswers answers) {
    List<Score> scores = algorithm.score(answers);
    assertThat(scores).hasSize(1);
    return scores.get(0);
  }

  private static ItemAnswers numbered(int count, Object value) {
    Map<String, Object> values = new LinkedHashMap<>();
    IntStream.rangeClosed(1, count).forEach(i -> values.put(String.valueOf(i), value));
    return ItemAnswers.of(values);
  }

  @Test
  void frail_bands_run_robust_pre_frail_frail() {
    assertThat(only(FrailScale.PUBLISHED, ROBUST).category()).contains(new Category("robust", 0));
    ItemAnswers two = ROBUST.with("fatigue", "2").with("resistance", "yes");
    assertThat(only(FrailScale.PUBLISHED, two).value()).hasValue(2);
    assertThat(only(FrailScale.PUBLISHED, two).category()).contains(new Category("pre-frail", 1));
    ItemAnswers three = two.with("ambulation", "yes");
    assertThat(only(FrailScale.PUBLISHED, three).category()).contains(new Category("frail", 2));
  }

  @ParameterizedTest
  @CsvSource({"80,76,1", "80,76.1,0", "80,75.9,1", "60,57,1", "70,66.5,1", "70,66.6,0", "70,80,0"})
  void exactly_five_percent_of_weight_lost_counts(String before, String now, int points) {
    ItemAnswers answers = ROBUST.with("weight-year-ago", before).with("weight-now", now);
    assertThat(only(FrailScale.PUBLISHED, answers).value()).hasValue(points);
  }

  @Test
  void five_of_eleven_illnesses_count_and_four_do_not() {
    String[] four = FrailScale.ILLNESSES.subList(0, 4).toArray(String[]::new);
    String[] five = FrailScale.ILLNESSES.subList(6, 11).toArray(String[]::new);
    assertThat(only(FrailScale.PUBLISHED, ROBUST.with("illnesses", four)).value()).hasValue(0);
    assertThat(only(FrailScale.PUBLISHED, ROBUST.with("illnesses", five)).value()).hasValue(1);
    Score contradiction = only(FrailScale.PUBLISHED, ROBUST.with("illnesses", "none", "asthma"));
    assertThat(contradiction.whyNull()).contains(Score.Reason.ITEM_MISSING);
  }

  @Test
  void frail_with_a_component_open_has_no_total_but_possible_ones() {
    ItemAnswers open = ROBUST.with("fatigue", "1").without("weight-now").without("ambulation");
    Score score = only(FrailScale.PUBLISHED, open);
    assertThat(score.value()).isEmpty();
    assertThat(score.whyNull()).contains(Score.Reason.ITEM_MISSING);
    assertThat(score.possible()).contains(new Score.Range(1, 3));
    assertThat(score.answered()).isEqualTo(3);
    assertThat(score.required()).isEqualTo(5);
  }

  @Test
  void adapted_wording_scores_alike_and_says_that_its_cut_off_is_not_validated() {
    Score adapted = only(FrailScale.ADAPTED, ROBUST.with("resistance", "yes"));
    assertThat(adapted.value()).hasValue(1);
    assertThat(adapted.algorithm()).isEqualTo("frail-adapted");
    assertThat(adapted.flags()).containsExactly(Score.Flag.CUT_OFF_NOT_VALIDATED);
    assertThat(only(FrailScale.PUBLISHED, ROBUST).flags()).isEmpty();
    assertThat(SarcF.ADAPTED.id()).isEqualTo("sarc-f-adapted");
  }

  @Test
  void sarc_f_is_positive_from_four() {
    ItemAnswers three =
        ItemAnswers.of(Map.of("strength", 1, "assistance", 1, "rise", 1, "climb", 0, "falls", 0));
    assertThat(only(SarcF.PUBLISHED, three).category()).contains(new Category("negative", 0));
    Score four = only(SarcF.PUBLISHED, three.with("falls", "1"));
    assertThat(four.value()).hasValue(4);
    assertThat(four.category()).contains(new Category("positive", 1));
    assertThat(only(SarcF.PUBLISHED, three.with("falls", "3")).possible())
        .contains(new Score.Range(3, 5));
  }

  @Test
  void phq_2_is_positive_from_three_and_needs_both_items() {
    assertThat(only(Phq2.PUBLISHED, ItemAnswers.of(Map.of("1", 2, "2", 1))).category())
        .contains(new Category("positive", 1));
    assertThat(only(Phq2.PUBLISHED, ItemAnswers.of(Map.of("1", 1, "2", 1))).category())
        .contains(new Category("negative", 0));
    Score half = only(Phq2.PUBLISHED, ItemAnswers.of(Map.of("1", 3)));
    assertThat(half.whyNull()).contains(Score.Reason.ITEM_MISSING);
    assertThat(half.possible()).contains(new Score.Range(3, 6));
  }

  @Test
  void gds_points_no_for_five_items_and_yes_for_ten() {
    assertThat(only(Gds15.PUBLISHED, numbered(15, "no")).value()).hasValue(5);
    assertThat(only(Gds15.PUBLISHED, numbered(15, "yes")).value()).hasValue(10);
    ItemAnswers worst = numbered(15, "yes");
    for (String item : List.of("1", "5", "7", "11", "13")) {
      worst = worst.with(item, "no");
    }
    assertThat(only(Gds15.PUBLISHED, worst).value()).hasValue(15);
    assertThat(only(Gds15.PUBLISHED, worst).category())
        .contains(new Category("moderate-or-severe", 2));
  }

  @ParameterizedTest
  // points among the answered, answered, prorated total: points x 15 / answered, half upwards
  @CsvSource({"7,14,8", "5,12,6", "6,12,8", "3,13,3", "4,13,5", "8,14,9", "0,12,0", "10,12,13"})
  void gds_is_prorated_with_at_least_twelve_items(int points, int answered, int total) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i <= answered; i++) {
      boolean pointForNo = List.of(1, 5, 7, 11, 13).contains(i);
      boolean point = i <= points;
      values.put(String.valueOf(i), point == pointForNo ? "no" : "yes");
    }
    Score score = only(Gds15.PUBLISHED, ItemAnswers.of(values));
    assertThat(score.value()).hasValue(total);
    assertThat(score.imputed()).isEqualTo(15 - answered);
  }

  @Test
  void gds_with_eleven_items_has_no_total() {
    Score score = only(Gds15.PUBLISHED, numbered(11, "yes"));
    assertThat(score.whyNull()).contains(Score.Reason.TOO_FEW_ANSWERED);
    assertThat(score.possible()).contains(new Score.Range(7, 11));
  }

  @Test
  void tilburg_follows_its_own_rule_for_sometimes() {
    Map<String, String> none = new LinkedHashMap<>();
    FrailtyIndicators.TILBURG.items().forEach(item -> none.put(item, "no"));
    none.put("healthy", "yes");
    none.put("cope", "yes");
    none.put("support", "yes");
    ItemAnswers robust = ItemAnswers.of(none);
    assertThat(only(FrailtyIndicators.TILBURG, robust).value()).hasValue(0);
    ItemAnswers sometimes =
        robust
            .with("memory", "sometimes")
            .with("down", "sometimes")
            .with("nervous", "sometimes")
            .with("misses-people", "sometimes");
    assertThat(only(FrailtyIndicators.TILBURG, sometimes).value()).hasValue(3);
    ItemAnswers five = sometimes.with("memory", "yes").with("lives-alone", "yes");
    assertThat(only(FrailtyIndicators.TILBURG, five).category()).contains(new Category("frail", 1));
    assertThat(only(FrailtyIndicators.TILBURG, robust.with("walking", "sometimes")).value())
        .isEmpty();
  }

  @Test
  void groningen_is_frail_from_four() {
    Map<String, String> none = new LinkedHashMap<>();
    FrailtyIndicators.GRONINGEN.items().forEach(item -> none.put(item, "no"));
    List.of("shopping", "walking-outdoors", "dressing", "toilet")
        .forEach(item -> none.put(item, "independent"));
    none.put("fitness", "7");
    ItemAnswers robust = ItemAnswers.of(none);
    assertThat(only(FrailtyIndicators.GRONINGEN, robust).value()).hasValue(0);
    ItemAnswers three =
        robust.with("fitness", "6").with("shopping", "dependent").with("down", "sometimes");
    assertThat(only(FrailtyIndicators.GRONINGEN, three).category())
        .contains(new Category("not-frail", 0));
    assertThat(only(FrailtyIndicators.GRONINGEN, three.with("memory", "sometimes")).value())
        .hasValue(3);
    assertThat(only(FrailtyIndicators.GRONINGEN, three.with("memory", "yes")).category())
        .contains(new Category("frail", 1));
  }

  @ParameterizedTest
  // sum of six answers, total: sum x 7 / 6 rounded up
  @CsvSource({"6,7", "7,9", "8,10", "12,14", "13,16", "23,27", "24,28"})
  void short_fes_i_rounds_a_prorated_total_up(int sum, int total) {
    Map<String, Integer> values = new LinkedHashMap<>();
    int left = sum - 6;
    for (int i = 1; i <= 6; i++) {
      int extra = Math.min(3, left);
      values.put(String.valueOf(i), 1 + extra);
      left -= extra;
    }
    Score score = only(ShortFesI.PUBLISHED, ItemAnswers.of(values));
    assertThat(score.value()).hasValue(total);
    assertThat(score.imputed()).isEqualTo(1);
  }

  @Test
  void short_fes_i_has_three_bands_and_no_total_with_two_items_open() {
    assertThat(only(ShortFesI.PUBLISHED, numbered(7, 1)).category())
        .contains(new Category("low", 0));
    assertThat(only(ShortFesI.PUBLISHED, numbered(7, 1).with("1", "3")).category())
        .contains(new Category("moderate", 1));
    assertThat(only(ShortFesI.PUBLISHED, numbered(7, 2)).category())
        .contains(new Category("high", 2));
    assertThat(only(ShortFesI.PUBLISHED, numbered(5, 2)).whyNull())
        .contains(Score.Reason.TOO_FEW_ANSWERED);
  }

  @Property
  void the_total_of_complete_answers_lies_in_the_range_given_for_incomplete_ones(
      @ForAll @Size(7) List<@IntRange(min = 1, max = 4) Integer> codes,
      @ForAll @Size(7) List<Boolean> open) {
    Map<String, Integer> all = new LinkedHashMap<>();
    Map<String, Integer> some = new LinkedHashMap<>();
    for (int i = 0; i < 7; i++) {
      all.put(String.valueOf(i + 1), codes.get(i));
      if (!open.get(i)) {
        some.put(String.valueOf(i + 1), codes.get(i));
      }
    }
    double complete = only(ShortFesI.PUBLISHED, ItemAnswers.of(all)).value().orElseThrow();
    Score partial = only(ShortFesI.PUBLISHED, ItemAnswers.of(some));

    assertThat(partial.answered()).isEqualTo(some.size());
    assertThat(partial.value().isPresent()).isEqualTo(some.size() >= 6);
    partial.possible().ifPresent(range -> assertThat(complete).isBetween(range.min(), range.max()));
  }

  @Property
  void an_answer_that_is_not_published_is_missing_and_never_clamped(
      @ForAll String given, @ForAll @IntRange(min = 1, max = 2) int item) {
    ItemAnswers answers = numbered(2, 1).with(String.valueOf(item), given);
    boolean published =
        List.of("0", "1", "2", "3").stream().anyMatch(given::equals)
            || given.matches("-?0*[0-3](\\.0+)?") && given.length() <= 9;
    Score score = only(Phq2.PUBLISHED, answers);
    if (!published || given.startsWith("-") && !given.matches("-0*0(\\.0+)?")) {
      assertThat(score.value()).isEmpty();
    } else {
      assertThat(score.value()).isPresent();
    }
  }

  @Test
  void two_answers_to_a_single_choice_read_as_missing() {
    Score score = only(Phq2.PUBLISHED, numbered(2, 1).with("1", "1", "2"));
    assertThat(score.answered()).isEqualTo(1);
  }

  @Test
  void ratings_keep_their_published_limits() {
    assertThat(only(SingleRating.PAIN, ItemAnswers.of(Map.of("rating", 10))).value()).hasValue(10);
    assertThat(only(SingleRating.PAIN, ItemAnswers.of(Map.of("rating", 11))).value()).isEmpty();
    assertThat(only(SingleRating.GLOBAL_CHANGE, ItemAnswers.of(Map.of("rating", -3))).value())
        .hasValue(-3);
    assertThat(only(SingleRating.CLINICAL_FRAILTY, ItemAnswers.of(Map.of("rating", 0))).value())
        .isEmpty();
    assertThat(only(SingleRating.MMSE, ItemAnswers.of(Map.of("rating", "27.5"))).value()).isEmpty();
  }
}
