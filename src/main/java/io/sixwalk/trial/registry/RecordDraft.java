package io.sixwalk.trial.registry;

import io.sixwalk.trial.rules.Coded.Allocation;
import io.sixwalk.trial.rules.Coded.InterventionModel;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.Coded.Phase;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.Coded.StudyType;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RecordField;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Copy;
import io.sixwalk.trial.rules.RegistryRecord.Design;
import io.sixwalk.trial.rules.RegistryRecord.Extras;
import io.sixwalk.trial.rules.RegistryRecord.Intervention;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import io.sixwalk.trial.rules.RegistryRecord.Oversight;
import io.sixwalk.trial.rules.RegistryRecord.RegulatorDecision;
import io.sixwalk.trial.rules.RegistryRecord.Sponsors;
import io.sixwalk.trial.rules.RegistryRecord.Status;
import io.sixwalk.trial.rules.RegistryRecord.Text;
import io.sixwalk.trial.rules.RegistryRecord.Titles;
import io.sixwalk.trial.rules.RegistryRecord.Topic;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A record while it is read. Everything starts absent; {@link #toRecord} notes what is there. */
final class RecordDraft {
  List<String> aliases = List.of();
  Optional<String> briefTitle = Optional.empty();
  Optional<String> officialTitle = Optional.empty();
  Optional<RecruitmentStatus> status = Optional.empty();
  Optional<RecruitmentStatus> lastKnownStatus = Optional.empty();
  Optional<String> whyStopped = Optional.empty();
  Optional<PartialDate> firstPosted = Optional.empty();
  Optional<PartialDate> lastUpdatePosted = Optional.empty();
  Optional<Agency> leadSponsor = Optional.empty();
  List<Agency> collaborators = List.of();
  Optional<String> organisation = Optional.empty();
  List<String> affiliations = List.of();
  Optional<Boolean> hasDmc = Optional.empty();
  Optional<Boolean> fdaRegulatedDrug = Optional.empty();
  Optional<Boolean> fdaRegulatedDevice = Optional.empty();
  Optional<Boolean> usExport = Optional.empty();
  Optional<StudyType> studyType = Optional.empty();
  List<Phase> phases = List.of();
  Optional<Allocation> allocation = Optional.empty();
  Optional<InterventionModel> model = Optional.empty();
  Optional<Masking> masking = Optional.empty();
  Optional<Integer> enrolmentCount = Optional.empty();
  List<Intervention> interventions = List.of();
  List<String> conditions = List.of();
  List<String> keywords = List.of();
  Optional<Boolean> healthyVolunteers = Optional.empty();
  Optional<String> briefSummary = Optional.empty();
  Optional<String> detailedDescription = Optional.empty();
  Optional<String> eligibility = Optional.empty();
  Optional<String> arms = Optional.empty();
  Optional<String> interventionTexts = Optional.empty();
  List<Location> locations = List.of();
  Optional<Boolean> hasResults = Optional.empty();
  Optional<Boolean> hasProtocol = Optional.empty();
  List<String> secondaryIdTypes = List.of();
  int resultReferences;
  List<RegulatorDecision> regulatorDecisions = List.of();

  RegistryRecord toRecord(RegistryNumber number, Copy copy) {
    return new RegistryRecord(
        number,
        aliases,
        copy,
        fields(),
        new Titles(briefTitle, officialTitle),
        new Status(
            status, lastKnownStatus, whyStopped, firstPosted, lastUpdatePosted, Optional.empty()),
        new Sponsors(leadSponsor, collaborators, organisation, affiliations),
        new Oversight(hasDmc, fdaRegulatedDrug, fdaRegulatedDevice, usExport),
        new Design(studyType, phases, allocation, model, masking, enrolmentCount),
        new Topic(interventions, conditions, keywords, healthyVolunteers),
        new Text(briefSummary, detailedDescription, eligibility, arms, interventionTexts),
        locations,
        new Extras(
            hasResults, hasProtocol, secondaryIdTypes, resultReferences, regulatorDecisions));
  }

  private Set<RecordField> fields() {
    Set<RecordField> fields = EnumSet.noneOf(RecordField.class);
    note(fields, RecordField.BRIEF_TITLE, briefTitle);
    note(fields, RecordField.OFFICIAL_TITLE, officialTitle);
    note(fields, RecordField.OVERALL_STATUS, status);
    note(fields, RecordField.LAST_KNOWN_STATUS, lastKnownStatus);
    note(fields, RecordField.WHY_STOPPED, whyStopped);
    note(fields, RecordField.STUDY_FIRST_POST_DATE, firstPosted);
    note(fields, RecordField.LAST_UPDATE_POST_DATE, lastUpdatePosted);
    note(fields, RecordField.LEAD_SPONSOR, leadSponsor);
    note(fields, RecordField.COLLABORATORS, collaborators);
    note(fields, RecordField.ORGANIZATION, organisation);
    note(fields, RecordField.RESPONSIBLE_PARTY, affiliations);
    note(fields, RecordField.OVERSIGHT_HAS_DMC, hasDmc);
    note(fields, RecordField.IS_FDA_REGULATED_DRUG, fdaRegulatedDrug);
    note(fields, RecordField.IS_FDA_REGULATED_DEVICE, fdaRegulatedDevice);
    note(fields, RecordField.IS_US_EXPORT, usExport);
    note(fields, RecordField.STUDY_TYPE, studyType);
    note(fields, RecordField.PHASES, phases);
    note(fields, RecordField.ALLOCATION, allocation);
    note(fields, RecordField.INTERVENTION_MODEL, model);
    note(fields, RecordField.MASKING, masking);
    note(fields, RecordField.ENROLLMENT, enrolmentCount);
    note(fields, RecordField.ARM_GROUPS, arms);
    note(fields, RecordField.INTERVENTIONS, interventions);
    note(fields, RecordField.CONDITIONS, conditions);
    note(fields, RecordField.KEYWORDS, keywords);
    note(fields, RecordField.BRIEF_SUMMARY, briefSummary);
    note(fields, RecordField.DETAILED_DESCRIPTION, detailedDescription);
    note(fields, RecordField.ELIGIBILITY, eligibility);
    note(fields, RecordField.HEALTHY_VOLUNTEERS, healthyVolunteers);
    note(fields, RecordField.LOCATIONS, locations);
    note(fields, RecordField.SECONDARY_IDS, secondaryIdTypes);
    note(fields, RecordField.REFERENCES, resultReferences > 0 ? List.of(1) : List.of());
    note(fields, RecordField.HAS_RESULTS, hasResults);
    note(fields, RecordField.PROTOCOL_DOCUMENT, hasProtocol);
    note(fields, RecordField.REGULATOR_DECISION, regulatorDecisions);
    return fields;
  }

  private static void note(Set<RecordField> fields, RecordField field, Optional<?> value) {
    if (value.isPresent()) {
      fields.add(field);
    }
  }

  private static void note(Set<RecordField> fields, RecordField field, Collection<?> values) {
    if (!values.isEmpty()) {
      fields.add(field);
    }
  }
}
