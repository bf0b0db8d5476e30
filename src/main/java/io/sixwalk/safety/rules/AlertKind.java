package io.sixwalk.safety.rules;

/** Why the care team is alerted, the most pressing first: lists are ordered by this order. */
public enum AlertKind {
  CHEST_PAIN,
  /** The person fainted. */
  SYNCOPE,
  /** The oxygen saturation was below the person's stop limit. */
  LOW_OXYGEN,
  FALL_WITH_INJURY,
  /** The person marked a criterion of seriousness of ICH E2A in the health event diary. */
  SERIOUS_EVENT,
  /** A safety question was answered with yes, or a measurement was outside its limits. */
  GATE_YES,
  /** A walk ended early for symptoms or a fall. */
  STOPPED_FOR_SYMPTOMS,
  /** A walk was walked although the gate was held. */
  WALKED_WHILE_HELD,
  /** A walk was walked without a permission that covers it. */
  WALKED_WITHOUT_PERMISSION,
  /** PHQ-2 of 3 or more: a positive screen. */
  DEPRESSION_SCREEN,
  /** Nothing has come from the person for longer than the study expects. */
  SILENT;

  /**
   * Whether the person is told that the care team was told. Silence is not held against anyone, and
   * a missing permission is the care team's own task.
   */
  public boolean isToldToPerson() {
    return this != SILENT && this != WALKED_WITHOUT_PERMISSION;
  }
}
