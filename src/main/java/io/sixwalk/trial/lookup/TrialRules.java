package io.sixwalk.trial.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.trial.card.Wording;
import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Reason;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RuleInput;
import io.sixwalk.trial.rules.RuleOutcome;
import io.sixwalk.trial.rules.TrustClass;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Every rule with its inputs and its outcome, for a clinician who wants to see why. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TrialRules")
public record TrialRules(
    String number,
    TrustClass trustClass,
    Openness openness,
    @Schema(description = "The day for which it was judged") String asOf,
    String copyDate,
    List<RuleView> rules) {

  /** A rule and what it made of its inputs. */
  @Schema(name = "TrialRule")
  public record RuleView(
      String id,
      int version,
      @Schema(
              description =
                  "NUMBER and HARD decide alone, CAUTION adds up, OUTSIDE is needed for the best"
                      + " class, SHOWN decides nothing")
          String group,
      String sentence,
      @Schema(description = "The law, paper, notice or field that the rule rests on") String source,
      @Schema(description = "APPLIES, DOES_NOT_APPLY, CANNOT_TELL or NOT_ASKED") String outcome,
      List<InputView> inputs,
      List<FindingView> findings) {}

  /** A value that the rule looked at. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrialRuleInput")
  public record InputView(
      String name,
      @Schema(
              description =
                  "STATED, NOT_STATED, NOT_IN_COPY or NOT_TOLD; absent is never read as no")
          String presence,
      String value) {}

  /** What the rule found. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrialRuleFinding")
  public record FindingView(String field, String value, String date, String source) {}

  static TrialRules of(Assessment assessment, Locale locale) {
    Wording wording = Wording.in(locale);
    return new TrialRules(
        assessment.shownNumber().map(RegistryNumber::value).orElse(null),
        assessment.trustClass(),
        assessment.openness(),
        assessment.asOf().toString(),
        assessment.copyDate().map(PartialDate::toString).orElse(null),
        assessment.outcomes().stream().map(o -> view(o, wording)).toList());
  }

  private static RuleView view(RuleOutcome outcome, Wording wording) {
    return new RuleView(
        outcome.rule().name(),
        outcome.rule().version(),
        outcome.rule().group().name(),
        wording.sentence(outcome.rule()),
        outcome.rule().source(),
        outcome.verdict().name(),
        outcome.inputs().stream().map(TrialRules::view).toList(),
        outcome.reasons().stream().map(TrialRules::view).toList());
  }

  private static InputView view(RuleInput input) {
    return new InputView(input.name(), input.presence().name(), input.value().orElse(null));
  }

  private static FindingView view(Reason reason) {
    return new FindingView(
        reason.field().orElse(null),
        reason.value().orElse(null),
        reason.date().map(PartialDate::toString).orElse(null),
        reason.source().orElse(null));
  }
}
