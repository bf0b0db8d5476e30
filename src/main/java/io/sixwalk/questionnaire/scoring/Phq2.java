package io.sixwalk.questionnaire.scoring;

import io.sixwalk.questionnaire.scoring.SumScore.Part;
import java.util.List;
import java.util.Set;

/**
 * PHQ-2: two items of 0 to 3, total 0 to 6, at least 3 is a positive screen. No item may be
 * missing.
 *
 * <p>Source: Kroenke K, Spitzer RL, Williams JBW. Med Care 2003;41:1284-1292,
 * doi:10.1097/01.MLR.0000093487.78664.3C.
 */
public final class Phq2 {

  /** The published rule. */
  public static final ScoringAlgorithm PUBLISHED =
      SumScore.complete(
          new SumScore.Facts(
              "phq-2",
              "1.0",
              "Kroenke K et al. 2003, Med Care 41:1284-1292,"
                  + " doi:10.1097/01.MLR.0000093487.78664.3C",
              Direction.HIGHER_IS_WORSE,
              2,
              List.of(new Category.Band("negative", 0), new Category.Band("positive", 3)),
              Set.of()),
          List.of(Part.number("1", 0, 3), Part.number("2", 0, 3)));

  private Phq2() {}
}
