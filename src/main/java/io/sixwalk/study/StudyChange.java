package io.sixwalk.study;

import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.study.StudyView.Approval;
import io.sixwalk.study.StudyView.LateRecords;
import java.util.Map;

/**
 * What a study admin sets, all together; what is left out is empty afterwards.
 *
 * @param phoneNumber of the study team, told to people whose walk is held back
 * @param emergencyNumber for countries without one of their own here
 * @param emergencyNumbers by country (ISO 3166-1 alpha-2), in place of Sixwalk's own table
 */
public record StudyChange(
    String name,
    boolean baselineFromStart,
    String phoneNumber,
    String emergencyNumber,
    Map<String, String> emergencyNumbers,
    String registryNumber,
    Approval approval,
    LateRecords lateRecords,
    boolean erasureRestricted) {

  public StudyChange {
    emergencyNumbers = emergencyNumbers == null ? Map.of() : emergencyNumbers;
    approval = approval == null ? new Approval(null, null, null, null) : approval;
    lateRecords = lateRecords == null ? LateRecords.STORE_FLAGGED : lateRecords;
  }

  /** What leaves the study as it is. */
  static StudyChange of(StudyView study) {
    return new StudyChange(
        study.name(),
        study.baselineFromStart(),
        study.phoneNumber(),
        study.emergencyNumber(),
        study.emergencyNumbers(),
        study.registryNumber(),
        study.approval(),
        study.lateRecords(),
        study.erasureRestricted());
  }

  void check() {
    FieldChecks checks =
        new FieldChecks()
            .text("/name", name, 200)
            .optionalText("/phoneNumber", phoneNumber, 40)
            .numberToCall("/phoneNumber", phoneNumber)
            .text("/emergencyNumber", emergencyNumber, 20)
            .numberToCall("/emergencyNumber", emergencyNumber)
            .optionalText("/registryNumber", registryNumber, 40);
    if (approval != null) {
      checks
          .optionalText("/approval/board", approval.board(), 200)
          .optionalText("/approval/number", approval.number(), 100)
          .that(
              approval.approvedOn() == null
                  || approval.expiresOn() == null
                  || !approval.expiresOn().isBefore(approval.approvedOn()),
              "/approval/expiresOn",
              "order",
              "An approval cannot expire before it was given.");
    }
    EmergencyNumbersByCountry.check(checks, emergencyNumbers);
    checks.orRefuse();
  }

  void applyTo(Study study) {
    study.name = name;
    study.baselineFromStart = baselineFromStart;
    study.phoneNumber = phoneNumber;
    study.emergencyNumber = emergencyNumber;
    study.emergencyNumbers = EmergencyNumbersByCountry.write(emergencyNumbers);
    study.registryNumber = registryNumber;
    study.irbName = approval.board();
    study.irbApprovalNumber = approval.number();
    study.irbApprovedOn = approval.approvedOn();
    study.irbExpiresOn = approval.expiresOn();
    study.lateRecords = lateRecords.name();
    study.erasureRestricted = erasureRestricted;
  }
}
