package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An EQ-5D health state: one level for each of mobility, self-care, usual activities,
 * pain/discomfort and anxiety/depression, 1 for no problems. Without all five there is no profile.
 *
 * @param version 3L or 5L
 * @param levels the five levels in the order MO, SC, UA, PD, AD
 */
public record Eq5dProfile(Version version, List<Integer> levels) {

  /** Item link ids of the dimensions, in the order of a profile. */
  public static final List<String> DIMENSIONS = List.of("MO", "SC", "UA", "PD", "AD");

  /** Which EQ-5D. */
  public enum Version {
    THREE_LEVEL("eq-5d-3l", 3),
    FIVE_LEVEL("eq-5d-5l", 5);

    private final String instrument;
    private final int worstLevel;

    Version(String instrument, int worstLevel) {
      this.instrument = instrument;
      this.worstLevel = worstLevel;
    }

    /** Id of the instrument, {@code eq-5d-3l} or {@code eq-5d-5l}. */
    public String instrument() {
      return instrument;
    }

    /** The level of the worst problems, 3 or 5. */
    public int worstLevel() {
      return worstLevel;
    }
  }

  public Eq5dProfile {
    levels = List.copyOf(levels);
    if (levels.size() != DIMENSIONS.size()) {
      throw new IllegalArgumentException("an EQ-5D profile has five levels, got " + levels);
    }
    for (int level : levels) {
      if (level < 1 || level > version.worstLevel()) {
        throw new IllegalArgumentException(
            "levels of " + version.instrument() + " are 1 to " + version.worstLevel());
      }
    }
  }

  /** The profile of a response, or empty if a dimension is missing or out of range. */
  public static Optional<Eq5dProfile> of(Version version, ItemAnswers answers) {
    List<OptionalInt> levels =
        DIMENSIONS.stream()
            .map(dimension -> answers.integer(dimension, 1, version.worstLevel()))
            .toList();
    return levels.stream().allMatch(OptionalInt::isPresent)
        ? Optional.of(new Eq5dProfile(version, levels.stream().map(OptionalInt::getAsInt).toList()))
        : Optional.empty();
  }

  /** The profile written as five digits, for example 21345. */
  public static Eq5dProfile parse(Version version, String digits) {
    return new Eq5dProfile(version, digits.chars().mapToObj(digit -> digit - '0').toList());
  }

  /** Every profile: 243 of 3L, 3,125 of 5L, the best first and the worst last. */
  public static List<Eq5dProfile> all(Version version) {
    List<List<Integer>> states = List.of(List.of());
    for (int d = 0; d < DIMENSIONS.size(); d++) {
      states =
          states.stream()
              .flatMap(
                  state ->
                      IntStream.rangeClosed(1, version.worstLevel())
                          .mapToObj(
                              level -> Stream.concat(state.stream(), Stream.of(level)).toList()))
              .toList();
    }
    return states.stream().map(levels -> new Eq5dProfile(version, levels)).toList();
  }

  /** The profile as five digits. */
  public String digits() {
    StringBuilder digits = new StringBuilder();
    levels.forEach(digits::append);
    return digits.toString();
  }

  /** Sum of the five levels: 5 to 15 (3L) or 5 to 25 (5L), higher is worse. */
  public int levelSum() {
    return levels.stream().mapToInt(Integer::intValue).sum();
  }

  /** How many dimensions are at a level of {@code from..to}. */
  int count(int from, int to) {
    return (int) levels.stream().filter(level -> level >= from && level <= to).count();
  }

  /** The level of a dimension given by its two letters. */
  int level(String dimension) {
    return levels.get(DIMENSIONS.indexOf(dimension));
  }
}
