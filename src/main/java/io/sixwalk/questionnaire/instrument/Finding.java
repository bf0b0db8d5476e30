package io.sixwalk.questionnaire.instrument;

/**
 * A problem in a document that was sent.
 *
 * @param code stable code
 * @param pointer JSON pointer (RFC 6901) to the place in that document
 * @param message a sentence that the sender can act on; it repeats nothing that was not sent
 */
public record Finding(Code code, String pointer, String message) {

  /** Kinds of problems. */
  public enum Code {
    /** The document does not fit the published JSON Schema. */
    SCHEMA_VIOLATION,
    /** The document is not JSON, or has a key twice. */
    MALFORMED_JSON,
    /** Two items have the same link id, or two options the same code. */
    DUPLICATE_ID,
    /** A display condition names an item that is not there, or a value it cannot have. */
    CONDITION_BROKEN,
    /** Display conditions lead back to where they started. */
    CONDITION_CYCLE,
    /** Wording is missing in a language that the definition declares. */
    TEXT_MISSING,
    /** Wording is there in a language that the definition does not declare. */
    TEXT_UNDECLARED,
    /** The scoring algorithm is not known. */
    UNKNOWN_ALGORITHM,
    /** The scoring algorithm reads an item that the definition does not have. */
    ALGORITHM_ITEM_MISSING,
    /** Lower limit above upper limit. */
    BOUNDS_EMPTY,
    /** The document is about another instrument. */
    WRONG_INSTRUMENT,
    /** The document is about another version. */
    WRONG_VERSION,
    /** The wording does not exist in this language. */
    UNKNOWN_LANGUAGE,
    /** The wording of the instrument is not loaded. */
    NO_CONTENT,
    /** Somebody else answers this instrument. */
    WRONG_RESPONDENT,
    /** No item has this link id. */
    UNKNOWN_ITEM,
    /** The item is answered twice. */
    DUPLICATE_ANSWER,
    /** A text between questions takes no answer. */
    NOT_A_QUESTION,
    /** The item is hidden by its display condition, so it has no answer. */
    HIDDEN_ITEM_ANSWERED,
    /** More than one value where one is asked. */
    TOO_MANY_VALUES,
    /** No value; leave the item out instead. */
    NO_VALUE,
    /** The same option twice. */
    DUPLICATE_VALUE,
    /** The code is not one of the options. */
    OPTION_NOT_OFFERED,
    /** An option that stands alone is combined with others. */
    EXCLUSIVE_OPTION_COMBINED,
    /** A string where a number is asked, or the other way round. */
    WRONG_TYPE,
    /** The number lies outside the limits, or has too many decimals. */
    OUT_OF_BOUNDS,
    /** The text is longer than allowed. */
    TEXT_TOO_LONG,
    /** Not a calendar date of the form 2026-01-31. */
    NOT_A_DATE,
    /** A required item that is shown has no answer. */
    REQUIRED_MISSING,
    /** A content pack leaves out an item. */
    ITEM_NOT_COVERED,
    /** A content pack names an option that the item does not have. */
    UNKNOWN_OPTION,
    /** A content pack leaves out an option. */
    OPTION_NOT_COVERED,
    /** A FHIR Questionnaire uses something that has no counterpart here. */
    UNSUPPORTED_FHIR,
    /** A content pack would replace wording that is part of the definition. */
    LANGUAGE_EXISTS
  }
}
