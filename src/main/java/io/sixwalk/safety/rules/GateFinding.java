package io.sixwalk.safety.rules;

/**
 * What holds a walk back at home (after the contraindications of the American Thoracic Society
 * 2002, doi:10.1164/ajrccm.166.1.at1102, made stricter for people who walk without a clinician).
 *
 * <p>A warning sign holds until a clinician has cleared it. What passes by itself holds for the day
 * on which it was told: the next day the questions are asked anew.
 */
public enum GateFinding {
  CHEST_PAIN(AlertKind.CHEST_PAIN, true, true, true),
  BREATHLESS_AT_REST(AlertKind.GATE_YES, true, true, true),
  DIZZY_OR_FAINTED(AlertKind.GATE_YES, true, true, true),
  FEVER_OR_ILLNESS(AlertKind.GATE_YES, false, false, true),
  FELL(AlertKind.GATE_YES, true, false, true),
  SWELLING_OR_PALPITATIONS(AlertKind.GATE_YES, true, true, true),
  MEDICATION_CHANGED(AlertKind.GATE_YES, false, false, false),
  /** At rest. */
  HEART_RATE_HIGH(AlertKind.GATE_YES, false, false, false),
  /** At rest. */
  HEART_RATE_LOW(AlertKind.GATE_YES, false, false, false),
  SYSTOLIC_HIGH(AlertKind.GATE_YES, false, false, false),
  DIASTOLIC_HIGH(AlertKind.GATE_YES, false, false, false),
  /** Below the limit for starting, not below the one for stopping. */
  SPO2_BELOW_START(AlertKind.GATE_YES, false, false, false),
  SPO2_BELOW_STOP(AlertKind.LOW_OXYGEN, true, true, false);

  private final AlertKind alert;
  private final boolean lasting;
  private final boolean urgent;
  private final boolean symptom;

  GateFinding(AlertKind alert, boolean lasting, boolean urgent, boolean symptom) {
    this.alert = alert;
    this.lasting = lasting;
    this.urgent = urgent;
    this.symptom = symptom;
  }

  /** As which alert the care team gets it. */
  public AlertKind alert() {
    return alert;
  }

  /** Whether it holds until a clinician clears it, and not only for the day. */
  public boolean isLasting() {
    return lasting;
  }

  /** Whether the person is first told when to call for help. */
  public boolean isUrgent() {
    return urgent;
  }

  /** Whether it is a fall or symptom, and so drafted as an adverse event. */
  public boolean isSymptom() {
    return symptom;
  }
}
