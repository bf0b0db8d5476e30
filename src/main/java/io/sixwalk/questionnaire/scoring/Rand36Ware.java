package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * RAND-36 by the scoring of Ware (version 1 items): eight scales of 0 to 100 with calibrated codes
 * for general health and pain, and the physical (PCS) and mental (MCS) component summaries with the
 * US 1990 norms, mean 50 and standard deviation 10. Higher is better.
 *
 * <p>Source: Ware JE, Snow KK, Kosinski M, Gandek B. SF-36 Health Survey: Manual and Interpretation
 * Guide, 1993; Ware JE, Kosinski M, Keller SD. SF-36 Physical and Mental Health Summary Scales: A
 * User's Manual, 1994; Med Care 1995;33(4 suppl):AS264-279.
 *
 * <p>A scale is scored when at least half of its items are answered; each open item is given the
 * mean of the person's answered (recoded) items of that scale. The weights of the summaries are
 * orthogonal, so that a fall in physical functioning alone can raise the MCS: show the eight scales
 * beside the summaries. The norms belong to version 1 items only.
 */
public final class Rand36Ware implements ScoringAlgorithm {

  /** The published rule. */
  public static final ScoringAlgorithm PUBLISHED = new Rand36Ware();

  private static final MathContext MC = MathContext.DECIMAL128;

  /**
   * A scale: its items, lowest and highest raw sum, fewest answered items, 1990 US mean and
   * standard deviation, and its weights in the PCS and the MCS.
   */
  private record Scale(
      String code,
      List<Integer> items,
      int min,
      int max,
      int required,
      BigDecimal mean,
      BigDecimal sd,
      BigDecimal physicalWeight,
      BigDecimal mentalWeight) {

    static Scale of(
        String code, List<Integer> items, int min, int max, int required, String... norms) {
      return new Scale(
          code,
          items,
          min,
          max,
          required,
          new BigDecimal(norms[0]),
          new BigDecimal(norms[1]),
          new BigDecimal(norms[2]),
          new BigDecimal(norms[3]));
    }
  }

  private static final Scale PAIN =
      Scale.of("BP", List.of(21, 22), 2, 12, 1, "75.49196", "23.55879", ".31754", "-.09731");

  private static final List<Scale> SCALES =
      List.of(
          Scale.of(
              "PF",
              List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
              10,
              30,
              5,
              "84.52404",
              "22.89490",
              ".42402",
              "-.22999"),
          Scale.of(
              "RP", List.of(13, 14, 15, 16), 4, 8, 2, "81.19907", "33.79729", ".35119", "-.12329"),
          PAIN,
          Scale.of(
              "GH",
              List.of(1, 33, 34, 35, 36),
              5,
              25,
              3,
              "72.21316",
              "20.16964",
              ".24954",
              "-.01571"),
          Scale.of(
              "VT", List.of(23, 27, 29, 31), 4, 24, 2, "61.05453", "20.86942", ".02877", ".23534"),
          Scale.of("SF", List.of(20, 32), 2, 10, 1, "83.59753", "22.37642", "-.00753", ".26876"),
          Scale.of("RE", List.of(17, 18, 19), 3, 6, 2, "81.29467", "33.02717", "-.19206", ".43407"),
          Scale.of(
              "MH",
              List.of(24, 25, 26, 28, 30),
              5,
              30,
              3,
              "74.84212",
              "18.01189",
              "-.22069",
              ".48581"));

  /** A scale's raw sum with gaps filled, before it is put on 0 to 100. */
  private record Raw(int answered, Optional<BigDecimal> sum) {}

  private Rand36Ware() {}

