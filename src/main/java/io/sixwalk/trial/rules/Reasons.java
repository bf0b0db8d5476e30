package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.Rule.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses what a card says, out of everything that applies. */
final class Reasons {
  private Reasons() {}

  /** The reasons that belong to the headline first, then the others that matter, at most five. */
  static List<Reason> weightiest(TrustClass trustClass, List<RuleOutcome> outcomes) {
    List<RuleOutcome> applying = outcomes.stream().filter(RuleOutcome::applies).toList();
    List<Reason> reasons = new ArrayList<>();
    if (trustClass == TrustClass.VERIFIED_REGULATED) {
      add(reasons, applying, Rule.OVERSIGHT_SHOWN);
      add(reasons, applying, Rule.REGULATOR_DECISION_IN_RECORD);
    } else {
      add(reasons, applying, Rule.REGULATOR_ACTION);
      applying.stream()
          .filter(o -> o.rule().group() == Group.HARD && o.rule() != Rule.REGULATOR_ACTION)
          .forEach(o -> reasons.addAll(o.reasons()));
    }
    applying.stream()
        .filter(o -> o.rule().group() == Group.CAUTION)
        .sorted(Comparator.comparingInt(RuleOutcome::weight).reversed())
        .forEach(o -> reasons.addAll(o.reasons()));
    return reasons.stream().limit(TrialStatus.MOST_REASONS).toList();
  }

  /** What is shown beside the headline and decides nothing. */
  static List<Reason> alsoKnown(TrustClass trustClass, List<RuleOutcome> outcomes) {
    List<RuleOutcome> applying = outcomes.stream().filter(RuleOutcome::applies).toList();
    List<Reason> facts = new ArrayList<>();
    if (trustClass != TrustClass.VERIFIED_REGULATED) {
      add(facts, applying, Rule.OVERSIGHT_SHOWN);
      add(facts, applying, Rule.REGULATOR_DECISION_IN_RECORD);
    }
    // A notice about a class of products would only confuse beside a trial that is overseen.
    boolean hideNotices = trustClass == TrustClass.VERIFIED_REGULATED;
    String notice = "." + EvidenceKind.FDA_CLASS_NOTICE.name();
    applying.stream()
        .filter(o -> o.rule().group() == Group.SHOWN)
        .flatMap(o -> o.reasons().stream())
        .filter(r -> !(hideNotices && r.messageKey().endsWith(notice)))
        .forEach(facts::add);
    return facts;
  }

  private static void add(List<Reason> reasons, List<RuleOutcome> outcomes, Rule rule) {
    outcomes.stream().filter(o -> o.rule() == rule).forEach(o -> reasons.addAll(o.reasons()));
  }
}
