package io.sixwalk.safety.rules;

import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which walks a clinician should look at: those whose verdict may be wrong. */
public final class WalkReview {
  /** What a clinician can know better than the rules. */
  private static final Set<Reason> DOUBTFUL =
      EnumSet.of(
          Reason.WRONG_DURATION,
          Reason.EXTERNAL_STOP,
          Reason.COURSE_NOT_MEASURED,
          Reason.LAPS_MISCOUNTED,
          Reason.NO_DISTANCE,
          Reason.TOO_UNCERTAIN,
          Reason.STEPS_ALONE,
          Reason.SAFETY_QUESTION);

  /** Odd numbers of a walk that counts. They are about its distance. */
  private static final Set<String> ODD =
      Set.of("CLAIM_DIFFERS", "STEP_LENGTH_ODD", "CADENCE_ODD", "SPEED_ODD", "DISTANCE_UNUSUAL");

  private WalkReview() {}

  /** The reasons that make a verdict doubtful, for a query. */
  public static List<String> doubtfulReasons() {
    return DOUBTFUL.stream().map(Enum::name).toList();
  }

  /** The flags that make a walk doubtful although it counts, for a query. */
  public static List<String> oddFlags() {
    return ODD.stream().sorted().toList();
  }

  /**
   * Why to look at a walk; empty where there is nothing to look at. A walk that fails for a reason
   * that nobody can doubt, such as a treadmill, is not looked at for another reason either.
   *
   * @param flags of the estimate
   * @param distanceHidden whether the study hides results from the reader: then nothing that
   *     follows from the distance is said
   */
  public static List<String> reasons(
      Verdict verdict,
      Collection<Reason> reasons,
      Collection<String> flags,
      boolean distanceHidden) {
    if (verdict == Verdict.DOES_NOT_COUNT) {
      return DOUBTFUL.containsAll(reasons) ? reasons.stream().map(Enum::name).toList() : List.of();
    }
    return distanceHidden ? List.of() : flags.stream().filter(ODD::contains).sorted().toList();
  }
}
