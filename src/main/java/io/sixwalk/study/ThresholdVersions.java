package io.sixwalk.study;

import io.sixwalk.platform.problem.FieldChecks;
import java.time.Instant;
import java.util.List;

/** Every version of a study's thresholds for walk distance, the newest first. */
public record ThresholdVersions(List<Version> versions) {
  /** One version and since when it is in force. */
  public record Version(StudyRules.Thresholds thresholds, Instant inForceFrom) {}

  static Version of(Threshold t) {
    return new Version(
        new StudyRules.Thresholds(
            t.version,
            t.mcid,
            t.small,
            t.substantial,
            t.standardErrorHome,
            t.standardErrorSupervised,
            t.walksAsked,
            t.walksLeast,
            t.greatestStandardError,
            t.source,
            t.population),
        t.inForceFrom);
  }

  static void check(StudyRules.Thresholds t) {
    new FieldChecks()
        .that(
            isMetres(t.mcid()), "/mcid", "range", "The MCID is more than 0 and at most 500 metres.")
        .that(isMetres(t.small()), "/small", "range", "This is more than 0 and at most 500 metres.")
        .that(
            isMetres(t.substantial()) && t.substantial() >= t.small(),
            "/substantial",
            "range",
            "A substantial change is not less than a small one.")
        .that(
            isMetres(t.standardErrorHome()),
            "/standardErrorHome",
            "range",
            "This is more than 0 and at most 500 metres.")
        .that(
            isMetres(t.standardErrorSupervised()),
            "/standardErrorSupervised",
            "range",
            "This is more than 0 and at most 500 metres.")
        .that(
            t.walksAsked() >= 1 && t.walksAsked() <= 12,
            "/walksAsked",
            "range",
            "1 to 12 walks can be asked for.")
        .that(
            t.walksLeast() >= 1 && t.walksLeast() <= t.walksAsked(),
            "/walksLeast",
            "range",
            "The least number of walks is 1 to the number asked for.")
        .that(
            isMetres(t.greatestStandardError()),
            "/greatestStandardError",
            "range",
            "This is more than 0 and at most 500 metres.")
        .text("/source", t.source(), 500)
        .text("/population", t.population(), 500)
        .orRefuse();
  }

  private static boolean isMetres(double value) {
    return value > 0 && value <= 500;
  }
}
