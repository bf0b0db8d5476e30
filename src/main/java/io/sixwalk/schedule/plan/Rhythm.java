package io.sixwalk.schedule.plan;

import java.time.DayOfWeek;
import java.util.Set;

/** On which days a plan asks. */
public sealed interface Rhythm {
  /** Once in each of these visit windows of the study, by code. */
  record InWindows(Set<String> codes) implements Rhythm {
    public InWindows {
      codes = Set.copyOf(codes);
    }
  }

  /** On the first study day of the item, and every so many days after it. */
  record EveryDays(int days) implements Rhythm {
    public EveryDays {
      if (days < 1) {
        throw new IllegalArgumentException("every " + days + " days");
      }
    }
  }

  /** On these days of the week. */
  record OnWeekdays(Set<DayOfWeek> days) implements Rhythm {
    public OnWeekdays {
      days = Set.copyOf(days);
    }
  }
}
