package io.sixwalk.questionnaire.instrument.fhir;

/** The extensions that instruments use: FHIR's own, and this project's. */
final class FhirExtensions {

  static final String URL_PREFIX = "urn:sixwalk:questionnaire:";

  /** FHIR's own. */
  static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

  static final String MIN_VALUE = "http://hl7.org/fhir/StructureDefinition/minValue";
  static final String MAX_VALUE = "http://hl7.org/fhir/StructureDefinition/maxValue";
  static final String MAX_DECIMALS = "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces";
  static final String UNIT = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
  static final String EXCLUSIVE =
      "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";

  /** This project's. */
  static final String CONTENT = URL_PREFIX + "content";

  static final String RESPONDENT = URL_PREFIX + "respondent";
  static final String RECALL_PERIOD = URL_PREFIX + "recall-period";
  static final String DIRECTION = URL_PREFIX + "direction";
  static final String SCORING = URL_PREFIX + "scoring";
  static final String NOTE = URL_PREFIX + "note";
  static final String LANGUAGE = URL_PREFIX + "language";
  static final String RIGHTS = URL_PREFIX + "rights";

  private FhirExtensions() {}
}
