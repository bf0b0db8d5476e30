package io.sixwalk.questionnaire.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingClassTest {
  private static WordingClass of(String instrument, String language) {
    return WordingClass.of(BundledInstruments.find(instrument), language);
  }

  @Test
  void published_wording_is_of_one_class() {
    assertThat(of("rand-36", "en")).isEqualTo(of("phq-2", "en"));
    assertThat(of("rand-36", "en").isValidated()).isTrue();
    assertThat(of("rand-36", "en").language()).isEmpty();
  }

  @Test
  void a_translation_that_nobody_validated_stands_by_itself() {
    assertThat(of("rand-36", "de")).isEqualTo(new WordingClass(Optional.of("de"), false));
  }

  @Test
  void own_wording_and_wording_that_is_not_known_any_more_stand_apart_by_language() {
    assertThat(of("frail-adapted", "en")).isEqualTo(new WordingClass(Optional.of("en"), true));
    assertThat(WordingClass.of(Optional.empty(), "fr"))
        .isEqualTo(new WordingClass(Optional.of("fr"), true));
  }
}
