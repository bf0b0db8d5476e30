package io.sixwalk.questionnaire.instrument;

import io.sixwalk.questionnaire.scoring.Direction;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a questionnaire.
 *
 * @param id stable id; other wording of the same construct has another one
 * @param version version of the definition, for example {@code 1.0.0}; responses keep it
 * @param title title by language tag
 * @param languages the languages in which the wording is complete
 * @param content whether the wording is there or only the structure
 * @param respondent who answers
 * @param recallPeriod ISO 8601 duration such as {@code P4W}, or {@code now}, {@code varies}, {@code
 *     since-last-answer}, {@code since-baseline}
 * @param direction what a larger score means; the scores of a response carry their own
 * @param rights holder, licence, attribution and terms
 * @param scoring ids of the scoring algorithms
 * @param notes what users of the instrument must know
 * @param items the questions and texts in order
 */
public record Instrument(
    String id,
    String version,
    Map<String, String> title,
    List<LanguageVersion> languages,
    Content content,
    Respondent respondent,
    String recallPeriod,
    Direction direction,
    Rights rights,
    List<String> scoring,
    List<String> notes,
    List<Item> items) {

  public Instrument {
    title = Map.copyOf(title);
    languages = List.copyOf(languages);
    scoring = List.copyOf(scoring);
    notes = List.copyOf(notes);
    items = List.copyOf(items);
  }

  /** Whether the wording is part of the definition. */
  public enum Content {
    INCLUDED,
    STRUCTURE_ONLY
  }

  /** Who answers. */
  public enum Respondent {
    PARTICIPANT,
    CLINICIAN
  }

  /** Where the wording of a language comes from. */
  public enum Provenance {
    /** The wording that the authors published. */
    PUBLISHED,
    /** This project's own wording of its own content. */
    OWN,
    /** A translation that nobody validated: scores from it are not comparable with others. */
    UNVALIDATED_TRANSLATION,
    /** Brought by a study, which answers for its right to use it. */
    STUDY_SUPPLIED
  }

  /** A language of the wording. */
  public record LanguageVersion(String tag, Provenance provenance, String note) {}

  /** Who holds the rights, and on which terms the instrument may be used. */
  public record Rights(
      String holder, String licence, String attribution, String terms, boolean permissionNeeded) {}

  /** The item of that link id, or empty. */
  public Optional<Item> item(String linkId) {
    return items.stream().filter(item -> item.linkId().equals(linkId)).findFirst();
  }

  /** The language of that tag, or empty if the wording is not there in it. */
  public Optional<LanguageVersion> language(String tag) {
    return languages.stream().filter(language -> language.tag().equals(tag)).findFirst();
  }

  /**
   * Why this definition cannot be put on a schedule in a language, in a sentence for the study's
   * admin, or empty if it can.
   */
  public Optional<String> whyNotSchedulable(String languageTag) {
    if (content == Content.STRUCTURE_ONLY) {
      return Optional.of(
          "The wording of %s is licensed and not included. Load a content pack for version %s first."
              .formatted(id, version));
    }
    if (language(languageTag).isEmpty()) {
      return Optional.of(
          "%s %s has no wording in '%s'. It has: %s."
              .formatted(
                  id,
                  version,
                  languageTag,
                  String.join(", ", languages.stream().map(LanguageVersion::tag).toList())));
    }
    return Optional.empty();
  }
}
