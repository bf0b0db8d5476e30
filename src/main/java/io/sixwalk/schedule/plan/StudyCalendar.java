package io.sixwalk.schedule.plan;

import io.sixwalk.platform.calendar.ZoneHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Study days of one person: differences between calendar dates of the study zone (day 0 is 0, the
 * day before it -1), not hours divided by 24.
 */
public record StudyCalendar(LocalDate dayZero, ZoneHistory zones) {
  public int dayOf(LocalDate date) {
    return Math.toIntExact(ChronoUnit.DAYS.between(dayZero, date));
  }

  public LocalDate date(int studyDay) {
    return dayZero.plusDays(studyDay);
  }

  /** The date of a study day, or the next one where the calendar of the zone has no such date. */
  LocalDate opening(int studyDay) {
    LocalDate date = date(studyDay);
    while (!zones.has(date)) {
      date = date.plusDays(1);
    }
    return date;
  }

  /** The date of a study day, or the one before where the calendar has no such date. */
  LocalDate closing(int studyDay) {
    LocalDate date = date(studyDay);
    while (!zones.has(date)) {
      date = date.minusDays(1);
    }
    return date;
  }
}
