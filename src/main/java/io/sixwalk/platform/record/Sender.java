package io.sixwalk.platform.record;

import io.sixwalk.platform.calendar.ZoneHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Who a record is about and when it came.
 *
 * @param participantId whose record it is
 * @param actorId who sent it: the participant, or someone allowed to send for them
 * @param sentAs in what capacity
 * @param zones the study zone through time, in which study days are counted
 * @param enrolledOn first day on which a record is accepted
 * @param greatestStandardErrorMetres above it a walk does not count, by the study's thresholds
 * @param seal encrypts for this person
 * @param sentAt by the phone's clock, or null
 * @param receivedAt by the server's clock
 */
public record Sender(
    UUID participantId,
    UUID actorId,
    SentAs sentAs,
    ZoneHistory zones,
    LocalDate enrolledOn,
    double greatestStandardErrorMetres,
    Seal seal,
    Instant sentAt,
    Instant receivedAt) {

  /** Works with one person's key. */
  public interface Seal {
    /** Encrypts bytes; {@code purpose} is bound to the result. */
    byte[] seal(String purpose, byte[] plain);

    /** A fingerprint of bytes that nobody can try out without the key. */
    byte[] mac(byte[] plain);
  }
}
