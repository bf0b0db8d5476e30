package io.sixwalk.questionnaire;

import io.sixwalk.platform.record.Sender.Seal;
import io.sixwalk.platform.record.SentAs;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import io.sixwalk.questionnaire.scoring.Score;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A response that was just stored.
 *
 * @param id the record's id, made by the phone
 * @param language of the wording that the person saw
 * @param measuredAt when it was answered, by the phone's clock
 * @param localDate the day of the answer in the person's study zone
 * @param receivedAt by the server's clock
 * @param enteredBy the person, or who sent it for them
 * @param sentAs in what capacity they sent it
 * @param corrects the own response that this one replaces
 * @param answers of the shown questions, as they were given; never to be logged or audited
 * @param scores of every algorithm that the instrument and the study ask for
 * @param seal encrypts for this person
 */
public record StoredResponse(
    UUID participantId,
    UUID id,
    String instrument,
    String version,
    String language,
    Instant measuredAt,
    LocalDate localDate,
    Instant receivedAt,
    UUID enteredBy,
    SentAs sentAs,
    Optional<UUID> corrects,
    ItemAnswers answers,
    List<Score> scores,
    Seal seal) {
  public StoredResponse {
    scores = List.copyOf(scores);
  }
}
