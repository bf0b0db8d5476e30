package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.response.Findings;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What loading a definition and loading a pack have in common. */
final class Loading {
  private Loading() {}

  /**
   * What was read.
   *
   * @throws ProblemException 422 with a pointer for each finding
   */
  static <T> T understood(Read<T> read, String code, String detail) {
    if (read instanceof Read.Understood<T> understood) {
      return understood.value();
    }
    throw refused(code, detail, ((Read.Refused<T>) read).findings());
  }

  static ProblemException refused(String code, String detail, List<Finding> findings) {
    return ProblemException.unprocessable(code, detail, Findings.problems(findings));
  }

  /** The unique key was taken between looking and writing. */
  static ProblemException meanwhile(Throwable ignored) {
    return ProblemException.conflict(
        "loaded-meanwhile", "Somebody else loaded the same just now. Read it again, then decide.");
  }

  /** On the study's chain: what was loaded, by name. */
  static Entry entry(Actor admin, Decision.Allowed allowed, JsonObject detail) {
    return new Entry(
        AuditTrail.studyChain(allowed.studyId()),
        admin.kind().name(),
        Operation.CHANGE_INSTRUMENTS.name(),
        allowed.rule().words(),
        null,
        null,
        detail.encode());
  }
}
