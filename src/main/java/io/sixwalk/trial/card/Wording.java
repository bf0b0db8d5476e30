package io.sixwalk.trial.card;

import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Rule;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The sentences of {@code messages/trial_<language>.properties}. */
public final class Wording {
  /** The languages that have a bundle; any other language is answered in the first. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, new Locale("es"));

  private static final ResourceBundle.Control ONLY_THE_LANGUAGE =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;

  private Wording(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle("messages.trial", locale, ONLY_THE_LANGUAGE);
  }

  /** The wording in a language, or in English when there is none. */
  public static Wording in(Locale wanted) {
    return new Wording(
        LANGUAGES.stream()
            .filter(l -> l.getLanguage().equals(wanted.getLanguage()))
            .findFirst()
            .orElse(LANGUAGES.get(0)));
  }

  Locale locale() {
    return locale;
  }

  /** The plain sentence of a rule. */
  public String sentence(Rule rule) {
    return say("rule." + rule.name());
  }

  /** A sentence with its gaps filled. */
  String say(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
  }

  /** The first of the keys that exists. */
  String firstOf(String key, String otherwise) {
    return bundle.containsKey(key) ? key : otherwise;
  }

  /** Somebody else's words, marked as such; marks inside become single ones. */
  static String quote(String text) {
    return "“" + text.replace('“', '\'').replace('”', '\'').replace('"', '\'') + "”";
  }

  String date(PartialDate date) {
    if (date.day() > 0) {
      LocalDate day = date.earliest();
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    }
    if (date.month() > 0) {
      return DateTimeFormatter.ofPattern(say("date.month"), locale)
          .format(YearMonth.of(date.year(), date.month()));
    }
    return String.valueOf(date.year());
  }

  String date(Optional<PartialDate> date) {
    return date.map(this::date).orElseGet(() -> say("date.unknown"));
  }

  /** "On 3 January 2018", "In July 2021", or that the date is not known. */
  String when(Optional<PartialDate> date) {
    return date.map(d -> say(d.day() > 0 ? "when.day" : "when.month", date(d)))
        .orElseGet(() -> say("when.unknown"));
  }

  /** The plain name of a field, or the registry's own name of it. */
  String field(String name) {
    return find("field." + name).orElse(name);
  }
}
