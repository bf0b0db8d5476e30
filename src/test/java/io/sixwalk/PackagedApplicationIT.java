package io.sixwalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.testing.PackagedApplication;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The first hour of somebody who tries Sixwalk: start it, look at the demo people, stop it, start
 * it again, have it killed, start it twice. One installation lives through all of it, in this
 * order.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagedApplicationIT {
  private static final Pattern CODE_LINE =
      Pattern.compile("(?m)^ +(.+?) +http://\\S+#code=(\\S+)$");
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Path data;
  private static Path log;
  private static int starts;
  private static PackagedApplication application;
  private static Map<String, List<String>> walksAtFirst;

  @BeforeAll
  static void first_start() throws IOException {
    Path directory = PackagedApplication.emptyDirectory("it-data-packaged");
    data = directory.resolve("data");
    log = directory;
    application = started();
  }

  @AfterAll
  static void stop() throws InterruptedException {
    application.close();
  }

  @Test
  @Order(1)
  void six_people_show_everything_that_a_trend_can_say() throws Exception {
    Map<String, String> headlines = new LinkedHashMap<>();
    for (Map.Entry<String, String> person : codes("participant").entrySet()) {
      JsonNode trend = get("/v1/me/trends/walk-distance", signIn(person.getValue()));
      headlines.put(person.getKey(), trend.at("/headline/status").asText());
    }
    assertThat(headlines.values())
        .containsExactly(
            "IMPROVED",
            "WORSE",
            "STABLE",
            "UNCERTAIN",
            "NOT_ENOUGH_DATA",
            "COULD_NOT_WALK_FOR_HEALTH_REASONS");
    walksAtFirst = walks();
    assertThat(walksAtFirst)
        .hasSize(6)
        .allSatisfy((person, walks) -> assertThat(walks).isNotEmpty());
  }

  @Test
  @Order(2)
  void caregiver_and_care_team_can_sign_in_too() throws Exception {
    assertThat(codes("caregiver")).hasSize(1);
    assertThat(codes("care team")).hasSize(2);
    for (String kind : List.of("caregiver", "care team")) {
      for (String code : codes(kind).values()) {
        assertThat(signIn(code)).isNotBlank();
      }
    }
  }

  @Test
  @Order(3)
  void what_is_written_is_on_the_disk_and_secrets_are_for_their_owner_only() throws Exception {
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
    List<Path> secrets =
        new ArrayList<>(List.of(data.resolve("secrets.properties"), data.resolve("postgres")));
    try (Stream<Path> keys = Files.list(data.resolve("keys"))) {
      secrets.addAll(keys.filter(file -> !file.toString().endsWith(".lock")).toList());
    }
    assertThat(secrets)
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(
            secret ->
                assertThat(Files.getPosixFilePermissions(secret))
                    .as(secret.toString())
                    .doesNotContain(
                        PosixFilePermission.OTHERS_READ, PosixFilePermission.GROUP_READ));
  }

  @Test
  @Order(4)
  void a_second_sixwalk_over_the_same_directory_is_refused_with_a_sentence() throws Exception {
    try (PackagedApplication second =
        PackagedApplication.start(
            log.resolve("second.log"), Map.of("SIXWALK_DATA", data.toString()))) {
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.output())
          .contains("Another Sixwalk is running over " + data + ".")
          .doesNotContain("Exception");
    }
    assertThat(walks()).isEqualTo(walksAtFirst);
  }

  @Test
  @Order(5)
  void commands_work_beside_the_running_server_on_its_database() throws Exception {
    JsonNode verified = command("verify-beside.log", 0, "audit", "verify", "--json");
    assertThat(verified.get("intact").asBoolean()).isTrue();
    assertThat(verified.get("entries").asLong()).isPositive();

    String founded =
        run(
            "create-beside.log",
            0,
            "study",
            "create",
            "--code",
            "beside",
            "--name",
            "Beside",
            "--site-code",
            "first",
            "--site-name",
            "First");
    assertThat(founded).contains("Sixwalk is running; this command works on its database");
    Matcher code = Pattern.compile("within seven days: (\\S+)").matcher(founded);
    assertThat(code.find()).as(founded).isTrue();
    get("/v1/studies/beside", signIn(code.group(1)));

    assertThat(run("rotate-beside.log", 0, "keys", "rotate")).contains("destroyed: [1]");
    assertThat(data.resolve("keys/epoch-1.key")).doesNotExist();
    assertThat(walks()).isEqualTo(walksAtFirst);
    assertThat(postgres().isAlive()).isTrue();
  }

  @Test
  @Order(6)
  void a_command_of_another_version_is_refused_beside_the_running_server() throws Exception {
    asOwner(
        "insert into public.flyway_schema_history (installed_rank, version, description, type,"
            + " script, installed_by, execution_time, success) values (9999, '9999', 'later',"
            + " 'SQL', 'V9999__later.sql', 'somebody', 1, true)");
    String refused = run("other-version.log", 1, "audit", "verify");
    asOwner("delete from public.flyway_schema_history where version = '9999'");
    assertThat(refused).contains("is of another version").doesNotContain("\tat ");
  }

  @Test
  @Order(7)
  void interrupting_stops_both_processes_and_nothing_is_lost() throws Exception {
    ProcessHandle postgres = postgres();
    int before = application.output().length();
    assertThat(application.interrupt()).isIn(0, 130);
    assertStoppedQuietly(before);
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    assertEnds(postgres);
    application = started();
    assertThat(walks()).isEqualTo(walksAtFirst);
  }

  @Test
  @Order(8)
  void the_postgresql_that_a_killed_run_left_behind_is_stopped_by_the_next_start()
      throws Exception {
    ProcessHandle leftBehind = postgres();
    application.kill();
    assertThat(leftBehind.isAlive()).isTrue();
    application = started();
    assertThat(application.output()).contains("left behind (pid " + leftBehind.pid() + ")");
    assertEnds(leftBehind);
    assertThat(postgres()).isNotEqualTo(leftBehind);
    assertThat(walks()).isEqualTo(walksAtFirst);
  }

  @Test
  @Order(9)
  void an_orchestrators_stop_is_as_clean() throws Exception {
    ProcessHandle postgres = postgres();
    int before = application.output().length();
    assertThat(application.terminate()).isIn(0, 143);
    assertStoppedQuietly(before);
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    assertEnds(postgres);
  }

  @Test
  @Order(10)
  void what_was_done_until_the_stop_is_signed_and_the_command_verifies_it() throws Exception {
    assertThat(data.resolve("audit-heads/000000/000000000001.jws")).isNotEmptyFile();
    JsonNode verified = command("verify.log", 0, "audit", "verify", "--json");
    assertThat(verified.get("intact").asBoolean()).isTrue();
    assertThat(verified.get("unstated").asLong()).isZero();
    assertThat(verified.get("entries").asLong()).isPositive();
    assertThat(verified.get("lastStatement").asLong()).isPositive();

    JsonNode heads = command("heads.log", 0, "audit", "heads");
    long last = heads.at("/statement/number").asLong();
    assertThat(last).isEqualTo(verified.get("lastStatement").asLong());
    Files.delete(data.resolve(String.format("audit-heads/000000/%012d.jws", last)));
    JsonNode broken = command("broken.log", 3, "audit", "verify", "--json");
    assertThat(broken.at("/faults/0/kind").asText()).isEqualTo("STATEMENT_MISSING");
    assertThat(broken.at("/faults/0/from").asLong()).isEqualTo(last);
  }

  /** Runs a command over the installation and reads the JSON that it printed. */
  private static JsonNode command(String name, int exit, String... arguments) throws Exception {
    String output = run(name, exit, arguments);
    return MAPPER.readTree(output.substring(output.indexOf("{\n")));
  }

  /** Runs a command over the installation, running or stopped, and gives all that it printed. */
  private static String run(String name, int exit, String... arguments) throws Exception {
    try (PackagedApplication command =
        PackagedApplication.start(
            log.resolve(name), Map.of("SIXWALK_DATA", data.toString()), arguments)) {
      assertThat(command.exitCode()).as(command::output).isEqualTo(exit);
      return command.output();
    }
  }

  private static PackagedApplication started() throws IOException {
    starts++;
    PackagedApplication next =
        PackagedApplication.start(
            log.resolve("start-" + starts + ".log"), Map.of("SIXWALK_DATA", data.toString()));
    next.awaitReady().awaitOutput("care team    clinician");
    return next;
  }

  /** Codes by the words before them, of the lines that begin with {@code kind}. */
  private static Map<String, String> codes(String kind) {
    Map<String, String> codes = new LinkedHashMap<>();
    Matcher line = CODE_LINE.matcher(application.output());
    while (line.find()) {
      if (line.group(1).startsWith(kind)) {
        codes.put(line.group(1), line.group(2));
      }
    }
    return codes;
  }

  private static Map<String, List<String>> walks() throws Exception {
    Map<String, List<String>> walks = new LinkedHashMap<>();
    for (Map.Entry<String, String> person : codes("participant").entrySet()) {
      List<String> ofPerson = new ArrayList<>();
      get("/v1/me/walks?limit=100", signIn(person.getValue()))
          .get("walks")
          .forEach(w -> ofPerson.add(w.toString()));
      walks.put(person.getKey(), ofPerson);
    }
    return walks;
  }

  private static String signIn(String code) throws Exception {
    String body = MAPPER.createObjectNode().put("code", code).toString();
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(application.address("/v1/sign-in"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body()).get("accessToken").asText();
  }

  private static JsonNode get(String path, String accessToken) throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(application.address(path))
                .header("Authorization", "Bearer " + accessToken)
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return MAPPER.readTree(answer.body());
  }

  /** The server that runs over the data directory. */
  private static ProcessHandle postgres() throws IOException {
    String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0).trim();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** No error in the whole run, and no stack trace while it stopped. */
  private static void assertStoppedQuietly(int before) {
    assertThat(application.output()).doesNotContain(" ERROR ", "FATAL", "PANIC");
    assertThat(application.output().substring(before))
        .contains("stopped in")
        .doesNotContain("Exception");
  }

  /** A server gives its directory up a moment before its process is gone. */
  private static void assertEnds(ProcessHandle server) {
    assertThat(server.onExit()).succeedsWithin(Duration.ofSeconds(30));
  }

  private static String setting(String name) throws Exception {
    try (Connection c = connect("sixwalk_login", "postgres.login");
        Statement s = c.createStatement();
        ResultSet row = s.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static void asOwner(String change) throws Exception {
    try (Connection c = connect("sixwalk_owner", "postgres.owner");
        Statement s = c.createStatement()) {
      assertThat(s.executeUpdate(change)).isOne();
    }
  }

  private static Connection connect(String user, String secret) throws Exception {
    Properties secrets = new Properties();
    try (Reader in = Files.newBufferedReader(data.resolve("secrets.properties"))) {
      secrets.load(in);
    }
    String url = "jdbc:postgresql://localhost:" + secrets.getProperty("postgres.port") + "/sixwalk";
    return DriverManager.getConnection(url, user, secrets.getProperty(secret));
  }
}
