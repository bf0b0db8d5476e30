package io.sixwalk.questionnaire.scoring;

import io.sixwalk.questionnaire.scoring.SumScore.Part;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * FRAIL: five yes-or-no components, total 0 to 5; 0 robust, 1 to 2 pre-frail, 3 to 5 frail.
 *
 * <p>Source: Morley JE, Malmstrom TK, Miller DK. J Nutr Health Aging 2012;16:601-608,
 * doi:10.1007/s12603-012-0084-2; Abellan van Kan G et al., J Am Med Dir Assoc 2008;9:71-72.
 *
 * <ul>
 *   <li>Fatigue: tired all (1) or most (2) of the past four weeks, out of codes 1 to 5.
 *   <li>Resistance: difficulty with ten steps alone, without resting or aids.
 *   <li>Ambulation: difficulty with several hundred yards alone, without aids.
 *   <li>Illnesses: five or more of the eleven named ones.
 *   <li>Loss of weight: (weight a year ago - weight now) / weight a year ago x 100 of at least 5.
 *       The paper prints "&gt; 5 %: 1, &lt; 5 %: 0" and leaves exactly 5 % open; it counts here.
 * </ul>
 *
 * <p>No total is given with a component missing. Weights outside 20 to 400 kg count as missing.
 */
public final class FrailScale {

  /** Code that says that none of the listed illnesses is present. */
  public static final String NO_ILLNESS = "none";

  /** Codes of the eleven illnesses. */
  public static final List<String> ILLNESSES =
      List.of(
          "hypertension",
          "diabetes",
          "cancer",
          "chronic-lung-disease",
          "heart-attack",
          "heart-failure",
          "angina",
          "asthma",
          "arthritis",
          "stroke",
          "kidney-disease");

  private static final BigDecimal LIGHTEST_KG = BigDecimal.valueOf(20);
  private static final BigDecimal HEAVIEST_KG = BigDecimal.valueOf(400);

  private static final String SOURCE =
      "Morley JE et al. 2012, J Nutr Health Aging 16:601-608, doi:10.1007/s12603-012-0084-2";

  private static final List<Part> PARTS =
      List.of(
          Part.onePointFor("fatigue", Set.of("1", "2"), Set.of("3", "4", "5")),
          Part.onePointFor("resistance", Set.of("yes"), Set.of("no")),
          Part.onePointFor("ambulation", Set.of("yes"), Set.of("no")),
          new Part(List.of("illnesses"), 0, 1, FrailScale::illnesses),
          new Part(List.of("weight-now", "weight-year-ago"), 0, 1, FrailScale::lossOfWeight));

  private static final List<Category.Band> BANDS =
      List.of(
          new Category.Band("robust", 0),
          new Category.Band("pre-frail", 1),
          new Category.Band("frail", 3));

  /** The scale in its published wording. */
  public static final ScoringAlgorithm PUBLISHED = algorithm("frail", Set.of());

  /** The same rule for adapted wording; its cut-offs are not validated for that wording. */
  public static final ScoringAlgorithm ADAPTED =
      algorithm("frail-adapted", Set.of(Score.Flag.CUT_OFF_NOT_VALIDATED));

  private FrailScale() {}

  private static ScoringAlgorithm algorithm(String id, Set<Score.Flag> flags) {
    return SumScore.complete(
        new SumScore.Facts(
            id, "1.0", SOURCE, Direction.HIGHER_IS_WORSE, PARTS.size(), BANDS, flags),
        PARTS);
  }

  private static OptionalInt illnesses(ItemAnswers answers) {
    Set<String> allowed = new LinkedHashSet<>(ILLNESSES);
    allowed.add(NO_ILLNESS);
    Optional<Set<String>> ticked = answers.codes("illnesses", allowed);
    if (ticked.isEmpty() || (ticked.get().contains(NO_ILLNESS) && ticked.get().size() > 1)) {
      return OptionalInt.empty();
    }
    long count = ticked.get().stream().filter(ILLNESSES::contains).count();
    return OptionalInt.of(count >= 5 ? 1 : 0);
  }

  private static OptionalInt lossOfWeight(ItemAnswers answers) {
    Optional<BigDecimal> now = answers.decimal("weight-now", LIGHTEST_KG, HEAVIEST_KG);
    Optional<BigDecimal> before = answers.decimal("weight-year-ago", LIGHTEST_KG, HEAVIEST_KG);
    if (now.isEmpty() || before.isEmpty()) {
      return OptionalInt.empty();
    }
    // Multiplied out, so that exactly 5 % is decided without a division.
    BigDecimal lostTimes100 = before.get().subtract(now.get()).multiply(BigDecimal.valueOf(100));
    BigDecimal limit = before.get().multiply(BigDecimal.valueOf(5));
    return OptionalInt.of(lostTimes100.compareTo(limit) >= 0 ? 1 : 0);
  }
}
