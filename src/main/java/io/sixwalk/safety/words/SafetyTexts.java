package io.sixwalk.safety.words;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The sentences of {@code messages/safety_<language>.properties}, in one language. Immutable. */
public final class SafetyTexts {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final Locale locale;
  private final ResourceBundle bundle;

  private SafetyTexts(Locale locale) {
    this.locale = locale;
    this.bundle = ResourceBundle.getBundle("messages.safety", locale, NO_FALLBACK);
  }

  /** The texts of a language that {@code Languages} knows. */
  public static SafetyTexts in(Locale language) {
    return new SafetyTexts(language);
  }

  /** A text or the name of a thing, as it stands. */
  public String text(String key) {
    return bundle.getString(key);
  }

  /** A code that may be newer than these texts: then the code itself, readable. */
  public String code(String family, String code) {
    String key = family + "." + code;
    return bundle.containsKey(key)
        ? bundle.getString(key)
        : code.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A text with its gaps filled. */
  public String text(String key, Map<String, String> values) {
    String text = bundle.getString(key);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    return text;
  }

  /** A text for a participant: with whom to call, and that nobody watches in real time. */
  public String toPerson(String key, Help help, Map<String, String> values) {
    return withHelp(text(key, values), help);
  }

  /** That nobody watches in real time, and whom to call. */
  public String watch(Help help) {
    return withHelp("{watch}", help);
  }

  private String withHelp(String text, Help help) {
    String watch = text(help.studyPhone().isPresent() ? "watch.phone" : "watch.noPhone");
    return text.replace("{watch}", watch)
        .replace("{emergency}", help.emergencyNumber())
        .replace("{phone}", help.studyPhone().orElse(""));
  }

  /** Sentences, one after the other. */
  public String sentences(String family, Collection<String> codes) {
    return String.join(" ", codes.stream().map(c -> code(family, c)).toList());
  }

  /** A day, written out, in the person's zone. */
  public String day(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale.getLanguage().equals("en") ? Locale.UK : locale)
        .format(moment.atZone(zone));
  }
}
