package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All walks of one comparability class, and what they say.
 *
 * @param comparabilityClass the class
 * @param points its walks in order of time
 * @param practiceWalkId the first walk that counts, unless the person had practised before
 * @param baseline where the person started
 * @param visits one entry for each visit window, in order of time
 * @param slope the line through all walks
 */
public record ClassTrend(
    ComparabilityClass comparabilityClass,
    List<Point> points,
    Optional<String> practiceWalkId,
    Baseline baseline,
    List<Visit> visits,
    SlopeResult slope) {
  public ClassTrend {
    points = List.copyOf(points);
    visits = List.copyOf(visits);
  }

  /** What a walk is used for. */
  public enum Role {
    /** The first walk of the class, set aside because others are there. */
    PRACTICE,
    /** Part of the baseline; so is a practice walk that is all there is. */
    BASELINE,
    /** Part of a visit mean. */
    VISIT,
    /** In no window: it feeds only the slope. */
    BETWEEN,
    /** Does not count. */
    NOT_COUNTED
  }

  /**
   * One walk.
   *
   * @param walkId the walk's own id
   * @param date in the study zone
   * @param studyDay from day 0, where there is one
   * @param metres the distance
   * @param role what it is used for
   */
  public record Point(
      String walkId, LocalDate date, OptionalLong studyDay, double metres, Role role) {}

  /**
   * One visit in this class.
   *
   * @param windowId the visit
   * @param value the mean in metres of its walks, where there are any
   * @param lowMetres lower end of the 90 % interval of the mean
   * @param highMetres upper end of the 90 % interval of the mean
   * @param firstDate of these walks
   * @param lastDate of these walks
   * @param change against the baseline of the class
   */
  public record Visit(
      String windowId,
      Optional<MeanValue> value,
      OptionalDouble lowMetres,
      OptionalDouble highMetres,
      Optional<LocalDate> firstDate,
      Optional<LocalDate> lastDate,
      VisitChange change) {}
}
