package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Registry;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.RegistryRecord.Copy;
import io.sixwalk.trial.rules.RegistryRecord.Intervention;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A record of the ISRCTN registry in the shape that the tool ctrdata stores. */
final class IsrctnRecord {
  private IsrctnRecord() {}

  static boolean isOne(JsonNode document) {
    return Json.text(document, "isrctn").isPresent();
  }

  static RegistryRecord read(JsonNode document, Optional<PartialDate> copyDate) {
    String digits = Json.text(document, "isrctn").orElse("").replaceFirst("^ISRCTN", "");
    RegistryNumber number =
        RegistryNumber.ofCanonical("ISRCTN" + digits)
            .orElseThrow(() -> new UnreadableRecordException("Not an ISRCTN number: " + digits));
    Optional<PartialDate> date = copyDate.or(() -> Json.date(document, "record_last_import"));
    RecordDraft draft = new RecordDraft();
    draft.briefTitle = Json.text(document, "trialDescription", "title");
    draft.officialTitle = Json.text(document, "trialDescription", "scientificTitle");
    draft.briefSummary = Json.text(document, "trialDescription", "plainEnglishSummary");
    draft.eligibility = Json.text(document, "participants", "inclusion");
    draft.enrolmentCount = Json.integer(document, "participants", "targetEnrolment");
    draft.conditions =
        Json.list(document, "conditions", "condition").stream()
            .flatMap(c -> Json.text(c, "description").stream())
            .toList();
    draft.interventions =
        Json.list(document, "interventions", "intervention").stream()
            .flatMap(i -> Json.text(i, "drugNames").stream())
            .map(name -> new Intervention(Optional.empty(), name, List.of()))
            .toList();
    draft.locations =
        Json.list(document, "participants", "trialCentres", "trialCentre").stream()
            .map(
                c ->
                    new Location(
                        Json.text(c, "name"),
                        Json.text(c, "city"),
                        Json.text(c, "state"),
                        Json.text(c, "country")))
            .toList();
    draft.status = status(document, date);
    return draft.toRecord(number, new Copy(date, true, Registry.ISRCTN.displayName()));
  }

  /** The registry gives dates; a word overrides them when the sponsor stopped or paused. */
  private static Optional<RecruitmentStatus> status(
      JsonNode document, Optional<PartialDate> copyDate) {
    Optional<String> word =
        Json.text(document, "participants", "recruitmentStatusOverride")
            .map(w -> w.toLowerCase(Locale.ROOT));
    if (word.isPresent()) {
      return Optional.of(
          switch (word.get()) {
            case "stopped" -> RecruitmentStatus.TERMINATED;
            case "suspended" -> RecruitmentStatus.SUSPENDED;
            default -> RecruitmentStatus.NOT_KNOWN_TO_THIS_APP;
          });
    }
    if (copyDate.isEmpty()) {
      return Optional.empty();
    }
    if (isBefore(Json.date(document, "trialDesign", "overallEndDate"), copyDate.get())) {
      return Optional.of(RecruitmentStatus.COMPLETED);
    }
    if (isBefore(Json.date(document, "participants", "recruitmentEnd"), copyDate.get())) {
      return Optional.of(RecruitmentStatus.ACTIVE_NOT_RECRUITING);
    }
    return Json.date(document, "participants", "recruitmentStart")
        .map(
            start ->
                start.earliest().isAfter(copyDate.get().latest())
                    ? RecruitmentStatus.NOT_YET_RECRUITING
                    : RecruitmentStatus.RECRUITING);
  }

  private static boolean isBefore(Optional<PartialDate> date, PartialDate other) {
    return date.filter(d -> d.latest().isBefore(other.earliest())).isPresent();
  }
}
