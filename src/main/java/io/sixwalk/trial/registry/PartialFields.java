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
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Copy;
import io.sixwalk.trial.rules.RegistryRecord.Intervention;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Field values that were read on a page, or one row of the registry's CSV download: a few fields of
 * a record and not the record. Notes and prices that stood beside them are no fields of a registry
 * and are left to the evidence list.
 */
final class PartialFields {
  private PartialFields() {}

  static boolean isOne(JsonNode document) {
    return document.path("_kind").isTextual() && document.path("fields").isObject();
  }

  static RegistryRecord read(JsonNode document, Optional<PartialDate> copyDate) {
    JsonNode fields = document.path("fields");
    RegistryNumber number =
        RegistryNumber.ofCanonical(Json.text(document, "_nctId").orElse(""))
            .orElseThrow(() -> new UnreadableRecordException("The fields carry no number."));
    RecordDraft draft = fields.has("NCT Number") ? readCsvRow(fields) : readFields(fields);
    String source = String.join("; ", Json.texts(document, "_sources"));
    return draft.toRecord(number, new Copy(copyDate.or(() -> dateOf(document)), false, source));
  }

  private static Optional<PartialDate> dateOf(JsonNode document) {
    String asOf = Json.text(document, "_asOf").orElse("");
    return asOf.startsWith("undated") ? Optional.empty() : PartialDate.firstIn(asOf);
  }

  private static RecordDraft readFields(JsonNode fields) {
    RecordDraft draft = new RecordDraft();
    draft.briefTitle = Json.text(fields, "briefTitle");
    draft.officialTitle = Json.text(fields, "officialTitle");
    draft.status = Json.code(RecruitmentStatus.class, fields, "overallStatus");
    draft.lastKnownStatus = Json.code(RecruitmentStatus.class, fields, "lastKnownStatus");
    draft.whyStopped = Json.text(fields, "whyStopped");
    draft.firstPosted = Json.date(fields, "studyFirstPostDate");
    draft.lastUpdatePosted = Json.date(fields, "lastUpdatePostDate");
    draft.leadSponsor = ClinicalTrialsGovStudy.agency(fields.path("leadSponsor"));
    draft.affiliations = Json.texts(fields, "responsiblePartyAffiliation");
    draft.hasDmc = Json.bool(fields, "oversightHasDmc");
    draft.fdaRegulatedDrug = Json.bool(fields, "isFdaRegulatedDrug");
    draft.fdaRegulatedDevice = Json.bool(fields, "isFdaRegulatedDevice");
    draft.usExport = Json.bool(fields, "isUsExport");
    draft.studyType = Json.code(StudyType.class, fields, "studyType");
    draft.phases =
        Json.texts(fields, "phases").stream().map(p -> Coded.read(Phase.class, p)).toList();
    draft.allocation = Json.code(Allocation.class, fields, "allocation");
    draft.model = Json.code(InterventionModel.class, fields, "interventionModel");
    draft.masking = Json.code(Masking.class, fields, "masking");
    draft.enrolmentCount = Json.integer(fields, "enrollmentCount");
    draft.interventions = ClinicalTrialsGovStudy.interventions(Json.list(fields, "interventions"));
    draft.conditions = Json.texts(fields, "conditions");
    draft.keywords = Json.texts(fields, "keywords");
    draft.healthyVolunteers = Json.bool(fields, "healthyVolunteers");
    draft.briefSummary = Json.text(fields, "briefSummary");
    draft.detailedDescription = Json.text(fields, "detailedDescription");
    draft.eligibility = Json.text(fields, "eligibilityCriteria");
    draft.locations = ClinicalTrialsGovStudy.locations(Json.list(fields, "locations"));
    return draft;
  }

  private static RecordDraft readCsvRow(JsonNode row) {
    RecordDraft draft = new RecordDraft();
    draft.briefTitle = Json.text(row, "Study Title");
    draft.status = Json.code(RecruitmentStatus.class, row, "Study Status");
    draft.leadSponsor =
        Json.text(row, "Sponsor")
            .map(name -> new Agency(name, Json.code(AgencyClass.class, row, "Funder Type")));
    draft.collaborators =
        cells(row, "Collaborators").stream()
            .map(name -> new Agency(name, Optional.empty()))
            .toList();
    draft.studyType = Json.code(StudyType.class, row, "Study Type");
    draft.phases = cells(row, "Phases").stream().map(p -> Coded.read(Phase.class, p)).toList();
    draft.enrolmentCount = Json.integer(row, "Enrollment");
    draft.conditions = cells(row, "Conditions");
    draft.interventions = cells(row, "Interventions").stream().map(PartialFields::typed).toList();
    draft.briefSummary = Json.text(row, "Brief Summary");
    draft.firstPosted = Json.date(row, "First Posted");
    draft.lastUpdatePosted = Json.date(row, "Last Update Posted");
    draft.locations = cells(row, "Locations").stream().map(PartialFields::location).toList();
    return draft;
  }

  private static List<String> cells(JsonNode row, String column) {
    return Json.text(row, column).stream()
        .flatMap(t -> Arrays.stream(t.split("\\|")))
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .toList();
  }

  private static Intervention typed(String cell) {
    int colon = cell.indexOf(": ");
    return colon < 0
        ? new Intervention(Optional.empty(), cell, List.of())
        : new Intervention(
            Optional.of(Coded.read(InterventionType.class, cell.substring(0, colon))),
            cell.substring(colon + 2),
            List.of());
  }

  /** "Facility, City, State, Zip, Country"; state and zip are not always there. */
  private static Location location(String cell) {
    List<String> parts = new ArrayList<>(Arrays.asList(cell.split(", ")));
    Optional<String> country = Optional.of(parts.remove(parts.size() - 1));
    if (!parts.isEmpty() && parts.get(parts.size() - 1).matches(".*\\d.*")) {
      parts.remove(parts.size() - 1);
    }
    Optional<String> facility = parts.isEmpty() ? Optional.empty() : Optional.of(parts.remove(0));
    Optional<String> city = parts.isEmpty() ? Optional.empty() : Optional.of(parts.remove(0));
    Optional<String> state = parts.isEmpty() ? Optional.empty() : Optional.of(parts.get(0));
    return new Location(facility, city, state, country);
  }
}
