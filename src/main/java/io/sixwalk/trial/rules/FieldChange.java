package io.sixwalk.trial.rules;

import java.util.Optional;

/**
 * A field that says something else in a newer version of a record.
 *
 * @param field the field
 * @param was what the older version said; empty when it said nothing, or for long texts
 * @param now what the newer version says; empty when it says nothing, or for long texts
 */
public record FieldChange(RecordField field, Optional<String> was, Optional<String> now) {

  /** Whether the field is a long text, of which only the fact that it changed is told. */
  public boolean isLongText() {
    return RecordChanges.LONG_TEXTS.contains(field);
  }
}
