package io.sixwalk.platform.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;

/** The languages that Sixwalk speaks, and which of them a reader wants. */
public final class Languages {
  public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, new Locale("es"));

  private Languages() {}

  /** The first spoken language of {@code Accept-Language}; English where there is none. */
  public static Locale of(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .flatMap(
            wanted -> SPOKEN.stream().filter(l -> l.getLanguage().equals(wanted.getLanguage())))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}
