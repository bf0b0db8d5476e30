package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A score that is one number as it was given: a 0 to 10 rating, the global rating of change, the
 * Clinical Frailty Scale level or an MMSE total entered by the clinic.
 *
 * <p>The ratings and the rating of change are this project's own. The Clinical Frailty Scale 2.0
 * (Rockwood K, Theou O, Can Geriatr J 2020;23:210-215, doi:10.5770/cgj.23.463) has levels 1 to 9;
 * the 2005 version had 7 with other names, so levels of the two are not compared. The MMSE
 * (Folstein MF et al., J Psychiatr Res 1975;12:189-198) is a whole number of 0 to 30.
 */
public final class SingleRating implements ScoringAlgorithm {

  private static final String OWN = "Own 0 to 10 rating of this project; no cut-offs.";

  /** Breathlessness now, 0 none to 10 worst imaginable. */
  public static final ScoringAlgorithm BREATHLESSNESS = worse("breathlessness-nrs", OWN, 0, 10);

  /** Fatigue now, 0 none to 10 worst imaginable. */
  public static final ScoringAlgorithm FATIGUE = worse("fatigue-nrs", OWN, 0, 10);

  /** Pain, 0 none to 10 worst imaginable. */
  public static final ScoringAlgorithm PAIN = worse("pain-nrs", OWN, 0, 10);

  /** Global rating of change, -3 very much worse to +3 very much better. */
  public static final ScoringAlgorithm GLOBAL_CHANGE =
      new SingleRating(
          "global-rating-of-change",
          "Own seven-step rating of this project; an anchor, not an outcome.",
          Direction.HIGHER_IS_BETTER,
          -3,
          3);

  /** Clinical Frailty Scale 2.0, set by a clinician. */
  public static final ScoringAlgorithm CLINICAL_FRAILTY =
      worse(
          "clinical-frailty-scale",
          "Rockwood K, Theou O 2020, Can Geriatr J 23:210-215, doi:10.5770/cgj.23.463",
          1,
          9);

  /** MMSE total, entered by the clinic. */
  public static final ScoringAlgorithm MMSE =
      new SingleRating(
          "mmse",
          "Folstein MF et al. 1975, J Psychiatr Res 12:189-198, doi:10.1016/0022-3956(75)90026-6",
          Direction.HIGHER_IS_BETTER,
          0,
          30);

  private static final String ITEM = "rating";

  private final String id;
  private final String source;
  private final Direction direction;
  private final int min;
  private final int max;

  private SingleRating(String id, String source, Direction direction, int min, int max) {
    this.id = id;
    this.source = source;
    this.direction = direction;
    this.min = min;
    this.max = max;
  }

  private static ScoringAlgorithm worse(String id, String source, int min, int max) {
    return new SingleRating(id, source, Direction.HIGHER_IS_WORSE, min, max);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public List<String> items() {
    return List.of(ITEM);
  }

  @Override
  public List<Score> score(ItemAnswers answers) {
    OptionalInt rating = answers.integer(ITEM, min, max);
    Score.Result result =
        rating.isPresent()
            ? new Score.Scored(rating.getAsInt(), OptionalDouble.empty(), Optional.empty())
            : new Score.NotScored(
                Score.Reason.NOTHING_ANSWERED, Optional.of(new Score.Range(min, max)));
    return List.of(
        new Score(
            "rating",
            id,
            version(),
            direction,
            1,
            rating.isPresent() ? 1 : 0,
            1,
            0,
            result,
            Set.of()));
  }
}
