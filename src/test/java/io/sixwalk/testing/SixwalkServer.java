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
      installation = Installation.open(Map.of("SIXWALK_DATA", data.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>(installation.settings());
    settings.put("sixwalk.demo", "false");
    settings.put("sixwalk.limit.factor", "20"); // every test signs in from the same address
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
