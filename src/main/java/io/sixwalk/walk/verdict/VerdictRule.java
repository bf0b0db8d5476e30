package io.sixwalk.walk.verdict;

import io.sixwalk.walk.distance.DistanceEstimate;
import io.sixwalk.walk.distance.DistanceMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** From a walk's facts to its verdict. Every reason that applies is named, not only the first. */
public final class VerdictRule {
  /** A six-minute walk whose timer ran shorter than this was cut off, seconds. */
  public static final double SHORTEST_SECONDS = 355;

  /** Longer than this is no six-minute walk, seconds. */
  public static final double LONGEST_SECONDS = 365;

  /** Rest between two walks, minutes (Holland 2014, doi:10.1183/09031936.00150314). */
  public static final long REST_MINUTES = 30;

  private VerdictRule() {}

  /** The verdict and its reasons, in the order of {@link Reason}. */
  public record Judgement(Verdict verdict, List<Reason> reasons) {
    /** That the walk does not count after all, for one reason more. */
    public Judgement against(Reason reason) {
      List<Reason> all =
          Stream.concat(reasons.stream(), Stream.of(reason))
              .filter(r -> r != Reason.STOPPED_FOR_SYMPTOMS)
              .distinct()
              .sorted()
              .toList();
      return new Judgement(Verdict.DOES_NOT_COUNT, all);
    }
  }

  public static Judgement judge(WalkFacts walk) {
    List<Reason> reasons = new ArrayList<>();
    boolean stoppedForSymptoms =
        walk.endReason().isSymptomStop() && walk.elapsedSeconds() < SHORTEST_SECONDS;
    boolean stoppedFromOutside =
        (walk.endReason() == WalkFacts.EndReason.EXTERNAL
                || walk.endReason() == WalkFacts.EndReason.DEVICE)
            && walk.elapsedSeconds() < SHORTEST_SECONDS;
    if (stoppedFromOutside) {
      reasons.add(Reason.EXTERNAL_STOP);
    } else if (!stoppedForSymptoms
        && (walk.elapsedSeconds() < SHORTEST_SECONDS || walk.elapsedSeconds() > LONGEST_SECONDS)) {
      reasons.add(Reason.WRONG_DURATION);
    }
    if (walk.measuredCourse() && !walk.courseLengthKnown()) {
      reasons.add(Reason.COURSE_NOT_MEASURED);
    }
    if (walk.treadmill()) {
      reasons.add(Reason.TREADMILL);
    }
    reasons.addAll(walk.irregularities());
    if (walk.feverOrIllness()) {
      reasons.add(Reason.ACUTE_ILLNESS);
    } else if (walk.yesToSafetyQuestion()) {
      reasons.add(Reason.SAFETY_QUESTION);
    }
    if (walk.distance() instanceof DistanceEstimate estimate) {
      if (estimate.method() == DistanceMethod.STEPS) {
        reasons.add(Reason.STEPS_ALONE);
      } else if (estimate.standardErrorMetres() > walk.greatestStandardErrorMetres()) {
        reasons.add(Reason.TOO_UNCERTAIN);
      }
    } else {
      reasons.add(Reason.NO_DISTANCE);
    }
    List<Reason> named = reasons.stream().distinct().sorted().toList();
    if (!named.isEmpty()) {
      return new Judgement(Verdict.DOES_NOT_COUNT, named);
    }
    return stoppedForSymptoms
        ? new Judgement(Verdict.COUNTS_STOPPED_FOR_SYMPTOMS, List.of(Reason.STOPPED_FOR_SYMPTOMS))
        : new Judgement(Verdict.COUNTS, List.of());
  }
}
