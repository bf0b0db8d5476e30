package io.sixwalk.safety.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The answers of one moment, as far as they decide.
 *
 * @param id the record's
 * @param day on which it was answered, in the person's study zone
 * @param held whether anything holds walks back
 * @param lasting whether that needs a clinician
 * @param complete whether every question was answered
 * @param clearedAt when a clinician cleared it
 */
public record GateAnswer(
    UUID id,
    Instant answeredAt,
    LocalDate day,
    boolean held,
    boolean lasting,
    boolean complete,
    Optional<Instant> clearedAt) {

  /** Which of the answers hold a walk back that begins at that moment. */
  public static List<UUID> holding(List<GateAnswer> answers, Instant moment, LocalDate today) {
    return answers.stream().filter(a -> a.holdsBack(moment, today)).map(GateAnswer::id).toList();
  }

  boolean isClearedBy(Instant moment) {
    return clearedAt.isPresent() && !clearedAt.get().isAfter(moment);
  }

  boolean holdsBack(Instant moment, LocalDate today) {
    return held
        && !answeredAt.isAfter(moment)
        && !isClearedBy(moment)
        && (lasting || day.equals(today));
  }

  boolean opens(Instant moment, LocalDate today) {
    return complete
        && !answeredAt.isAfter(moment)
        && day.equals(today)
        && (!held || isClearedBy(moment));
  }
}
