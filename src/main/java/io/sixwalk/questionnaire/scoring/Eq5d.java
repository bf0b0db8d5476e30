package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Scores of an EQ-5D response. Nothing is imputed: without all five levels there is neither level
 * sum nor index.
 *
 * <p>Source: Devlin N, Parkin D, Janssen B. Methods for Analysing and Reporting EQ-5D Data, 2020,
 * doi:10.1007/978-3-030-47622-9; each value set names its own paper.
 */
public final class Eq5d {

  private static final String VAS = "VAS";

  private Eq5d() {}

  /** Level sum and the 0 to 100 rating of one's health, which need no value set. */
  public static ScoringAlgorithm descriptive(Eq5dProfile.Version version) {
    return new Descriptive(version);
  }

  /** The index by one value set. Its id is {@code eq-5d-5l/index/<set>}. */
  public static ScoringAlgorithm index(Eq5dValueSet valueSet) {
    return new Index(valueSet);
  }

  private record Descriptive(Eq5dProfile.Version levels) implements ScoringAlgorithm {
    @Override
    public String id() {
      return levels.instrument();
    }

    @Override
    public String version() {
      return "1.0";
    }

    @Override
    public String source() {
      return "Devlin N et al. 2020, doi:10.1007/978-3-030-47622-9";
    }

    @Override
    public List<String> items() {
      return List.of("MO", "SC", "UA", "PD", "AD", VAS);
    }

    @Override
    public List<Score> score(ItemAnswers answers) {
      Optional<Eq5dProfile> profile = Eq5dProfile.of(levels, answers);
      Score.Result sum =
          profile.isPresent()
              ? value(profile.get().levelSum())
              : new Score.NotScored(whyNoProfile(levels, answers), Optional.of(range(answers)));
      OptionalInt vas = answers.integer(VAS, 0, 100);
      Score.Result rating =
          vas.isPresent()
              ? value(vas.getAsInt())
              : new Score.NotScored(Score.Reason.NOTHING_ANSWERED, Optional.empty());
      return List.of(
          new Score(
              "level-sum",
              id(),
              version(),
              Direction.HIGHER_IS_WORSE,
              5,
              answered(levels, answers),
              5,
              0,
              sum,
              Set.of()),
          new Score(
              "vas",
              id(),
              version(),
              Direction.HIGHER_IS_BETTER,
              1,
              vas.isPresent() ? 1 : 0,
              1,
              0,
              rating,
              Set.of()));
    }

    private Score.Range range(ItemAnswers answers) {
      int lowest = 0;
      int highest = 0;
      for (String dimension : Eq5dProfile.DIMENSIONS) {
        OptionalInt level = answers.integer(dimension, 1, levels.worstLevel());
        lowest += level.orElse(1);
        highest += level.orElse(levels.worstLevel());
      }
      return new Score.Range(lowest, highest);
    }
  }

  private record Index(Eq5dValueSet valueSet) implements ScoringAlgorithm {
    @Override
    public String id() {
      return valueSet.version().instrument() + "/index/" + valueSet.id();
    }

    @Override
    public String version() {
      return "1.0";
    }

    @Override
    public String source() {
      return valueSet.label() + ", " + valueSet.reference();
    }

    @Override
    public List<String> items() {
      return Eq5dProfile.DIMENSIONS;
    }

    @Override
    public List<Score> score(ItemAnswers answers) {
      Optional<Eq5dProfile> profile = Eq5dProfile.of(valueSet.version(), answers);
      Score.Result result =
          profile.isPresent()
              ? value(valueSet.index(profile.get()).doubleValue())
              : new Score.NotScored(whyNoProfile(valueSet.version(), answers), Optional.empty());
      return List.of(
          new Score(
              "index",
              id(),
              version(),
              Direction.HIGHER_IS_BETTER,
              5,
              answered(valueSet.version(), answers),
              5,
              0,
              result,
              Set.of()));
    }
  }

  private static Score.Result value(double value) {
    return new Score.Scored(value, OptionalDouble.empty(), Optional.empty());
  }

  private static int answered(Eq5dProfile.Version version, ItemAnswers answers) {
    return (int)
        Eq5dProfile.DIMENSIONS.stream()
            .filter(dimension -> answers.integer(dimension, 1, version.worstLevel()).isPresent())
            .count();
  }

  private static Score.Reason whyNoProfile(Eq5dProfile.Version version, ItemAnswers answers) {
    return answered(version, answers) == 0
        ? Score.Reason.NOTHING_ANSWERED
        : Score.Reason.ITEM_MISSING;
  }
}
