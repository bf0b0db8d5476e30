package io.sixwalk.trial.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The answer to an {@link Inquiry}.
 *
 * @param trustClass the headline
 * @param openness whether somebody can join; independent of the headline
 * @param number how the number was read
 * @param record the record, when one was found
 * @param reasons at most {@link TrialStatus#MOST_REASONS}, the weightiest first
 * @param alsoInRecord facts that are shown and decide nothing
 * @param notChecked what could not be checked
 * @param askedLive whether the registry itself was asked, and has no such number
 * @param copyDate the date of the copy that was searched, or of the registry's own answer
 * @param copyIsOld whether that copy was older than the limit on the day of the question
 * @param asOf the day of the question
 * @param outcomes every rule with its inputs and outcome, in the order of {@link Rule}
 */
public record Assessment(
    TrustClass trustClass,
    Openness openness,
    NumberReading number,
    Optional<RegistryRecord> record,
    List<Reason> reasons,
    List<Reason> alsoInRecord,
    List<NotChecked> notChecked,
    boolean askedLive,
    Optional<PartialDate> copyDate,
    boolean copyIsOld,
    LocalDate asOf,
    List<RuleOutcome> outcomes) {

  public Assessment {
    reasons = List.copyOf(reasons);
    alsoInRecord = List.copyOf(alsoInRecord);
    notChecked = List.copyOf(notChecked);
    outcomes = List.copyOf(outcomes);
  }

  /** The number to show: the record's own, or else the one that was recognised. */
  public Optional<RegistryNumber> shownNumber() {
    if (record.isPresent()) {
      return record.map(RegistryRecord::number);
    }
    return number instanceof NumberReading.Recognised recognised
        ? Optional.of(recognised.number())
        : Optional.empty();
  }

  /** The outcome of one rule. */
  public RuleOutcome outcome(Rule rule) {
    return outcomes.stream().filter(o -> o.rule() == rule).findFirst().orElseThrow();
  }
}
