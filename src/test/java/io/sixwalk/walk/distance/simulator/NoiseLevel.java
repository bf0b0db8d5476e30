package io.sixwalk.walk.distance.simulator;

import java.util.List;

/**
 * How bad the positions are. White and correlated errors are standard deviations per axis, settling
 * and multipath are lengths over ground in a random direction.
 *
 * @param name for the table
 * @param white independent error of each fix
 * @param correlated Gauss-Markov error
 * @param correlationSeconds its time constant
 * @param settling offset at the start, decaying with {@link #SETTLING_SECONDS}
 * @param settlingShare share of walks that have it
 * @param multipath offset of a block of 20 to 60 s
 * @param multipathBlocks mean number of such blocks in a walk
 * @param longestGapSeconds longest time without a fix
 * @param gaps mean number of gaps in a walk
 * @param accuracyFrom smallest reported accuracy
 * @param accuracyTo largest reported accuracy
 * @param streets share of walks along streets
 * @param loops share of walks round and round; the rest are short courses
 * @param badFirstFixes whether the first fixes are somewhere else
 */
public record NoiseLevel(
    String name,
    double white,
    double correlated,
    double correlationSeconds,
    double settling,
    double settlingShare,
    double multipath,
    double multipathBlocks,
    double longestGapSeconds,
    double gaps,
    double accuracyFrom,
    double accuracyTo,
    double streets,
    double loops,
    boolean badFirstFixes) {

  public static final double SETTLING_SECONDS = 40;

  public static final NoiseLevel OPEN_SKY =
      new NoiseLevel(
          "Open sky", 0.5, perAxis(2), 120, 10, 1 / 3.0, 0, 0, 5, 3, 3, 6, 0.4, 0.4, false);

  public static final NoiseLevel STREET =
      new NoiseLevel("Street", 1, perAxis(4), 60, 20, 0.5, 6, 1, 20, 3, 4, 12, 0.7, 0.3, false);

  /** The harder reading of the street level: 4 m on each axis, not over ground. */
  public static final NoiseLevel HARSH_STREET =
      new NoiseLevel("Harsh street", 1, 4, 60, 20, 0.5, 6, 1, 20, 3, 4, 12, 0.7, 0.3, false);

  public static final NoiseLevel POOR =
      new NoiseLevel("Poor", 2, perAxis(8), 60, 40, 0.5, 12, 1, 60, 3, 8, 24, 0.7, 0.3, true);

  public static final List<NoiseLevel> ALL = List.of(OPEN_SKY, STREET, HARSH_STREET, POOR);

  /** Standard deviation per axis of an error given as its root mean square over ground. */
  private static double perAxis(double horizontal) {
    return horizontal / Math.sqrt(2);
  }
}
