package io.sixwalk.questionnaire.instrument;

/** JSON pointers, RFC 6901. */
final class Pointers {

  private Pointers() {}

  /** A pointer from its steps; names are escaped. */
  static String of(Object... steps) {
    StringBuilder pointer = new StringBuilder();
    for (Object step : steps) {
      pointer.append('/').append(String.valueOf(step).replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }
}
