package io.sixwalk.trial.rules;

/**
 * Every rule, with its version, its weight and where it comes from. The plain sentence of each rule
 * stands in the message bundles under {@code rule.<name>}.
 *
 * <p>Every rule has version 1 until the first release, also where it was mended before; from then
 * on its version goes up when the same record could get another outcome from it. Weights of the
 * cautions were set on 1,536 records of mesenchymal-cell studies (ClinicalTrials.gov, October
 * 2022); they are a starting point, not a proof, and they are never shown to a patient.
 */
public enum Rule {
  NUMBER_FORM(Group.NUMBER, 0, "Forms published by the registries; ctrdata; ctregistries"),
  COPY_LOOKUP(Group.NUMBER, 0, "The dated copy of the registry"),
  COPY_AGE(Group.NUMBER, 0, "Sixwalk: copies older than 30 days are old"),

  PAYMENT_ASKED(
      Group.HARD,
      0,
      "21 CFR 312.8 (charging needs FDA's prior written authorisation); Turner 2017, Regen Med"
          + " 12:705"),
  PAYMENT_IN_RECORD(Group.HARD, 10, "Turner 2017, Regen Med 12:705; 21 CFR 312.8"),
  OFFERED_THOUGH_NOT_OPEN(Group.HARD, 0, "The record's own recruitment status"),
  PLACE_OR_NAME_NOT_IN_RECORD(Group.HARD, 0, "The record's own locations and sponsors"),
  MANY_UNRELATED_DISEASES(
      Group.HARD, 0, "FDA, 3 June 2021; ISSCR, Nine Things to Know About Stem Cell Treatments"),
  REGULATOR_ACTION(Group.HARD, 0, "Dated letters, injunctions and rulings in the evidence list"),
  REGULATION_MISSTATED(
      Group.HARD,
      0,
      "FDA, 22 July 2020, 3 June 2021 and 6 December 2024; NIH on ClinicalTrials.gov"),
  TRIAL_WITHOUT_NUMBER(Group.HARD, 0, "FDA, 3 June 2021: offered outside of a clinical trial"),
  PAYMENT_REPORTED(Group.HARD, 0, "Price pages and reports in the evidence list; Turner 2017"),

  EFFICACY_ASSERTED(Group.CAUTION, 2, "Sipp et al. 2017, Sci Transl Med 9:eaag0426"),
  MANY_CONDITIONS(Group.CAUTION, 3, "FDA, 3 June 2021; ISSCR, Nine Things"),
  LARGE_UNCONTROLLED(Group.CAUTION, 2, "Turner 2017; Sipp et al. 2017 (registries as trials)"),
  ANTI_AGING(Group.CAUTION, 4, "FDA, 6 December 2024; FDA untitled letter, 22 May 2023"),
  OFFSHORE_EXPORT(Group.CAUTION, 2, "ClinicalTrials.gov data definition of isUsExport"),
  US_SITE_DECLARED_NOT_FDA(Group.CAUTION, 2, "FDA, 22 July 2020; 9th Cir. 27 September 2024"),
  NO_DMC_UNCONTROLLED(Group.CAUTION, 1, "The record's own oversight fields"),
  PHASE_NA_BIOLOGIC(Group.CAUTION, 1, "The record's own design fields"),
  NEVER_STARTED_STALE(Group.CAUTION, 0, "The record's own status fields"),

  OVERSIGHT_SHOWN(
      Group.OUTSIDE, 0, "Dated papers, filings, grants and regulators in the evidence list"),
  REGULATOR_DECISION_IN_RECORD(Group.OUTSIDE, 0, "CTIS; Regulation (EU) No 536/2014"),
  PLACE_MATCHES(Group.OUTSIDE, 0, "The record's own locations and sponsors"),
  PRODUCT_MATCHES(Group.OUTSIDE, 0, "The record's own interventions"),

  CONTEXT_FACT(Group.SHOWN, 0, "The evidence list"),
  COLLABORATOR_FACT(Group.SHOWN, 0, "The evidence list"),
  RESULTS_POSTED(Group.SHOWN, 0, "hasResults"),
  PROTOCOL_POSTED(Group.SHOWN, 0, "largeDocs.hasProtocol"),
  RANDOMISED_AND_MASKED(Group.SHOWN, 0, "designInfo"),
  DMC_DECLARED(Group.SHOWN, 0, "oversightHasDmc"),
  FDA_REGULATION_DECLARED(Group.SHOWN, 0, "isFdaRegulatedDrug, isFdaRegulatedDevice"),
  PUBLIC_BODY_INVOLVED(Group.SHOWN, 0, "leadSponsor.class, collaborators.class"),
  GRANT_NUMBER_GIVEN(Group.SHOWN, 0, "secondaryIdInfos.type"),
  RESULT_PAPER_LISTED(Group.SHOWN, 0, "references.type"),
  FDA_CONTRADICTION(Group.SHOWN, 0, "oversightModule against whyStopped"),
  WHY_STOPPED_GIVEN(Group.SHOWN, 0, "whyStopped"),
  EXPANDED_ACCESS(Group.SHOWN, 0, "studyType; 21 CFR 312 subpart I"),
  RECORD_NEWER_THAN_LETTER(Group.SHOWN, 0, "studyFirstPostDate against the date of the letter");

  /** What the outcome of a rule can do. */
  public enum Group {
    /** Decides about the number and the copy. */
    NUMBER,
    /** Decides by itself. */
    HARD,
    /** Adds its weight; the sum decides at {@link TrialStatus#CAUTION_THRESHOLD}. */
    CAUTION,
    /** Needed for the best class. */
    OUTSIDE,
    /** Shown beside the class; each can be imitated. */
    SHOWN
  }

  private final Group group;
  private final int greatestWeight;
  private final String source;

  Rule(Group group, int greatestWeight, String source) {
    this.group = group;
    this.greatestWeight = greatestWeight;
    this.source = source;
  }

  public Group group() {
    return group;
  }

  /** The greatest weight that the rule can have; some have less when a control group exists. */
  public int greatestWeight() {
    return greatestWeight;
  }

  /** The law, paper, notice or field that the rule rests on. */
  public String source() {
    return source;
  }

  /** The version of the rule, counted from the first release. */
  public int version() {
    return 1;
  }
}
