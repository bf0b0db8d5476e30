package io.sixwalk.questionnaire.scoring;

import io.sixwalk.questionnaire.scoring.SumScore.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Short Falls Efficacy Scale International: seven items of 1 to 4, total 7 to 28. 7 to 8 low, 9 to
 * 13 moderate, 14 to 28 high concern about falling.
 *
 * <p>One missing item: sum x 7 / 6, rounded up to the next whole number. More missing: no total.
 *
 * <p>Source: Kempen GIJM et al., Age Ageing 2008;37:45-50, doi:10.1093/ageing/afm157; bands:
 * Delbaere K et al., Age Ageing 2010;39:210-216, doi:10.1093/ageing/afp225.
 */
public final class ShortFesI {

  /** The published rule. */
  public static final ScoringAlgorithm PUBLISHED =
      new SumScore(
          new SumScore.Facts(
              "short-fes-i",
              "1.0",
              "Kempen GIJM et al. 2008, Age Ageing 37:45-50, doi:10.1093/ageing/afm157",
              Direction.HIGHER_IS_WORSE,
              6,
              List.of(
                  new Category.Band("low", 7),
                  new Category.Band("moderate", 9),
                  new Category.Band("high", 14)),
              Set.of()),
          IntStream.rangeClosed(1, 7).mapToObj(i -> Part.number(String.valueOf(i), 1, 4)).toList(),
          (sum, answered, items) -> (sum * items + answered - 1) / answered);

  private ShortFesI() {}
}
