package io.sixwalk.safety.words;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.platform.http.Languages;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.rules.GateFinding;
import io.sixwalk.safety.rules.GateQuestion;
import io.sixwalk.safety.rules.WalkPermission;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SafetyTextsTest {
  /** Labels and sentences that stand inside a text, and what the care team reads. */
  private static final Set<String> PARTS =
      Set.of("watch", "label", "told", "question", "measure", "reason", "permission", "seen");

  private static final Map<String, String> NOT_IN_REAL_TIME =
      Map.of(
          "en", "Nobody watches these answers in real time.",
          "es", "Nadie vigila estas respuestas en tiempo real.");
  private static final Map<String, String> TO_STAFF =
      Map.of("en", "nobody watches in real time", "es", "nadie vigila en tiempo real");

  static Stream<Locale> languages() {
    return Languages.SPOKEN.stream();
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "messages.safety",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private static String family(String key) {
    return key.substring(0, key.indexOf('.'));
  }

  private static List<String> textsToPeople(Locale language) {
    return bundle(language).keySet().stream()
        .filter(key -> !PARTS.contains(family(key)) && !family(key).equals("care"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_text_for_people_says_that_nobody_watches_and_whom_to_call(Locale language) {
    SafetyTexts texts = SafetyTexts.in(language);
    String sentence = NOT_IN_REAL_TIME.get(language.getLanguage());
    for (Help help :
        List.of(
            new Help("112", Optional.of("+49 30 1234567")), new Help("911", Optional.empty()))) {
      for (String key : textsToPeople(language)) {
        String text = texts.toPerson(key, help, Map.of());
        assertThat(text).as(key).contains(sentence).contains(help.emergencyNumber());
        help.studyPhone().ifPresent(phone -> assertThat(text).as(key).contains(phone));
        assertThat(text).as(key).doesNotContain("{watch}", "{phone}", "{emergency}");
      }
      assertThat(texts.watch(help)).contains(sentence).contains(help.emergencyNumber());
    }
    assertThat(textsToPeople(language)).hasSizeGreaterThan(15);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void the_care_team_is_told_that_nobody_watches_too(Locale language) {
    assertThat(SafetyTexts.in(language).text("care.note"))
        .contains(TO_STAFF.get(language.getLanguage()));
  }

  @Test
  void both_languages_have_the_same_texts_with_the_same_gaps() {
    ResourceBundle english = bundle(Locale.ENGLISH);
    ResourceBundle spanish = bundle(new Locale("es"));
    assertThat(new TreeSet<>(spanish.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    for (String key : english.keySet()) {
      assertThat(gaps(spanish.getString(key))).as(key).isEqualTo(gaps(english.getString(key)));
      assertThat(spanish.getString(key)).as(key).isNotEqualTo(english.getString(key));
    }
  }

  private static Set<String> gaps(String text) {
    Set<String> gaps = new TreeSet<>();
    java.util.regex.Pattern.compile("\\{(\\w+)\\}")
        .matcher(text)
        .results()
        .forEach(gap -> gaps.add(gap.group(1)));
    return gaps;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_code_of_the_rules_has_its_words(Locale language) {
    Set<String> keys = bundle(language).keySet();
    Arrays.stream(GateFinding.values())
        .forEach(f -> assertThat(keys).contains("reason." + f, "care.finding." + f));
    Arrays.stream(GateQuestion.values()).forEach(q -> assertThat(keys).contains("question." + q));
    for (AlertKind kind : AlertKind.values()) {
      assertThat(keys).contains("care.alert." + kind);
      assertThat(keys.contains("notice." + kind)).as(kind.name()).isEqualTo(kind.isToldToPerson());
    }
    for (WalkPermission.Problem problem : WalkPermission.Problem.values()) {
      assertThat(keys).contains("care.finding." + problem);
    }
  }

  @Test
  void every_number_of_the_table_names_its_country_and_its_source() {
    assertThat(EmergencyNumbers.all()).hasSizeGreaterThan(35);
    EmergencyNumbers.all()
        .forEach(
            (country, entry) -> {
              assertThat(Locale.getISOCountries()).contains(country);
              assertThat(entry.number()).matches("[0-9]{3}");
              assertThat(entry.source()).isNotBlank().doesNotContain("\"");
            });
  }

  @Test
  void the_studys_number_for_a_country_goes_before_the_tables_and_that_before_the_default() {
    assertThat(Help.of("ES", "061", "112", null).emergencyNumber()).isEqualTo("061");
    assertThat(Help.of("US", null, "112", null).emergencyNumber()).isEqualTo("911");
    assertThat(Help.of("AQ", null, "112", null).emergencyNumber()).isEqualTo("112");
    assertThat(Help.of(null, null, "112", "555").studyPhone()).contains("555");
  }
}
