package io.sixwalk.questionnaire.instrument;

import io.sixwalk.questionnaire.instrument.Instrument.LanguageVersion;
import io.sixwalk.questionnaire.instrument.Instrument.Provenance;
import java.util.Optional;

/**
 * Which wordings of one instrument give scores that may be compared with each other, as the kind of
 * course says it of walks.
 *
 * <p>Published wording, and wording that a study brought and answers for, are of one class in all
 * their languages. A translation that nobody validated, and this project's own wording, stand by
 * themselves, each language apart: a difference between two of them may be one of words.
 *
 * @param language the one language of the class; empty for the common one
 * @param isValidated whether what is known of the instrument's scores holds for this wording
 */
public record WordingClass(Optional<String> language, boolean isValidated) {
  private static final WordingClass COMMON = new WordingClass(Optional.empty(), true);

  /**
   * The class of a language of a definition.
   *
   * @param instrument empty where the definition is not known any more; then each language stands
   *     by itself
   */
  public static WordingClass of(Optional<Instrument> instrument, String language) {
    Optional<Provenance> provenance =
        instrument.flatMap(i -> i.language(language)).map(LanguageVersion::provenance);
    if (provenance.isEmpty() || provenance.get() == Provenance.OWN) {
      return new WordingClass(Optional.of(language), true);
    }
    return provenance.get() == Provenance.UNVALIDATED_TRANSLATION
        ? new WordingClass(Optional.of(language), false)
        : COMMON;
  }
}
