package io.sixwalk.trial.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.trial.rules.Coded.Allocation;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Registry;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Copy;
import io.sixwalk.trial.rules.RegistryRecord.Intervention;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import io.sixwalk.trial.rules.RegistryRecord.RegulatorDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Records of CTIS and of the older EU register, in the shapes that the tool ctrdata stores. */
final class EuropeanRecords {
  private static final Pattern COUNTRY_AND_DATE =
      Pattern.compile("([\\p{L} ]+):\\s*(\\d{4}-\\d{2}-\\d{2}|\\d{2}/\\d{2}/\\d{4})");

  private EuropeanRecords() {}

  static boolean isCtis(JsonNode document) {
    return Json.text(document, "ctNumber").isPresent();
  }

  static boolean isEuctr(JsonNode document) {
    return Json.text(document, "a2_eudract_number").isPresent();
  }

  static RegistryRecord readCtis(JsonNode document, Optional<PartialDate> copyDate) {
    String text = Json.text(document, "ctNumber").orElse("");
    RegistryNumber number =
        RegistryNumber.ofCanonical(text)
            .filter(n -> n.registry() == Registry.CTIS)
            .orElseThrow(() -> new UnreadableRecordException("Not an EU CT number: " + text));
    JsonNode partOne = Json.at(document, "authorizedApplication", "authorizedPartI");
    JsonNode details = partOne.path("trialDetails");
    RecordDraft draft = new RecordDraft();
    draft.briefTitle =
        Json.text(details, "clinicalTrialIdentifiers", "publicTitle")
            .or(() -> Json.text(document, "shortTitle"));
    draft.officialTitle =
        Json.text(details, "clinicalTrialIdentifiers", "fullTitle")
            .or(() -> Json.text(document, "title"));
    draft.leadSponsor =
        Stream.concat(
                Json.list(document, "primarySponsor").stream(),
                Json.list(partOne, "sponsors").stream()
                    .filter(s -> Json.bool(s, "primary").orElse(false)))
            .flatMap(s -> Json.text(s, "organisation", "name").stream())
            .findFirst()
            .map(name -> new Agency(name, Optional.empty()));
    CtisStatus status = CtisStatus.of(document);
    draft.status = status.recruitment();
    draft.conditions =
        Json.list(partOne, "medicalConditions").stream()
            .flatMap(c -> Json.text(c, "medicalCondition").stream())
            .toList();
    draft.interventions =
        Json.list(partOne, "products").stream()
            .flatMap(p -> Json.text(p, "productName").stream())
            .map(name -> new Intervention(Optional.empty(), name, List.of()))
            .toList();
    draft.regulatorDecisions = decisions(document, status.authorisationStands());
    draft.locations = countries(document);
    return draft.toRecord(number, copy(document, copyDate, Registry.CTIS));
  }

  private static List<Location> countries(JsonNode document) {
    return Json.list(document, "authorizedApplication", "memberStatesConcerned").stream()
        .flatMap(m -> Json.text(m, "mscName").stream())
        .distinct()
        .map(EuropeanRecords::country)
        .toList();
  }

  private static Location country(String name) {
    return new Location(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(name));
  }

  /** The decision of each member state; both recorded shapes carry them in other places. */
  private static List<RegulatorDecision> decisions(JsonNode document, boolean stands) {
    List<RegulatorDecision> decisions = new ArrayList<>();
    for (JsonNode evaluation : Json.list(document, "publicEvaluation")) {
      for (JsonNode decision : Json.list(evaluation, "decisions")) {
        boolean authorised =
            Json.text(decision, "decision").filter(d -> d.startsWith("authori")).isPresent();
        Json.text(decision, "mscName")
            .ifPresent(
                state ->
                    decisions.add(
                        new RegulatorDecision(
                            state, authorised && stands, Json.date(decision, "decisionDate"))));
      }
    }
    for (JsonNode state : Json.list(document, "authorizedApplication", "memberStatesConcerned")) {
      boolean authorised =
          CtisStatus.ofCode(Json.integer(state, "mscPublicStatusCode")).authorisationStands();
      Json.text(state, "mscName")
          .ifPresent(
              name ->
                  decisions.add(
                      new RegulatorDecision(
                          name, authorised && stands, Json.date(state, "firstDecisionDate"))));
    }
    if (decisions.isEmpty()) {
      Matcher matcher = COUNTRY_AND_DATE.matcher(Json.text(document, "decisionDate").orElse(""));
      while (matcher.find()) {
        decisions.add(
            new RegulatorDecision(matcher.group(1).strip(), stands, date(matcher.group(2))));
      }
    }
    return decisions;
  }

