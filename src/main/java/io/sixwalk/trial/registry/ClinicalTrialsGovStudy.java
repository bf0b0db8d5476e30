package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.Coded;
import io.sixwalk.trial.rules.Coded.AgencyClass;
import io.sixwalk.trial.rules.Coded.Allocation;
import io.sixwalk.trial.rules.Coded.InterventionModel;
import io.sixwalk.trial.rules.Coded.InterventionType;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.Coded.Phase;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.Coded.StudyType;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Registry;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Copy;
import io.sixwalk.trial.rules.RegistryRecord.Intervention;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A study in the shape of the ClinicalTrials.gov API, version 2. */
final class ClinicalTrialsGovStudy {
  /** The registry's own sign for an enrolment that it does not know. */
  private static final int ENROLMENT_NOT_KNOWN = 99_999_999;

  private ClinicalTrialsGovStudy() {}

  static boolean isOne(JsonNode document) {
    return document.path("protocolSection").isObject();
  }

  /**
   * Reads a study.
   *
   * @param complete false when only some fields were asked for
   * @param copyDate the date of the copy when it is known from elsewhere; otherwise the date of the
   *     registry's own version is taken
   */
  static RegistryRecord read(JsonNode study, boolean complete, Optional<PartialDate> copyDate) {
    JsonNode protocol = study.path("protocolSection");
    RecordDraft draft = new RecordDraft();
    readIdentity(protocol, draft);
    readStatus(protocol.path("statusModule"), draft);
    readSponsors(protocol, draft);
    readOversight(protocol.path("oversightModule"), draft);
    readDesign(protocol.path("designModule"), draft);
    readTopic(protocol, draft);
    draft.locations = locations(Json.list(protocol, "contactsLocationsModule", "locations"));
    draft.hasResults = Json.bool(study, "hasResults");
    readDocuments(study, draft);
    return draft.toRecord(
        number(protocol),
        new Copy(
            copyDate.or(
                () -> Json.date(study, "derivedSection", "miscInfoModule", "versionHolder")),
            complete,
            Registry.CLINICAL_TRIALS_GOV.displayName()));
  }

  private static RegistryNumber number(JsonNode protocol) {
    String text = Json.text(protocol, "identificationModule", "nctId").orElse("");
    return RegistryNumber.ofCanonical(text)
        .filter(n -> n.registry() == Registry.CLINICAL_TRIALS_GOV)
        .orElseThrow(() -> new UnreadableRecordException("The study has no NCT number."));
  }

  private static void readIdentity(JsonNode protocol, RecordDraft draft) {
    JsonNode identity = protocol.path("identificationModule");
    draft.aliases = Json.texts(identity, "nctIdAliases");
    draft.briefTitle = Json.text(identity, "briefTitle");
    draft.officialTitle = Json.text(identity, "officialTitle");
    draft.organisation = Json.text(identity, "organization", "fullName");
    draft.secondaryIdTypes =
        Json.list(identity, "secondaryIdInfos").stream()
            .flatMap(n -> Json.text(n, "type").stream())
            .toList();
  }

  private static void readStatus(JsonNode status, RecordDraft draft) {
    draft.status = Json.code(RecruitmentStatus.class, status, "overallStatus");
    draft.lastKnownStatus = Json.code(RecruitmentStatus.class, status, "lastKnownStatus");
    draft.whyStopped = Json.text(status, "whyStopped");
    draft.firstPosted = Json.date(status, "studyFirstPostDateStruct", "date");
    draft.lastUpdatePosted = Json.date(status, "lastUpdatePostDateStruct", "date");
  }

  private static void readSponsors(JsonNode protocol, RecordDraft draft) {
    JsonNode module = protocol.path("sponsorCollaboratorsModule");
    draft.leadSponsor = agency(module.path("leadSponsor"));
    draft.collaborators =
        Json.list(module, "collaborators").stream().flatMap(n -> agency(n).stream()).toList();
    List<String> affiliations = new ArrayList<>();
    Json.text(module, "responsibleParty", "investigatorAffiliation").ifPresent(affiliations::add);
    Json.text(module, "responsibleParty", "oldOrganization").ifPresent(affiliations::add);
    draft.affiliations = List.copyOf(affiliations);
  }

