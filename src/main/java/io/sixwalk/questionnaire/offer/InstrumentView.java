package io.sixwalk.questionnaire.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.questionnaire.SchedulableInstruments;
import io.sixwalk.questionnaire.SchedulableInstruments.Schedulability;
import io.sixwalk.questionnaire.instrument.DisplayRule;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A questionnaire as a phone shows it, in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Instrument")
public record InstrumentView(
    String id,
    String version,
    @Schema(description = "Of the wording; absent while there is structure only") String language,
    String title,
    @Schema(description = "Where this wording comes from") String provenance,
    List<InstrumentList.Language> languages,
    String respondent,
    String recallPeriod,
    @Schema(description = "To be shown with the questions") String attribution,
    boolean schedulable,
    String whyNot,
    List<ItemView> items) {

  /** A question, or a text between questions. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InstrumentItem")
  public record ItemView(
      String linkId,
      @Schema(description = "DISPLAY, CHOICE, MULTIPLE_CHOICE, INTEGER, DECIMAL, TEXT or DATE")
          String kind,
      String text,
      boolean required,
      List<OptionView> options,
      BigDecimal min,
      BigDecimal max,
      Integer decimals,
      String unit,
      Integer maxLength,
      ShownWhen shownWhen) {
    static ItemView of(Item item, String language) {
      Item.Bounds bounds = item.bounds().orElse(null);
      return new ItemView(
          item.linkId(),
          item.kind().name(),
          wording(item.text(), language),
          item.required(),
          item.options().isEmpty()
              ? null
              : item.options().stream()
                  .map(o -> new OptionView(o.code(), wording(o.text(), language), o.exclusive()))
                  .toList(),
          bounds == null ? null : bounds.min(),
          bounds == null ? null : bounds.max(),
          bounds == null ? null : bounds.decimals(),
          bounds == null ? null : bounds.unit().orElse(null),
          item.maxLength().isPresent() ? item.maxLength().getAsInt() : null,
          item.shownWhen().map(ShownWhen::of).orElse(null));
    }
  }

  /** One option of a choice. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InstrumentOption")
  public record OptionView(
      String code,
      String text,
      @Schema(description = "Cannot be combined with others") boolean exclusive) {}

  /** When the item is shown: if all, or any, of the conditions hold. */
  @Schema(name = "InstrumentShownWhen")
  public record ShownWhen(String match, List<Condition> conditions) {
    static ShownWhen of(DisplayRule rule) {
      return new ShownWhen(
          rule.match().name(),
          rule.conditions().stream()
              .map(
                  c ->
                      new Condition(
                          c.item(), c.operator().name(), c.value().isEmpty() ? null : c.value()))
              .toList());
    }
  }

  /** A condition on the answer to another item; it never holds while that item is hidden. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "InstrumentCondition")
  public record Condition(
      String item,
      @Schema(description = "ANSWERED, EQUALS, NOT_EQUALS, AT_LEAST or AT_MOST") String operator,
      String value) {}

  /** Nothing where there is structure only: an immutable map refuses to look for null. */
  private static String wording(Map<String, String> texts, String language) {
    return language == null ? null : texts.get(language);
  }

  /**
   * The definition in a language of its wording.
   *
   * @param language a tag that the definition has, or null where there is structure only
   */
  static InstrumentView of(Instrument instrument, String language) {
    Schedulability schedulability = SchedulableInstruments.of(instrument);
    return new InstrumentView(
        instrument.id(),
        instrument.version(),
        language,
        InstrumentList.title(instrument, language == null ? "en" : language),
        language == null
            ? null
            : instrument.language(language).map(l -> l.provenance().name()).orElseThrow(),
        InstrumentList.languages(instrument),
        instrument.respondent().name(),
        instrument.recallPeriod(),
        instrument.rights().attribution(),
        schedulability instanceof Schedulability.Schedulable,
        schedulability instanceof Schedulability.NotSchedulable not ? not.reason() : null,
        instrument.items().stream().map(item -> ItemView.of(item, language)).toList());
  }
}
