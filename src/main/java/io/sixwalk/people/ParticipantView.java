package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.people.identity.Identity;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A participant as the care team sees one.
 *
 * @param dayZero the study's day 0, or null while it is not set
 * @param identity null where none is on record, and in lists that were not searched
 * @param revision for {@code If-Match} where the participant's record is changed
 * @param identityRevision for {@code If-Match} where the identity is changed; 0 when there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParticipantView(
    UUID participantId,
    String pseudonym,
    UUID siteId,
    String zone,
    LocalDate enrolledOn,
    LocalDate dayZero,
    String sex,
    Integer ageYears,
    Double heightCm,
    Double weightKg,
    LocalDate withdrawnOn,
    LocalDate diedOn,
    Instant restrictedAt,
    Identity identity,
    int revision,
    int identityRevision) {

  static final String COLUMNS =
      """
      p.participant_id, p.pseudonym, p.site_id, p.study_zone, p.enrolled_on, p.day_zero, p.sex, p.age_years,
      p.height_cm, p.weight_kg, p.withdrawn_on, p.died_on, p.restricted_at, p.revision
      """;

  static ParticipantView of(Row r, Identity identity, int identityRevision) {
    return new ParticipantView(
        r.getUUID("participant_id"),
        r.getString("pseudonym"),
        r.getUUID("site_id"),
        r.getString("study_zone"),
        r.getLocalDate("enrolled_on"),
        r.getLocalDate("day_zero"),
        r.getString("sex"),
        r.getInteger("age_years"),
        r.getDouble("height_cm"),
        r.getDouble("weight_kg"),
        r.getLocalDate("withdrawn_on"),
        r.getLocalDate("died_on"),
        r.getOffsetDateTime("restricted_at") == null
            ? null
            : r.getOffsetDateTime("restricted_at").toInstant(),
        identity,
        r.getInteger("revision"),
        identityRevision);
  }
}
