package io.sixwalk.schedule.plan;

import java.util.Optional;

/**
 * One line of a plan.
 *
 * @param code names the item in its study, in every version of the plan
 * @param times how often it is to be done at one occurrence
 * @param fromDay first study day on which it may be asked
 * @param toDay last study day on which it may be asked
 * @param graceDays days after the last one on which it is still taken
 * @param askedAfter the condition under which it is asked, where there is one
 */
public record PlanItem(
    String code,
    Task task,
    int times,
    Rhythm rhythm,
    int fromDay,
    int toDay,
    int graceDays,
    Optional<AskedAfter> askedAfter) {

  /** An item that is always asked. */
  public PlanItem(
      String code, Task task, int times, Rhythm rhythm, int fromDay, int toDay, int graceDays) {
    this(code, task, times, rhythm, fromDay, toDay, graceDays, Optional.empty());
  }
}
