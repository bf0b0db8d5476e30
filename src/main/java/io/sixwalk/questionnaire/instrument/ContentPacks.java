package io.sixwalk.questionnaire.instrument;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds a content pack's wording to a definition, if the pack covers its structure exactly. An item
 * or option that is renamed shows as one unknown and one not covered; a pack can never change what
 * is asked for, only how it is worded.
 */
public final class ContentPacks {

  /** What became of a pack. */
  public sealed interface Outcome permits Applied, Refused {}

  /** The definition with the pack's wording. */
  public record Applied(Instrument instrument) implements Outcome {}

  /** The pack does not fit; each finding points into the pack's JSON. */
  public record Refused(List<Finding> findings) implements Outcome {
    public Refused {
      findings = List.copyOf(findings);
    }
  }

  private ContentPacks() {}

  /**
   * Applies a pack.
   *
   * @param instrument the definition, structure only or with the wording of other languages
   */
  public static Outcome apply(Instrument instrument, ContentPack pack) {
    List<Finding> findings = new ArrayList<>();
    identity(instrument, pack, findings);
    if (findings.isEmpty()) {
      structure(instrument, pack, findings);
    }
    return findings.isEmpty() ? new Applied(merged(instrument, pack)) : new Refused(findings);
  }

  private static void identity(Instrument instrument, ContentPack pack, List<Finding> findings) {
    if (!pack.instrument().equals(instrument.id())) {
      findings.add(
          new Finding(
              Finding.Code.WRONG_INSTRUMENT,
              "/instrument",
              "The pack is for another instrument than " + instrument.id() + "."));
    } else if (!pack.version().equals(instrument.version())) {
      findings.add(
          new Finding(
              Finding.Code.WRONG_VERSION,
              "/version",
              "The pack is for another version than " + instrument.version() + "."));
    } else if (instrument.language(pack.language()).isPresent()) {
      findings.add(
          new Finding(
              Finding.Code.LANGUAGE_EXISTS,
              "/language",
              "The definition has wording in this language; it is not replaced."));
    }
  }

  private static void structure(Instrument instrument, ContentPack pack, List<Finding> findings) {
    Set<String> covered = new HashSet<>();
    for (int i = 0; i < pack.items().size(); i++) {
      ContentPack.ItemText text = pack.items().get(i);
      String pointer = Pointers.of("items", i);
      if (!covered.add(text.linkId())) {
        findings.add(
            new Finding(
                Finding.Code.DUPLICATE_ID, pointer + "/linkId", "The pack names this item twice."));
        continue;
      }
      if (text.text().isBlank()) {
        findings.add(
            new Finding(Finding.Code.TEXT_MISSING, pointer + "/text", "The wording is blank."));
      }
      instrument
          .item(text.linkId())
          .ifPresentOrElse(
              item -> options(item, text, pointer, findings),
              () ->
                  findings.add(
                      new Finding(
                          Finding.Code.UNKNOWN_ITEM,
                          pointer + "/linkId",
                          "The instrument has no item with this id; a pack cannot rename or add"
                              + " items.")));
    }
    for (Item item : instrument.items()) {
      if (!covered.contains(item.linkId())) {
        findings.add(
            new Finding(
                Finding.Code.ITEM_NOT_COVERED,
                "/items",
                "The pack has no wording for the item '" + item.linkId() + "'."));
      }
    }
  }

  private static void options(
      Item item, ContentPack.ItemText text, String pointer, List<Finding> findings) {
    Set<String> covered = new HashSet<>();
    for (int o = 0; o < text.options().size(); o++) {
      ContentPack.OptionText option = text.options().get(o);
      String at = pointer + Pointers.of("options", o);
      if (!covered.add(option.code())) {
        findings.add(
            new Finding(
                Finding.Code.DUPLICATE_ID, at + "/code", "The pack names this option twice."));
      } else if (item.option(option.code()).isEmpty()) {
        findings.add(
            new Finding(
                Finding.Code.UNKNOWN_OPTION,
                at + "/code",
                "The item has no option with this code; a pack cannot change options."));
      } else if (option.text().isBlank()) {
        findings.add(new Finding(Finding.Code.TEXT_MISSING, at + "/text", "The wording is blank."));
      }
    }
    for (Item.Option option : item.options()) {
      if (!covered.contains(option.code())) {
        findings.add(
            new Finding(
                Finding.Code.OPTION_NOT_COVERED,
                pointer + "/options",
                "The pack has no wording for the option '" + option.code() + "'."));
      }
    }
  }

  private static Instrument merged(Instrument instrument, ContentPack pack) {
    Map<String, ContentPack.ItemText> texts = new HashMap<>();
    pack.items().forEach(text -> texts.put(text.linkId(), text));
    List<Item> items =
        instrument.items().stream()
            .map(item -> merged(item, texts.get(item.linkId()), pack.language()))
            .toList();
    boolean firstWording = instrument.content() == Instrument.Content.STRUCTURE_ONLY;
    List<Instrument.LanguageVersion> languages = new ArrayList<>(instrument.languages());
    languages.add(
        new Instrument.LanguageVersion(
            pack.language(), Instrument.Provenance.STUDY_SUPPLIED, pack.licence()));
    return new Instrument(
        instrument.id(),
        instrument.version(),
        firstWording
            ? Map.of(pack.language(), pack.title())
            : plus(instrument.title(), pack.language(), pack.title()),
        languages,
        Instrument.Content.INCLUDED,
        instrument.respondent(),
        instrument.recallPeriod(),
        instrument.direction(),
        instrument.rights(),
        instrument.scoring(),
        instrument.notes(),
        items);
  }

  private static Item merged(Item item, ContentPack.ItemText text, String language) {
    Map<String, String> optionTexts = new HashMap<>();
    text.options().forEach(option -> optionTexts.put(option.code(), option.text()));
    List<Item.Option> options =
        item.options().stream()
            .map(
                option ->
                    new Item.Option(
                        option.code(),
                        plus(option.text(), language, optionTexts.get(option.code())),
                        option.exclusive()))
            .toList();
    return new Item(
        item.linkId(),
        item.kind(),
        plus(item.text(), language, text.text()),
        item.required(),
        options,
        item.bounds(),
        item.maxLength(),
        item.shownWhen());
  }

  private static Map<String, String> plus(Map<String, String> texts, String tag, String text) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    more.put(tag, text);
    return more;
  }
}
