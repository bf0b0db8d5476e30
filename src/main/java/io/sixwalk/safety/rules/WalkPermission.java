package io.sixwalk.safety.rules;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one person may walk at home, by a clinician. Without one nobody walks unsupervised.
 *
 * @param companionRequired somebody beside the person, or on video
 * @param courseTypes the kinds of course that are allowed
 * @param validFrom first day, in the person's study zone
 * @param expiresOn last day
 */
public record WalkPermission(
    boolean allowed,
    boolean companionRequired,
    Set<String> courseTypes,
    GateLimits limits,
    LocalDate validFrom,
    LocalDate expiresOn) {
  public WalkPermission {
    courseTypes = Set.copyOf(courseTypes);
  }

  /** Why a walk is not covered. */
  public enum Problem {
    NO_PERMISSION_YET,
    NOT_ALLOWED,
    PERMISSION_EXPIRED,
    COMPANION_MISSING,
    COURSE_NOT_ALLOWED
  }

  /**
   * The one that holds on a day: that with the latest first day up to it, and of those the newest.
   *
   * @param permissions the oldest decision first
   */
  public static Optional<WalkPermission> on(LocalDate day, List<WalkPermission> permissions) {
    return permissions.stream()
        .filter(p -> !p.validFrom().isAfter(day))
        // Of two with the same first day the later decision holds.
        .reduce(
            (a, b) -> Comparator.comparing(WalkPermission::validFrom).compare(a, b) <= 0 ? b : a);
  }

  /** Why the person may not walk on that day at all, or nothing. */
  public static Optional<Problem> problemOn(LocalDate day, Optional<WalkPermission> permission) {
    if (permission.isEmpty()) {
      return Optional.of(Problem.NO_PERMISSION_YET);
    }
    if (!permission.get().allowed()) {
      return Optional.of(Problem.NOT_ALLOWED);
    }
    return day.isAfter(permission.get().expiresOn())
        ? Optional.of(Problem.PERMISSION_EXPIRED)
        : Optional.empty();
  }

  /**
   * Why a walk that was walked is not covered, or nothing. A walk with a clinician beside the
   * person needs no permission.
   *
   * @param supervision as in the record of a walk
   */
  public static Optional<Problem> problemOf(
      LocalDate day, Optional<WalkPermission> permission, String supervision, String courseType) {
    if (supervision.equals("CLINICIAN")) {
      return Optional.empty();
    }
    Optional<Problem> general = problemOn(day, permission);
    if (general.isPresent()) {
      return general;
    }
    if (permission.orElseThrow().companionRequired() && supervision.equals("NONE")) {
      return Optional.of(Problem.COMPANION_MISSING);
    }
    return permission.get().courseTypes().contains(courseType)
        ? Optional.empty()
        : Optional.of(Problem.COURSE_NOT_ALLOWED);
  }
}
