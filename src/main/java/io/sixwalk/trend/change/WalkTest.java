package io.sixwalk.trend.change;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;

/**
 * One walk test as the trend reads it.
 *
 * @param id the walk's own id
 * @param localDate the date in the participant's study zone, as it then was
 * @param startedAt orders walks of one day
 * @param comparabilityClass with what it may be compared
 * @param metres the distance, 0 or more
 * @param counts whether the walk counts, stopped for symptoms or not: a person who had to stop
 *     could not walk further, so that distance is the result
 * @param supervisedByClinician whether a clinician was present, not on video
 */
public record WalkTest(
    String id,
    LocalDate localDate,
    Instant startedAt,
    ComparabilityClass comparabilityClass,
    double metres,
    boolean counts,
    boolean supervisedByClinician) {

  static final Comparator<WalkTest> IN_ORDER =
      Comparator.comparing(WalkTest::localDate)
          .thenComparing(WalkTest::startedAt)
          .thenComparing(WalkTest::id);

  public WalkTest {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(localDate, "localDate");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(comparabilityClass, "comparabilityClass");
    if (!(metres >= 0) || Double.isInfinite(metres)) {
      throw new IllegalArgumentException("metres must be 0 or more: " + metres);
    }
  }
}
