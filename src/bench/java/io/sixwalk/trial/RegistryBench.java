package io.sixwalk.trial;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Imports generated records with the packaged command and asks the packaged server for cards, both
 * with a heap of 512 MB, and prints what it took.
 *
 * <p>It needs nothing but the JDK and a build: {@code mvn package -DskipTests}, then {@code java
 * src/bench/java/io/sixwalk/trial/RegistryBench.java 100000}. The records are the bundled ones with
 * new numbers and titles, so their size and their shapes are real.
 */
public final class RegistryBench {
  private static final String HEAP = "-Xmx512m";
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Path RECORDS = Path.of("src", "main", "resources", "registry");
  private static final int FIRST_NUMBER = 10_000_000;
  private static final int CARDS_TO_WARM_UP = 300;
  private static final int CARDS = 2_000;
  private static final int PORT = 18_080;

  private final int records;
  private final Path folder;

  private RegistryBench(int records, Path folder) {
    this.records = records;
    this.folder = folder;
  }

  public static void main(String... arguments) throws Exception {
    int records = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    Path folder = Files.createTempDirectory(Path.of("target"), "registry-bench");
    RegistryBench bench = new RegistryBench(records, folder);
    System.out.printf("%d processors, Java %s, heap %s%n", Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.version"), HEAP);
    Path file = bench.generate();
    bench.importAll(file);
    bench.askForCards();
  }

  private Path generate() throws IOException {
    List<String[]> templates = new ArrayList<>();
    for (String shape : List.of("native-v2", "converted-v2")) {
      try (Stream<Path> files = Files.list(RECORDS.resolve(shape))) {
        for (Path file : files.sorted().toList()) {
          String number = file.getFileName().toString().replace(".json", "");
          String record = Files.readString(file).replaceAll("\\R\\s*", "");
          templates.add(new String[] {number, record});
        }
      }
    }
    Path file = folder.resolve("generated.ndjson.gz");
    long characters = 0;
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8))) {
      for (int i = 0; i < records; i++) {
        String[] template = templates.get(i % templates.size());
        String record = template[1].replace(template[0], "NCT" + (FIRST_NUMBER + i));
        out.write(record);
        out.write('\n');
        characters += record.length();
      }
    }
    System.out.printf(Locale.ROOT, "generated %d records, %.1f kB each%n", records, characters / 1000.0 / records);
    return file;
  }

  private ProcessBuilder sixwalk(String... arguments) {
    List<String> command = new ArrayList<>(List.of("java", HEAP, "-jar", JAR.toString()));
    command.addAll(Arrays.asList(arguments));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("SIXWALK_DATA", folder.resolve("data").toString());
    process.environment().put("SIXWALK_DEMO", "false");
    process.environment().put("SIXWALK_LIMIT_FACTOR", "1000");
    process.environment().put("QUARKUS_HTTP_PORT", Integer.toString(PORT));
    return process;
  }

  private void importAll(Path file) throws IOException, InterruptedException {
    Path empty = folder.resolve("one.json");
    Files.writeString(empty, Files.readString(RECORDS.resolve("converted-v2/NCT03169231.json")));
    long start = run(folder.resolve("first.log"), "registry", "import", empty.toString());
    long all = run(folder.resolve("import.log"), "registry", "import", "--full", "--date", "2026-11-22", file.toString());
    System.out.print(Files.readString(folder.resolve("import.log")).lines()
        .filter(l -> l.contains("records read") || l.contains("counts as")).reduce("", (a, b) -> a + b + "\n"));
    double seconds = all / 1e9;
    System.out.printf(
        Locale.ROOT,
        "import: %.1f s with the start of the program and its database, %.0f records a second (the start alone: %.1f s)%n",
        seconds, records / seconds, start / 1e9);
  }

  private long run(Path log, String... arguments) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int code = sixwalk(arguments).redirectOutput(log.toFile()).start().waitFor();
    long took = System.nanoTime() - start;
    if (code != 0) {
      throw new IllegalStateException("Ended with " + code + ":\n" + Files.readString(log));
    }
    return took;
  }

  private void askForCards() throws IOException, InterruptedException {
    Process server = sixwalk().redirectOutput(folder.resolve("server.log").toFile()).start();
    try {
      HttpClient client = HttpClient.newHttpClient();
      waitForServer(client, server);
      Random random = new Random(1);
      for (int i = 0; i < CARDS_TO_WARM_UP; i++) {
        card(client, random);
      }
      long[] took = new long[CARDS];
      for (int i = 0; i < CARDS; i++) {
        long start = System.nanoTime();
        card(client, random);
        took[i] = System.nanoTime() - start;
      }
      Arrays.sort(took);
      System.out.printf(
          Locale.ROOT,
          "cards, one after the other: median %.1f ms, 95 %% within %.1f ms, 99 %% within %.1f ms%n",
          took[CARDS / 2] / 1e6, took[CARDS * 95 / 100] / 1e6, took[CARDS * 99 / 100] / 1e6);
    } finally {
      server.destroy();
      server.waitFor(30, TimeUnit.SECONDS);
    }
  }

  private void card(HttpClient client, Random random) throws IOException, InterruptedException {
    String number = "NCT" + (FIRST_NUMBER + random.nextInt(records));
    HttpResponse<String> answer = client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/v1/trials/" + number)).build(),
        HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains("\"number\":\"" + number)) {
      throw new IllegalStateException(number + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static void waitForServer(HttpClient client, Process server) throws InterruptedException {
    for (int i = 0; i < 600 && server.isAlive(); i++) {
      try {
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/v1/registry")).build(),
            HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException notYet) {
        Thread.sleep(200);
      }
    }
    throw new IllegalStateException("The server did not start");
  }
}
