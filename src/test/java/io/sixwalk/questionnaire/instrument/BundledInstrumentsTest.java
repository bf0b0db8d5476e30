package io.sixwalk.questionnaire.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BundledInstrumentsTest {

  private static final Set<String> LICENSED =
      Set.of(
          "frail",
          "sarc-f",
          "eq-5d-3l",
          "eq-5d-5l",
          "promis-global-10",
          "promis-physical-function-4a-v1-0",
          "promis-physical-function-4a-v2-0",
          "tilburg-frailty-indicator",
          "groningen-frailty-indicator",
          "short-fes-i",
          "clinical-frailty-scale",
          "mmse");

  private static Instrument instrument(String id) {
    return BundledInstruments.find(id).orElseThrow();
  }

  @Test
  void everything_promised_is_there() {
    assertThat(BundledInstruments.all())
        .extracting(Instrument::id)
        .containsAll(LICENSED)
        .contains(
            "rand-36",
            "phq-2",
            "gds-15",
            "frail-adapted",
            "sarc-f-adapted",
            "breathlessness-nrs",
            "fatigue-nrs",
            "pain-nrs",
            "global-rating-of-change",
            "falls-diary",
            "adverse-event-diary")
        .hasSize(23);
  }

  @Test
  void licensed_instruments_have_structure_without_a_word_and_cannot_be_scheduled() {
    for (String id : LICENSED) {
      Instrument licensed = instrument(id);
      assertThat(licensed.content()).as(id).isEqualTo(Instrument.Content.STRUCTURE_ONLY);
      assertThat(licensed.items())
          .allSatisfy(
              item -> {
                assertThat(item.text()).isEmpty();
                assertThat(item.options()).allSatisfy(o -> assertThat(o.text()).isEmpty());
              });
      assertThat(licensed.rights().permissionNeeded()).isTrue();
      assertThat(licensed.whyNotSchedulable("en").orElseThrow()).contains("content pack");
    }
  }

  @Test
  void included_instruments_can_be_scheduled_in_their_languages_only() {
    Instrument rand = instrument("rand-36");
    assertThat(rand.whyNotSchedulable("en")).isEmpty();
    assertThat(rand.whyNotSchedulable("de")).isEmpty();
    assertThat(rand.whyNotSchedulable("fr").orElseThrow()).contains("'fr'").contains("en, de");
  }

  @Test
  void rand_36_has_all_items_and_marks_its_german_as_unvalidated() {
    Instrument rand = instrument("rand-36");
    assertThat(rand.items().stream().filter(i -> i.kind() == Item.Kind.CHOICE))
        .extracting(Item::linkId)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 36).mapToObj(String::valueOf).toList());
    assertThat(rand.language("en").orElseThrow().provenance())
        .isEqualTo(Instrument.Provenance.PUBLISHED);
    assertThat(rand.language("de").orElseThrow().provenance())
        .isEqualTo(Instrument.Provenance.UNVALIDATED_TRANSLATION);
    assertThat(rand.language("de").orElseThrow().note()).contains("not validated");
    assertThat(rand.rights().attribution()).contains("RAND");
    assertThat(rand.scoring()).containsExactly("rand-36/rand", "rand-36/ware-v1");
  }

  @Test
  void adapted_instruments_say_that_wording_and_cut_offs_are_not_the_published_ones() {
    for (String id : List.of("frail-adapted", "sarc-f-adapted")) {
      assertThat(instrument(id).notes()).anyMatch(note -> note.contains("not validated"));
      assertThat(instrument(id).languages().get(0).provenance())
          .isEqualTo(Instrument.Provenance.OWN);
    }
  }

  @Test
  void options_of_choices_are_the_codes_that_scoring_reads() {
    assertThat(instrument("rand-36").item("22").orElseThrow().options()).hasSize(5);
    assertThat(instrument("rand-36").item("23").orElseThrow().options()).hasSize(6);
    assertThat(instrument("rand-36").item("32").orElseThrow().options()).hasSize(5);
    assertThat(instrument("promis-global-10").items()).hasSize(10);
    assertThat(instrument("global-rating-of-change").item("rating").orElseThrow().options())
        .extracting(Item.Option::code)
        .containsExactly("-3", "-2", "-1", "0", "1", "2", "3");
  }

  @Test
  void the_document_names_every_value_set_that_is_not_offered() throws IOException {
    String document = Files.readString(Path.of("docs/questionnaires.md"));
    assertThat(document).contains("Ecuador").contains("Singapore").contains("Canada");
    BundledInstruments.all()
        .forEach(instrument -> assertThat(document).contains("`" + instrument.id() + "`"));
    BundledInstruments.valueSets()
        .forEach(set -> assertThat(document).contains("`" + set.id() + "`"));
  }
}
