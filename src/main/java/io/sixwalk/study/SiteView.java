package io.sixwalk.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.FieldChecks;
import java.util.UUID;

/**
 * A site. In a request's body {@code id} and {@code revision} are ignored.
 *
 * @param code short and stable, unique in its study
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteView(UUID id, String code, String name, Integer revision) {

  static SiteView of(Site site) {
    return new SiteView(site.id, site.code, site.name, site.revision);
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
        .orRefuse();
  }
}
