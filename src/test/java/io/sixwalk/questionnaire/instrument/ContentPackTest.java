package io.sixwalk.questionnaire.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentPackTest {

  private static final Instrument EQ5D = BundledInstruments.find("eq-5d-5l").orElseThrow();

  /** A pack with made-up wording that covers the structure. */
  private static ContentPack pack(Instrument instrument) {
    return new ContentPack(
        instrument.id(),
        instrument.version(),
        "en-GB",
        "Title",
        "Registration 4711",
        instrument.items().stream()
            .map(
                item ->
                    new ContentPack.ItemText(
                        item.linkId(),
                        "Question " + item.linkId(),
                        item.options().stream()
                            .map(o -> new ContentPack.OptionText(o.code(), "Option " + o.code()))
                            .toList()))
            .toList());
  }

  private static ContentPack withItem(ContentPack pack, int index, ContentPack.ItemText item) {
    List<ContentPack.ItemText> items = new ArrayList<>(pack.items());
    items.set(index, item);
    return new ContentPack(
        pack.instrument(), pack.version(), pack.language(), pack.title(), pack.licence(), items);
  }

  private static List<Finding> refused(ContentPack pack) {
    ContentPacks.Outcome outcome = ContentPacks.apply(EQ5D, pack);
    assertThat(outcome).isInstanceOf(ContentPacks.Refused.class);
    return ((ContentPacks.Refused) outcome).findings();
  }

  @Test
  void a_pack_that_covers_the_structure_makes_the_instrument_schedulable() {
    ContentPacks.Outcome outcome = ContentPacks.apply(EQ5D, pack(EQ5D));
    Instrument loaded = ((ContentPacks.Applied) outcome).instrument();

    assertThat(loaded.content()).isEqualTo(Instrument.Content.INCLUDED);
    assertThat(loaded.whyNotSchedulable("en-GB")).isEmpty();
    assertThat(loaded.item("MO").orElseThrow().text()).containsEntry("en-GB", "Question MO");
    assertThat(loaded.language("en-GB").orElseThrow().provenance())
        .isEqualTo(Instrument.Provenance.STUDY_SUPPLIED);
    assertThat(loaded.language("en-GB").orElseThrow().note()).isEqualTo("Registration 4711");
    assertThat(InstrumentRules.problems(loaded, BundledInstruments.scoring())).isEmpty();
    assertThat(loaded.rights()).isEqualTo(EQ5D.rights());
  }

  @Test
  void every_licensed_structure_can_be_filled() {
    for (Instrument instrument : BundledInstruments.all()) {
      ContentPacks.Outcome outcome = ContentPacks.apply(instrument, pack(instrument));
      assertThat(outcome).as(instrument.id()).isInstanceOf(ContentPacks.Applied.class);
      Instrument loaded = ((ContentPacks.Applied) outcome).instrument();
      assertThat(InstrumentRules.problems(loaded, BundledInstruments.scoring()))
          .as(instrument.id())
          .isEmpty();
    }
  }

  @Test
  void a_pack_that_renames_an_item_is_refused_at_both_ends() {
    ContentPack pack = pack(EQ5D);
    ContentPack.ItemText mobility = pack.items().get(0);
    ContentPack renamed =
        withItem(
            pack, 0, new ContentPack.ItemText("Mobility", mobility.text(), mobility.options()));

    assertThat(refused(renamed))
        .extracting(Finding::code, Finding::pointer)
        .containsExactly(
            tuple(Finding.Code.UNKNOWN_ITEM, "/items/0/linkId"),
            tuple(Finding.Code.ITEM_NOT_COVERED, "/items"));
  }

  @Test
  void a_pack_that_changes_an_option_is_refused() {
    ContentPack pack = pack(EQ5D);
    List<ContentPack.OptionText> options = new ArrayList<>(pack.items().get(1).options());
    options.set(4, new ContentPack.OptionText("6", "Something else"));
    ContentPack changed = withItem(pack, 1, new ContentPack.ItemText("SC", "Question", options));

    assertThat(refused(changed))
        .extracting(Finding::code, Finding::pointer)
        .containsExactly(
            tuple(Finding.Code.UNKNOWN_OPTION, "/items/1/options/4/code"),
            tuple(Finding.Code.OPTION_NOT_COVERED, "/items/1/options"));
  }

  @Test
  void a_pack_for_another_version_or_instrument_is_refused() {
    ContentPack pack = pack(EQ5D);
    ContentPack other = new ContentPack("eq-5d-5l", "9.0.0", "en-GB", "T", "L", pack.items());
    assertThat(refused(other))
        .extracting(Finding::code)
        .containsExactly(Finding.Code.WRONG_VERSION);
    assertThat(refused(pack(BundledInstruments.find("eq-5d-3l").orElseThrow())))
        .extracting(Finding::code)
        .containsExactly(Finding.Code.WRONG_INSTRUMENT);
  }

  @Test
  void a_pack_never_replaces_wording_that_is_there() {
    Instrument loaded = ((ContentPacks.Applied) ContentPacks.apply(EQ5D, pack(EQ5D))).instrument();
    ContentPacks.Outcome again = ContentPacks.apply(loaded, pack(loaded));
    assertThat(((ContentPacks.Refused) again).findings())
        .extracting(Finding::code)
        .containsExactly(Finding.Code.LANGUAGE_EXISTS);
  }

  @Test
  void json_that_tries_to_change_the_structure_is_refused_by_the_schema() {
    Read<ContentPack> read =
        ContentPackJson.read(
            """
            {"instrument":"eq-5d-5l","version":"1.0.0","language":"en","title":"T","licence":"L",
             "items":[{"linkId":"MO","text":"x","required":true}]}\
            """);
    assertThat(((Read.Refused<ContentPack>) read).findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(Finding.Code.SCHEMA_VIOLATION);
              assertThat(finding.pointer()).startsWith("/items/0");
            });
    Read<ContentPack> good =
        ContentPackJson.read(
            """
            {"instrument":"mmse","version":"1.0.0","language":"en","title":"T","licence":"L",
             "items":[{"linkId":"rating","text":"Total"}]}\
            """);
    ContentPack pack = ((Read.Understood<ContentPack>) good).value();
    Instrument mmse = BundledInstruments.find("mmse").orElseThrow();
    assertThat(ContentPacks.apply(mmse, pack)).isInstanceOf(ContentPacks.Applied.class);
  }
}
