package io.sixwalk.questionnaire.scoring;

import io.sixwalk.questionnaire.scoring.SumScore.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SARC-F: strength, assistance in walking, rise from a chair, climb stairs, falls; each 0 to 2,
 * total 0 to 10, at least 4 positive. All five items are needed.
 *
 * <p>Source: Malmstrom TK, Morley JE. J Am Med Dir Assoc 2013;14:531-532,
 * doi:10.1016/j.jamda.2013.05.018.
 */
public final class SarcF {

  private static final List<Part> PARTS =
      Stream.of("strength", "assistance", "rise", "climb", "falls")
          .map(item -> Part.number(item, 0, 2))
          .toList();

  private static final List<Category.Band> BANDS =
      List.of(new Category.Band("negative", 0), new Category.Band("positive", 4));

  /** The questionnaire in its published wording. */
  public static final ScoringAlgorithm PUBLISHED = algorithm("sarc-f", Set.of());

  /** The same rule for adapted wording; its cut-off is not validated for that wording. */
  public static final ScoringAlgorithm ADAPTED =
      algorithm("sarc-f-adapted", Set.of(Score.Flag.CUT_OFF_NOT_VALIDATED));

  private SarcF() {}

  private static ScoringAlgorithm algorithm(String id, Set<Score.Flag> flags) {
    return SumScore.complete(
        new SumScore.Facts(
            id,
            "1.0",
            "Malmstrom TK, Morley JE 2013, J Am Med Dir Assoc 14:531-532,"
                + " doi:10.1016/j.jamda.2013.05.018",
            Direction.HIGHER_IS_WORSE,
            PARTS.size(),
            BANDS,
            flags),
        PARTS);
  }
}
