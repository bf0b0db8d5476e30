package io.sixwalk.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A study as its staff see it.
 *
 * @param emergencyNumber where neither the study nor Sixwalk's own table has one for the country
 * @param emergencyNumbers the study's own, by country
 * @param lateRecords what happens to a record that was measured before consent was withdrawn and
 *     arrives after it
 * @param erasureRestricted whether law keeps the study from erasing, so that erasing restricts
 *     instead (GDPR articles 17(3) and 18)
 * @param revision for {@code If-Match}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StudyView(
    UUID id,
    String code,
    String name,
    boolean synthetic,
    boolean baselineFromStart,
    String phoneNumber,
    String emergencyNumber,
    Map<String, String> emergencyNumbers,
    String registryNumber,
    Approval approval,
    LateRecords lateRecords,
    boolean erasureRestricted,
    List<String> hideTrendsFrom,
    Instant hideTrendsUntil,
    Instant createdAt,
    int revision) {

  /**
   * What an institutional review board decided. After {@code expiresOn} nobody is enrolled; without
   * it the approval does not expire.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Approval(String board, String number, LocalDate approvedOn, LocalDate expiresOn) {}

  /** Records measured before a withdrawal that arrive after it. */
  public enum LateRecords {
    STORE_FLAGGED,
    REFUSE
  }

  static StudyView of(Study study) {
    return new StudyView(
        study.id,
        study.code,
        study.name,
        study.synthetic,
        study.baselineFromStart,
        study.phoneNumber,
        study.emergencyNumber,
        EmergencyNumbersByCountry.read(study.emergencyNumbers),
        study.registryNumber,
        new Approval(
            study.irbName, study.irbApprovalNumber, study.irbApprovedOn, study.irbExpiresOn),
        LateRecords.valueOf(study.lateRecords),
        study.erasureRestricted,
        Arrays.stream(study.hideTrendsFrom).sorted().toList(),
        study.hideTrendsUntil,
        study.createdAt,
        study.revision);
  }
}