  @Override
  public String id() {
    return "rand-36/ware-v1";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public String source() {
    return "Ware JE et al. 1993 and 1994, SF-36 manuals (version 1 items, US 1990 norms)";
  }

  @Override
  public List<String> items() {
    return IntStream.rangeClosed(1, 36).filter(i -> i != 2).mapToObj(String::valueOf).toList();
  }

  @Override
  public List<Score> score(ItemAnswers answers) {
    Map<Scale, BigDecimal> values = new LinkedHashMap<>();
    List<Score> scores = new ArrayList<>();
    int answered = 0;
    int imputed = 0;
    for (Scale scale : SCALES) {
      Raw raw = scale == PAIN ? pain(answers) : halfScale(scale, answers);
      answered += raw.answered();
      if (raw.sum().isPresent()) {
        BigDecimal range = BigDecimal.valueOf(scale.max() - (long) scale.min());
        BigDecimal value =
            raw.sum()
                .get()
                .subtract(BigDecimal.valueOf(scale.min()))
                .multiply(BigDecimal.valueOf(100))
                .divide(range, MC);
        values.put(scale, value);
        int filled = scale.items().size() - raw.answered();
        imputed += filled;
        scores.add(scored(scale, raw.answered(), filled, value));
      } else {
        Score.Reason reason =
            raw.answered() == 0 ? Score.Reason.NOTHING_ANSWERED : Score.Reason.TOO_FEW_ANSWERED;
        scores.add(notScored(scale, raw.answered(), reason));
      }
    }
    scores.add(summary("PCS", values, answered, imputed));
    scores.add(summary("MCS", values, answered, imputed));
    return List.copyOf(scores);
  }

  private Raw halfScale(Scale scale, ItemAnswers answers) {
    BigDecimal sum = BigDecimal.ZERO;
    int answered = 0;
    for (int item : scale.items()) {
      Optional<BigDecimal> recoded = Rand36WareCodes.recoded(item, answers);
      if (recoded.isPresent()) {
        sum = sum.add(recoded.get());
        answered++;
      }
    }
    if (answered < scale.required()) {
      return new Raw(answered, Optional.empty());
    }
    // The mean of the answered items in place of each open one: sum x items / answered.
    BigDecimal filled =
        sum.multiply(BigDecimal.valueOf(scale.items().size()))
            .divide(BigDecimal.valueOf(answered), MC);
    return new Raw(answered, Optional.of(filled));
  }

  private static Raw pain(ItemAnswers answers) {
    int answered =
        (int)
            PAIN.items().stream().filter(item -> Rand36WareCodes.isAnswered(item, answers)).count();
    return new Raw(answered, Rand36WareCodes.pain(answers));
  }

  private Score summary(
      String code, Map<Scale, BigDecimal> values, int answered, int imputedItems) {
    int items = SCALES.stream().mapToInt(scale -> scale.items().size()).sum();
    int required = SCALES.stream().mapToInt(Scale::required).sum();
    boolean complete = values.size() == SCALES.size();
    Score.Result result;
    if (complete) {
      BigDecimal weighted = BigDecimal.ZERO;
      for (Map.Entry<Scale, BigDecimal> entry : values.entrySet()) {
        Scale scale = entry.getKey();
        BigDecimal z = entry.getValue().subtract(scale.mean()).divide(scale.sd(), MC);
        BigDecimal weight = code.equals("PCS") ? scale.physicalWeight() : scale.mentalWeight();
        weighted = weighted.add(z.multiply(weight), MC);
      }
      BigDecimal value = BigDecimal.valueOf(50).add(weighted.multiply(BigDecimal.TEN), MC);
      result = new Score.Scored(value.doubleValue(), OptionalDouble.empty(), Optional.empty());
    } else {
      Score.Reason reason =
          answered == 0 ? Score.Reason.NOTHING_ANSWERED : Score.Reason.SCALE_MISSING;
      result = new Score.NotScored(reason, Optional.empty());
    }
    return score(code, items, answered, required, complete ? imputedItems : 0, result);
  }

  private Score scored(Scale scale, int answered, int imputed, BigDecimal value) {
    return score(
        scale.code(),
        scale.items().size(),
        answered,
        scale.required(),
        imputed,
        new Score.Scored(value.doubleValue(), OptionalDouble.empty(), Optional.empty()));
  }

  private Score notScored(Scale scale, int answered, Score.Reason reason) {
    return score(
        scale.code(),
        scale.items().size(),
        answered,
        scale.required(),
        0,
        new Score.NotScored(reason, Optional.empty()));
  }

  private Score score(
      String code, int items, int answered, int required, int imputed, Score.Result result) {
    return new Score(
        code,
        id(),
        version(),
        Direction.HIGHER_IS_BETTER,
        items,
        answered,
        required,
        imputed,
        result,
        Set.of());
  }
}
