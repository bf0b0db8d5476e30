package io.sixwalk.walk.distance;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers flags while a recording is worked on; the first reason for a flag stays. */
final class FlagCollector {
  private final Map<DistanceFlag, String> reasons = new EnumMap<>(DistanceFlag.class);

  void raise(DistanceFlag flag, String format, Object... numbers) {
    reasons.putIfAbsent(flag, String.format(Locale.ROOT, format, numbers));
  }

  void raiseAll(List<RaisedFlag> flags) {
    flags.forEach(raised -> reasons.putIfAbsent(raised.flag(), raised.reason()));
  }

  List<RaisedFlag> toList() {
    return reasons.entrySet().stream()
        .map(entry -> new RaisedFlag(entry.getKey(), entry.getValue()))
        .toList();
  }
}
