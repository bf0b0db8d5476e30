package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is said on a card, not yet in words.
 *
 * @param rule the rule that says it
 * @param messageKey the sentence in the message bundles
 * @param arguments names and texts for the sentence, taken from others and shown as quotes
 * @param field the field that it rests on
 * @param value what stands there, word for word
 * @param date the date of the copy, of the document, or of the question
 * @param source where to read it, when that is not the record itself
 */
public record Reason(
    Rule rule,
    String messageKey,
    List<String> arguments,
    Optional<String> field,
    Optional<String> value,
    Optional<PartialDate> date,
    Optional<String> source) {

  public Reason {
    arguments = List.copyOf(arguments);
  }

  /** A reason that rests on a field of the record. */
  static Reason fromRecord(Rule rule, RegistryRecord record, RecordField field, Object value) {
    return new Reason(
        rule,
        "reason." + rule.name(),
        List.of(),
        Optional.of(field.v2Name()),
        Optional.of(String.valueOf(value)),
        record.copyOf(field).date(),
        record
            .status()
            .later()
            .filter(record.copyOf(field)::equals)
            .map(RegistryRecord.Copy::source));
  }

  /** A reason that rests on what the person told. */
  static Reason told(Rule rule, String variant, String field, String value, PartialDate asOf) {
    return new Reason(
        rule,
        "reason." + rule.name() + variant,
        List.of(),
        Optional.of(field),
        Optional.of(value),
        Optional.of(asOf),
        Optional.empty());
  }

  /** A reason that rests on an outside fact. */
  static Reason fromFact(Rule rule, EvidenceFact fact) {
    String variant = rule == Rule.COLLABORATOR_FACT ? "" : "." + fact.kind().name();
    return new Reason(
        rule,
        "reason." + rule.name() + variant,
        List.of(fact.authority().orElse(""), fact.subject(), fact.about().orElse("")),
        Optional.of("evidence " + fact.id()),
        Optional.of(fact.statement()),
        fact.date(),
        Optional.of(fact.source()));
  }
}
