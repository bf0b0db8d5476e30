package io.sixwalk.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The packaged application as its own process, started and stopped as a person at a terminal would.
 */
public final class PackagedApplication implements AutoCloseable {
  private static final Path JAR =
      Path.of("target", "quarkus-app", "quarkus-run.jar").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Process process;
  private final Path output;
  private final int port;

  private PackagedApplication(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /**
   * Starts it in a process group of its own, as a shell does, and with interrupts heard, which a
   * background job would not.
   *
   * @param output file to which both outputs are appended
   * @param environment added to this one's, from which every variable of Sixwalk was taken
   */
  public static PackagedApplication start(
      Path output, Map<String, String> environment, String... arguments) throws IOException {
    assertThat(JAR).as("made by the package phase").exists();
    int port = freePort();
    List<String> command =
        new ArrayList<>(
            List.of(
                "setsid",
                "env",
                "--default-signal=INT",
                java(),
                "-Xmx512m",
                "-jar",
                JAR.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("SIXWALK_") || name.startsWith("QUARKUS_"));
    builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    return new PackagedApplication(builder.start(), output, port);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Redeems a code for an access token. */
  public String signIn(String code) throws IOException, InterruptedException {
    String body = MAPPER.createObjectNode().put("code", code).toString();
    return MAPPER.readTree(post("/v1/sign-in", null, body)).get("accessToken").asText();
  }

  /** The body of an answer that must be well. */
  public String get(String path, String token) throws IOException, InterruptedException {
    return well(HttpRequest.newBuilder(address(path)), token);
  }

  /** The body of an answer that must be well; an empty text sends no body. */
  public String post(String path, String token, String body)
      throws IOException, InterruptedException {
    return well(
        HttpRequest.newBuilder(address(path))
            .header("Content-Type", "application/json")
            .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)),
        token);
  }

  private static String well(HttpRequest.Builder request, String token)
      throws IOException, InterruptedException {
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  /** Everything printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public PackagedApplication awaitReady() {
    await("ready", () -> isReady());
    return this;
  }

  public void awaitOutput(String text) {
    await("printed: " + text, () -> output().contains(text));
  }

  private void await(String what, BooleanSupplier reached) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!reached.getAsBoolean()) {
      assertThat(process.isAlive()).as(() -> "alive until " + what + "\n" + output()).isTrue();
      assertThat(Instant.now()).as(() -> what + "\n" + output()).isBefore(end);
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private boolean isReady() {
    try {
      HttpRequest request = HttpRequest.newBuilder(address("/q/health/ready")).build();
      return HTTP.send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What Ctrl-C does: the whole process group is interrupted. */
  public int interrupt() throws Exception {
    assertThat(new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor())
        .isZero();
    return exitCode();
  }

  /** What an orchestrator does. */
  public int terminate() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  /** What the kernel does when memory is short. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode();
  }

  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(this::output).isTrue();
    return process.exitValue();
  }

  /** Programs that it started and that still run. */
  public List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive()) {
      process.destroy();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
  }

  /** An empty directory under {@code target}, with nothing of an earlier run in it. */
  public static Path emptyDirectory(String name) throws IOException {
    Path directory = Path.of("target", name).toAbsolutePath();
    if (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(directory);
  }
}
