package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a trial in CTIS, which is given as a text ("Authorised, not started") or as a public
 * code from 1 to 12.
 *
 * @param recruitment the nearest state of recruitment
 * @param authorisationStands whether an authorisation was given and has not been refused, revoked
 *     or cancelled; a trial that was authorised and has ended keeps it
 */
record CtisStatus(Optional<RecruitmentStatus> recruitment, boolean authorisationStands) {

  static CtisStatus of(JsonNode document) {
    Optional<Integer> code =
        Json.integer(document, "ctPublicStatusCode").or(() -> Json.integer(document, "ctStatus"));
    return code.isPresent()
        ? ofCode(code)
        : Json.text(document, "ctStatus").map(CtisStatus::ofText).orElse(unknown());
  }

  static CtisStatus ofCode(Optional<Integer> code) {
    return switch (code.orElse(0)) {
      case 2 -> new CtisStatus(Optional.of(RecruitmentStatus.NOT_YET_RECRUITING), true);
      case 3, 4 -> new CtisStatus(Optional.of(RecruitmentStatus.RECRUITING), true);
      case 5 -> new CtisStatus(Optional.of(RecruitmentStatus.ACTIVE_NOT_RECRUITING), true);
      case 6, 7 -> new CtisStatus(Optional.of(RecruitmentStatus.SUSPENDED), true);
      case 8 -> new CtisStatus(Optional.of(RecruitmentStatus.COMPLETED), true);
      case 9, 11, 12 -> new CtisStatus(Optional.of(RecruitmentStatus.WITHDRAWN), false);
      case 10 -> new CtisStatus(Optional.of(RecruitmentStatus.TERMINATED), false);
      default -> unknown();
    };
  }

  private static CtisStatus ofText(String text) {
    String status = text.toLowerCase(Locale.ROOT);
    if (status.startsWith("authorised, not started")
        || status.startsWith("authorised, recruitment pending")) {
      return ofCode(Optional.of(2));
    }
    if (status.startsWith("authorised, recruiting") || status.startsWith("ongoing, recruiting")) {
      return ofCode(Optional.of(4));
    }
    if (status.startsWith("ongoing, recruitment ended")) {
      return ofCode(Optional.of(5));
    }
    if (status.startsWith("authorised") || status.startsWith("ongoing")) {
      return new CtisStatus(Optional.of(RecruitmentStatus.NOT_KNOWN_TO_THIS_APP), true);
    }
    return switch (status) {
      case "temporarily halted", "halted", "suspended" -> ofCode(Optional.of(6));
      case "ended" -> ofCode(Optional.of(8));
      case "expired", "not authorised", "cancelled" -> ofCode(Optional.of(11));
      case "revoked" -> ofCode(Optional.of(10));
      default -> unknown();
    };
  }

  private static CtisStatus unknown() {
    return new CtisStatus(Optional.of(RecruitmentStatus.NOT_KNOWN_TO_THIS_APP), false);
  }
}
