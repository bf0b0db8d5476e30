/**
 * The rules of a schedule, without a clock and without a database: which days a plan asks for
 * something, what became of it, when a reminder may ring.
 *
 * <p>Everything is counted in calendar dates of the participant's study zone. A study day is the
 * difference between two such dates and never a number of hours, so that it has the same meaning in
 * the weeks when the clocks change and wherever the phone has travelled to. A zone that was changed
 * keeps its history: what was done before the change keeps its date.
 *
 * <p>An {@link io.sixwalk.schedule.plan.Occurrence} is one time that one item is asked for. The
 * occurrences of an item never share a day, so that an answer belongs to one of them at most.
 */
package io.sixwalk.schedule.plan;
