package io.sixwalk.questionnaire.scoring;

import io.sixwalk.questionnaire.scoring.SumScore.Part;
import java.util.List;
import java.util.Set;

/** The Tilburg and the Groningen frailty indicators. Neither gives a total with an item open. */
public final class FrailtyIndicators {

  private static final Set<String> YES = Set.of("yes");
  private static final Set<String> NO = Set.of("no");

  /**
   * Tilburg Frailty Indicator, part B: 15 items, total 0 to 15, frail from 5.
   *
   * <p>Source: Gobbens RJJ et al., J Am Med Dir Assoc 2010;11:344-355,
   * doi:10.1016/j.jamda.2009.11.003.
   */
  public static final ScoringAlgorithm TILBURG =
      SumScore.complete(
          new SumScore.Facts(
              "tilburg-frailty-indicator",
              "1.0",
              "Gobbens RJJ et al. 2010, J Am Med Dir Assoc 11:344-355,"
                  + " doi:10.1016/j.jamda.2009.11.003",
              Direction.HIGHER_IS_WORSE,
              15,
              List.of(new Category.Band("not-frail", 0), new Category.Band("frail", 5)),
              Set.of()),
          List.of(
              no("healthy"),
              yes("weight-loss"),
              yes("walking"),
              yes("balance"),
              yes("hearing"),
              yes("vision"),
              yes("hand-strength"),
              yes("tiredness"),
              yesNotSometimes("memory"),
              yesOrSometimes("down"),
              yesOrSometimes("nervous"),
              no("cope"),
              yes("lives-alone"),
              yesOrSometimes("misses-people"),
              no("support")));

  /**
   * Groningen Frailty Indicator: 15 items, total 0 to 15, frail from 4. Self-rated fitness of 0 to
   * 6 gives the point.
   *
   * <p>Source: Steverink N et al., Gerontologist 2001;41(special issue 1):236-237; Bielderman A et
   * al., BMC Geriatr 2013;13:86, doi:10.1186/1471-2318-13-86.
   */
  public static final ScoringAlgorithm GRONINGEN =
      SumScore.complete(
          new SumScore.Facts(
              "groningen-frailty-indicator",
              "1.0",
              "Steverink N et al. 2001, Gerontologist 41:236-237; Bielderman A et al. 2013,"
                  + " doi:10.1186/1471-2318-13-86",
              Direction.HIGHER_IS_WORSE,
              15,
              List.of(new Category.Band("not-frail", 0), new Category.Band("frail", 4)),
              Set.of()),
          List.of(
              dependent("shopping"),
              dependent("walking-outdoors"),
              dependent("dressing"),
              dependent("toilet"),
              Part.onePointFor(
                  "fitness",
                  Set.of("0", "1", "2", "3", "4", "5", "6"),
                  Set.of("7", "8", "9", "10")),
              yes("vision"),
              yes("hearing"),
              yes("weight-loss"),
              yes("four-medicines"),
              yesNotSometimes("memory"),
              yesOrSometimes("emptiness"),
              yesOrSometimes("missing-people"),
              yesOrSometimes("abandoned"),
              yesOrSometimes("down"),
              yesOrSometimes("nervous")));

  private FrailtyIndicators() {}

  private static Part yes(String item) {
    return Part.onePointFor(item, YES, NO);
  }

  private static Part no(String item) {
    return Part.onePointFor(item, NO, YES);
  }

  private static Part yesOrSometimes(String item) {
    return Part.onePointFor(item, Set.of("yes", "sometimes"), NO);
  }

  private static Part yesNotSometimes(String item) {
    return Part.onePointFor(item, YES, Set.of("no", "sometimes"));
  }

  private static Part dependent(String item) {
    return Part.onePointFor(item, Set.of("dependent"), Set.of("independent"));
  }
}
