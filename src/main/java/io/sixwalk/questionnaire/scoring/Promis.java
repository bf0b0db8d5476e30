package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * PROMIS short forms by their raw-sum tables: T scores, mean 50 and standard deviation 10 in the US
 * reference population, higher is better, each with its own standard error.
 *
 * <p>Global-10: Hays RD et al., Qual Life Res 2009;18:873-880, doi:10.1007/s11136-009-9496-9.
 * Global Physical Health sums items 03, 06, 07 (pain 0 to 10 rescored to 5 to 1) and 08 reversed;
 * Global Mental Health sums 02, 04, 05 and 10 reversed. Items 08 and 10 are read in the coding of
 * forms 1.0 and 1.1, where 1 is "none" or "never". Items 01 and 09 are in neither sum.
 *
 * <p>Physical Function 4a: PFA11, PFA21, PFA23 and PFA53, each 1 to 5; tables of forms 1.0 and 2.0.
 *
 * <p>The tables hold for complete answers only; with an item open there is no score here (pattern
 * scoring would be needed), and no proration.
 */
public final class Promis implements ScoringAlgorithm {

  private static final double[] GPH_T = {
    16.2, 19.9, 23.5, 26.7, 29.6, 32.4, 34.9, 37.4, 39.8, 42.3, 44.9, 47.7, 50.8, 54.1, 57.7, 61.9,
    67.7
  };
  private static final double[] GPH_SE = {
    4.8, 4.7, 4.5, 4.3, 4.2, 4.2, 4.1, 4.1, 4.1, 4.2, 4.3, 4.4, 4.6, 4.7, 4.9, 5.2, 5.9
  };
  private static final double[] GMH_T = {
    21.2, 25.1, 28.4, 31.3, 33.8, 36.3, 38.8, 41.1, 43.5, 45.8, 48.3, 50.8, 53.3, 56.0, 59.0, 62.5,
    67.6
  };
  private static final double[] GMH_SE = {
    4.6, 4.1, 3.9, 3.7, 3.7, 3.7, 3.6, 3.6, 3.6, 3.6, 3.7, 3.7, 3.7, 3.8, 3.9, 4.2, 5.3
  };
  private static final double[] PF_4A_V2_T = {
    22.5, 26.6, 28.9, 30.5, 31.9, 33.2, 34.4, 35.6, 36.7, 37.9, 39.2, 40.5, 41.9, 43.5, 45.5, 48.3,
    57.0
  };
  private static final double[] PF_4A_V2_SE = {
    4.0, 2.8, 2.5, 2.4, 2.3, 2.3, 2.3, 2.3, 2.3, 2.3, 2.4, 2.4, 2.5, 2.6, 2.8, 3.3, 6.6
  };
  private static final double[] PF_4A_V1_T = {
    22.9, 26.9, 29.1, 30.7, 32.1, 33.3, 34.4, 35.6, 36.7, 37.9, 39.1, 40.4, 41.8, 43.4, 45.3, 48.0,
    56.9
  };

  /** How a raw answer becomes 1 to 5 points. */
  private enum Coding {
    AS_IS,
    REVERSED,
    PAIN_0_TO_10
  }

  private record Part(String item, Coding coding) {
    OptionalInt points(ItemAnswers answers) {
      if (coding == Coding.PAIN_0_TO_10) {
        OptionalInt pain = answers.integer(item, 0, 10);
        return pain.isPresent() ? OptionalInt.of(painPoints(pain.getAsInt())) : pain;
      }
      OptionalInt raw = answers.integer(item, 1, 5);
      return raw.isPresent() && coding == Coding.REVERSED
          ? OptionalInt.of(6 - raw.getAsInt())
          : raw;
    }

    private static int painPoints(int pain) {
      if (pain == 0) {
        return 5;
      }
      if (pain <= 3) {
        return 4;
      }
      if (pain <= 6) {
        return 3;
      }
      return pain <= 9 ? 2 : 1;
    }
  }

