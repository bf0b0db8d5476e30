package io.sixwalk.trial.rules;

import java.util.Locale;

/** The kinds of dated outside facts, and what each can do to a class. */
public enum EvidenceKind {
  FDA_WARNING_LETTER(Effect.REGULATOR_ACTION),
  FDA_UNTITLED_LETTER(Effect.REGULATOR_ACTION),
  COURT_RULING(Effect.REGULATOR_ACTION),
  INJUNCTION(Effect.REGULATOR_ACTION),
  SELF_DISCLOSED_PATIENT_FUNDED(Effect.PAYMENT),
  SELF_DISCLOSED_SELF_FUNDED(Effect.PAYMENT),
  PRICE_PUBLISHED(Effect.PAYMENT),
  FEE_REPORTED(Effect.PAYMENT),
  /** A regulator lists or authorised the trial. */
  REGULATOR_AUTHORISED(Effect.OVERSIGHT),
  /** A document of the FDA itself about this trial. */
  FDA_DOCUMENT(Effect.OVERSIGHT),
  /** An IND stated for this trial in a peer-reviewed paper or a securities filing. */
  IND_STATED(Effect.OVERSIGHT),
  /** Ethics board and safety board named for this trial in a peer-reviewed paper. */
  IRB_AND_DSMB_STATED(Effect.OVERSIGHT),
  /** A public research grant for this trial; it is funding, and the card says so. */
  PUBLIC_GRANT(Effect.OVERSIGHT),
  /** An IND of another programme of the sponsor. */
  IND_NUMBER_IN_FILING(Effect.CONTEXT),
  /** A designation that the product holds for another disease. */
  FDA_DESIGNATION_OTHER_DISEASE(Effect.CONTEXT),
  /** What the FDA said about a whole class of products. */
  FDA_CLASS_NOTICE(Effect.CONTEXT),
  /** A kind that this version does not know; shown, never decisive. */
  NOT_KNOWN_TO_THIS_APP(Effect.CONTEXT);

  /** What facts of a kind can do. */
  public enum Effect {
    /** Leads to {@link TrustClass#KNOWN_REGULATOR_ACTION}. */
    REGULATOR_ACTION,
    /** Leads to {@link TrustClass#WARNING_SIGNS}. */
    PAYMENT,
    /** The only effect that can lift a record; trial by trial. */
    OVERSIGHT,
    /** Shown, never decisive. */
    CONTEXT
  }

  private final Effect effect;

  EvidenceKind(Effect effect) {
    this.effect = effect;
  }

  public Effect effect() {
    return effect;
  }

  /** The kind with this name, or {@link #NOT_KNOWN_TO_THIS_APP}. */
  public static EvidenceKind read(String text) {
    return Coded.read(EvidenceKind.class, text.toUpperCase(Locale.ROOT));
  }
}
