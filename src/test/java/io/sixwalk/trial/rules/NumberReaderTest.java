package io.sixwalk.trial.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.LabelledCases;
import io.sixwalk.trial.rules.NumberReading.Ambiguous;
import io.sixwalk.trial.rules.NumberReading.DidYouMean;
import io.sixwalk.trial.rules.NumberReading.Malformed;
import io.sixwalk.trial.rules.NumberReading.NoNumber;
import io.sixwalk.trial.rules.NumberReading.OtherReference;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberReaderTest {
  static List<Map<String, String>> recordedSpellings() {
    return LabelledCases.rows("/trial/id-format-cases.csv");
  }

  @ParameterizedTest
  @MethodSource("recordedSpellings")
  void recorded_spellings_are_read_as_recorded(Map<String, String> spelling) {
    NumberReading reading = NumberReader.read(spelling.get("input"));
    String canonical = spelling.get("canonical_or_note").replaceAll(" \\(.*", "");
    switch (spelling.get("expected")) {
      case "valid", "normalise" -> {
        assertThat(reading).isInstanceOf(Recognised.class);
        Recognised recognised = (Recognised) reading;
        assertThat(recognised.number().value()).isEqualTo(canonical);
        assertThat(recognised.number().registry().displayName())
            .isEqualTo(spelling.get("registry"));
        assertThat(recognised.rewritten()).isEqualTo(spelling.get("expected").equals("normalise"));
      }
      case "ambiguous" -> {
        assertThat(reading).isInstanceOf(Ambiguous.class);
        assertThat(((Ambiguous) reading).candidates())
            .extracting(n -> n.registry().displayName())
            .contains(spelling.get("registry"));
      }
      default ->
          assertThat(reading).isNotInstanceOf(Recognised.class).isNotInstanceOf(NoNumber.class);
    }
  }

  @Test
  void misspelt_isrctn_prefix_is_offered_as_did_you_mean() {
    assertThat(NumberReader.read("ISCRTN06180958"))
        .isEqualTo(
            new DidYouMean(
                new RegistryNumber(Registry.ISRCTN, "ISRCTN06180958"),
                "ISCRTN06180958",
                NumberReading.Slip.MISSPELT_PREFIX));
  }

  static List<String[]> spellings() {
    return Bundle.tableRows("/trial/spellings.tsv");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @MethodSource("spellings")
  void what_people_paste_is_read(String text, String expected) {
    NumberReading reading = NumberReader.read(text);
    if (expected.equals("OTHER")) {
      assertThat(reading).isNotInstanceOf(Recognised.class);
    } else {
      assertThat(told(reading)).isEqualTo(expected);
    }
  }

  private static String told(NumberReading reading) {
    if (reading instanceof Recognised recognised) {
      return recognised.number().value();
    }
    if (reading instanceof DidYouMean meant) {
      return "MEAN " + meant.suggestion().value();
    }
    if (reading instanceof OtherReference other) {
      return other.kind().name();
    }
    return reading instanceof Malformed
        ? "MALFORMED"
        : reading instanceof Ambiguous ? "AMBIGUOUS" : "NONE";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NCT 03011541 | NCT03011541",
        "NCT#00379470 | NCT00379470",
        "NCT: 0301 1541 | NCT03011541",
        "N C T 03011541 | NCT03011541",
        "nct\u201303011541 | NCT03011541",
        "NCT\u22120301\u22121541 | NCT03011541",
        "NCT\u00a003169231 | NCT03169231",
        "\uff2e\uff23\uff34\uff10\uff13\uff11\uff16\uff19\uff12\uff13\uff11 | NCT03169231",
        "Trial NCT No. 03169231, phase 2b | NCT03169231",
        "see (NCT03169231). | NCT03169231",
        "NCT03169231 2 arms | NCT03169231",
        "https://clinicaltrials.gov/study/NCT03169231?term=frailty | NCT03169231",
        "https://clinicaltrials.gov/ct2/show/nct02065245 | NCT02065245",
        "https://www.isrctn.com/ISRCTN78805636 | ISRCTN78805636",
        "ISRCTN 7880 5636 | ISRCTN78805636",
        "https://www.clinicaltrialsregister.eu/ctr-search/trial/2013-000615-24/BE | 2013-000615-24",
        "EUCTR2013-000615-24-BE | 2013-000615-24",
        "EudraCT: 2013\u2013000615\u201324 | 2013-000615-24",
        "https://euclinicaltrials.eu/ctis-public/view/2022-500244-37-00?lang=en |"
            + " 2022-500244-37-00",
        "2022-500244-37 | 2022-500244-37",
        "ACTRN12605000009606 | ACTRN12605000009606",
        "ACTRN12605000009606p | ACTRN12605000009606p",
        "ChiCTR-TRC-13003090 | ChiCTR-TRC-13003090",
        "chictr 1900022222 | ChiCTR1900022222",
        "ITMCTR2022000001 | ITMCTR2022000001",
        "KCT0005423 | KCT0005423",
        "CTRI%2F2020%2F05%2F025131 | CTRI/2020/05/025131",
        "ctri/2020/05/025131 | CTRI/2020/05/025131",
        "DRKS00003170 | DRKS00003170",
        "jRCTb030190042 | jRCTb030190042",
        "JRCTS031180001 | jRCTs031180001",
        "jRCT2031200001 | jRCT2031200001",
        "UMIN 000012045 | UMIN000012045",
        "JapicCTI-121987 | JapicCTI-121987",
        "JapicCTI 121987 | JapicCTI-121987",
        "JMA-IIA00123 | JMA-IIA00123",
        "IRCT 20160803018745 N10 | IRCT20160803018745N10",
        "NTR 1234 | NTR1234",
        "NL7890 | NL7890",
        "NL-OMON12345 | NL-OMON12345",
        "PACTR202001234567890 | PACTR202001234567890",
        "RBR-6bcnbpq | RBR-6bcnbpq",
        "RBR-6BCNBPQ | RBR-6bcnbpq",
        "PER-123-20 | PER-123-20",
        "RPCEC00000123 | RPCEC00000123",
        "SLCTR/2019/012 | SLCTR/2019/012",
        "TCTR20200101001 | TCTR20200101001",
        "LBCTR2020012345 | LBCTR2020012345",
        "U1111\u20111316\u20113012 | U1111-1316-3012",
      })
  void numbers_of_all_families_are_found_in_what_people_paste(String text, String canonical) {
    NumberReading reading = NumberReader.read(text);
    assertThat(reading).isInstanceOf(Recognised.class);
    assertThat(((Recognised) reading).number().value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "NCTO3169231, NCT03169231",
    "NCT0316923l, NCT03169231",
    "NCT O3I69231, NCT03169231",
    "NTC03169231, NCT03169231"
  })
  void letters_read_for_digits_are_only_suggested(String text, String suggestion) {
    NumberReading reading = NumberReader.read(text);
    assertThat(reading).isInstanceOf(DidYouMean.class);
    assertThat(((DidYouMean) reading).suggestion().value()).isEqualTo(suggestion);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NCT1234567", "NCT123456789", "NCT00000000", "ChiCTR190002", "IRCT2016080318745",
        "ISRCTN1234567", "DRKS0000317", "CTRI/2020/5/25131", "jRCTs03118000", "U1111-131-3012"
      })
  void numbers_with_the_wrong_count_of_digits_are_malformed(String text) {
    assertThat(NumberReader.read(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void other_references_are_told_apart() {
    assertThat(NumberReader.read("NL26560.042.09"))
        .isEqualTo(new OtherReference(NumberReading.Kind.ETHICS_FILE, "NL26560.042.09"));
    assertThat(NumberReader.read("ZINC000052955"))
        .isEqualTo(new OtherReference(NumberReading.Kind.COMPOUND, "ZINC000052955"));
    assertThat(NumberReader.read("HPC/CTR/003"))
        .isEqualTo(new OtherReference(NumberReading.Kind.LOCAL_REFERENCE, "HPC/CTR/003"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "I was told it is a trial in Miami",
        "We pay 20 per cent of 300 dollars",
        "Call 305 555 0100",
        "discharge on day 12",
        "The NCT said Illinois"
      })
  void ordinary_words_hold_no_number(String text) {
    assertThat(NumberReader.read(text)).isEqualTo(new NoNumber());
  }

  @Test
  void every_number_of_a_text_is_found_once_and_in_order() {
    assertThat(NumberReader.readAll("NCT03169231 (EudraCT 2013-000615-24), again NCT 03169231"))
        .map(r -> ((Recognised) r).number().value())
        .containsExactly("NCT03169231", "2013-000615-24");
  }

  @Test
  void a_registration_is_preferred_to_a_universal_trial_number() {
    assertThat(NumberReader.read("U1111-1316-3012 / NCT03169231"))
        .isInstanceOfSatisfying(
            Recognised.class, r -> assertThat(r.number().value()).isEqualTo("NCT03169231"));
  }

  @Test
  void each_family_says_what_can_be_done_with_its_numbers() {
    assertThat(Registry.values()).hasSize(23);
    assertThat(Registry.WHO_UTN.ability()).isEqualTo(Registry.Ability.NOT_A_REGISTRATION);
    assertThat(RegistryNumber.nct("NCT03169231").page())
        .contains("https://clinicaltrials.gov/study/NCT03169231");
  }

  @Property
  void any_spacing_of_an_nct_number_reads_as_the_same_number(
      @ForAll @IntRange(min = 1, max = 99_999_999) int digits,
      @ForAll @IntRange(min = 1, max = 7) int gap,
      @ForAll boolean lowerCase) {
    String canonical = "NCT%08d".formatted(digits);
    String body = canonical.substring(3);
    String spaced = "NCT " + body.substring(0, gap) + " " + body.substring(gap);
    assertThat(NumberReader.read(lowerCase ? spaced.toLowerCase(java.util.Locale.ROOT) : spaced))
        .isInstanceOfSatisfying(
            Recognised.class, r -> assertThat(r.number().value()).isEqualTo(canonical));
  }

  @Property
  void reading_never_fails_and_what_is_recognised_is_canonical(@ForAll String text) {
    for (NumberReading reading : NumberReader.readAll("NCT" + text + "ISRCTN" + text)) {
      if (reading instanceof Recognised recognised) {
        assertThat(recognised.number().registry().isCanonical(recognised.number().value()))
            .isTrue();
      }
    }
  }
}
