package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class Rand36Test {

  static ItemAnswers answers(String digits) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) != '.') {
        values.put(String.valueOf(i + 1), digits.substring(i, i + 1));
      }
    }
    return ItemAnswers.of(values);
  }

  static Score score(ScoringAlgorithm algorithm, ItemAnswers answers, String code) {
    return algorithm.score(answers).stream()
        .filter(score -> score.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** Computed in exact fractions from the published tables, apart from this code. */
  @TestFactory
  List<DynamicTest> both_scorings_agree_with_exact_fractions() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/questionnaire/rand36-reference.csv")) {
      List<String[]> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.split(",", -1))
              .toList();
      String[] header = rows.get(0);
      assertThat(rows).hasSizeGreaterThan(30);
      return rows.subList(1, rows.size()).stream()
          .map(row -> DynamicTest.dynamicTest(row[0], () -> agrees(header, row)))
          .toList();
    }
  }

  private static void agrees(String[] header, String[] row) {
    ItemAnswers answers = answers(row[0]);
    for (int column = 1; column < header.length; column++) {
      ScoringAlgorithm algorithm = column <= 8 ? Rand36Rand.PUBLISHED : Rand36Ware.PUBLISHED;
      Score score = score(algorithm, answers, header[column]);
      if (row[column].isEmpty()) {
        assertThat(score.value()).as(header[column]).isEmpty();
        assertThat(score.whyNull()).as(header[column]).isPresent();
      } else {
        // The reference rounds once; this code may differ in the last bit of the quotient.
        assertThat(score.value().orElseThrow())
            .as(header[column])
            .isCloseTo(Double.parseDouble(row[column]), within(1e-12));
      }
    }
  }

  /** The example of another program: SF36HealthSurvey.jl, in its tests. */
  @Test
  void the_summaries_are_those_of_a_program_of_others() {
    ItemAnswers answers = answers("123232321212121212133232121212321123");
    assertThat(score(Rand36Ware.PUBLISHED, answers, "PCS").value().orElseThrow())
        .isCloseTo(44.4027962318693, within(1e-12));
    assertThat(score(Rand36Ware.PUBLISHED, answers, "MCS").value().orElseThrow())
        .isCloseTo(32.31104541346562, within(1e-12));
  }

  @Test
  void general_health_and_pain_differ_between_the_two_scorings() {
    ItemAnswers answers =
        ItemAnswers.of(
            Map.of("1", "3", "33", "3", "34", "3", "35", "3", "36", "3", "21", "3", "22", "1"));

    assertThat(score(Rand36Rand.PUBLISHED, answers, "general-health").value()).hasValue(50.0);
    assertThat(score(Rand36Ware.PUBLISHED, answers, "GH").value()).hasValue(52.0);
    assertThat(score(Rand36Rand.PUBLISHED, answers, "pain").value()).hasValue(80.0);
    assertThat(score(Rand36Ware.PUBLISHED, answers, "BP").value()).hasValue(72.0);
  }

  @Test
  void item_22_counts_six_only_beside_no_pain_at_all() {
    assertThat(pain("1", "1")).isEqualTo(100.0);
    assertThat(pain("2", "1")).isEqualTo(84.0);
    assertThat(pain("6", "5")).isEqualTo(0.0);
    assertThat(pain("2", null)).isEqualTo(88.0);
    assertThat(pain(null, "2")).isEqualTo(75.0);
    assertThat(pain(null, "4")).isEqualTo(25.0);
  }

  private static double pain(String magnitude, String interference) {
    ItemAnswers answers = ItemAnswers.of(Map.of());
    answers = magnitude == null ? answers : answers.with("21", magnitude);
    answers = interference == null ? answers : answers.with("22", interference);
    return score(Rand36Ware.PUBLISHED, answers, "BP").value().orElseThrow();
  }

  @Test
  void the_half_scale_rule_needs_the_published_number_of_items() {
    ItemAnswers four = ItemAnswers.of(Map.of("3", 3, "4", 3, "5", 2, "6", 1));
    Score tooFew = score(Rand36Ware.PUBLISHED, four, "PF");
    assertThat(tooFew.whyNull()).contains(Score.Reason.TOO_FEW_ANSWERED);
    assertThat(tooFew.answered()).isEqualTo(4);
    assertThat(tooFew.required()).isEqualTo(5);

    Score enough = score(Rand36Ware.PUBLISHED, four.with("12", "1"), "PF");
    // Mean 2 for each of ten items: raw 20 of 10 to 30.
    assertThat(enough.value()).hasValue(50.0);
    assertThat(enough.imputed()).isEqualTo(5);
  }

  @Test
  void a_rand_scale_stands_on_one_answer_and_is_flagged() {
    Score score =
        score(Rand36Rand.PUBLISHED, ItemAnswers.of(Map.of("3", 2)), "physical-functioning");
    assertThat(score.value()).hasValue(50.0);
    assertThat(score.flags()).containsExactly(Score.Flag.FEWER_THAN_HALF_ANSWERED);
    assertThat(score.imputed()).isZero();
  }

  @Test
  void summaries_are_missing_with_one_scale_missing() {
    Map<String, Integer> all = new LinkedHashMap<>();
    IntStream.rangeClosed(1, 36).forEach(i -> all.put(String.valueOf(i), 1));
    ItemAnswers withoutRoleEmotional = ItemAnswers.of(all).without("17").without("18");

    Score pcs = score(Rand36Ware.PUBLISHED, withoutRoleEmotional, "PCS");
    assertThat(pcs.whyNull()).contains(Score.Reason.SCALE_MISSING);
    assertThat(pcs.answered()).isEqualTo(33);
    assertThat(score(Rand36Ware.PUBLISHED, withoutRoleEmotional, "GH").value()).isPresent();
  }

  @Property
  void an_answer_out_of_range_scores_like_a_missing_one(
      @ForAll @IntRange(min = 1, max = 36) int item, @ForAll @IntRange(min = 7, max = 99) int bad) {
    Map<String, Integer> all = new LinkedHashMap<>();
    IntStream.rangeClosed(1, 36).forEach(i -> all.put(String.valueOf(i), i % 2 + 1));
    ItemAnswers open = ItemAnswers.of(all).without(String.valueOf(item));
    ItemAnswers wrong = open.with(String.valueOf(item), String.valueOf(bad));

    assertThat(Rand36Ware.PUBLISHED.score(wrong)).isEqualTo(Rand36Ware.PUBLISHED.score(open));
    assertThat(Rand36Rand.PUBLISHED.score(wrong)).isEqualTo(Rand36Rand.PUBLISHED.score(open));
  }

  @Property
  void a_scale_of_like_answers_keeps_its_value_when_some_are_left_out(
      @ForAll @IntRange(min = 1, max = 3) int code, @ForAll @IntRange(min = 0, max = 5) int left) {
    Map<String, Integer> physical = new LinkedHashMap<>();
    IntStream.rangeClosed(3 + left, 12).forEach(i -> physical.put(String.valueOf(i), code));
    double expected = (code - 1) * 50.0;
    ItemAnswers answers = ItemAnswers.of(physical);

    assertThat(score(Rand36Ware.PUBLISHED, answers, "PF").value()).hasValue(expected);
    assertThat(score(Rand36Rand.PUBLISHED, answers, "physical-functioning").value())
        .hasValue(expected);
  }
}
