package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.RegistryRecord.Presence;
import java.util.Optional;

/**
 * One value that a rule looked at.
 *
 * @param name the field of the record under its v2 name, or of the offer under ours
 * @param presence whether it had a value
 * @param value the value as text
 */
public record RuleInput(String name, Presence presence, Optional<String> value) {
  static RuleInput of(RegistryRecord record, RecordField field, Object value) {
    Presence presence = record.presence(field);
    return new RuleInput(
        field.v2Name(),
        presence,
        presence == Presence.STATED ? Optional.of(String.valueOf(value)) : Optional.empty());
  }

  static RuleInput of(RegistryRecord record, RecordField field, Optional<?> value) {
    return of(record, field, (Object) value.map(String::valueOf).orElse(""));
  }

  static RuleInput told(String name, Optional<?> value) {
    return new RuleInput(
        name, value.isPresent() ? Presence.STATED : Presence.NOT_TOLD, value.map(String::valueOf));
  }

  static RuleInput known(String name, Object value) {
    return new RuleInput(name, Presence.STATED, Optional.of(String.valueOf(value)));
  }
}
