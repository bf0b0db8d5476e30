package io.sixwalk.questionnaire.scoring;

import io.sixwalk.questionnaire.scoring.SumScore.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Geriatric Depression Scale, short form: one point for "no" on items 1, 5, 7, 11 and 13 and for
 * "yes" on the other ten. 0 to 4 normal, 5 to 9 mild, 10 to 15 moderate or severe.
 *
 * <p>With at least 12 items answered the total is prorated: sum x 15 / answered, rounded to the
 * nearest whole number, a half upwards. With fewer there is no total.
 *
 * <p>Source: Sheikh JI, Yesavage JA. Clin Gerontol 1986;5:165-173, doi:10.1300/J018v05n01_09;
 * Yesavage JA et al., J Psychiatr Res 1983;17:37-49. Not valid with marked cognitive impairment.
 */
public final class Gds15 {

  private static final Set<Integer> POINT_FOR_NO = Set.of(1, 5, 7, 11, 13);
  private static final Set<String> YES = Set.of("yes");
  private static final Set<String> NO = Set.of("no");

  /** The published rule. */
  public static final ScoringAlgorithm PUBLISHED =
      new SumScore(
          new SumScore.Facts(
              "gds-15",
              "1.0",
              "Sheikh JI, Yesavage JA 1986, Clin Gerontol 5:165-173, doi:10.1300/J018v05n01_09",
              Direction.HIGHER_IS_WORSE,
              12,
              List.of(
                  new Category.Band("normal", 0),
                  new Category.Band("mild", 5),
                  new Category.Band("moderate-or-severe", 10)),
              Set.of()),
          IntStream.rangeClosed(1, 15)
              .mapToObj(
                  number ->
                      POINT_FOR_NO.contains(number)
                          ? Part.onePointFor(String.valueOf(number), NO, YES)
                          : Part.onePointFor(String.valueOf(number), YES, NO))
              .toList(),
          // Integer form of floor(sum x items / answered + 1/2).
          (sum, answered, items) -> (2 * sum * items + answered) / (2 * answered));

  private Gds15() {}
}
