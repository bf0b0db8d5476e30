package io.sixwalk.trial.card;

import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.EvidenceKind;
import io.sixwalk.trial.rules.NumberReading;
import io.sixwalk.trial.rules.NumberReading.DidYouMean;
import io.sixwalk.trial.rules.NumberReading.Malformed;
import io.sixwalk.trial.rules.NumberReading.OtherReference;
import io.sixwalk.trial.rules.Reason;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.Rule;
import java.util.Optional;

/** The first line of a card. */
final class Headline {
  private Headline() {}

  static String of(Assessment assessment, Wording wording) {
    String number = assessment.shownNumber().map(RegistryNumber::value).orElse("");
    return switch (assessment.trustClass()) {
      case KNOWN_REGULATOR_ACTION -> regulatorAction(assessment, wording);
      case WARNING_SIGNS ->
          wording.say(
              assessment.record().isPresent()
                  ? "headline.WARNING_SIGNS"
                  : "headline.WARNING_SIGNS.norecord",
              number,
              things(assessment, wording));
      case INVALID_ID -> invalid(assessment.number(), wording);
      case NOT_FOUND ->
          wording.say(
              assessment.askedLive() ? "headline.NOT_FOUND.live" : "headline.NOT_FOUND",
              number,
              wording.date(assessment.copyDate()));
      case CANNOT_CHECK ->
          assessment.record().isPresent()
              ? wording.say("headline.CANNOT_CHECK.old", number)
              : wording.say(
                  assessment.number() instanceof NumberReading.NoNumber
                      ? "headline.CANNOT_CHECK.nonumber"
                      : "headline.CANNOT_CHECK");
      case REGISTERED_BUT_UNVERIFIED ->
          hasOversight(assessment)
              ? wording.say("headline.REGISTERED_BUT_UNVERIFIED.notmatched", number)
              : wording.say("headline.REGISTERED_BUT_UNVERIFIED", number);
      case VERIFIED_REGULATED -> verified(assessment, number, wording);
    };
  }

  private static String things(Assessment assessment, Wording wording) {
    int count = assessment.reasons().size();
    return count == 1 ? wording.say("things.one") : wording.say("things.many", count);
  }

  private static String regulatorAction(Assessment assessment, Wording wording) {
    Reason action =
        assessment.reasons().stream()
            .filter(r -> r.rule() == Rule.REGULATOR_ACTION)
            .findFirst()
            .orElseThrow();
    return wording.say(
        wording.firstOf("headline." + lastPart(action), "headline.REGULATOR_ACTION"),
        wording.when(action.date()),
        action.arguments().get(0),
        Wording.quote(action.arguments().get(1)),
        Wording.quote(action.arguments().get(2)),
        Wording.quote(action.source().orElse("")));
  }

  private static String verified(Assessment assessment, String number, Wording wording) {
    Reason shown = assessment.reasons().get(0);
    String what =
        shown.rule() == Rule.REGULATOR_DECISION_IN_RECORD
            ? EvidenceKind.REGULATOR_AUTHORISED.name()
            : lastPart(shown);
    return wording.say(
        "headline.VERIFIED_REGULATED",
        number,
        Wording.quote(shown.source().orElse("")),
        wording.date(shown.date()),
        wording.say("what." + what));
  }

  private static boolean hasOversight(Assessment assessment) {
    return assessment.alsoInRecord().stream()
        .map(Reason::rule)
        .anyMatch(r -> r == Rule.OVERSIGHT_SHOWN || r == Rule.REGULATOR_DECISION_IN_RECORD);
  }

  private static String invalid(NumberReading number, Wording wording) {
    String written = Wording.quote(number.asWritten());
    if (number instanceof DidYouMean meant) {
      return wording.say("headline.INVALID_ID.didyoumean", written, meant.suggestion());
    }
    if (number instanceof OtherReference other) {
      return wording.say("headline.INVALID_ID." + other.kind(), written);
    }
    String registry =
        Optional.of(number)
            .filter(Malformed.class::isInstance)
            .map(n -> ((Malformed) n).registry().displayName())
            .orElse("");
    return wording.say("headline.INVALID_ID", written, registry);
  }

  private static String lastPart(Reason reason) {
    return reason.messageKey().substring(reason.messageKey().lastIndexOf('.') + 1);
  }
}
