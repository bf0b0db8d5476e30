package io.sixwalk.trial.rules;

/**
 * The seven headlines, worst first. The order is the precedence: when several apply, the first one
 * is the headline and every fact is listed below it.
 */
public enum TrustClass {
  /** A dated letter, injunction or ruling names the sponsor or the clinic. */
  KNOWN_REGULATOR_ACTION,
  /** A hard rule applies, or the cautions reach {@link TrialStatus#CAUTION_THRESHOLD}. */
  WARNING_SIGNS,
  /** The number has a wrong form. */
  INVALID_ID,
  /** A full, current copy or the registry itself does not have the number. */
  NOT_FOUND,
  /** Another registry, an old or partial copy, or no number. */
  CANNOT_CHECK,
  /** The record was found, and nothing outside it says who oversees the trial. */
  REGISTERED_BUT_UNVERIFIED,
  /** The record was found, and a dated outside fact says who oversees or pays for the trial. */
  VERIFIED_REGULATED;

  /** The one of the two that is shown. */
  public TrustClass worse(TrustClass other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** The class after it lost one step because the copy is old; only good classes lose one. */
  TrustClass oneStepDown() {
    return switch (this) {
      case VERIFIED_REGULATED -> REGISTERED_BUT_UNVERIFIED;
      case REGISTERED_BUT_UNVERIFIED -> CANNOT_CHECK;
      default -> this;
    };
  }
}
