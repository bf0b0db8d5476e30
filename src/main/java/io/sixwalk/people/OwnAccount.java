package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.StaffRole;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who is signed in, as the account itself may know it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OwnAccount")
public record OwnAccount(
    PersonKind kind,
    UUID accountId,
    @Schema(description = "Of a participant: the name that study data know") String pseudonym,
    @Schema(description = "Of a participant") StudyName study,
    @Schema(description = "Of staff: each role, in a study or at one of its sites")
        List<Membership> memberships) {

  static OwnAccount participant(UUID id, String pseudonym, StudyName study) {
    return new OwnAccount(PersonKind.PARTICIPANT, id, pseudonym, study, null);
  }

  static OwnAccount caregiver(UUID id) {
    return new OwnAccount(PersonKind.CAREGIVER, id, null, null, null);
  }

  static OwnAccount staff(UUID id, List<Membership> memberships) {
    return new OwnAccount(PersonKind.STAFF, id, null, null, memberships);
  }

  /** A study as people call it. */
  @Schema(name = "StudyName")
  public record StudyName(
      String code,
      String name,
      @Schema(description = "Invented people and invented walks") boolean synthetic) {}

  /** One role. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "StudyMembership")
  public record Membership(
      StudyName study,
      StaffRole role,
      @Schema(description = "Absent where the role is for the whole study") UUID siteId,
      @Schema(description = "Name of that site") String site) {}
}
