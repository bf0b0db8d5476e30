package io.sixwalk.study;

import io.sixwalk.access.PersonKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From whom a study hides trends and classifications.
 *
 * @param hideTrendsFrom kinds of person
 * @param hideTrendsUntil when hiding ends; null while the study says nothing else
 * @param revision for {@code If-Match}; ignored in a request's body
 */
public record FeedbackPolicy(
    Set<PersonKind> hideTrendsFrom, Instant hideTrendsUntil, Integer revision) {
  public FeedbackPolicy {
    hideTrendsFrom = hideTrendsFrom == null ? Set.of() : Set.copyOf(hideTrendsFrom);
  }

  static FeedbackPolicy of(Study study) {
    return new FeedbackPolicy(
        Arrays.stream(study.hideTrendsFrom).map(PersonKind::valueOf).collect(Collectors.toSet()),
        study.hideTrendsUntil,
        study.revision);
  }
}
