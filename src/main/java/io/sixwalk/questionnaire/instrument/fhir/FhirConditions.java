package io.sixwalk.questionnaire.instrument.fhir;

import io.sixwalk.questionnaire.instrument.DisplayRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemEnableWhenComponent;
import org.hl7.fhir.r4.model.Type;

/** Reads the display conditions of an item from {@code enableWhen}. */
final class FhirConditions {

  private final BiConsumer<String, String> refuse;

  /**
   * @param refuse takes a pointer and what is wrong there
   */
  FhirConditions(BiConsumer<String, String> refuse) {
    this.refuse = refuse;
  }

  /** When an item is shown, or empty where it always is or a condition cannot be taken. */
  Optional<DisplayRule> of(QuestionnaireItemComponent component, String pointer) {
    List<DisplayRule.Condition> conditions = new ArrayList<>();
    for (int c = 0; c < component.getEnableWhen().size(); c++) {
      condition(component.getEnableWhen().get(c), pointer + "/enableWhen/" + c)
          .ifPresent(conditions::add);
    }
    if (conditions.isEmpty()) {
      return Optional.empty();
    }
    if (conditions.size() > 1 && !component.hasEnableBehavior()) {
      refuse.accept(
          pointer + "/enableBehavior", "Say whether all of the conditions must hold, or any.");
    }
    boolean any = component.getEnableBehavior() == EnableWhenBehavior.ANY;
    return Optional.of(
        new DisplayRule(any ? DisplayRule.Match.ANY : DisplayRule.Match.ALL, conditions));
  }

  private Optional<DisplayRule.Condition> condition(
      QuestionnaireItemEnableWhenComponent when, String pointer) {
    DisplayRule.Operator operator =
        when.getOperator() == null
            ? null
            : switch (when.getOperator()) {
              case EXISTS -> DisplayRule.Operator.ANSWERED;
              case EQUAL -> DisplayRule.Operator.EQUALS;
              case NOT_EQUAL -> DisplayRule.Operator.NOT_EQUALS;
              case GREATER_OR_EQUAL -> DisplayRule.Operator.AT_LEAST;
              case LESS_OR_EQUAL -> DisplayRule.Operator.AT_MOST;
              default -> null;
            };
    if (when.hasModifierExtension()) {
      refuse.accept(pointer + "/modifierExtension", FhirQuestionnaireReader.MODIFIED);
    }
    Type answer = when.getAnswer();
    boolean asksForAbsence =
        operator == DisplayRule.Operator.ANSWERED
            && (answer == null || !"true".equals(answer.primitiveValue()));
    if (operator == null || asksForAbsence) {
      refuse.accept(pointer + "/operator", "This operator is not supported.");
      return Optional.empty();
    }
    String value = "";
    if (operator != DisplayRule.Operator.ANSWERED) {
      if (answer == null) {
        refuse.accept(pointer + "/answer", "A condition needs an answer to compare with.");
        return Optional.empty();
      }
      value = answer instanceof Coding coding ? coding.getCode() : answer.primitiveValue();
    }
    return Optional.of(
        new DisplayRule.Condition(when.getQuestion(), operator, value == null ? "" : value));
  }
}
