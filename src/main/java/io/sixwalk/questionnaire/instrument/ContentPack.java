package io.sixwalk.questionnaire.instrument;

import java.util.List;

/**
 * The wording of one instrument in one language, brought by a study.
 *
 * @param instrument id of the instrument
 * @param version version of the definition that the wording is for
 * @param language language tag of the wording
 * @param title title in that language
 * @param licence the study's own right to use the wording: licence number, registration or letter
 * @param items wording of every item
 */
public record ContentPack(
    String instrument,
    String version,
    String language,
    String title,
    String licence,
    List<ItemText> items) {

  public ContentPack {
    items = List.copyOf(items);
  }

  /** Wording of one item and of all its options. */
  public record ItemText(String linkId, String text, List<OptionText> options) {
    public ItemText {
      options = List.copyOf(options);
    }
  }

  /** Wording of one option. */
  public record OptionText(String code, String text) {}
}
