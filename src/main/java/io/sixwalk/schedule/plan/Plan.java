package io.sixwalk.schedule.plan;

import java.time.Instant;
import java.util.List;

/**
 * One version of a study's plan.
 *
 * @param inForceFrom what had begun before this moment stays as the former version had it
 * @param silentAfterDays after so many days with nothing received a person counts as silent
 */
public record Plan(int version, Instant inForceFrom, int silentAfterDays, List<PlanItem> items) {
  public Plan {
    items = List.copyOf(items);
  }
}
