package io.sixwalk.schedule.plan;

/**
 * An occurrence and what became of it.
 *
 * @param done how often it was done; of walks, those that count
 * @param sent everything that came for it
 * @param doneToday whether some of it came today: one walk a day is enough
 */
public record ScheduledItem(
    Occurrence occurrence, Status status, int done, int sent, boolean doneToday) {}
