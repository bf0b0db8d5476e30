package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisTest {

  private static ItemAnswers global(int good, int reversed, int pain) {
    Map<String, Integer> values = new LinkedHashMap<>();
    for (String item : List.of("01", "02", "03", "04", "05", "06", "09")) {
      values.put("Global" + item, good);
    }
    values.put("Global07", pain);
    values.put("Global08", reversed);
    values.put("Global10", reversed);
    return ItemAnswers.of(values);
  }

  @Test
  void the_best_and_worst_answers_reach_the_ends_of_both_tables() {
    ItemAnswers best = global(5, 1, 0);
    assertThat(Rand36Test.score(Promis.GLOBAL_10, best, "GPH").value()).hasValue(67.7);
    assertThat(Rand36Test.score(Promis.GLOBAL_10, best, "GMH").value()).hasValue(67.6);
    ItemAnswers worst = global(1, 5, 10);
    assertThat(Rand36Test.score(Promis.GLOBAL_10, worst, "GPH").value()).hasValue(16.2);
    assertThat(Rand36Test.score(Promis.GLOBAL_10, worst, "GMH").value()).hasValue(21.2);
    assertThat(Rand36Test.score(Promis.GLOBAL_10, worst, "GMH").standardError()).hasValue(4.6);
    assertThat(Rand36Test.score(Promis.GLOBAL_10, worst, "GPH").standardError()).hasValue(4.8);
  }

  @ParameterizedTest
  // pain 0-10 to points 5-1, seen through the table: the other three give 9, so raw 14 to 10
  @CsvSource({"0,44.9", "1,42.3", "3,42.3", "4,39.8", "6,39.8", "7,37.4", "9,37.4", "10,34.9"})
  void pain_is_rescored_in_the_published_steps(int pain, double t) {
    assertThat(Rand36Test.score(Promis.GLOBAL_10, global(3, 3, pain), "GPH").value()).hasValue(t);
  }

  @Test
  void there_is_no_table_look_up_with_an_item_open() {
    Score score = Rand36Test.score(Promis.GLOBAL_10, global(3, 3, 5).without("Global06"), "GPH");
    assertThat(score.whyNull()).contains(Score.Reason.ITEM_MISSING);
    assertThat(score.possible()).contains(new Score.Range(34.9, 44.9));
  }

  @ParameterizedTest
  @CsvSource({
    "1,22.5,4.0,22.9",
    "2,31.9,2.3,32.1",
    "3,36.7,2.3,36.7",
    "4,41.9,2.5,41.8",
    "5,57.0,6.6,56.9"
  })
  void physical_function_4a_tables_differ_by_form(int code, double v2, double se, double v1) {
    ItemAnswers answers =
        ItemAnswers.of(Map.of("PFA11", code, "PFA21", code, "PFA23", code, "PFA53", code));
    Score second = Promis.PHYSICAL_FUNCTION_4A_V2.score(answers).get(0);
    assertThat(second.value()).hasValue(v2);
    assertThat(second.standardError()).hasValue(se);
    Score first = Promis.PHYSICAL_FUNCTION_4A_V1.score(answers).get(0);
    assertThat(first.value()).hasValue(v1);
    assertThat(first.standardError()).isEmpty();
  }

  @Property
  void a_better_answer_never_lowers_physical_function(
      @ForAll @IntRange(min = 1, max = 4) int a,
      @ForAll @IntRange(min = 1, max = 5) int b,
      @ForAll @IntRange(min = 1, max = 5) int c,
      @ForAll @IntRange(min = 1, max = 5) int d) {
    ItemAnswers before = ItemAnswers.of(Map.of("PFA11", a, "PFA21", b, "PFA23", c, "PFA53", d));
    ItemAnswers after = before.with("PFA11", String.valueOf(a + 1));
    for (ScoringAlgorithm form :
        List.of(Promis.PHYSICAL_FUNCTION_4A_V1, Promis.PHYSICAL_FUNCTION_4A_V2)) {
      assertThat(form.score(after).get(0).value().orElseThrow())
          .isGreaterThan(form.score(before).get(0).value().orElseThrow());
    }
  }
}
