package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.AgencyClass;
import io.sixwalk.trial.rules.Coded.Allocation;
import io.sixwalk.trial.rules.Coded.Masking;
import io.sixwalk.trial.rules.Coded.StudyType;
import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Facts that are shown as "also in the record" and decide nothing, since each can be imitated: a
 * record with a safety board and one of a sponsor with an FDA letter is the same record
 * (NCT03390920).
 */
final class RecordFacts {
  private static final Set<String> GRANT_TYPES =
      Set.of("NIH", "OTHER_GRANT", "FDA", "VA", "CDC", "AHRQ", "SAMHSA");

  private final RegistryRecord record;
  private final Optional<PartialDate> newestAction;

  RecordFacts(RegistryRecord record, Optional<PartialDate> newestAction) {
    this.record = record;
    this.newestAction = newestAction;
  }

  List<RuleOutcome> outcomes() {
    return List.of(
        yes(Rule.RESULTS_POSTED, RecordField.HAS_RESULTS, record.extras().hasResults()),
        yes(
            Rule.PROTOCOL_POSTED,
            RecordField.PROTOCOL_DOCUMENT,
            record.extras().hasProtocolDocument()),
        randomisedAndMasked(),
        yes(Rule.DMC_DECLARED, RecordField.OVERSIGHT_HAS_DMC, record.oversight().hasDmc()),
        fdaRegulationDeclared(),
        publicBody(),
        grantNumber(),
        resultPaper(),
        fdaContradiction(),
        whyStopped(),
        expandedAccess(),
        newerThanLetter());
  }

  private RuleOutcome yes(Rule rule, RecordField field, Optional<Boolean> value) {
    return shown(rule, field, value, value.orElse(false), value.isPresent());
  }

  private RuleOutcome randomisedAndMasked() {
    Optional<Masking> masking = record.design().masking();
    boolean masked =
        masking.filter(m -> m != Masking.NONE && m != Masking.NOT_KNOWN_TO_THIS_APP).isPresent();
    boolean random = record.design().allocation().filter(Allocation.RANDOMIZED::equals).isPresent();
    return shown(
        Rule.RANDOMISED_AND_MASKED,
        RecordField.MASKING,
        masking.map(m -> "RANDOMIZED, " + m),
        masked && random,
        masking.isPresent());
  }

  private RuleOutcome fdaRegulationDeclared() {
    Optional<Boolean> drug = record.oversight().fdaRegulatedDrug();
    Optional<Boolean> device = record.oversight().fdaRegulatedDevice();
    RecordField field =
        drug.orElse(false) || device.isEmpty()
            ? RecordField.IS_FDA_REGULATED_DRUG
            : RecordField.IS_FDA_REGULATED_DEVICE;
    boolean declared = drug.orElse(false) || device.orElse(false);
    return shown(
        Rule.FDA_REGULATION_DECLARED,
        field,
        Optional.of(declared),
        declared,
        drug.isPresent() || device.isPresent());
  }

  private RuleOutcome publicBody() {
    Optional<Agency> found =
        Stream.concat(record.sponsors().lead().stream(), record.sponsors().collaborators().stream())
            .filter(a -> a.agencyClass().filter(AgencyClass::isPublic).isPresent())
            .findFirst();
    return shown(
        Rule.PUBLIC_BODY_INVOLVED,
        RecordField.LEAD_SPONSOR,
        found.map(Agency::name),
        found.isPresent(),
        record.sponsors().lead().isPresent());
  }

  private RuleOutcome grantNumber() {
    Optional<String> type =
        record.extras().secondaryIdTypes().stream().filter(GRANT_TYPES::contains).findFirst();
    return shown(Rule.GRANT_NUMBER_GIVEN, RecordField.SECONDARY_IDS, type, type.isPresent(), true);
  }

  private RuleOutcome resultPaper() {
    int papers = record.extras().resultReferences();
    return shown(
        Rule.RESULT_PAPER_LISTED, RecordField.REFERENCES, Optional.of(papers), papers > 0, true);
  }

  private RuleOutcome fdaContradiction() {
    boolean denied =
        !record.oversight().fdaRegulatedDrug().orElse(true)
            && !record.oversight().fdaRegulatedDevice().orElse(false);
    Optional<String> why = record.status().whyStopped();
    boolean namesFda = why.filter(w -> Names.words(w).contains(" fda ")).isPresent();
    return shown(
        Rule.FDA_CONTRADICTION,
        RecordField.IS_FDA_REGULATED_DRUG,
        Optional.of(false),
        denied && namesFda,
        why.isPresent());
  }

  private RuleOutcome whyStopped() {
    Optional<String> why = record.status().whyStopped().map(Quotes::shorten);
    return shown(
        Rule.WHY_STOPPED_GIVEN, RecordField.WHY_STOPPED, why, why.isPresent(), why.isPresent());
  }

  private RuleOutcome expandedAccess() {
    Optional<StudyType> type = record.design().studyType();
    return shown(
        Rule.EXPANDED_ACCESS,
        RecordField.STUDY_TYPE,
        type,
        type.filter(StudyType.EXPANDED_ACCESS::equals).isPresent(),
        type.isPresent());
  }

  private RuleOutcome newerThanLetter() {
    Optional<PartialDate> posted = record.status().firstPosted();
    boolean newer =
        posted.isPresent()
            && newestAction.filter(a -> a.latest().isBefore(posted.get().earliest())).isPresent();
    return shown(
        Rule.RECORD_NEWER_THAN_LETTER,
        RecordField.STUDY_FIRST_POST_DATE,
        posted,
        newer,
        posted.isPresent() && newestAction.isPresent());
  }

  private RuleOutcome shown(
      Rule rule, RecordField field, Optional<?> value, boolean applies, boolean stated) {
    String text = value.map(v -> String.valueOf(v)).orElse("");
    List<RuleInput> inputs = List.of(RuleInput.of(record, field, text));
    if (applies) {
      return RuleOutcome.applies(rule, 0, inputs, Reason.fromRecord(rule, record, field, text));
    }
    return RuleOutcome.of(rule, stated ? Verdict.DOES_NOT_APPLY : Verdict.CANNOT_TELL, inputs);
  }

  /** The outcome of every rule of this kind when there is no record. */
  static List<RuleOutcome> none() {
    return Stream.of(Rule.values())
        .filter(r -> r.group() == Rule.Group.SHOWN)
        .filter(r -> r != Rule.CONTEXT_FACT && r != Rule.COLLABORATOR_FACT)
        .map(RuleOutcome::notAsked)
        .toList();
  }
}
