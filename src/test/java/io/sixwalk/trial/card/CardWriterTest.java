package io.sixwalk.trial.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.LabelledCases;
import io.sixwalk.trial.card.Card.Section;
import io.sixwalk.trial.registry.BundledRegistry.Entry;
import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.EvidenceList;
import io.sixwalk.trial.rules.Inquiry;
import io.sixwalk.trial.rules.Lookup;
import io.sixwalk.trial.rules.Lookup.Coverage;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.Offer;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.Rule;
import io.sixwalk.trial.rules.TrialStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CardWriterTest {
  private static final Locale SPANISH = new Locale("es");

  private static final List<Assessment> ASSESSMENTS = everyAssessment();

  private static List<Assessment> assessments() {
    return ASSESSMENTS;
  }

  /** Every assessment that the tests can think of: labelled, bundled, fresh, old, offered. */
  private static List<Assessment> everyAssessment() {
    List<Assessment> all = new ArrayList<>();
    for (LabelledCases labelled : LabelledCases.all()) {
      all.add(labelled.assess(Bundle.EVIDENCE));
      all.add(labelled.assess(EvidenceList.none()));
    }
    Offer offer =
        Offer.builder()
            .place("a hotel in Cancun")
            .city("Cancun")
            .country("Mexico")
            .clinic("Legit Trusted Approved Clinic")
            .product("laromestrocel")
            .askedToPay(true)
            .priceText("US$ 20,000")
            .claimsText("FDA registered, safe and approved clinical trial for frailty, \"$8,900\"")
            .offeredNow(true)
            .diseases(List.of("diabetes", "knee pain", "Alzheimer"))
            .toldItIsATrial(true)
            .build();
    for (Entry entry : Bundle.ENTRIES) {
      RegistryRecord record = entry.record();
      all.add(assess(Bundle.asOfCopy(record), Bundle.dayOfCopy(record)));
      all.add(assess(Inquiry.about(record), Bundle.TODAY));
      all.add(assess(Inquiry.about(record).withOffer(offer), Bundle.TODAY));
      all.add(assess(Bundle.asOfCopy(record).withOffer(offer), Bundle.dayOfCopy(record)));
    }
    for (String number :
        List.of(
            "",
            "NCT1",
            "NCTO3169231",
            "96912679",
            "HPC/CTR/003",
            "ZINC000052955",
            "NL26560.042.09",
            "U1111-1316-3012",
            "DRKS00003170",
            "NCT10953523")) {
      for (Coverage coverage : Coverage.values()) {
        all.add(assess(Bundle.lookUp(number, coverage, Bundle.TODAY), Bundle.TODAY));
        all.add(assess(Bundle.lookUp(number, coverage, LocalDate.of(2020, 1, 1)), Bundle.TODAY));
      }
    }
    all.add(assess(Inquiry.about(offer), Bundle.TODAY));
    return all;
  }

  private static Assessment assess(Inquiry inquiry, LocalDate asOf) {
    return TrialStatus.assess(inquiry, Bundle.EVIDENCE, asOf);
  }

  static Stream<Locale> languages() {
    return Wording.LANGUAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void no_forbidden_word_stands_in_our_own_sentences(Locale language) {
    for (Assessment assessment : assessments()) {
      Card card = CardWriter.write(assessment, language);
      assertThat(ForbiddenWords.in(card.asText(), language)).as(card.asText()).isEmpty();
      assertThat(card.asText()).doesNotContain("{").doesNotContain("null");
    }
    ResourceBundle bundle = ResourceBundle.getBundle("messages.trial", language);
    for (String key : bundle.keySet()) {
      assertThat(ForbiddenWords.in(bundle.getString(key), language)).as(key).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void our_own_sentences_have_fewer_than_twenty_words(Locale language) {
    for (Assessment assessment : assessments()) {
      for (Card.Line line : CardWriter.write(assessment, language).lines()) {
        if (line.section() != Section.LINK) {
          for (String sentence : ForbiddenWords.own(line.text()).split("[.?!:;]")) {
            assertThat(sentence.strip().split("\\s+").length).as(sentence).isLessThan(20);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_card_carries_what_every_card_must_carry(Locale language) {
    for (Assessment assessment : assessments()) {
      Card card = CardWriter.write(assessment, language);
      assertThat(card.of(Section.HEADLINE)).isNotEmpty();
      assertThat(card.of(Section.REASON)).hasSizeLessThanOrEqualTo(5);
      assertThat(card.of(Section.NOT_CHECKED)).isNotEmpty();
      assertThat(card.of(Section.QUESTION)).hasSize(6);
      assertThat(card.of(Section.CARE_TEAM)).hasSize(1);
      assertThat(card.of(Section.HARM)).hasSize(1);
      assertThat(card.of(Section.OPENNESS)).hasSize(assessment.record().isPresent() ? 1 : 0);
      if (assessment.record().isPresent()) {
        assertThat(card.of(Section.COPY)).hasSize(1);
        assertThat(card.of(Section.LINK)).hasSize(1);
      }
    }
  }

  @Test
  void both_languages_say_the_same_things() {
    ResourceBundle english = ResourceBundle.getBundle("messages.trial", Locale.ENGLISH);
    ResourceBundle spanish = ResourceBundle.getBundle("messages.trial", SPANISH);
    assertThat(new TreeSet<>(english.keySet())).isEqualTo(new TreeSet<>(spanish.keySet()));
    for (Rule rule : Rule.values()) {
      for (Locale language : Wording.LANGUAGES) {
        assertThat(Wording.in(language).sentence(rule)).isNotBlank();
      }
    }
  }

  @Test
  void the_scan_finds_forbidden_words_outside_quotes_only() {
    assertThat(ForbiddenWords.in("It says: “safe and approved”. Works 100%!", Locale.ENGLISH))
        .containsExactly("Works", "%");
    assertThat(ForbiddenWords.in("¿Paga algo mi seguro? Es seguro y funciona.", SPANISH))
        .containsExactly("seguro", "funciona");
    assertThat(ForbiddenWords.in("A safety board watches.", Locale.ENGLISH)).isEmpty();
  }

  @Test
  void the_two_frailty_trials_read_differently() {
    Card regulated = card("NCT03169231", Locale.ENGLISH);
    Card paid = card("NCT05018767", Locale.ENGLISH);
    assertThat(regulated.of(Section.HEADLINE).get(0))
        .startsWith("This trial is listed as NCT03169231. The source “")
        .contains("says that it ran under an IND.")
        .endsWith("This does not mean that the treatment helps or is without risk.");
    assertThat(regulated.of(Section.OPENNESS).get(0))
        .startsWith("This trial has ended. No one can join it now.");
    assertThat(paid.of(Section.HEADLINE).get(0))
        .startsWith("This study is listed as NCT05018767. We found 5 things to ask about");
    assertThat(paid.of(Section.REASON).get(0))
        .contains("patient funded trial")
        .contains("detailed description");
  }

  @Test
  void a_letter_is_shown_with_its_date_and_its_limits() {
    Card card = card("NCT04744051", Locale.ENGLISH);
    assertThat(card.of(Section.HEADLINE).get(0))
        .startsWith("On January 3, 2018, FDA wrote to “American CryoStem Corporation” about")
        .contains("It may have been settled since; we have not checked.");
    assertThat(card.of(Section.ALSO_KNOWN))
        .anyMatch(l -> l.startsWith("This study was first listed after the letter or ruling."));
    assertThat(card("NCT04744051", SPANISH).of(Section.HEADLINE).get(0))
        .startsWith("El 3 de enero de 2018, FDA escribió a");
  }

  @Test
  void a_number_that_became_an_alias_is_shown_with_the_new_one() {
    RegistryRecord record = Bundle.nct("NCT03169231");
    Inquiry inquiry =
        new Inquiry(NumberReader.read("nct 0000 0002"), new Lookup.Found(record), Offer.none());
    assertThat(CardWriter.write(assess(inquiry, Bundle.TODAY), Locale.ENGLISH).of(Section.HEADLINE))
        .contains("You asked about NCT00000002. The registry now lists this study as NCT03169231.");
  }

  @Test
  void an_unknown_language_is_answered_in_english() {
    assertThat(card("NCT03169231", Locale.JAPANESE).asText())
        .isEqualTo(card("NCT03169231", Locale.ENGLISH).asText());
  }

  @Test
  void quotes_inside_quotes_do_not_end_the_quote() {
    String quote = Wording.quote("he said “safe” and \"approved\"");
    assertThat(Arrays.asList(quote.split("”"))).hasSize(1);
    assertThat(ForbiddenWords.in(quote, Locale.ENGLISH)).isEmpty();
  }

  private static Card card(String number, Locale language) {
    RegistryRecord record = Bundle.nct(number);
    return CardWriter.write(assess(Bundle.asOfCopy(record), Bundle.dayOfCopy(record)), language);
  }
}
