package io.sixwalk.study;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a study has decided, as it stands in one transaction.
 *
 * @param hideTrendsFrom kinds of person ({@code PARTICIPANT}, {@code CAREGIVER}, {@code STAFF})
 *     from whom trends and classifications are hidden
 * @param hideTrendsUntil when that ends, or empty for as long as the study says nothing else
 */
public record StudyRules(
    UUID studyId,
    String code,
    String name,
    boolean synthetic,
    boolean baselineFromStart,
    Set<String> hideTrendsFrom,
    Optional<Instant> hideTrendsUntil,
    Thresholds thresholds,
    List<Window> windows) {

  /** Numbers that decide, with where they come from. Metres for walk distance. */
  public record Thresholds(
      int version,
      double mcid,
      double small,
      double substantial,
      double standardErrorHome,
      double standardErrorSupervised,
      int walksAsked,
      int walksLeast,
      double greatestStandardError,
      String source,
      String population) {}

  /** Study days, inclusive. */
  public record Window(String code, int firstDay, int lastDay) {}

  /** Whether trends are hidden from that kind of person now. */
  public boolean hidesTrendsFrom(String kind, Instant now) {
    return hideTrendsFrom.contains(kind) && hideTrendsUntil.map(now::isBefore).orElse(true);
  }
}
