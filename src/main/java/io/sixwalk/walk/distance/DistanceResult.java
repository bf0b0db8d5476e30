package io.sixwalk.walk.distance;

import java.util.List;

/** Either metres with a standard error, or the reason why there are none. */
public sealed interface DistanceResult permits DistanceEstimate, NoEstimate {

  /** Version of the algorithm; a stored estimate is only comparable under the same one. */
  String algorithmVersion();

  /** What was odd in the recording, in the order of {@link DistanceFlag}, each flag once. */
  List<RaisedFlag> flags();

  /** Whether a flag was raised. */
  default boolean hasFlag(DistanceFlag flag) {
    return flags().stream().anyMatch(raised -> raised.flag() == flag);
  }
}
