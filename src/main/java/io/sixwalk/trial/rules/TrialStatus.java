package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Coded.RecruitmentStatus;
import io.sixwalk.trial.rules.Lookup.Absent;
import io.sixwalk.trial.rules.Lookup.Coverage;
import io.sixwalk.trial.rules.Lookup.Found;
import io.sixwalk.trial.rules.NumberReading.DidYouMean;
import io.sixwalk.trial.rules.NumberReading.Malformed;
import io.sixwalk.trial.rules.NumberReading.OtherReference;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.Registry.Ability;
import io.sixwalk.trial.rules.Rule.Group;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Answers "is this trial real?" from a record, dated outside facts and what the person was told.
 *
 * <p>The headline is the worst class that applies, in the order of {@link TrustClass}. Openness is
 * worked out beside it and never changes it.
 */
public final class TrialStatus {
  /** The sum of cautions from which the headline becomes {@link TrustClass#WARNING_SIGNS}. */
  public static final int CAUTION_THRESHOLD = 4;

  /** A card shows at most this many reasons. */
  public static final int MOST_REASONS = 5;

  /** A copy older than this many days lowers a good class by one step. */
  public static final int OLD_COPY_DAYS = 30;

  private final Inquiry inquiry;
  private final EvidenceList evidence;
  private final LocalDate asOf;
  private final Optional<RegistryRecord> record;
  private final Optional<PartialDate> copyDate;
  private final boolean copyIsOld;

  private TrialStatus(Inquiry inquiry, EvidenceList evidence, LocalDate asOf) {
    this.inquiry = inquiry;
    this.evidence = evidence;
    this.asOf = asOf;
    this.record =
        inquiry.lookup() instanceof Found found ? Optional.of(found.record()) : Optional.empty();
    this.copyDate =
        inquiry.lookup() instanceof Absent absent
            ? absent.date().map(PartialDate::of)
            : record.flatMap(r -> r.copy().date());
    this.copyIsOld = !(inquiry.lookup() instanceof Lookup.NotTried) && isOld(copyDate, asOf);
  }

  /**
   * Judges one question.
   *
   * @param inquiry the number, what was found under it, and what the person was told
   * @param evidence the outside facts in force; {@link EvidenceList#none()} gives what the record
   *     alone says
   * @param asOf the day for which the answer is asked; it decides whether the copy is old
   * @return the answer, with every rule's outcome
   */
  public static Assessment assess(Inquiry inquiry, EvidenceList evidence, LocalDate asOf) {
    return new TrialStatus(inquiry, evidence, asOf).assess();
  }

  /** Whether a copy is too old; a copy without a date counts as old. */
  static boolean isOld(Optional<PartialDate> copyDate, LocalDate asOf) {
    return copyDate
        .map(d -> ChronoUnit.DAYS.between(d.latest(), asOf) > OLD_COPY_DAYS)
        .orElse(true);
  }

  private Assessment assess() {
    EvidenceChecks checks = new EvidenceChecks(inquiry, record, evidence);
    List<RuleOutcome> outcomes = new ArrayList<>();
    outcomes.add(numberForm());
    outcomes.add(copyLookup());
    outcomes.add(copyAge());
    outcomes.addAll(new OfferChecks(inquiry, record, asOf, copyIsOld).outcomes());
    outcomes.addAll(checks.outcomes());
    outcomes.addAll(
        record
            .map(r -> new RecordCautions(r).outcomes())
            .orElseGet(() -> notAsked(Group.CAUTION, Rule.PAYMENT_IN_RECORD)));
    outcomes.add(regulatorDecision());
    outcomes.add(placeMatches());
    outcomes.add(productMatches());
    outcomes.addAll(
        record
            .map(r -> new RecordFacts(r, checks.newestAction()).outcomes())
            .orElseGet(RecordFacts::none));
    outcomes.sort(Comparator.comparing(RuleOutcome::rule));

    TrustClass trustClass = headline(outcomes, checks.hasOpenWarning());
    return new Assessment(
        trustClass,
        Openness.of(record.flatMap(r -> r.status().overall())),
        inquiry.number(),
        record,
        Reasons.weightiest(trustClass, outcomes),
        Reasons.alsoKnown(trustClass, outcomes),
        new Gaps(inquiry, record, copyDate, copyIsOld, outcomes).list(),
        inquiry.lookup() instanceof Absent absent && absent.coverage() == Coverage.LIVE,
        copyDate,
        copyIsOld,
        asOf,
        outcomes);
  }

