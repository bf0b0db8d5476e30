package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The trend basis of every score, as data. Thresholds are defaults: a study's own, versioned ones
 * go before them.
 */
public final class TrendBases {

  private static final String WARE = "Ware JE et al. 1994, SF-36 summary scales manual";

  private static final TrendBasis COARSE =
      new TrendBasis.ReportOnly("The scale has too few steps to classify one person.");

  private static final Map<String, TrendBasis> FIXED = new LinkedHashMap<>();

  static {
    FIXED.put("rand-36/ware-v1 PCS", new TrendBasis.MeasurementError(10, .93, 3, WARE));
    FIXED.put("rand-36/ware-v1 MCS", new TrendBasis.MeasurementError(10, .88, 3, WARE));
    TrendBasis physicalFunctioning =
        new TrendBasis.MeasurementError(
            22.9, .93, 10, WARE + "; change of 5 to 10 points in general use, upper end taken");
    FIXED.put("rand-36/ware-v1 PF", physicalFunctioning);
    FIXED.put("rand-36/rand physical-functioning", physicalFunctioning);
    FIXED.put("rand-36/ware-v1 RP", COARSE);
    FIXED.put("rand-36/ware-v1 RE", COARSE);
    FIXED.put("rand-36/rand role-limitations-physical", COARSE);
    FIXED.put("rand-36/rand role-limitations-emotional", COARSE);
    TrendBasis promis =
        new TrendBasis.ErrorOfEachScore(
            3, "Terwee CB et al. 2021, Qual Life Res, doi:10.1007/s11136-021-02925-y");
    FIXED.put("promis-global-10 GPH", promis);
    FIXED.put("promis-global-10 GMH", promis);
    FIXED.put("promis-physical-function-4a/v2.0 PF", promis);
    for (String id :
        new String[] {
          "frail",
          "frail-adapted",
          "sarc-f",
          "sarc-f-adapted",
          "phq-2",
          "gds-15",
          "tilburg-frailty-indicator",
          "groningen-frailty-indicator",
          "short-fes-i"
        }) {
      FIXED.put(id + " total", new TrendBasis.CategoryAndPoints());
    }
    FIXED.put(
        "global-rating-of-change rating",
        new TrendBasis.ReportOnly("An anchor for thresholds is itself a change, not a state."));
    FIXED.put(
        "falls-rate falls-per-person-year",
        new TrendBasis.ReportOnly("Counts of one person are too few to classify."));
  }

  private static final TrendBasis UNKNOWN_ERROR =
      new TrendBasis.PointsOnly("No measurement error of this score is at hand.");

  /**
   * Of a wording that nobody validated: neither the measurement error nor the bands of the
   * published one are known to hold for it.
   */
  public static final TrendBasis UNVALIDATED =
      new TrendBasis.PointsOnly(
          "Nobody has validated this translation: the measurement error and the bands of the"
              + " published wording may not hold for it.");

  private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

  /** A range takes every profile of a set, so it is worked out once. */
  private static final Map<Eq5dValueSet, TrendBasis> OF_VALUE_SETS = new ConcurrentHashMap<>();

  private TrendBases() {}

  /** The basis of a score. A score without data of its own is reported in points only. */
  public static TrendBasis of(Score score) {
    return of(score.algorithm(), score.code());
  }

  /** The basis of the score {@code code} of the algorithm {@code algorithmId}. */
  public static TrendBasis of(String algorithmId, String code) {
    return Optional.ofNullable(FIXED.get(algorithmId + " " + code)).orElse(UNKNOWN_ERROR);
  }

  /** The basis of an index by this value set: a twentieth of its range. */
  public static TrendBasis of(Eq5dValueSet valueSet) {
    return OF_VALUE_SETS.computeIfAbsent(
        valueSet,
        set ->
            new TrendBasis.ProfileAndIndex(
                set.range().divide(TWENTY, MathContext.DECIMAL64).doubleValue(),
                "Range of the value set / 20; compare Henry EB et al. 2020, Value Health 23"));
  }
}
