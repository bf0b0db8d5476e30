package io.sixwalk.trend.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.SamplePeople;
import io.sixwalk.trend.change.VisitStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrendWordsTest {
  private static final Locale SPANISH = Locale.forLanguageTag("es");

  /** Never said: what is normal, what will come, why it happened, how others do. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "\\b(ab)?normal\\w*|\\banormal\\w*|progno|pronóstic|\\bdue to\\b|\\bbecause of\\b|debido"
              + "|gracias a|infusion|infusión|treatment|tratamiento|therap|terapia|stem cell"
              + "|\\bcell|célula|\\bdrug|medicament|works\\b.*\\byou|funciona"
              + "|than other|other (people|patients|participants)|otras personas|otros pacientes"
              + "|more than most|average person|\\brisk|riesgo|\\bdie[ds]?\\b|death|muert"
              + "|will (improve|get|be better|be worse)|mejorará|empeorará|cure|frail|frágil"
              + "|at least 30 metres|al menos 30 metros",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static List<String> everythingSaid(Locale language) {
    List<String> said = new ArrayList<>();
    SamplePeople.all()
        .forEach(
            (name, trend) -> {
              TrendText text = TrendWords.tell(trend, language);
              said.add(text.headline());
              said.addAll(text.sentences());
              said.addAll(text.next());
              text.help().forEach(h -> said.addAll(List.of(h.title() + ".", h.text())));
              for (ClassTrend series : trend.series()) {
                said.addAll(TrendWords.slope(series, language));
              }
            });
    said.add(TrendWords.expected(79.5, language).text());
    TrendTexts texts = TrendTexts.in(language);
    for (VisitStatus status : VisitStatus.values()) {
      said.add(texts.status(status));
    }
    return said;
  }

  private static List<String> bundleTexts(Locale language) {
    ResourceBundle bundle = ResourceBundle.getBundle("io.sixwalk.trend.words.Trend", language);
    return Collections.list(bundle.getKeys()).stream().map(bundle::getString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void no_rendering_and_no_text_in_the_file_says_what_must_not_be_said(String language) {
    Locale locale = Locale.forLanguageTag(language);
    assertThat(everythingSaid(locale)).hasSizeGreaterThan(100).noneMatch(this::isForbidden);
    assertThat(bundleTexts(locale)).hasSizeGreaterThan(80).noneMatch(this::isForbidden);
  }

  private boolean isForbidden(String text) {
    return FORBIDDEN.matcher(text).find();
  }

  @Test
  void the_search_for_forbidden_words_would_find_them() {
    assertThat(
            List.of(
                "That is a normal result.",
                "Es un resultado anormal.",
                "It improved because of the infusion.",
                "Better than other people.",
                "It will improve."))
        .allMatch(this::isForbidden);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void every_sentence_has_fewer_than_20_words(String language) {
    for (String text : everythingSaid(Locale.forLanguageTag(language))) {
      // What stands in brackets, a count and dates, is read as a note, not as part of the sentence.
      for (String sentence : text.replaceAll(" \\([^)]*\\)", "").split("(?<=[.:])\\s+")) {
        assertThat(sentence.split("\\s+")).as(sentence).hasSizeLessThan(20);
        assertThat(sentence).as("no argument left open").doesNotContain("{", "}");
      }
    }
  }

  @Test
  void english_asks_for_no_more_than_about_six_years_of_school() {
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    for (String text : everythingSaid(Locale.ENGLISH)) {
      String prose = text.replaceAll("\\([^)]*\\)", "").replaceAll("[0-9]+", "");
      sentences += Math.max(1, prose.split("[.:] ?").length);
      for (String word : prose.split("[^A-Za-z]+")) {
        if (!word.isEmpty()) {
          words++;
          syllables += syllables(word);
        }
      }
    }
    double grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    assertThat(grade).as("Flesch-Kincaid grade").isLessThan(6.5);
  }

  private static int syllables(String word) {
    String lower = word.toLowerCase(Locale.ROOT).replaceAll("e$", "");
    return Math.max(1, lower.replaceAll("[^aeiouy]+", " ").strip().split(" ").length);
  }

  @Test
  void a_moderate_improvement_is_probably_about_so_much_and_names_numbers_dates_and_what_next() {
    TrendText text = TrendWords.tell(SamplePeople.all().get("improved"), Locale.ENGLISH);
    assertThat(text.headline())
        .isEqualTo("Walking distance has improved, probably by about 45 metres.");
    assertThat(text.sentences())
        .containsExactly(
            "At the start it was 320 metres on average"
                + " (5 walks, from 15 February 2026 to 27 February 2026).",
            "At this visit it was 365 metres on average"
                + " (6 walks, from 23 May 2026 to 28 May 2026).",
            "That is 45 metres more.",
            "The true change may lie between 20 metres more and 70 metres more.",
            "In this study a change counts from 30 metres on.");
    assertThat(text.next())
        .containsExactly("The next walks are asked for from 8 August 2026 to 19 September 2026.");
  }

  @Test
  void uncertain_is_usual_and_says_how_many_more_walks_help() {
    TrendText text = TrendWords.tell(SamplePeople.all().get("uncertain"), Locale.ENGLISH);
    assertThat(text.headline()).isEqualTo("It is too early to tell.");
    assertThat(text.paragraph())
        .contains("That is usual: walks differ from day to day.")
        .contains("What helps now: 1 more walk until 11 April 2026.");
    assertThat(
            TrendWords.tell(SamplePeople.all().get("uncertain-unsettled"), Locale.ENGLISH).next())
        .containsExactly("More walks cannot settle this visit. That is all right.");
    // The window is over: no one is asked for walks that can no longer count.
    assertThat(TrendWords.tell(SamplePeople.all().get("uncertain-closed"), Locale.ENGLISH).next())
        .containsExactly("The next walks are asked for from 17 May 2026 to 14 June 2026.");
  }

  @Test
  void a_first_try_explains_what_was_taken_off() {
    TrendText text = TrendWords.tell(SamplePeople.all().get("first-try-only"), Locale.ENGLISH);
    assertThat(text.headline()).contains("about 62 metres");
    assertThat(text.paragraph()).contains("88 metres more").contains("26 metres are taken off");
  }

  @Test
  void could_not_walk_has_no_distance() {
    TrendText text = TrendWords.tell(SamplePeople.all().get("could-not-walk"), Locale.ENGLISH);
    assertThat(text.headline()).isEqualTo("Could not walk for health reasons.");
    assertThat(text.paragraph()).doesNotContain("metres");
  }

  @Test
  void spanish_says_the_same_and_an_unknown_language_gets_english_wherever_the_server_stands() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(SPANISH);
      TrendText english = TrendWords.tell(SamplePeople.all().get("stable"), Locale.FRENCH);
      assertThat(english.language()).isEqualTo(Locale.ENGLISH);
      assertThat(english.headline()).isEqualTo("Walking distance is stable.");
    } finally {
      Locale.setDefault(before);
    }
    TrendText spanish = TrendWords.tell(SamplePeople.all().get("stable"), SPANISH);
    assertThat(spanish.headline()).isEqualTo("La distancia se mantiene estable.");
    assertThat(spanish.paragraph()).contains("10 de febrero de 2026");
    assertThat(bundleTexts(SPANISH)).hasSameSizeAs(bundleTexts(Locale.ENGLISH));
  }
}
