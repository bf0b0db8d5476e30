package io.sixwalk.schedule.plan;

import java.util.List;

/** What a plan asks for. */
public sealed interface Task {
  /**
   * A questionnaire.
   *
   * @param instrument id of its definition; an answer to any version of it counts
   * @param version of the definition that is to be shown
   * @param languages in which it may be shown where the reader's own is missing, the best first
   */
  record Questionnaire(String instrument, String version, List<String> languages) implements Task {
    public Questionnaire {
      languages = List.copyOf(languages);
    }
  }

  /** A six-minute walk. */
  record Walk() implements Task {}
}
