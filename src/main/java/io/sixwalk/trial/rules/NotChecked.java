package io.sixwalk.trial.rules;

import java.util.List;

/**
 * Something that a card admits it could not check; the sentence is {@code notchecked.<what>}.
 *
 * @param what the thing
 * @param fields the v2 names of fields that are not in the copy
 */
public record NotChecked(What what, List<String> fields) {
  public NotChecked {
    fields = List.copyOf(fields);
  }

  static NotChecked of(What what) {
    return new NotChecked(what, List.of());
  }

  /** The things that cannot be checked. */
  public enum What {
    /** No registry has a field for what people pay. */
    PAYMENT,
    /** Review boards and INDs are not public in the registry. */
    REVIEW_BOARD_AND_IND,
    /** The copy holds only some fields of the record. */
    FIELDS_NOT_IN_COPY,
    /** The copy is older than the limit. */
    OLD_COPY,
    /** The copy does not tell when it was made. */
    UNDATED_COPY,
    /** The copy does not hold every record of the registry. */
    PARTIAL_COPY,
    /** The number belongs to a registry of which there is no copy. */
    OTHER_REGISTRY,
    /** The number is not a registration. */
    NOT_A_REGISTRATION,
    /** No registry knows such a reference. */
    LOCAL_REFERENCE,
    /** The letters in front of the digits are missing. */
    PREFIX_MISSING,
    NO_NUMBER,
    /** Whether a letter or a ruling was settled later. */
    SETTLED_SINCE,
    /** The record names no places, or not all names of them. */
    PLACE,
    /** The product name stands in no field of the record. */
    PRODUCT,
    /** The status is old, so it may be open by now. */
    STATUS_TODAY
  }
}
