package io.sixwalk.trial.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of which the day, or the month and the day, may be unknown, as registries and reports give
 * them.
 *
 * @param year the year, always known
 * @param month 1 to 12, or 0 when unknown
 * @param day 1 to 31, or 0 when unknown
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {
  private static final Pattern ISO =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?:-(\\d{2})(?:-(\\d{2}))?)?(?!\\d)");

  public PartialDate {
    if (month == 0 ? day != 0 : !valid(year, month, day)) {
      throw new DateTimeException("Not a date: " + year + "-" + month + "-" + day);
    }
  }

  /** A date of which every part is known. */
  public static PartialDate of(LocalDate date) {
    return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** Reads {@code 2021}, {@code 2021-07} or {@code 2021-07-22} (a time after it is ignored). */
  public static Optional<PartialDate> parse(String text) {
    if (text == null) {
      return Optional.empty();
    }
    Matcher matcher = ISO.matcher(text.strip());
    return matcher.lookingAt() ? read(matcher) : Optional.empty();
  }

  /** The first date anywhere in a text such as "mirror last seen 2026-05-12". */
  public static Optional<PartialDate> firstIn(String text) {
    Matcher matcher = ISO.matcher(text);
    return matcher.find() ? read(matcher) : Optional.empty();
  }

  private static Optional<PartialDate> read(Matcher matcher) {
    int month = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    int day = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    int year = Integer.parseInt(matcher.group(1));
    return month == 0 && day != 0 || month != 0 && !valid(year, month, day)
        ? Optional.empty()
        : Optional.of(new PartialDate(year, month, day));
  }

  private static boolean valid(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 0
        && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  /** The first day that the date can mean. */
  public LocalDate earliest() {
    return LocalDate.of(year, Math.max(month, 1), Math.max(day, 1));
  }

  /** The last day that the date can mean. */
  public LocalDate latest() {
    YearMonth end = YearMonth.of(year, month == 0 ? 12 : month);
    return day == 0 ? end.atEndOfMonth() : end.atDay(day);
  }

  @Override
  public int compareTo(PartialDate other) {
    return earliest().compareTo(other.earliest());
  }

  @Override
  public String toString() {
    if (month == 0) {
      return String.valueOf(year);
    }
    return day == 0 ? "%d-%02d".formatted(year, month) : "%d-%02d-%02d".formatted(year, month, day);
  }
}
