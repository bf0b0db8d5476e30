package io.sixwalk.people;

import io.sixwalk.access.Operation;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences of {@code messages/access-log_<language>.properties}: who did what, told to the
 * person it was done to.
 */
final class AccessLogWords {
  private final ResourceBundle bundle;

  private AccessLogWords(ResourceBundle bundle) {
    this.bundle = bundle;
  }

  static AccessLogWords in(Locale locale) {
    return new AccessLogWords(
        ResourceBundle.getBundle(
            "messages.access-log",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** Whether there is a sentence for it, and not only its name. */
  boolean has(Operation operation) {
    return has(operation.name());
  }

  boolean has(String done) {
    return bundle.containsKey("did." + done);
  }

  /** A whole sentence, with the reason where one was given. */
  String sentence(String who, String operation, String reason) {
    String key = "did." + operation;
    String did = bundle.containsKey(key) ? say(key, who) : say("did.other", who, operation);
    return reason == null ? did : say("reason", did, reason);
  }

  /** What somebody decided about a consent, as a whole sentence. */
  String consent(String who, boolean given, String purpose, String reason) {
    String key = "purpose." + purpose;
    String words =
        bundle.containsKey(key)
            ? bundle.getString(key)
            : say("purpose.other", purpose.toLowerCase(Locale.ROOT).replace('_', ' '));
    String did = say(given ? "consent.given" : "consent.withdrawn", who, words);
    return reason == null ? did : say("reason", did, reason);
  }

  /** How somebody is called: {@code you}, {@code team}, {@code outside} and so on. */
  String who(String kind, Object... names) {
    return say("who." + kind, names);
  }

  private String say(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }
}
