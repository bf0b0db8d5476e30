package io.sixwalk.questionnaire.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.scoring.Eq5dProfile.Version;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Eq5dTest {

  private static Eq5dValueSet set(Version version, String id) {
    return BundledInstruments.valueSets().stream()
        .filter(set -> set.version() == version && set.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ItemAnswers answers(String digits) {
    return ItemAnswers.of(
        Map.of(
            "MO", digits.charAt(0),
            "SC", digits.charAt(1),
            "UA", digits.charAt(2),
            "PD", digits.charAt(3),
            "AD", digits.charAt(4)));
  }

  /** Lowest and other printed values, from the abstracts and tables of the value set papers. */
  @ParameterizedTest
  @CsvSource({
    "canada,55555,-0.148",
    "canada,11111,0.949",
    "canada,23145,0.275",
    "england,55555,-0.285",
    "england,23245,0.247",
    "germany,55555,-0.661",
    "germany,12345,0.141",
    "netherlands,55555,-0.446",
    "netherlands,55511,0.390",
    "netherlands,44444,-0.289",
    "japan-ctto,55555,-0.025",
    "south-korea,55555,-0.066",
    "south-korea,12345,0.440",
    "south-korea,11211,0.883",
    "china,55555,-0.391",
    "denmark,13224,0.439",
    "ireland,55555,-0.974",
    "ireland,23243,0.225",
    "france,55555,-0.525",
    "france,54321,0.441",
    "spain,55555,-0.416",
    "usa,55555,-0.573",
    "usa,21354,0.090",
    "indonesia,12345,0.240",
    "uk,55555,-0.567",
    "uruguay,55555,-0.264",
    "uruguay,25413,0.538",
    "portugal,14235,0.415",
    "poland,55555,-0.590",
    "hungary,45555,-0.656",
    "hungary,55555,-0.848",
    "sweden-2020,55555,0.243",
    "sweden-2020,12345,0.497",
    "sweden-2020,34543,0.503",
    "sweden-2022,55555,-0.314",
    "singapore,55555,-0.851",
    "singapore,11111,1.000",
    "australia,55555,-0.301",
    "australia,11211,1.000",
    "belgium,15342,0.309",
    "belgium,55555,-0.532",
    "taiwan,42114,0.219",
    "taiwan,55555,-1.026",
    "thailand,31245,0.353",
    "vietnam,55555,-0.511",
    "peru-ctto,55555,-1.076",
    "peru-dce,44444,0.299",
    "mexico,12345,0.295",
    "italy,12345,0.215",
    "egypt,55555,-0.964",
    "india,55555,-0.923",
    "malaysia,55555,-0.442",
    "slovenia,55555,-1.089",
    "norway,55555,-0.453",
    "iran,55555,-1.190"
  })
  void five_level_index_is_the_printed_one(String id, String profile, String printed) {
    assertThat(set(Version.FIVE_LEVEL, id).index(Eq5dProfile.parse(Version.FIVE_LEVEL, profile)))
        .isEqualTo(new BigDecimal(printed));
  }

  @ParameterizedTest
  @CsvSource({
    "uk,33333,-0.594",
    "uk,11221,0.760",
    "uk,33221,-0.037",
    "uk,12321,0.329",
    "usa,33333,-0.109",
    "usa,11121,0.827",
    "usa,22112,0.759",
    "usa,33113,0.102",
    "chile,33333,-0.497",
    "chile,12212,0.564",
    "chile,12313,0.134",
    "chile,33311,-0.129",
    "italy,33333,-0.380",
    "italy,21321,0.714",
    "italy,32233,-0.078",
    "portugal,33333,-0.496",
    "portugal,22222,0.288",
    "portugal,31313,-0.274",
    "portugal,31323,-0.143",
    "portugal,31331,-0.344",
    "sri-lanka,33333,-0.711",
    "sri-lanka,22212,0.395",
    "australia,33333,-0.217",
    "australia,12233,0.101",
    "australia,22232,0.141",
    "australia,33331,-0.143",
    "netherlands-2006,33333,-0.329",
    "netherlands-2006,21333,-0.052",
    "germany,12213,0.524",
    "spain,33333,-0.654",
    "spain,23133,-0.135",
    "japan,33333,-0.111",
    "south-korea,33333,-0.171",
    "sweden,33333,0.340",
    "sweden,11111,0.969",
    "singapore,33333,-0.769",
    "singapore,11121,0.854",
    "zimbabwe,23211,0.570",
    "denmark,33333,-0.624",
    "canada,33333,-0.340",
    "china,33333,-0.149",
    "poland,33333,-0.523",
    "trinidad-and-tobago,23232,0.406",
    "taiwan,33333,-0.674",
    "hungary,33333,-0.865",
    "argentina,12233,0.258"
  })
  void three_level_index_is_the_printed_one(String id, String profile, String printed) {
    assertThat(set(Version.THREE_LEVEL, id).index(Eq5dProfile.parse(Version.THREE_LEVEL, profile)))
        .isEqualTo(new BigDecimal(printed));
  }

  /** Twelve states of every set, computed apart from this code from the coefficients. */
  @Test
  void every_set_agrees_with_an_independent_computation() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/questionnaire/eq5d-reference.csv")) {
      List<String[]> rows =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .skip(1)
              .map(line -> line.split(","))
              .toList();
      assertThat(rows).hasSizeGreaterThan(900);
      for (String[] row : rows) {
        Version version = row[0].endsWith("3l") ? Version.THREE_LEVEL : Version.FIVE_LEVEL;
        assertThat(set(version, row[1]).exactIndex(Eq5dProfile.parse(version, row[2])))
            .as("%s %s %s", row[0], row[1], row[2])
            .isEqualByComparingTo(row[3]);
      }
    }
  }

  /** A worse profile never has a better index, but for three sets that are printed so. */
  @ParameterizedTest
  @EnumSource(Version.class)
  void a_worse_profile_never_has_a_better_index(Version version) {
    Set<String> asPrinted = Set.of("argentina", "portugal", "sri-lanka");
    List<Eq5dValueSet> sets =
        BundledInstruments.valueSets().stream()
            .filter(set -> set.version() == version)
            .filter(set -> version == Version.FIVE_LEVEL || !asPrinted.contains(set.id()))
            .toList();
    List<Eq5dProfile> profiles = profiles(version);
    for (Eq5dValueSet set : sets) {
      for (Eq5dProfile profile : profiles) {
        BigDecimal index = set.exactIndex(profile);
        for (int d = 0; d < 5; d++) {
          if (profile.levels().get(d) < version.worstLevel()) {
            List<Integer> worse = new ArrayList<>(profile.levels());
            worse.set(d, worse.get(d) + 1);
            if (set.exactIndex(new Eq5dProfile(version, worse)).compareTo(index) > 0) {
              assertThat(worse).as(set.id() + " after " + profile.digits()).isNull();
            }
          }
        }
      }
    }
    assertThat(sets).isNotEmpty();
  }

  private static List<Eq5dProfile> profiles(Version version) {
    // All 243 states of 3L; of 5L the 1,024 states without level 3, which has no term of its own.
    List<Eq5dProfile> profiles = new ArrayList<>();
    List<Integer> levels = version == Version.THREE_LEVEL ? List.of(1, 2, 3) : List.of(1, 2, 4, 5);
    for (int mo : levels) {
      for (int sc : levels) {
        for (int ua : levels) {
          for (int pd : levels) {
            for (int ad : levels) {
              profiles.add(new Eq5dProfile(version, List.of(mo, sc, ua, pd, ad)));
            }
          }
        }
      }
    }
    return profiles;
  }

  @Test
  void all_sets_are_offered_but_ecuador_and_the_reason_is_given() {
    assertThat(BundledInstruments.valueSets())
        .filteredOn(set -> set.version() == Version.THREE_LEVEL)
        .hasSize(32);
    assertThat(BundledInstruments.valueSets())
        .filteredOn(set -> set.version() == Version.FIVE_LEVEL)
        .hasSize(49);
    assertThat(BundledInstruments.valueSetsNotOffered())
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.id()).isEqualTo("ecuador");
              assertThat(set.reason()).isNotBlank();
            });
    assertThat(BundledInstruments.scoring().find("eq-5d-3l/index/ecuador")).isEmpty();
    assertThat(BundledInstruments.valueSets())
        .allSatisfy(set -> assertThat(set.reference()).isNotBlank())
        .allSatisfy(set -> assertThat(set.worst()).isLessThan(set.best()));
  }

  @Test
  void no_dimension_is_imputed() {
    ScoringAlgorithm index =
        BundledInstruments.scoring().find("eq-5d-5l/index/canada").orElseThrow();
    Score missing = index.score(answers("55555").without("AD")).get(0);
    assertThat(missing.value()).isEmpty();
    assertThat(missing.whyNull()).contains(Score.Reason.ITEM_MISSING);
    assertThat(missing.answered()).isEqualTo(4);
    assertThat(index.score(answers("55555").with("AD", "6")).get(0).value()).isEmpty();
    assertThat(index.score(answers("55555")).get(0).value()).hasValue(-0.148);
  }

  @Test
  void level_sum_and_rating_need_no_value_set() {
    ScoringAlgorithm descriptive = Eq5d.descriptive(Version.FIVE_LEVEL);
    List<Score> scores = descriptive.score(answers("21345").with("VAS", "70"));
    assertThat(scores.get(0).value()).hasValue(15);
    assertThat(scores.get(0).direction()).isEqualTo(Direction.HIGHER_IS_WORSE);
    assertThat(scores.get(1).value()).hasValue(70);
    assertThat(scores.get(1).direction()).isEqualTo(Direction.HIGHER_IS_BETTER);
    List<Score> open = descriptive.score(answers("21345").without("MO").with("VAS", "101"));
    assertThat(open.get(0).possible()).contains(new Score.Range(14, 18));
    assertThat(open.get(1).value()).isEmpty();
    assertThat(Eq5dProfile.of(Version.THREE_LEVEL, answers("21345"))).isEmpty();
    assertThat(Eq5dProfile.of(Version.FIVE_LEVEL, answers("21345")).orElseThrow().digits())
        .isEqualTo("21345");
  }

  @ParameterizedTest
  @CsvSource({
    "21345,21344,BETTER",
    "21345,21355,WORSE",
    "21345,12345,MIXED",
    "21345,21345,SAME",
    "11111,11111,SAME_NO_PROBLEMS",
    "11111,11112,WORSE",
    "55555,11111,BETTER"
  })
  void paretian_classification_compares_dimension_by_dimension(
      String before, String after, ParetianChange change) {
    assertThat(
            ParetianChange.between(
                Eq5dProfile.parse(Version.FIVE_LEVEL, before),
                Eq5dProfile.parse(Version.FIVE_LEVEL, after)))
        .isEqualTo(change);
  }

  @Test
  void profiles_of_two_versions_are_never_mixed() {
    Eq5dProfile three = Eq5dProfile.parse(Version.THREE_LEVEL, "11233");
    Eq5dProfile five = Eq5dProfile.parse(Version.FIVE_LEVEL, "11233");
    assertThatThrownBy(() -> ParetianChange.between(three, five))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> set(Version.FIVE_LEVEL, "uk").index(three))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Eq5dProfile.parse(Version.THREE_LEVEL, "11234"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_small_change_of_the_index_is_a_twentieth_of_its_range() {
    TrendBasis basis = TrendBases.of(set(Version.FIVE_LEVEL, "usa"));
    assertThat(((TrendBasis.ProfileAndIndex) basis).smallChange()).isEqualTo(1.573 / 20);
  }

  /** In two sets 33333 is not the state with the lowest index. */
  @ParameterizedTest
  @CsvSource({"portugal,-0.536,0.0768", "sri-lanka,-0.727,0.08635", "uk,-0.594,0.0797"})
  void the_range_of_a_set_runs_from_its_lowest_to_its_highest_index(
      String id, String lowest, double twentieth) {
    Eq5dValueSet set = set(Version.THREE_LEVEL, id);
    assertThat(set.range()).isEqualTo(BigDecimal.ONE.subtract(new BigDecimal(lowest)));
    assertThat(((TrendBasis.ProfileAndIndex) TrendBases.of(set)).smallChange())
        .isEqualTo(twentieth);
  }

  @Test
  void a_set_with_an_unknown_regressor_is_refused() {
    assertThatThrownBy(
            () ->
                Eq5dValueSets.parse(
                    Version.FIVE_LEVEL,
                    "id,label,reference,note,start,MO2,Q7\nx,X,doi,,1,-0.1,-0.2\n",
                    "id,state,index\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Q7");
  }
}
