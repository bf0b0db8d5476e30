package io.sixwalk.questionnaire.instrument;

import java.util.List;

/** The outcome of reading a JSON document. */
public sealed interface Read<T> {

  /** The document, understood. */
  record Understood<T>(T value) implements Read<T> {}

  /** Why the document cannot be used; each finding points into it. */
  record Refused<T>(List<Finding> findings) implements Read<T> {
    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
