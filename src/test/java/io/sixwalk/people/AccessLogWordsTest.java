package io.sixwalk.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.access.Operation;
import io.sixwalk.platform.http.Languages;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessLogWordsTest {

  /** A name in capitals tells a person of eighty nothing. */
  @ParameterizedTest
  @EnumSource(Operation.class)
  void everything_that_is_written_on_a_participants_chain_has_a_sentence_in_each_language(
      Operation operation) {
    if (operation.isOnTheParticipantsChain()) {
      for (Locale language : Languages.SPOKEN) {
        assertThat(AccessLogWords.in(language).has(operation))
            .as("did.%s in access-log_%s.properties", operation, language)
            .isTrue();
      }
    }
  }

  @Test
  void both_languages_have_the_same_sentences_and_each_says_who() {
    var english = ResourceBundle.getBundle("messages.access-log", Locale.ENGLISH);
    var spanish = ResourceBundle.getBundle("messages.access-log", new Locale("es"));
    assertThat(spanish.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      if (key.startsWith("did.")) {
        assertThat(english.getString(key)).startsWith("{0} ").endsWith(".");
        assertThat(spanish.getString(key)).startsWith("{0} ").endsWith(".");
      }
    }
  }

  @Test
  void what_has_no_sentence_of_its_own_is_named_and_reasons_are_told() {
    AccessLogWords words = AccessLogWords.in(Locale.ENGLISH);
    assertThat(words.sentence("You", "SOMETHING_NEW", null))
        .isEqualTo("You did something that is called SOMETHING_NEW.");
    assertThat(words.sentence("Someone", "READ_PARTICIPANT", "a call"))
        .isEqualTo("Someone opened your record. The reason given: a call");
    assertThat(words.consent("You", false, "TREND_SHARING", null))
        .isEqualTo("You withdrew consent for what is called “trend sharing”.");
    assertThat(
            AccessLogWords.in(new Locale("es")).consent("Usted", true, "STUDY_PARTICIPATION", null))
        .isEqualTo("Usted dio su consentimiento para participar en el estudio.");
  }
}
