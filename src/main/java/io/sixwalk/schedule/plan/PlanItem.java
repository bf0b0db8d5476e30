package io.sixwalk.schedule.plan;

/**
 * One line of a plan.
 *
 * @param code names the item in its study, in every version of the plan
 * @param times how often it is to be done at one occurrence
 * @param fromDay first study day on which it may be asked
 * @param toDay last study day on which it may be asked
 * @param graceDays days after the last one on which it is still taken
 */
public record PlanItem(
    String code, Task task, int times, Rhythm rhythm, int fromDay, int toDay, int graceDays) {}
