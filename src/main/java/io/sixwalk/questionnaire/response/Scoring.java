package io.sixwalk.questionnaire.response;

import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.scoring.Eq5dProfile;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import io.sixwalk.questionnaire.scoring.Score;
import io.sixwalk.questionnaire.scoring.ScoringAlgorithm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The scores that an instrument and the study's choice of value sets ask for. */
final class Scoring {
  private Scoring() {}

  /** All scores of one response, in the order of the algorithms. */
  static List<Score> scores(StudyCatalogue catalogue, Instrument instrument, ItemAnswers answers) {
    List<Score> scores = new ArrayList<>();
    for (String id : algorithms(catalogue, instrument)) {
      ScoringAlgorithm algorithm =
          BundledInstruments.scoring()
              .find(id)
              .orElseThrow(() -> new IllegalStateException("No such algorithm: " + id));
      scores.addAll(algorithm.score(answers));
    }
    return scores;
  }

  private static List<String> algorithms(StudyCatalogue catalogue, Instrument instrument) {
    List<String> ids = new ArrayList<>(instrument.scoring());
    eq5d(instrument)
        .ifPresent(
            version ->
                catalogue.valueSets().stream()
                    .filter(id -> id.startsWith(version.instrument() + "/index/"))
                    .forEach(ids::add));
    return ids;
  }

  /**
   * Which EQ-5D it is, by the algorithm that describes its profile; empty for other instruments.
   */
  static Optional<Eq5dProfile.Version> eq5d(Instrument instrument) {
    return Arrays.stream(Eq5dProfile.Version.values())
        .filter(version -> instrument.scoring().contains(version.instrument()))
        .findFirst();
  }
}
