package io.sixwalk.safety.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/**
 * An event as it was reported. Whatever grades it here was marked by the person who reported it.
 *
 * @param terms codes of stops, falls and symptoms
 * @param description in the reporter's own words, or null
 * @param severity {@code MILD}, {@code MODERATE} or {@code SEVERE}, or null
 * @param seriousness criteria of ICH E2A that the reporter marked
 * @param action what the reporter said was done
 * @param outcome as the reporter sees it, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportedEvent(
    List<String> terms,
    LocalDate onset,
    LocalDate end,
    String description,
    String severity,
    List<String> seriousness,
    List<String> action,
    String outcome) {

  /** Out of a walk or a gate answer: codes and a day. */
  public static ReportedEvent of(List<String> terms, LocalDate onset) {
    return new ReportedEvent(terms, onset, null, null, null, List.of(), List.of(), null);
  }
}
