package io.sixwalk.trend.change;

import io.sixwalk.walk.distance.MethodFamily;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What must be alike before two walks may be compared. Supervision and device are shown with a walk
 * but are no part of the class.
 *
 * @param course the kind of course
 * @param courseLengthMetres the length of one lap or one leg, kept to 0.5 m; present exactly for
 *     measured courses
 * @param method the method family of the distance
 * @param aid the walking aid group
 * @param oxygen flow and delivery of oxygen
 */
public record ComparabilityClass(
    CourseKind course,
    OptionalDouble courseLengthMetres,
    MethodFamily method,
    AidGroup aid,
    Oxygen oxygen) {

  /** Lengths closer than this are one course, in metres. */
  public static final double LENGTH_STEP_METRES = 0.5;

  public ComparabilityClass {
    Objects.requireNonNull(course, "course");
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(aid, "aid");
    Objects.requireNonNull(oxygen, "oxygen");
    if (course.isMeasured() != courseLengthMetres.isPresent()) {
      throw new IllegalArgumentException(
          course + (course.isMeasured() ? " needs" : " has no") + " course length");
    }
    if (courseLengthMetres.isPresent()) {
      double length = courseLengthMetres.getAsDouble();
      if (!(length > 0 && length <= 1000)) {
        throw new IllegalArgumentException("course length must be above 0 m, to 1000 m: " + length);
      }
      double steps = Math.max(1, Math.rint(length / LENGTH_STEP_METRES));
      courseLengthMetres = OptionalDouble.of(steps * LENGTH_STEP_METRES);
    }
  }

  /** A walk outdoors without a measured course, on room air. */
  public static ComparabilityClass outdoors(MethodFamily method, AidGroup aid) {
    return new ComparabilityClass(
        CourseKind.OUTDOOR_FREE, OptionalDouble.empty(), method, aid, Oxygen.ROOM_AIR);
  }

  /** A walk on a measured course, counted by laps or wheel, on room air. */
  public static ComparabilityClass measured(
      CourseKind course, double courseLengthMetres, AidGroup aid) {
    return new ComparabilityClass(
        course,
        OptionalDouble.of(courseLengthMetres),
        MethodFamily.LAPS_OR_WHEEL,
        aid,
        Oxygen.ROOM_AIR);
  }

  /** A stable text for this class, equal exactly when the classes are equal; fit as a key. */
  public String key() {
    StringBuilder key = new StringBuilder(code(course));
    courseLengthMetres.ifPresent(m -> key.append(String.format(Locale.ROOT, "-%.1fm", m)));
    key.append('/').append(code(method)).append('/').append("aid-").append(code(aid)).append('/');
    if (oxygen.isSupplemental()) {
      key.append(String.format(Locale.ROOT, "oxygen-%.1f-", oxygen.litresPerMinute()));
      key.append(oxygen.delivery());
    } else {
      key.append("room-air");
    }
    return key.toString();
  }

  private static String code(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
