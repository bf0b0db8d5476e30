package io.sixwalk.trend.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.scoring.Category;
import io.sixwalk.questionnaire.scoring.CategoryTransition;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import io.sixwalk.questionnaire.scoring.ScoringAlgorithm;
import io.sixwalk.questionnaire.scoring.TrendBasis;
import io.sixwalk.trend.change.ChangeRule;
import io.sixwalk.trend.change.MeanValue;
import io.sixwalk.trend.change.MissingReason;
import io.sixwalk.trend.change.ScoreChange;
import io.sixwalk.trend.change.ScoreTrend;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScoreWordsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"));

  private static ScoreTrend with(ScoreChange change) {
    return with(new TrendBasis.CategoryAndPoints(), 2.5, change);
  }

  private static ScoreTrend with(TrendBasis basis, double mean, ScoreChange change) {
    ScoreTrend.Side side = new ScoreTrend.Side(new MeanValue(mean, 1), DAY, DAY);
    return new ScoreTrend(
        basis,
        List.of(),
        Optional.of(side),
        List.of(new ScoreTrend.Visit("D90", Optional.of(side), change)));
  }

  private static String told(ScoreChange change, Locale language) {
    return String.join(" ", ScoreWords.in(language).tell(with(change)));
  }

  private static List<ScoreChange> all() {
    Category better = new Category("robust", 0);
    Category worse = new Category("frail", 2);
    return List.of(
        new ScoreChange.Judged(ChangeRule.judge(10, 2, 3, 0), 10),
        new ScoreChange.Judged(ChangeRule.judge(-10, 2, 3, 0), -10),
        new ScoreChange.Judged(ChangeRule.judge(0, 1, 3, 0), 0),
        new ScoreChange.Judged(ChangeRule.judge(1, 4, 3, 0), 1),
        new ScoreChange.BetweenBands(new CategoryTransition.Better(worse, better, -3), -3),
        new ScoreChange.BetweenBands(new CategoryTransition.Worse(better, worse, 3), 3),
        new ScoreChange.BetweenBands(new CategoryTransition.Unchanged(worse, 1), 1),
        new ScoreChange.OfIndex(0.09, 0.08, true),
        new ScoreChange.OfIndex(-0.01, 0.08, false),
        new ScoreChange.InPoints(4),
        new ScoreChange.NotCompared(),
        new ScoreChange.Missing(MissingReason.NO_BASELINE));
  }

  @Test
  void everything_that_can_be_said_has_words_in_both_languages() {
    for (Locale language : LANGUAGES) {
      for (ScoreChange change : all()) {
        assertThat(told(change, language)).isNotBlank().doesNotContain("{", "null");
      }
    }
    assertThat(told(all().get(0), Locale.ENGLISH)).contains("10 points more", "better");
    assertThat(told(all().get(0), new Locale("es"))).contains("10 puntos más");
  }

  @Test
  void an_index_has_three_decimals_and_points_have_one_however_small_they_are() {
    ScoreWords words = ScoreWords.in(Locale.ENGLISH);
    assertThat(
            words.tell(
                with(
                    new TrendBasis.ProfileAndIndex(0.0797, "test"),
                    0.6914,
                    new ScoreChange.OfIndex(-0.0312, 0.0797, false))))
        .anyMatch(s -> s.contains("0.691"))
        .anyMatch(s -> s.contains("0.031 points"))
        .anyMatch(s -> s.contains("0.08"));
    assertThat(
            words.tell(
                with(
                    new TrendBasis.PointsOnly("test"), 5 / 3.0, new ScoreChange.InPoints(2 / 3.0))))
        .anyMatch(s -> s.contains("was 1.7 "))
        .anyMatch(s -> s.contains("0.7 points"));
  }

  @Test
  void sentences_are_short() {
    for (Locale language : LANGUAGES) {
      for (ScoreChange change : all()) {
        for (String sentence : ScoreWords.in(language).tell(with(change))) {
          assertThat(sentence.split(" ")).as(sentence).hasSizeLessThanOrEqualTo(20);
        }
      }
    }
  }

  @Test
  void bands_are_told_without_their_names_and_without_a_change_that_matters() {
    for (ScoreChange change : all().subList(4, 7)) {
      assertThat(told(change, Locale.ENGLISH).toLowerCase(Locale.ROOT))
          .contains("not known")
          .doesNotContain("frail", "robust", "improved", "worse", "notice", "normal", "probably");
    }
  }

  @Test
  void every_score_of_a_shipped_instrument_for_participants_has_a_name_in_both_languages() {
    Set<String> unnamed = new TreeSet<>();
    for (Locale language : LANGUAGES) {
      ScoreWords words = ScoreWords.in(language);
      BundledInstruments.all().stream()
          .filter(i -> i.respondent().name().equals("PARTICIPANT"))
          .flatMap(i -> i.scoring().stream())
          .map(id -> BundledInstruments.scoring().find(id).orElseThrow())
          .forEach(algorithm -> unnamed.addAll(unnamed(words, algorithm)));
    }
    assertThat(unnamed).isEmpty();
    assertThat(ScoreWords.in(Locale.ENGLISH).name("eq-5d-5l/index/germany", "index", "EQ-5D-5L"))
        .isEqualTo("EQ-5D-5L: index (germany)");
  }

  private static Set<String> unnamed(ScoreWords words, ScoringAlgorithm algorithm) {
    Set<String> missing = new TreeSet<>();
    algorithm
        .score(new ItemAnswers(Map.of()))
        .forEach(
            score -> {
              if (words.name(score.algorithm(), score.code(), "?").equals("?")) {
                missing.add(score.algorithm() + " " + score.code());
              }
            });
    return missing;
  }
}
