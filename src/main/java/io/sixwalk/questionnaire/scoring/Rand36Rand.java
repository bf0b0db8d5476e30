package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * RAND-36 by the RAND scoring: each item is recoded to 0 to 100 and a scale is the mean of its
 * answered items, however few they are. Higher is better on all eight scales. Item 2 is not scored.
 *
 * <p>Source: Hays RD, Sherbourne CD, Mazel RM. The RAND 36-Item Health Survey 1.0. Health Econ
 * 1993;2:217-227, doi:10.1002/hec.4730020305.
 *
 * <p>A scale with fewer than half of its items is scored, as published, and flagged.
 */
public final class Rand36Rand implements ScoringAlgorithm {

  /** The published rule. */
  public static final ScoringAlgorithm PUBLISHED = new Rand36Rand();

  private static final int[] FIVE_DOWN = {100, 75, 50, 25, 0};
  private static final int[] FIVE_UP = {0, 25, 50, 75, 100};
  private static final int[] SIX_DOWN = {100, 80, 60, 40, 20, 0};
  private static final int[] SIX_UP = {0, 20, 40, 60, 80, 100};
  private static final int[] THREE_UP = {0, 50, 100};
  private static final int[] TWO_UP = {0, 100};

  private record Scale(String code, int... items) {}

  private static final List<Scale> SCALES =
      List.of(
          new Scale("physical-functioning", 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
          new Scale("role-limitations-physical", 13, 14, 15, 16),
          new Scale("role-limitations-emotional", 17, 18, 19),
          new Scale("energy-fatigue", 23, 27, 29, 31),
          new Scale("emotional-well-being", 24, 25, 26, 28, 30),
          new Scale("social-functioning", 20, 32),
          new Scale("pain", 21, 22),
          new Scale("general-health", 1, 33, 34, 35, 36));

  private Rand36Rand() {}

  @Override
  public String id() {
    return "rand-36/rand";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public String source() {
    return "Hays RD et al. 1993, Health Econ 2:217-227, doi:10.1002/hec.4730020305";
  }

  @Override
  public List<String> items() {
    return IntStream.rangeClosed(1, 36).filter(i -> i != 2).mapToObj(String::valueOf).toList();
  }

  @Override
  public List<Score> score(ItemAnswers answers) {
    return SCALES.stream().map(scale -> score(scale, answers)).toList();
  }

  private Score score(Scale scale, ItemAnswers answers) {
    int sum = 0;
    int answered = 0;
    for (int item : scale.items()) {
      int[] recode = recodeOf(item);
      OptionalInt raw = answers.integer(String.valueOf(item), 1, recode.length);
      if (raw.isPresent()) {
        sum += recode[raw.getAsInt() - 1];
        answered++;
      }
    }
    Score.Result result =
        answered == 0
            ? new Score.NotScored(Score.Reason.NOTHING_ANSWERED, Optional.empty())
            : new Score.Scored((double) sum / answered, OptionalDouble.empty(), Optional.empty());
    boolean fewerThanHalf = answered > 0 && 2 * answered < scale.items().length;
    return new Score(
        scale.code(),
        id(),
        version(),
        Direction.HIGHER_IS_BETTER,
        scale.items().length,
        answered,
        1,
        0,
        result,
        fewerThanHalf ? Set.of(Score.Flag.FEWER_THAN_HALF_ANSWERED) : Set.of());
  }

  private static int[] recodeOf(int item) {
    return switch (item) {
      case 1, 2, 20, 22, 34, 36 -> FIVE_DOWN;
      case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> THREE_UP;
      case 13, 14, 15, 16, 17, 18, 19 -> TWO_UP;
      case 21, 23, 26, 27, 30 -> SIX_DOWN;
      case 24, 25, 28, 29, 31 -> SIX_UP;
      case 32, 33, 35 -> FIVE_UP;
      default -> throw new IllegalArgumentException("RAND-36 has no item " + item);
    };
  }
}
