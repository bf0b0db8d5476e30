package io.sixwalk.trial.rules;

import java.util.List;

/**
 * What a rule made of its inputs.
 *
 * @param rule the rule
 * @param verdict the outcome
 * @param weight the weight that it adds to the cautions; zero unless it applies
 * @param inputs everything that it looked at
 * @param reasons what to say when it applies; an evidence rule may have several
 */
public record RuleOutcome(
    Rule rule, Verdict verdict, int weight, List<RuleInput> inputs, List<Reason> reasons) {

  public RuleOutcome {
    inputs = List.copyOf(inputs);
    reasons = List.copyOf(reasons);
  }

  /** The outcome of a rule. */
  public enum Verdict {
    APPLIES,
    DOES_NOT_APPLY,
    /** A value that the rule needs is absent; absent is never read as "no". */
    CANNOT_TELL,
    /** The question gave the rule nothing to look at. */
    NOT_ASKED
  }

  public boolean applies() {
    return verdict == Verdict.APPLIES;
  }

  static RuleOutcome of(Rule rule, Verdict verdict, List<RuleInput> inputs) {
    return new RuleOutcome(rule, verdict, 0, inputs, List.of());
  }

  static RuleOutcome applies(Rule rule, int weight, List<RuleInput> inputs, Reason reason) {
    return new RuleOutcome(rule, Verdict.APPLIES, weight, inputs, List.of(reason));
  }

  static RuleOutcome notAsked(Rule rule) {
    return of(rule, Verdict.NOT_ASKED, List.of());
  }
}
