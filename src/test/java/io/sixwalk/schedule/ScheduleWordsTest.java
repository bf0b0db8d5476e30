package io.sixwalk.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleWordsTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"));

  /** Words that blame, hurry or frighten. */
  private static final List<String> NOT_SAID =
      List.of(
          "missed",
          "fail",
          "forgot",
          "must",
          "late",
          "overdue",
          "warning",
          "should have",
          "olvid",
          "debe ",
          "falt",
          "tarde",
          "fall");

  static Stream<Locale> languages() {
    return LANGUAGES.stream();
  }

  private static ResourceBundle bundle(Locale language) {
    return ResourceBundle.getBundle(
        "messages.schedule",
        language,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  @Test
  void both_languages_say_the_same_things() {
    assertThat(new TreeSet<>(bundle(LANGUAGES.get(0)).keySet()))
        .isEqualTo(new TreeSet<>(bundle(LANGUAGES.get(1)).keySet()));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_sentence_can_be_said_and_none_blames(Locale language) {
    ResourceBundle bundle = bundle(language);
    for (String key : bundle.keySet()) {
      if (key.equals("date")) {
        continue;
      }
      for (int n : List.of(0, 1, 2, 7)) {
        Object[] values =
            key.endsWith("so-far")
                    || key.startsWith("times")
                    || key.startsWith("partial")
                    || key.equals("today")
                    || key.startsWith("followed.")
                ? new Object[] {n, n}
                : new Object[] {"X", "Y"};
        String said = new MessageFormat(bundle.getString(key), language).format(values);
        assertThat(said).as(key).isNotBlank().doesNotContain("{").doesNotContain("choice");
        assertThat(NOT_SAID).as(said).noneMatch(said.toLowerCase(language)::contains);
      }
    }
  }

  @Test
  void one_and_many_are_told_apart() {
    ScheduleWords words = ScheduleWords.in(Locale.ENGLISH);
    assertThat(words.headline(true, 0)).isEqualTo("There is nothing to do today.");
    assertThat(words.headline(true, 1)).isEqualTo("There is one thing that you can do today.");
    assertThat(words.headline(true, 3)).isEqualTo("There are 3 things that you can do today.");
    assertThat(ScheduleWords.in(new Locale("es")).headline(true, 2))
        .isEqualTo("Hay 2 cosas que puede hacer hoy.");
    assertThat(words.say("followed.silent", 9))
        .isEqualTo("Nothing has come for 9 days. A call may be welcome.");
    assertThat(words.say("partial.sent", 3, 0)).isEqualTo("3 walks came, and none of them counts.");
  }
}
