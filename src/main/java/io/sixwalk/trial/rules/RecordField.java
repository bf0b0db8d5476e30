package io.sixwalk.trial.rules;

/** The fields of a registry record that the rules read, under the names of the v2 data model. */
public enum RecordField {
  BRIEF_TITLE("briefTitle"),
  OFFICIAL_TITLE("officialTitle"),
  OVERALL_STATUS("overallStatus"),
  LAST_KNOWN_STATUS("lastKnownStatus"),
  WHY_STOPPED("whyStopped"),
  STUDY_FIRST_POST_DATE("studyFirstPostDate"),
  LAST_UPDATE_POST_DATE("lastUpdatePostDate"),
  LEAD_SPONSOR("leadSponsor"),
  COLLABORATORS("collaborators"),
  ORGANIZATION("organization"),
  RESPONSIBLE_PARTY("responsibleParty"),
  OVERSIGHT_HAS_DMC("oversightHasDmc"),
  IS_FDA_REGULATED_DRUG("isFdaRegulatedDrug"),
  IS_FDA_REGULATED_DEVICE("isFdaRegulatedDevice"),
  IS_US_EXPORT("isUsExport"),
  STUDY_TYPE("studyType"),
  PHASES("phases"),
  ALLOCATION("allocation"),
  INTERVENTION_MODEL("interventionModel"),
  MASKING("masking"),
  ENROLLMENT("enrollmentInfo"),
  ARM_GROUPS("armGroups"),
  INTERVENTIONS("interventions"),
  CONDITIONS("conditions"),
  KEYWORDS("keywords"),
  BRIEF_SUMMARY("briefSummary"),
  DETAILED_DESCRIPTION("detailedDescription"),
  ELIGIBILITY("eligibilityCriteria"),
  HEALTHY_VOLUNTEERS("healthyVolunteers"),
  LOCATIONS("locations"),
  SECONDARY_IDS("secondaryIdInfos"),
  REFERENCES("references"),
  HAS_RESULTS("hasResults"),
  PROTOCOL_DOCUMENT("largeDocs.hasProtocol"),
  REGULATOR_DECISION("regulatorDecision");

  private final String v2Name;

  RecordField(String v2Name) {
    this.v2Name = v2Name;
  }

  /** The name of the field in the registry's own data model. */
  public String v2Name() {
    return v2Name;
  }
}
