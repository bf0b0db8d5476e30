package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import java.util.Optional;

/** Whether somebody can join; a line of its own that never touches the trust class. */
public enum Openness {
  OPEN,
  OPEN_BY_INVITATION,
  NOT_OPEN_YET,
  NOT_OPEN,
  ENDED,
  NEVER_STARTED,
  /** The sponsor has not confirmed the record for two years after its end date. */
  NOT_UPDATED,
  /** No record, no status in the copy, or a status that this version does not know. */
  NOT_KNOWN;

  static Openness of(Optional<RecruitmentStatus> status) {
    if (status.isEmpty()) {
      return NOT_KNOWN;
    }
    return switch (status.get()) {
      case RECRUITING, AVAILABLE -> OPEN;
      case ENROLLING_BY_INVITATION -> OPEN_BY_INVITATION;
      case NOT_YET_RECRUITING -> NOT_OPEN_YET;
      case ACTIVE_NOT_RECRUITING, SUSPENDED, TEMPORARILY_NOT_AVAILABLE -> NOT_OPEN;
      case COMPLETED, TERMINATED, NO_LONGER_AVAILABLE, APPROVED_FOR_MARKETING -> ENDED;
      case WITHDRAWN -> NEVER_STARTED;
      case UNKNOWN -> NOT_UPDATED;
      case WITHHELD, NOT_KNOWN_TO_THIS_APP -> NOT_KNOWN;
    };
  }
}
