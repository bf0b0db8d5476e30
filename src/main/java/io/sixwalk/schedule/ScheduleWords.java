package io.sixwalk.schedule;

import io.sixwalk.schedule.plan.Occurrence;
import io.sixwalk.schedule.plan.ScheduledItem;
import io.sixwalk.schedule.plan.Status;
import io.sixwalk.schedule.plan.Task;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** A schedule in short sentences, in one language. Nothing in them blames or hurries anyone. */
public final class ScheduleWords {
  private final Locale locale;
  private final ResourceBundle bundle;

  private ScheduleWords(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  public static ScheduleWords in(Locale language) {
    return new ScheduleWords(
        language,
        ResourceBundle.getBundle(
            "messages.schedule",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  public String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), locale).format(values);
  }

  /** What is to be done today, in one sentence. */
  String headline(boolean hasDayZero, int dueToday) {
    return hasDayZero ? say("today", dueToday) : say("today.notSet");
  }

  String title(ScheduledItem item, String instrumentTitle) {
    return item.occurrence().item().task() instanceof Task.Walk
        ? say("walk")
        : say("questionnaire", instrumentTitle);
  }

  List<String> lines(ScheduledItem item, LocalDate today) {
    Occurrence o = item.occurrence();
    List<String> lines = new ArrayList<>();
    switch (item.status()) {
      case COMING -> lines.add(dates("coming", o.first(), o.last()));
      case DUE ->
          lines.add(
              o.closes().equals(today)
                  ? say("due.today")
                  : o.last().equals(o.closes())
                      ? say("due.until", date(o.last()))
                      : say("due.late", date(o.last()), date(o.closes())));
      case LATE ->
          lines.add(o.closes().equals(today) ? say("due.today") : say("late", date(o.closes())));
      case DONE -> lines.add(say("done"));
      case UNABLE_HEALTH, UNABLE_OTHER -> lines.add(say("unable"));
      case PARTIAL -> lines.add(say("partial", item.done(), o.item().times()));
      case MISSED -> lines.add(dates("missed", o.first(), o.last()));
    }
    if (item.status().isOpen() && o.item().times() > 1) {
      lines.add(say("times", item.done(), o.item().times()));
    }
    if (item.status().isOpen() && item.doneToday()) {
      lines.add(say("doneToday"));
    }
    item.restUntil()
        .filter(until -> item.status().isOpen())
        .filter(until -> !item.doneToday() || until.isAfter(today.plusDays(1)))
        .ifPresent(until -> lines.add(say("rest", date(until))));
    if (item.status() == Status.PARTIAL && item.sent() > item.done()) {
      lines.add(say("partial.sent", item.sent(), item.done()));
    }
    return List.copyOf(lines);
  }

  private String dates(String key, LocalDate first, LocalDate last) {
    return first.equals(last)
        ? say(key + ".day", date(first))
        : say(key + ".days", date(first), date(last));
  }

  String date(LocalDate date) {
    return DateTimeFormatter.ofPattern(bundle.getString("date"), locale).format(date);
  }
}
