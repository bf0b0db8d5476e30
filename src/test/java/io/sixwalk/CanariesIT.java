package io.sixwalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.testing.Canaries;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * After all tests with one server: none of the names, numbers, notes and tokens that they made up
 * is in what was logged meanwhile, by the application and for each access.
 */
class CanariesIT {
  @Test
  void nothing_personal_was_logged_in_the_whole_run() throws IOException {
    assertThat(Canaries.all()).hasSizeGreaterThan(20);
    String log = Canaries.logs();
    assertThat(log).contains("Installed features", "POST /v1/me/uploads");
    assertThat(Canaries.in(log)).isEmpty();
    System.out.printf(
        "Canaries looked for in %d kB of logs of the whole run: %d, none found%n",
        log.length() / 1024, Canaries.all().size());
  }
}
