package io.sixwalk.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sixwalk.platform.start.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same start as the application's own: an empty data directory and the real PostgreSQL over it.
 */
public class SixwalkServer implements QuarkusTestResourceLifecycleManager {
  private Installation installation;

  @Override
  public Map<String, String> start() {
    Path data = Path.of("target", "test-data");
    try {
      delete(data);
      Canaries.putAside();
      installation = Installation.open(Map.of("SIXWALK_DATA", data.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>(installation.settings());
    settings.put("sixwalk.demo", "false");
    settings.put("sixwalk.silence.every", "off"); // tests run the jobs themselves
    settings.put("sixwalk.push.every", "off");
    settings.put("sixwalk.push.loopback", "true");
    settings.put("sixwalk.limit.factor", "20"); // every test signs in from the same address
    // Everything that could ever be logged, so that the end of the run can look for what must not.
    settings.put("quarkus.log.file.enabled", "true");
    settings.put("quarkus.log.file.path", Canaries.LOG.toString());
    settings.put("quarkus.log.file.rotation.max-file-size", "500M");
    settings.put("quarkus.log.category.\"io.zonky.test\".level", "INFO");
    settings.put("quarkus.http.access-log.enabled", "true");
    settings.put("quarkus.http.access-log.log-to-file", "true");
    settings.put(
        "quarkus.http.access-log.log-directory", Canaries.ACCESS_LOG.getParent().toString());
    settings.put("quarkus.http.access-log.base-file-name", "access");
    settings.put("quarkus.http.access-log.log-suffix", ".log");
    settings.put("quarkus.http.access-log.rotate", "false");
    // Tests that compare every row with what was there before must not meet a job.
    settings.put("sixwalk.audit.heads-every", "off");
    settings.put("sixwalk.audit.verify-check-every", "off");
    return settings;
  }

  @Override
  public void stop() {
    try {
      if (installation != null) {
        installation.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