  private TrustClass headline(List<RuleOutcome> outcomes, boolean openWarning) {
    TrustClass worst = base(outcomes, openWarning);
    if (applies(outcomes, Rule.REGULATOR_ACTION)) {
      worst = worst.worse(TrustClass.KNOWN_REGULATOR_ACTION);
    }
    if (warns(outcomes)) {
      worst = worst.worse(TrustClass.WARNING_SIGNS);
    }
    return worst;
  }

  private static boolean warns(List<RuleOutcome> outcomes) {
    boolean hardRule =
        outcomes.stream()
            .anyMatch(
                o ->
                    o.applies()
                        && o.rule().group() == Group.HARD
                        && o.rule() != Rule.REGULATOR_ACTION);
    int sum = outcomes.stream().mapToInt(RuleOutcome::weight).sum();
    return hardRule || sum >= CAUTION_THRESHOLD;
  }

  /** The class before warnings: what the number, the copy and the outside facts allow. */
  private TrustClass base(List<RuleOutcome> outcomes, boolean openWarning) {
    if (record.isEmpty()) {
      return withoutRecord();
    }
    boolean overseen =
        applies(outcomes, Rule.OVERSIGHT_SHOWN)
            || applies(outcomes, Rule.REGULATOR_DECISION_IN_RECORD);
    boolean sameTrial = fits(outcomes, Rule.PLACE_MATCHES) && fits(outcomes, Rule.PRODUCT_MATCHES);
    TrustClass base =
        overseen && sameTrial && !openWarning
            ? TrustClass.VERIFIED_REGULATED
            : TrustClass.REGISTERED_BUT_UNVERIFIED;
    boolean endedWhenCopied =
        record.get().status().overall().filter(RecruitmentStatus::isEnded).isPresent();
    return copyIsOld && !endedWhenCopied ? base.oneStepDown() : base;
  }

  private TrustClass withoutRecord() {
    NumberReading number = inquiry.number();
    if (number instanceof Malformed || number instanceof DidYouMean) {
      return TrustClass.INVALID_ID;
    }
    if (number instanceof OtherReference other && other.kind().isNeverATrial()) {
      return TrustClass.INVALID_ID;
    }
    boolean searched =
        number instanceof Recognised recognised
            && recognised.number().registry().ability() == Ability.LOOKED_UP;
    if (searched
        && inquiry.lookup() instanceof Absent absent
        && absent.coverage() != Coverage.PARTIAL_COPY
        && !copyIsOld) {
      return TrustClass.NOT_FOUND;
    }
    return TrustClass.CANNOT_CHECK;
  }

  private RuleOutcome numberForm() {
    NumberReading number = inquiry.number();
    List<RuleInput> inputs =
        List.of(
            RuleInput.told("number", Optional.of(number.asWritten()).filter(s -> !s.isEmpty())));
    if (number instanceof NumberReading.NoNumber) {
      return RuleOutcome.notAsked(Rule.NUMBER_FORM);
    }
    return RuleOutcome.of(
        Rule.NUMBER_FORM,
        number instanceof Recognised ? Verdict.DOES_NOT_APPLY : Verdict.CANNOT_TELL,
        inputs);
  }

  private RuleOutcome copyLookup() {
    if (inquiry.lookup() instanceof Lookup.NotTried) {
      return RuleOutcome.notAsked(Rule.COPY_LOOKUP);
    }
    String found =
        inquiry.lookup() instanceof Absent absent ? "absent, " + absent.coverage() : "found";
    return RuleOutcome.of(
        Rule.COPY_LOOKUP,
        record.isPresent() ? Verdict.DOES_NOT_APPLY : Verdict.CANNOT_TELL,
        List.of(RuleInput.known("lookup", found)));
  }