  /** One table: four items, T for raw sums 4 to 20, and its standard errors if they are known. */
  private record Table(String code, List<Part> parts, double[] t, Optional<double[]> se) {}

  private static final List<Part> PHYSICAL_FUNCTION_4A =
      List.of(
          new Part("PFA11", Coding.AS_IS),
          new Part("PFA21", Coding.AS_IS),
          new Part("PFA23", Coding.AS_IS),
          new Part("PFA53", Coding.AS_IS));

  /** Global-10: Global Physical Health and Global Mental Health. */
  public static final ScoringAlgorithm GLOBAL_10 =
      new Promis(
          "promis-global-10",
          "1.0",
          "Hays RD et al. 2009, Qual Life Res 18:873-880, doi:10.1007/s11136-009-9496-9",
          List.of(
              new Table(
                  "GPH",
                  List.of(
                      new Part("Global03", Coding.AS_IS),
                      new Part("Global06", Coding.AS_IS),
                      new Part("Global07", Coding.PAIN_0_TO_10),
                      new Part("Global08", Coding.REVERSED)),
                  GPH_T,
                  Optional.of(GPH_SE)),
              new Table(
                  "GMH",
                  List.of(
                      new Part("Global02", Coding.AS_IS),
                      new Part("Global04", Coding.AS_IS),
                      new Part("Global05", Coding.AS_IS),
                      new Part("Global10", Coding.REVERSED)),
                  GMH_T,
                  Optional.of(GMH_SE))));

  /** Physical Function 4a, form 1.0. No standard errors are at hand for this form. */
  public static final ScoringAlgorithm PHYSICAL_FUNCTION_4A_V1 =
      new Promis(
          "promis-physical-function-4a/v1.0",
          "1.0",
          "PROMIS Physical Function 4a form 1.0 raw-sum table, HealthMeasures scoring manual",
          List.of(new Table("PF", PHYSICAL_FUNCTION_4A, PF_4A_V1_T, Optional.empty())));

  /** Physical Function 4a, form 2.0. */
  public static final ScoringAlgorithm PHYSICAL_FUNCTION_4A_V2 =
      new Promis(
          "promis-physical-function-4a/v2.0",
          "1.0",
          "PROMIS Physical Function 4a form 2.0 raw-sum table, HealthMeasures scoring manual",
          List.of(new Table("PF", PHYSICAL_FUNCTION_4A, PF_4A_V2_T, Optional.of(PF_4A_V2_SE))));

  private final String id;
  private final String version;
  private final String source;
  private final List<Table> tables;

  private Promis(String id, String version, String source, List<Table> tables) {
    this.id = id;
    this.version = version;
    this.source = source;
    this.tables = tables;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<String> items() {
    return tables.stream().flatMap(table -> table.parts().stream()).map(Part::item).toList();
  }

  @Override
  public List<Score> score(ItemAnswers answers) {
    return tables.stream().map(table -> score(table, answers)).toList();
  }

  private Score score(Table table, ItemAnswers answers) {
    int raw = 0;
    int answered = 0;
    int items = table.parts().size();
    int highest = 0;
    for (Part part : table.parts()) {
      OptionalInt points = part.points(answers);
      if (points.isPresent()) {
        raw += points.getAsInt();
        highest += points.getAsInt();
        answered++;
      } else {
        highest += 5;
      }
    }
    Score.Result result;
    if (answered == items) {
      int row = raw - items;
      OptionalDouble error =
          table.se().map(se -> OptionalDouble.of(se[row])).orElse(OptionalDouble.empty());
      result = new Score.Scored(table.t()[row], error, Optional.empty());
    } else {
      int lowest = raw + (items - answered);
      result =
          new Score.NotScored(
              answered == 0 ? Score.Reason.NOTHING_ANSWERED : Score.Reason.ITEM_MISSING,
              Optional.of(new Score.Range(table.t()[lowest - items], table.t()[highest - items])));
    }
    return new Score(
        table.code(),
        id,
        version,
        Direction.HIGHER_IS_BETTER,
        items,
        answered,
        items,
        0,
        result,
        Set.of());
  }
}
