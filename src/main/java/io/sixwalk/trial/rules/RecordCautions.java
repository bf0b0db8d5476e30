package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.InterventionType;
import io.sixwalk.trial.rules.Coded.Phase;
import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.Coded.StudyType;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The cautions that a record itself can raise. None of them decides alone but disclosed payment.
 *
 * <p>A caution never applies because a field is absent, with one exception that {@link
 * RecordView#uncontrolled} explains: a declared single group without any masking. That is also why
 * a sponsor cannot talk a caution away: {@link Rule#MANY_CONDITIONS} asks for a safety board that
 * is declared absent, not for one that is not mentioned, and {@link Rule#OFFSHORE_EXPORT} shows
 * what the sponsor says about FDA regulation but does not depend on it. Neither adding nor removing
 * a favourable statement lowers the sum.
 */
final class RecordCautions {
  static final int MANY_CONDITIONS_FROM = 8;
  static final int MANY_CONDITIONS_PEOPLE_FROM = 100;
  static final int LARGE_FROM = 500;

  // "Regenerative medicine" is left out on purpose: university trials carry it.
  private static final Pattern ANTI_AGING =
      Pattern.compile(
          "\\banti[\\s\\p{Pd}]?age?ing\\b|\\brejuvenat\\w*|\\bage[\\s\\p{Pd}]reversal\\b",
          Pattern.CASE_INSENSITIVE);

  private final RegistryRecord record;
  private final RecordView view;

  RecordCautions(RegistryRecord record) {
    this.record = record;
    this.view = new RecordView(record);
  }

  List<RuleOutcome> outcomes() {
    return List.of(
        paymentInRecord(),
        efficacyAsserted(),
        manyConditions(),
        largeUncontrolled(),
        antiAging(),
        offshoreExport(),
        usSiteDeclaredNotFda(),
        noDmcUncontrolled(),
        phaseNaBiologic(),
        neverStartedStale());
  }

  private RuleOutcome paymentInRecord() {
    return firstText(Rule.PAYMENT_IN_RECORD, PaymentText::disclosedIn);
  }

  private RuleOutcome efficacyAsserted() {
    return firstText(Rule.EFFICACY_ASSERTED, EfficacyText::assertedIn);
  }

  private RuleOutcome firstText(
      Rule rule, java.util.function.Function<String, Optional<String>> finder) {
    Map<RecordField, String> texts = view.texts();
    for (Map.Entry<RecordField, String> text : texts.entrySet()) {
      Optional<String> quote = finder.apply(text.getValue());
      if (quote.isPresent()) {
        return RuleOutcome.applies(
            rule,
            rule.greatestWeight(),
            view.textInputs(),
            Reason.fromRecord(rule, record, text.getKey(), quote.get()));
      }
    }
    return RuleOutcome.of(
        rule, texts.isEmpty() ? Verdict.CANNOT_TELL : Verdict.DOES_NOT_APPLY, view.textInputs());
  }

  private RuleOutcome manyConditions() {
    int conditions = record.topic().conditions().size();
    List<RuleInput> inputs = new ArrayList<>(view.designInputs());
    inputs.add(RuleInput.of(record, RecordField.CONDITIONS, conditions));
    inputs.add(RuleInput.of(record, RecordField.ENROLLMENT, record.design().enrolmentCount()));
    inputs.add(RuleInput.of(record, RecordField.OVERSIGHT_HAS_DMC, record.oversight().hasDmc()));
    return caution(
        Rule.MANY_CONDITIONS,
        3,
        conditions >= MANY_CONDITIONS_FROM
            && atLeast(MANY_CONDITIONS_PEOPLE_FROM)
            && isFalse(record.oversight().hasDmc())
            && view.uncontrolled()
            && view.cellProduct(),
        record.design().enrolmentCount().isPresent() && record.oversight().hasDmc().isPresent(),
        inputs,
        RecordField.CONDITIONS,
        conditions);
  }

  private RuleOutcome largeUncontrolled() {
    List<RuleInput> inputs = new ArrayList<>(view.designInputs());
    inputs.add(RuleInput.of(record, RecordField.ENROLLMENT, record.design().enrolmentCount()));
    inputs.add(RuleInput.of(record, RecordField.PHASES, record.design().phases()));
    List<Phase> phases = record.design().phases();
    boolean early =
        !phases.isEmpty()
            && !phases.contains(Phase.PHASE3)
            && !phases.contains(Phase.PHASE4)
            && !phases.contains(Phase.NOT_KNOWN_TO_THIS_APP);
    return caution(
        Rule.LARGE_UNCONTROLLED,
        2,
        atLeast(LARGE_FROM) && early && view.uncontrolled() && view.cellProduct(),
        record.design().enrolmentCount().isPresent() && !phases.isEmpty(),
        inputs,
        RecordField.ENROLLMENT,
        record.design().enrolmentCount().orElse(0));
  }

  private RuleOutcome antiAging() {
    Optional<Map.Entry<RecordField, String>> words = antiAgingWords();
    boolean healthy = record.topic().healthyVolunteers().orElse(false);
    List<RuleInput> inputs = new ArrayList<>(view.designInputs());
    inputs.add(
        RuleInput.of(record, RecordField.HEALTHY_VOLUNTEERS, record.topic().healthyVolunteers()));
    inputs.add(RuleInput.known("anti-aging words", words.map(Map.Entry::getValue).orElse("none")));
    return caution(
        Rule.ANTI_AGING,
        healthy ? 4 : 2,
        words.isPresent() && view.cellProduct() && view.uncontrolled(),
        true,
        inputs,
        words.map(Map.Entry::getKey).orElse(RecordField.KEYWORDS),
        words.map(Map.Entry::getValue).orElse(""));
  }

  private Optional<Map.Entry<RecordField, String>> antiAgingWords() {
    Stream<Map.Entry<RecordField, String>> candidates =
        Stream.of(
                record.titles().brief().stream().map(t -> Map.entry(RecordField.BRIEF_TITLE, t)),
                record.titles().official().stream()
                    .map(t -> Map.entry(RecordField.OFFICIAL_TITLE, t)),
                record.topic().conditions().stream().map(t -> Map.entry(RecordField.CONDITIONS, t)),
                record.topic().keywords().stream().map(t -> Map.entry(RecordField.KEYWORDS, t)))
            .flatMap(s -> s);
    return candidates
        .flatMap(
            entry -> {
              Matcher matcher = ANTI_AGING.matcher(entry.getValue());
              return matcher.find()
                  ? Stream.of(
                      Map.entry(
                          entry.getKey(),
                          Quotes.around(entry.getValue(), matcher.start(), matcher.end())))
                  : Stream.empty();
            })
        .findFirst();
  }

  private RuleOutcome offshoreExport() {
    List<String> countries = view.countries();
    return caution(
        Rule.OFFSHORE_EXPORT,
        2,
        isTrue(record.oversight().usExport())
            && !countries.isEmpty()
            && countries.stream().noneMatch(Countries::isUnitedStates),
        record.oversight().usExport().isPresent() && !countries.isEmpty(),
        List.of(
            RuleInput.of(record, RecordField.IS_US_EXPORT, record.oversight().usExport()),
            RuleInput.of(
                record, RecordField.IS_FDA_REGULATED_DRUG, record.oversight().fdaRegulatedDrug()),
            RuleInput.of(
                record,
                RecordField.IS_FDA_REGULATED_DEVICE,
                record.oversight().fdaRegulatedDevice()),
            RuleInput.of(record, RecordField.LOCATIONS, countries)),
        RecordField.IS_US_EXPORT,
        true);
  }

  private RuleOutcome usSiteDeclaredNotFda() {
    Optional<Boolean> drug = record.oversight().fdaRegulatedDrug();
    Optional<Boolean> device = record.oversight().fdaRegulatedDevice();
    Optional<StudyType> type = record.design().studyType();
    List<RuleInput> inputs = new ArrayList<>(view.designInputs());
    inputs.add(RuleInput.of(record, RecordField.IS_FDA_REGULATED_DRUG, drug));
    inputs.add(RuleInput.of(record, RecordField.IS_FDA_REGULATED_DEVICE, device));
    inputs.add(RuleInput.of(record, RecordField.STUDY_TYPE, type));
    inputs.add(RuleInput.of(record, RecordField.LOCATIONS, view.countries()));
    return caution(
        Rule.US_SITE_DECLARED_NOT_FDA,
        view.uncontrolled() ? 2 : 1,
        isFalse(drug)
            && isFalse(device)
            && type.filter(StudyType.INTERVENTIONAL::equals).isPresent()
            && view.countries().stream().anyMatch(Countries::isUnitedStates)
            && view.cellProduct(),
        drug.isPresent() && device.isPresent() && type.isPresent(),
        inputs,
        RecordField.IS_FDA_REGULATED_DRUG,
        false);
  }

  private RuleOutcome noDmcUncontrolled() {
    List<RuleInput> inputs = new ArrayList<>(view.designInputs());
    inputs.add(RuleInput.of(record, RecordField.OVERSIGHT_HAS_DMC, record.oversight().hasDmc()));
    return caution(
        Rule.NO_DMC_UNCONTROLLED,
        1,
        isFalse(record.oversight().hasDmc()) && view.uncontrolled(),
        record.oversight().hasDmc().isPresent(),
        inputs,
        RecordField.OVERSIGHT_HAS_DMC,
        false);
  }

  private RuleOutcome phaseNaBiologic() {
    boolean biologic =
        record.topic().interventions().stream()
            .anyMatch(i -> i.type().filter(InterventionType.BIOLOGICAL::equals).isPresent());
    return caution(
        Rule.PHASE_NA_BIOLOGIC,
        1,
        record.design().phases().equals(List.of(Phase.NA)) && biologic,
        !record.design().phases().isEmpty(),
        List.of(
            RuleInput.of(record, RecordField.PHASES, record.design().phases()),
            RuleInput.of(record, RecordField.INTERVENTIONS, "biological: " + biologic)),
        RecordField.PHASES,
        "NA");
  }

  private RuleOutcome neverStartedStale() {
    Optional<RecruitmentStatus> status = record.status().overall();
    return caution(
        Rule.NEVER_STARTED_STALE,
        0,
        status.filter(RecruitmentStatus.UNKNOWN::equals).isPresent()
            && record
                .status()
                .lastKnown()
                .filter(RecruitmentStatus.NOT_YET_RECRUITING::equals)
                .isPresent(),
        status.isPresent(),
        List.of(
            RuleInput.of(record, RecordField.OVERALL_STATUS, status),
            RuleInput.of(record, RecordField.LAST_KNOWN_STATUS, record.status().lastKnown())),
        RecordField.LAST_KNOWN_STATUS,
        RecruitmentStatus.NOT_YET_RECRUITING);
  }

  private RuleOutcome caution(
      Rule rule,
      int weight,
      boolean applies,
      boolean stated,
      List<RuleInput> inputs,
      RecordField field,
      Object value) {
    if (applies) {
      return RuleOutcome.applies(
          rule, weight, inputs, Reason.fromRecord(rule, record, field, value));
    }
    return RuleOutcome.of(rule, stated ? Verdict.DOES_NOT_APPLY : Verdict.CANNOT_TELL, inputs);
  }

  private boolean atLeast(int people) {
    return record.design().enrolmentCount().filter(n -> n >= people).isPresent();
  }

  private static boolean isTrue(Optional<Boolean> value) {
    return value.orElse(false);
  }

  private static boolean isFalse(Optional<Boolean> value) {
    return !value.orElse(true);
  }
}
