package io.sixwalk.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.testing.PackagedApplication;
import io.sixwalk.testing.SomebodyElsesPostgres;
import io.sixwalk.testing.Walks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Phones that upload walks at the same time, one walk in each request, against the packaged server;
 * then {@link Yardstick}: pgbench writing the same rows into the same PostgreSQL. Prints both and
 * their ratio.
 *
 * <p>{@code mvn -Pbench package exec:java -DskipTests
 * -Dbench.main=io.sixwalk.upload.UploadBenchmark -Dexec.args="8 50"}: phones, and walks of each.
 */
public final class UploadBenchmark {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int WALKS_TO_WARM_UP = 25;
  private static final Pattern CODE = Pattern.compile("\\b([A-Z0-9-]{12,})\\b");

  private final PackagedApplication server;

  private UploadBenchmark(PackagedApplication server) {
    this.server = server;
  }

  public static void main(String... arguments) throws Exception {
    int phones = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8;
    int walks = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
    Path directory = PackagedApplication.emptyDirectory("upload-bench");
    try (SomebodyElsesPostgres postgres =
        SomebodyElsesPostgres.start(directory.resolve("postgres"))) {
      Map<String, String> environment = postgres.environment(directory.resolve("data"));
      environment.put("SIXWALK_KEYS", directory.resolve("keys").toString());
      environment.put("SIXWALK_LIMIT_FACTOR", "1000");
      command(directory, environment, "make-keys", directory.resolve("keys").toString());
      String founded =
          command(
              directory, environment, "study", "create", "--code", "bench", "--name", "Benchmark",
              "--site-code", "bench", "--site-name", "Benchmark");
      try (PackagedApplication server =
          PackagedApplication.start(directory.resolve("server.log"), environment).awaitReady()) {
        UploadBenchmark bench = new UploadBenchmark(server);
        List<String> tokens = bench.enrol(code(founded), phones);
        Yardstick yardstick = new Yardstick(postgres, directory);
        bench.upload(tokens, WALKS_TO_WARM_UP, 0);
        System.out.printf(
            Locale.ROOT,
            "%d processors, Java %s; %d phones, %d walks each%n%n",
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version"),
            phones,
            walks);
        System.out.println("| walk | walks a second | median ms | 95 % ms | pgbench a second | share |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (boolean sensors : new boolean[] {false, true}) {
          bench.measure(tokens, walks, sensors, yardstick);
        }
      }
    }
  }

  private static String command(
      Path directory, Map<String, String> environment, String... arguments) throws Exception {
    Path log = directory.resolve(arguments[0] + ".log");
    try (PackagedApplication command =
        PackagedApplication.start(log, environment, arguments)) {
      if (command.exitCode() != 0) {
        throw new IllegalStateException(command.output());
      }
      return command.output();
    }
  }

  private static String code(String printed) {
    Matcher found = CODE.matcher(printed);
    if (!found.find()) {
      throw new IllegalStateException("No code in:\n" + printed);
    }
    return found.group(1);
  }

  /** Access tokens of as many new participants. */
  private List<String> enrol(String adminCode, int people) throws Exception {
    String study = "/v1/studies/bench";
    String admin = server.signIn(adminCode);
    String site = read(server.get(study + "/sites", admin)).findValue("id").asText();
    ObjectNode coordinator =
        MAPPER.createObjectNode().put("role", "COORDINATOR").put("siteId", site).put("label", "B");
    String staff =
        server.signIn(
            read(server.post(study + "/staff", admin, coordinator.toString())).get("code").asText());
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      ObjectNode person =
          MAPPER
              .createObjectNode()
              .put("pseudonym", "B-" + i)
              .put("siteId", site)
              .put("zone", "Europe/Berlin")
              .put("enrolledOn", LocalDate.now().minusYears(1).toString());
      String id =
          read(server.post(study + "/participants", staff, person.toString()))
              .get("participantId")
              .asText();
      JsonNode invitation =
          read(server.post(study + "/participants/" + id + "/invitations", staff, ""));
      tokens.add(server.signIn(invitation.get("code").asText()));
    }
    return tokens;
  }

  private void measure(List<String> tokens, int walks, boolean sensors, Yardstick yardstick)
      throws Exception {
    Yardstick.Counts before = yardstick.rows();
    long start = System.nanoTime();
    double[] milliseconds = upload(tokens, walks, sensors ? 2 : 1);
    double seconds = (System.nanoTime() - start) / 1e9;
    int sent = tokens.size() * walks;
    double possible = yardstick.walksASecond(before, sent, tokens.size());
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.1f | %.1f | %.0f | %.1f %% |%n",
        sensors ? "positions and steps, 6 minutes" : "laps",
        sent / seconds,
        milliseconds[milliseconds.length / 2],
        milliseconds[milliseconds.length * 95 / 100],
        possible,
        100 * sent / seconds / possible);
  }

  /** Uploads, each phone one walk after the other; the milliseconds of each, sorted. */
  private double[] upload(List<String> tokens, int walks, int round) throws Exception {
    ExecutorService phones = Executors.newFixedThreadPool(tokens.size());
    try {
      List<Callable<double[]>> all = new ArrayList<>();
      for (String token : tokens) {
        all.add(() -> uploadOne(token, walks, round));
      }
      List<double[]> times = new ArrayList<>();
      for (Future<double[]> phone : phones.invokeAll(all)) {
        times.add(phone.get());
      }
      return times.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    } finally {
      phones.shutdown();
    }
  }

  private double[] uploadOne(String token, int walks, int round) throws Exception {
    double[] milliseconds = new double[walks];
    for (int i = 0; i < walks; i++) {
      // Two a day: each has neighbours to be looked for, and none within half an hour.
      ZonedDateTime at =
          ZonedDateTime.now(Walks.BERLIN).minusDays(1 + 100L * round).minusHours(12L * i);
      ObjectNode walk = round == 2 ? Walks.outdoors(at, 300 + i) : Walks.laps(at, 10, i % 30);
      String body = Walks.batch(walk).toString();
      long start = System.nanoTime();
      String outcome =
          read(server.post("/v1/me/uploads", token, body)).findValue("outcome").asText();
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
      if (!outcome.equals("STORED")) {
        throw new IllegalStateException("A walk was " + outcome);
      }
    }
    return milliseconds;
  }

  private static JsonNode read(String json) throws Exception {
    return MAPPER.readTree(json);
  }
}