  private RuleOutcome copyAge() {
    if (inquiry.lookup() instanceof Lookup.NotTried) {
      return RuleOutcome.notAsked(Rule.COPY_AGE);
    }
    List<RuleInput> inputs =
        List.of(
            RuleInput.told("copy date", copyDate),
            RuleInput.known("as of", asOf),
            RuleInput.known("limit in days", OLD_COPY_DAYS));
    return RuleOutcome.of(
        Rule.COPY_AGE, copyIsOld ? Verdict.APPLIES : Verdict.DOES_NOT_APPLY, inputs);
  }

  private RuleOutcome regulatorDecision() {
    Rule rule = Rule.REGULATOR_DECISION_IN_RECORD;
    // Only in CTIS is the decision of the authority the reason why the record exists.
    if (record.isEmpty() || record.get().number().registry() != Registry.CTIS) {
      return RuleOutcome.notAsked(rule);
    }
    List<RuleInput> inputs =
        List.of(
            RuleInput.of(
                record.get(),
                RecordField.REGULATOR_DECISION,
                record.get().extras().regulatorDecisions()));
    List<Reason> reasons =
        record.get().extras().regulatorDecisions().stream()
            .filter(d -> d.authorised() && d.date().isPresent())
            .map(
                d ->
                    new Reason(
                        rule,
                        "reason." + rule.name(),
                        List.of(d.authority()),
                        Optional.of(RecordField.REGULATOR_DECISION.v2Name()),
                        Optional.of(d.authority() + ": authorised"),
                        d.date(),
                        Optional.of(Registry.CTIS.displayName())))
            .toList();
    Verdict verdict = reasons.isEmpty() ? Verdict.DOES_NOT_APPLY : Verdict.APPLIES;
    return new RuleOutcome(rule, verdict, 0, inputs, reasons);
  }

  private RuleOutcome placeMatches() {
    if (record.isEmpty() || !inquiry.offer().namesAPlace()) {
      return RuleOutcome.notAsked(Rule.PLACE_MATCHES);
    }
    PlaceMatch match = PlaceMatch.of(inquiry.offer(), record.get());
    Verdict verdict =
        switch (match.verdict()) {
          case MATCHES -> Verdict.APPLIES;
          case DIFFERS -> Verdict.DOES_NOT_APPLY;
          case CANNOT_TELL -> Verdict.CANNOT_TELL;
        };
    return RuleOutcome.of(
        Rule.PLACE_MATCHES, verdict, List.of(RuleInput.told(match.field(), match.told())));
  }

  private RuleOutcome productMatches() {
    Optional<String> product = inquiry.offer().product();
    if (record.isEmpty() || product.isEmpty()) {
      return RuleOutcome.notAsked(Rule.PRODUCT_MATCHES);
    }
    boolean matches = ProductMatch.matches(product.get(), record.get(), evidence);
    return RuleOutcome.of(
        Rule.PRODUCT_MATCHES,
        matches ? Verdict.APPLIES : Verdict.CANNOT_TELL,
        List.of(RuleInput.told("product", product)));
  }

  private static boolean applies(List<RuleOutcome> outcomes, Rule rule) {
    return outcomes.stream().anyMatch(o -> o.rule() == rule && o.applies());
  }

  private static boolean fits(List<RuleOutcome> outcomes, Rule rule) {
    return outcomes.stream()
        .anyMatch(
            o ->
                o.rule() == rule
                    && (o.verdict() == Verdict.APPLIES || o.verdict() == Verdict.NOT_ASKED));
  }

  private static List<RuleOutcome> notAsked(Group group, Rule also) {
    return java.util.stream.Stream.of(Rule.values())
        .filter(r -> r.group() == group || r == also)
        .map(RuleOutcome::notAsked)
        .toList();
  }
}
