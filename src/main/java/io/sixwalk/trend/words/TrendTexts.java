package io.sixwalk.trend.words;

import io.sixwalk.trend.change.ComparabilityClass;
import io.sixwalk.trend.change.VisitSchedule;
import io.sixwalk.trend.change.VisitStatus;
import io.sixwalk.trend.change.VisitWindow;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The pieces that sentences and pictures are put together from, in one language: dates, counts,
 * changes, names of windows and classes. Immutable.
 */
public final class TrendTexts {
  private static final String BUNDLE = "io.sixwalk.trend.words.Trend";

  private final Locale locale;
  private final ResourceBundle bundle;

  private TrendTexts(Locale locale, ResourceBundle bundle) {
    this.locale = locale;
    this.bundle = bundle;
  }

  /** The texts of a language, English where that language is not there. */
  public static TrendTexts in(Locale language) {
    // Without this control Java would fall back to the language of the server, not to English.
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    Locale found = bundle.getLocale();
    return new TrendTexts(found.getLanguage().isEmpty() ? Locale.ENGLISH : found, bundle);
  }

  /** The language that the texts are in, which is English where the wished one is missing. */
  public Locale locale() {
    return locale;
  }

  /**
   * A text by its key.
   *
   * @throws java.util.MissingResourceException if there is none
   */
  public String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** A date written out. */
  public String date(LocalDate date) {
    return date(date, "date.pattern");
  }

  /** A date by the pattern under a key. */
  public String date(LocalDate date, String patternKey) {
    return DateTimeFormatter.ofPattern(bundle.getString(patternKey), locale).format(date);
  }

  /** One date, or from one to another. */
  public String dates(LocalDate first, LocalDate last) {
    return first.equals(last)
        ? text("dates.single", date(first))
        : text("dates.range", date(first), date(last));
  }

  /** A whole number of metres. */
  public String metres(double metres) {
    return NumberFormat.getIntegerInstance(locale).format(Math.round(metres) + 0L);
  }

  /** So many walks. */
  public String walks(int count) {
    return text("walks", count);
  }

  /** A change in whole metres: more, less, or none. */
  public String change(double metres) {
    long whole = Math.round(metres);
    if (whole == 0) {
      return text("change.none");
    }
    return text(whole > 0 ? "change.more" : "change.less", Math.abs(whole));
  }

  /** The name of a window. */
  public String window(VisitWindow window) {
    return window.id().equals(VisitSchedule.BASELINE)
        ? text("window.BASELINE")
        : text("window.day", window.targetDay());
  }

  /** What became of a visit. */
  public String status(VisitStatus status) {
    return text("visit." + status);
  }

  /** How the walks of a class were done. */
  public String describe(ComparabilityClass comparabilityClass) {
    NumberFormat number = NumberFormat.getNumberInstance(locale);
    List<String> parts = new ArrayList<>();
    parts.add(
        text(
            "course." + comparabilityClass.course(),
            number.format(comparabilityClass.courseLengthMetres().orElse(0))));
    parts.add(text("method." + comparabilityClass.method()));
    parts.add(text("aid." + comparabilityClass.aid()));
    if (comparabilityClass.oxygen().isSupplemental()) {
      parts.add(
          text(
                  "oxygen",
                  number.format(comparabilityClass.oxygen().litresPerMinute()),
                  comparabilityClass.oxygen().delivery())
              .strip());
    }
    return String.join(", ", parts);
  }
}
