package io.sixwalk.walk.distance;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The distance of one walk.
 *
 * @param metres distance walked
 * @param standardErrorMetres one standard error: about 68 % of true distances lie within one, 95 %
 *     within two
 * @param method how it was obtained
 * @param algorithmVersion version of the algorithm
 * @param flags what was odd
 * @param metresPerStep metres for each <em>counted</em> step, where steps and another source give
 *     it; a counter that misses steps makes it larger than the person's step length
 * @param cadencePerMinute counted steps per minute while walking
 * @param coveredSeconds how much of the walk the chosen method saw without bridging
 * @param sources what each source alone says, so that a disagreement can be seen
 */
public record DistanceEstimate(
    double metres,
    double standardErrorMetres,
    DistanceMethod method,
    String algorithmVersion,
    List<RaisedFlag> flags,
    OptionalDouble metresPerStep,
    OptionalDouble cadencePerMinute,
    double coveredSeconds,
    List<SourceEstimate> sources)
    implements DistanceResult {

  /**
   * @throws IllegalArgumentException if the metres or their standard error are not finite, or
   *     negative
   */
  public DistanceEstimate {
    if (!(metres >= 0) || Double.isInfinite(metres)) {
      throw new IllegalArgumentException("metres must be finite and not negative");
    }
    if (!(standardErrorMetres > 0) || Double.isInfinite(standardErrorMetres)) {
      throw new IllegalArgumentException("standardErrorMetres must be finite and positive");
    }
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(algorithmVersion, "algorithmVersion");
    flags = List.copyOf(flags);
    sources = List.copyOf(sources);
  }

  /** The family within which this distance may be compared. */
  public MethodFamily family() {
    return method.family();
  }
}
