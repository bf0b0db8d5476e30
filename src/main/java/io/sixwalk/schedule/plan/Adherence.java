package io.sixwalk.schedule.plan;

import java.util.Collection;

/**
 * How much of what was asked for was answered. Counts only: what is still open and not answered is
 * not yet part of {@code expected}.
 *
 * @param expected occurrences that have closed, and those answered before
 * @param answered done, or said that it could not be done
 * @param unable of the answered ones, those that could not be done
 * @param partial closed with less than was asked
 * @param missed closed with nothing
 * @param open can be done today
 */
public record Adherence(int expected, int answered, int unable, int partial, int missed, int open) {
  public static final Adherence NONE = new Adherence(0, 0, 0, 0, 0, 0);

  public static Adherence of(Collection<ScheduledItem> items) {
    Adherence sum = NONE;
    for (ScheduledItem item : items) {
      sum = sum.plus(of(item.status()));
    }
    return sum;
  }

  public static Adherence of(Status status) {
    return switch (status) {
      case COMING -> NONE;
      case DUE, LATE -> new Adherence(0, 0, 0, 0, 0, 1);
      case DONE -> new Adherence(1, 1, 0, 0, 0, 0);
      case UNABLE_HEALTH, UNABLE_OTHER -> new Adherence(1, 1, 1, 0, 0, 0);
      case PARTIAL -> new Adherence(1, 0, 0, 1, 0, 0);
      case MISSED -> new Adherence(1, 0, 0, 0, 1, 0);
    };
  }

  public Adherence plus(Adherence o) {
    return new Adherence(
        expected + o.expected,
        answered + o.answered,
        unable + o.unable,
        partial + o.partial,
        missed + o.missed,
        open + o.open);
  }
}
