package io.sixwalk.safety.rules;

import java.util.Arrays;
import java.util.Optional;

/** The questions before every walk. A yes to any of them holds the walk back. */
public enum GateQuestion {
  CHEST_PAIN("chestPain", GateFinding.CHEST_PAIN),
  BREATHLESS_AT_REST("breathlessAtRest", GateFinding.BREATHLESS_AT_REST),
  DIZZY_OR_FAINTED("dizzyOrFainted", GateFinding.DIZZY_OR_FAINTED),
  FEVER_OR_ILLNESS("feverOrIllness", GateFinding.FEVER_OR_ILLNESS),
  FELL("fell", GateFinding.FELL),
  SWELLING_OR_PALPITATIONS("swellingOrPalpitations", GateFinding.SWELLING_OR_PALPITATIONS),
  MEDICATION_CHANGED("medicationChanged", GateFinding.MEDICATION_CHANGED);

  private final String field;
  private final GateFinding finding;

  GateQuestion(String field, GateFinding finding) {
    this.field = field;
    this.finding = finding;
  }

  /** Its name in a record. */
  public String field() {
    return field;
  }

  /** What a yes means. */
  public GateFinding finding() {
    return finding;
  }

  public static Optional<GateQuestion> ofField(String field) {
    return Arrays.stream(values()).filter(q -> q.field.equals(field)).findFirst();
  }
}