  private static Optional<PartialDate> date(String text) {
    return text.indexOf('/') < 0
        ? PartialDate.parse(text)
        : PartialDate.parse(
            text.substring(6) + "-" + text.substring(3, 5) + "-" + text.substring(0, 2));
  }

  static RegistryRecord readEuctr(JsonNode document, Optional<PartialDate> copyDate) {
    String text = Json.text(document, "a2_eudract_number").orElse("");
    RegistryNumber number =
        RegistryNumber.ofCanonical(text)
            .filter(n -> n.registry() == Registry.EUDRACT)
            .orElseThrow(() -> new UnreadableRecordException("Not an EudraCT number: " + text));
    RecordDraft draft = new RecordDraft();
    draft.briefTitle =
        Json.text(
            document,
            "a31_title_of_the_trial_for_lay_people_in_easily_understood_ie_nontechnical_language");
    draft.officialTitle = Json.text(document, "a3_full_title_of_the_trial");
    draft.leadSponsor =
        Json.list(document, "b1_sponsor").stream()
            .flatMap(s -> Json.text(s, "b11_name_of_sponsor").stream())
            .findFirst()
            .map(name -> new Agency(name, Optional.empty()));
    draft.status =
        Json.text(document, "p_end_of_trial_status")
            .or(() -> Json.text(document, "x5_trial_status"))
            .map(EuropeanRecords::euctrStatus);
    draft.hasDmc = yesNo(document, "e87_trial_has_a_data_monitoring_committee");
    draft.allocation =
        yesNo(document, "e811_randomised")
            .map(random -> random ? Allocation.RANDOMIZED : Allocation.NON_RANDOMIZED);
    draft.masking = masking(document);
    draft.healthyVolunteers = yesNo(document, "f31_healthy_volunteers");
    draft.conditions =
        Json.text(document, "e11_medical_conditions_being_investigated").stream().toList();
    draft.interventions =
        Json.list(document, "dimp").stream()
            .flatMap(
                d ->
                    Json.text(d, "d2111_trade_name")
                        .or(() -> Json.text(d, "d31_product_name"))
                        .stream())
            .distinct()
            .map(name -> new Intervention(Optional.empty(), name, List.of()))
            .toList();
    draft.eligibility = Json.text(document, "e3_principal_inclusion_criteria");
    Optional<String> state = Json.text(document, "a1_member_state_concerned");
    draft.locations =
        state.map(s -> s.split(" - ")[0]).map(EuropeanRecords::country).stream().toList();
    draft.regulatorDecisions =
        Json.text(document, "n_competent_authority_decision").stream()
            .map(
                d ->
                    new RegulatorDecision(
                        state.orElse(""),
                        d.equals("Authorised"),
                        Json.date(document, "n_date_of_competent_authority_decision")))
            .toList();
    return draft.toRecord(number, copy(document, copyDate, Registry.EUDRACT));
  }

  private static RecruitmentStatus euctrStatus(String status) {
    return switch (status) {
      case "Completed" -> RecruitmentStatus.COMPLETED;
      case "Prematurely Ended" -> RecruitmentStatus.TERMINATED;
      case "Temporarily Halted", "Suspended by CA" -> RecruitmentStatus.SUSPENDED;
      case "Not Authorised", "Prohibited by CA" -> RecruitmentStatus.WITHDRAWN;
      // "Ongoing" does not tell whether people can still join.
      default -> RecruitmentStatus.NOT_KNOWN_TO_THIS_APP;
    };
  }

  private static Optional<Masking> masking(JsonNode document) {
    if (yesNo(document, "e814_double_blind").orElse(false)) {
      return Optional.of(Masking.DOUBLE);
    }
    if (yesNo(document, "e813_single_blind").orElse(false)) {
      return Optional.of(Masking.SINGLE);
    }
    return yesNo(document, "e812_open").filter(open -> open).map(open -> Masking.NONE);
  }

  private static Optional<Boolean> yesNo(JsonNode document, String field) {
    Optional<String> text = Json.text(document, field);
    if (text.filter("Yes"::equals).isPresent()) {
      return Optional.of(true);
    }
    return text.filter("No"::equals).map(no -> false);
  }

  private static Copy copy(JsonNode document, Optional<PartialDate> copyDate, Registry registry) {
    return new Copy(
        copyDate.or(() -> Json.date(document, "record_last_import")), true, registry.displayName());
  }
}
