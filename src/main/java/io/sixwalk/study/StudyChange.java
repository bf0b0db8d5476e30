package io.sixwalk.study;

import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.study.StudyView.Approval;
import io.sixwalk.study.StudyView.LateRecords;

/** What a study admin sets, all together; what is left out is empty afterwards. */
public record StudyChange(
    String name,
    boolean baselineFromStart,
    String phoneNumber,
    String emergencyNumber,
    String registryNumber,
    Approval approval,
    LateRecords lateRecords,
    boolean erasureRestricted) {

  void check() {
    FieldChecks checks =
        new FieldChecks()
            .text("/name", name, 200)
            .optionalText("/phoneNumber", phoneNumber, 40)
            .text("/emergencyNumber", emergencyNumber, 20)
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
    checks.orRefuse();
  }

  void applyTo(Study study) {
    study.name = name;
    study.baselineFromStart = baselineFromStart;
    study.phoneNumber = phoneNumber;
    study.emergencyNumber = emergencyNumber;
    study.registryNumber = registryNumber;
    study.irbName = approval == null ? null : approval.board();
    study.irbApprovalNumber = approval == null ? null : approval.number();
    study.irbApprovedOn = approval == null ? null : approval.approvedOn();
    study.irbExpiresOn = approval == null ? null : approval.expiresOn();
    study.lateRecords = (lateRecords == null ? LateRecords.STORE_FLAGGED : lateRecords).name();
    study.erasureRestricted = erasureRestricted;
  }
}
