package io.sixwalk.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Keycloak, unpacked by the build under {@code target/keycloak}, with our realm imported.
 */
public class KeycloakServer implements QuarkusTestResourceLifecycleManager {
  public static final String ADMIN = "keycloak-admin";
  public static final String ADMIN_PASSWORD = "only-for-tests";
  public static final String GROUPS =
      "/walk/admins = STUDY_ADMIN provider-study; /walk/bern-coordinators = COORDINATOR"
          + " provider-study/bern; /walk/bern-coordinators = CLINICIAN no-such-study";

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private Process process;

  @Override
  public Map<String, String> start() {
    try {
      Path home = home();
      Path log = Path.of("target", "keycloak.log");
      Path realm = home.resolve("data/import/sixwalk-realm.json");
      Files.createDirectories(realm.getParent());
      Files.copy(
          Path.of("src/test/resources/keycloak/sixwalk-realm.json"),
          realm,
          StandardCopyOption.REPLACE_EXISTING);
      int port = freePort();
      String address = "http://127.0.0.1:" + port;
      ProcessBuilder builder =
          new ProcessBuilder(
              "/bin/sh",
              home.resolve("bin/kc.sh").toAbsolutePath().toString(),
              "start-dev",
              "--db=dev-mem",
              "--cache=local",
              "--http-host=127.0.0.1",
              "--http-port=" + port,
              "--hostname=" + address,
              "--import-realm");
      builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
      builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
      builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
      process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      String issuer = address + "/realms/sixwalk";
      awaitAnswer(issuer + "/.well-known/openid-configuration", log);
      return Map.of(
          "sixwalk.provider.issuer",
          issuer,
          "sixwalk.provider.client-id",
          "sixwalk",
          "sixwalk.provider.client-secret",
          "only-for-tests",
          "sixwalk.provider.groups",
          GROUPS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    if (process == null) {
      return;
    }
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path home() throws IOException {
    try (Stream<Path> unpacked = Files.list(Path.of("target", "keycloak"))) {
      return unpacked
          .filter(p -> p.getFileName().toString().startsWith("keycloak-"))
          .findFirst()
          .orElseThrow(
              () -> new IOException("The build has not unpacked Keycloak under target/keycloak"));
    }
  }

  private void awaitAnswer(String address, Path log) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      if (!process.isAlive()) {
        throw new IOException("Keycloak did not start:\n" + Files.readString(log));
      }
      try {
        HttpURLConnection connection =
            (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(2_000);
        connection.setReadTimeout(10_000);
        if (connection.getResponseCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // it is still starting
      }
      Thread.sleep(500);
    }
    throw new IOException(
        "Keycloak did not answer within " + PATIENCE + ":\n" + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