  static Optional<Agency> agency(JsonNode node) {
    return Json.text(node, "name")
        .map(name -> new Agency(name, Json.code(AgencyClass.class, node, "class")));
  }

  private static void readOversight(JsonNode oversight, RecordDraft draft) {
    draft.hasDmc = Json.bool(oversight, "oversightHasDmc");
    draft.fdaRegulatedDrug = Json.bool(oversight, "isFdaRegulatedDrug");
    draft.fdaRegulatedDevice = Json.bool(oversight, "isFdaRegulatedDevice");
    draft.usExport = Json.bool(oversight, "isUsExport");
  }

  private static void readDesign(JsonNode design, RecordDraft draft) {
    JsonNode info = design.path("designInfo");
    draft.studyType = Json.code(StudyType.class, design, "studyType");
    draft.phases =
        Json.texts(design, "phases").stream().map(p -> Coded.read(Phase.class, p)).toList();
    draft.allocation = Json.code(Allocation.class, info, "allocation");
    draft.model = Json.code(InterventionModel.class, info, "interventionModel");
    draft.masking = Json.code(Masking.class, info, "maskingInfo", "masking");
    draft.enrolmentCount =
        Json.integer(design, "enrollmentInfo", "count").filter(n -> n != ENROLMENT_NOT_KNOWN);
  }

  private static void readTopic(JsonNode protocol, RecordDraft draft) {
    draft.interventions =
        interventions(Json.list(protocol, "armsInterventionsModule", "interventions"));
    draft.interventionTexts =
        together(protocol.path("armsInterventionsModule"), "interventions", "description");
    draft.arms =
        together(protocol.path("armsInterventionsModule"), "armGroups", "label", "description");
    draft.conditions = Json.texts(protocol, "conditionsModule", "conditions");
    draft.keywords = Json.texts(protocol, "conditionsModule", "keywords");
    draft.healthyVolunteers = Json.bool(protocol, "eligibilityModule", "healthyVolunteers");
    draft.eligibility = Json.text(protocol, "eligibilityModule", "eligibilityCriteria");
    draft.briefSummary = Json.text(protocol, "descriptionModule", "briefSummary");
    draft.detailedDescription = Json.text(protocol, "descriptionModule", "detailedDescription");
    draft.resultReferences =
        (int)
            Json.list(protocol, "referencesModule", "references").stream()
                .filter(r -> Json.text(r, "type").filter("RESULT"::equals).isPresent())
                .count();
  }

  /** The texts of all elements of a list, a line each. */
  private static Optional<String> together(JsonNode module, String list, String... names) {
    String text =
        Json.list(module, list).stream()
            .flatMap(element -> Stream.of(names).flatMap(name -> Json.text(element, name).stream()))
            .collect(Collectors.joining("\n"));
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static void readDocuments(JsonNode study, RecordDraft draft) {
    List<JsonNode> documents =
        Json.list(study, "documentSection", "largeDocumentModule", "largeDocs");
    if (!documents.isEmpty()) {
      draft.hasProtocol =
          Optional.of(documents.stream().anyMatch(d -> Json.bool(d, "hasProtocol").orElse(false)));
    }
  }

  static List<Intervention> interventions(List<JsonNode> nodes) {
    return nodes.stream()
        .flatMap(
            n ->
                Json.text(n, "name").stream()
                    .map(
                        name ->
                            new Intervention(
                                Json.code(InterventionType.class, n, "type"),
                                name,
                                Json.texts(n, "otherNames"))))
        .toList();
  }

  static List<Location> locations(List<JsonNode> nodes) {
    return nodes.stream()
        .filter(JsonNode::isObject)
        .map(
            n ->
                new Location(
                    Json.text(n, "facility"),
                    Json.text(n, "city"),
                    Json.text(n, "state"),
                    Json.text(n, "country")))
        .toList();
  }
}
