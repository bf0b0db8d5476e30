package io.sixwalk.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * A site. In a request's body {@code id} and {@code revision} are ignored.
 *
 * @param code short and stable, unique in its study
 * @param country where its people live, ISO 3166-1 alpha-2, for the emergency number; may be
 *     missing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteView(UUID id, String code, String name, String country, Integer revision) {

  static SiteView of(Site site) {
    return new SiteView(site.id, site.code, site.name, site.country, site.revision);
  }

  /** The site as a document says it. */
  SiteView asWritten() {
    return new SiteView(null, code, name, country, null);
  }

  void check() {
    new FieldChecks()
        .text("/code", code, 40)
        .that(
            code == null || code.matches("[a-z0-9][a-z0-9-]*"),
            "/code",
            "pattern",
            "A code is small letters, digits and dashes.")
        .text("/name", name, 200)
        .that(
            country == null || Set.of(Locale.getISOCountries()).contains(country),
            "/country",
            "country",
            "A country is its code of ISO 3166-1, two capital letters.")
        .orRefuse();
  }
}
