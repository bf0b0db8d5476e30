package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.Canaries;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Http.Answer;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A word that stands nowhere else is put into every personal field, into right places and wrong
 * ones, and then looked for wherever it must not be.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class CanaryTest {
  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private World world;
  private final Map<String, String> fresh = new LinkedHashMap<>();

  @BeforeEach
  void make() {
    world = new World(studies, tokens, true);
  }

  private String canary(String what) {
    return fresh.computeIfAbsent(what, w -> Canaries.fresh());
  }

  @Test
  void nothing_personal_is_in_logs_metrics_errors_or_the_audit_trail() throws Exception {
    List<Answer> answers = new ArrayList<>();
    signInWithWrongThings(answers);
    sendWrongThings(answers);
    enrolWrongly(answers);
    askForWrongThings(answers);
    String positions = walkOutside();
    String token = Canaries.remember(world.token(world.people.get("participant")));

    List<String> wrong = new ArrayList<>();
    for (Answer answer : answers) {
      assertThat(answer.status()).as(answer.whole()).isBetween(200, 499);
      fresh.forEach(
          (what, canary) -> {
            if (answer.status() >= 400 && answer.body().contains(canary)) {
              wrong.add(what + " in an error: " + answer.body());
            }
          });
    }
    String metrics = Http.get("/q/metrics", null).body();
    Canaries.in(metrics).forEach(c -> wrong.add(c + " in the metrics"));
    Canaries.in(audit(true)).forEach(c -> wrong.add(c + " in the audit trail"));
    requireQuietPostgresql();
    String accesses = Files.readString(Canaries.ACCESS_LOG);
    assertThat(accesses).contains("POST /v1/sign-in\"");
    Canaries.in(Files.readString(Canaries.LOG)).forEach(c -> wrong.add(c + " in the logs"));
    Canaries.in(accesses).forEach(c -> wrong.add(c + " in the access log"));
    assertThat(wrong).isEmpty();
    assertThat(metrics).doesNotContain(world.martha.id().toString(), positions, token);
    assertThat(audit(false)).contains(canary("reason of breaking the glass"));
    ProofCounts.note(
        "canaries looked for in logs, metrics, errors and audit", Canaries.all().size());
  }

  @Test
  void what_is_sealed_stands_readable_in_no_table() throws SQLException, IOException {
    String positions = walkOutside();
    List<String> wrong = new ArrayList<>();
    try (Connection c = WholeDatabase.connect();
        Statement all = c.createStatement();
        ResultSet table =
            all.executeQuery(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in"
                    + " ('sixwalk', 'identity', 'allocation', 'audit')")) {
      while (table.next()) {
        for (Patient patient : world.patients()) {
          for (String word : List.of(patient.mark(), patient.phone(), positions)) {
            try (Statement s = c.createStatement();
                ResultSet row =
                    s.executeQuery(
                        "select count(*) from "
                            + table.getString(1)
                            + " t where t::text like '%"
                            + word
                            + "%' or t::text like '%"
                            + hex(word)
                            + "%'")) {
              row.next();
              if (row.getInt(1) > 0) {
                wrong.add(word + " of " + patient.name() + " in " + table.getString(1));
              }
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Text in a column of bytes shows as its hexadecimal digits. */
  private static String hex(String word) {
    return java.util.HexFormat.of()
        .formatHex(word.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void signInWithWrongThings(List<Answer> answers) {
    answers.add(Http.post("/v1/sign-in", null, "{\"code\":\"" + canary("code") + "\"}"));
    answers.add(
        Http.post(
            "/v1/sign-in/refresh", null, "{\"refreshToken\":\"" + canary("refresh token") + "\"}"));
    answers.add(
        Http.send(
            "POST",
            "/v1/sign-in",
            null,
            "{\"code\":\"" + canary("code with a proof") + "\"}",
            Map.of("DPoP", canary("proof"))));
    answers.add(
        Http.send(
            "POST",
            "/v1/sign-in/refresh",
            null,
            "{\"refreshToken\":\"" + canary("refresh token") + "\"}",
            Map.of("DPoP", new TestDevice().proof("/v1/sign-in/refresh"))));
    answers.add(
        Http.post(
            "/v1/sign-in/short-code",
            null,
            "{\"contact\":\"+4930" + world.martha.phone() + "\",\"code\":\"000000\"}"));
    answers.add(
        Http.post(
            "/v1/sign-in/short-code",
            null,
            "{\"contact\":\"" + canary("contact") + "\",\"code\":\"" + canary("digits") + "\"}"));
    answers.add(Http.get("/v1/me", canary("access token")));
    answers.add(
        Http.send(
            "POST", "/v1/sign-in/provider", canary("token of the organisation"), null, Map.of()));
    answers.add(
        Http.get(
            "/v1/sign-in/provider/callback?code="
                + canary("code of the provider")
                + "&state="
                + canary("state of the provider"),
            null));
  }

  private void sendWrongThings(List<Answer> answers) {
    send(answers, walk -> walk.put("zone", canary("zone of a walk")));
    send(answers, walk -> walk.put("endReason", canary("reason of an end")));
    send(answers, walk -> walk.put("measuredAt", canary("time of a walk")));
    send(answers, walk -> walk.put("laps", canary("laps")));
    send(answers, walk -> walk.put("id", canary("id of a walk")));
    send(answers, walk -> walk.put("kind", canary("kind of record")));
    send(answers, walk -> walk.put("note", canary("note with a null") + "\0"));
    send(answers, walk -> walk.put("corrects", canary("corrected walk")));
    send(answers, walk -> walk.putObject("device").put("model", canary("model").repeat(20)));
    send(answers, walk -> walk.putObject("gate").put("answers", canary("answers of the gate")));
    send(answers, walk -> walk.putObject("claimed").put("metres", canary("claimed metres")));
    String martha = world.token(world.people.get("participant"));
    for (String body :
        List.of(
            canary("no JSON"),
            "{\"records\": [{\"note\": \"" + canary("cut-off JSON"),
            "{\"records\": \"" + canary("no list") + "\"}",
            "{\"records\": [\"" + canary("no object") + "\"]}",
            "{\"sentAt\": \"" + canary("time of sending") + "\", \"records\": []}",
            "{\"a\": 1, \"a\": \"" + canary("twice the same") + "\"}")) {
      answers.add(Http.post("/v1/me/uploads", martha, body));
    }
  }

  private void send(List<Answer> answers, Consumer<ObjectNode> change) {
    ObjectNode walk = Walks.laps(ZonedDateTime.now(Walks.BERLIN).minusHours(3), 9, 2);
    change.accept(walk);
    String martha = world.token(world.people.get("participant"));
    String batch = Walks.batch(walk).toString();
    answers.add(Http.post("/v1/me/uploads", martha, batch));
    answers.add(
        Http.send("PUT", "/v1/me/walks/" + UUID.randomUUID(), martha, walk.toString(), Map.of()));
  }

  private void enrolWrongly(List<Answer> answers) {
    String coordinator = world.token(world.people.get("coordinator"));
    String address = World.of(world.a) + "/participants";
    String site = world.a.siteId().toString();
    String taken = canary("pseudonym that is taken");
    for (int i = 0; i < 2; i++) {
      answers.add(
          Http.post(
              address,
              coordinator,
              """
              {"pseudonym": "%s", "siteId": "%s", "zone": "Europe/Berlin",
               "identity": {"name": "%s", "email": "%s@example.org"}}\
              """
                  .formatted(taken, site, canary("name"), canary("e-mail"))));
    }
    for (String[] wrong :
        new String[][] {
          {"zone", canary("zone")},
          {"sex", canary("sex")},
          {"enrolledOn", canary("day")},
          {"ageYears", canary("age")},
          {"siteId", canary("site")},
          {"pseudonym", canary("pseudonym with a null") + "\\u0000"}
        }) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("pseudonym", "P-" + UUID.randomUUID());
      fields.put("siteId", site);
      fields.put("zone", "Europe/Berlin");
      fields.put(wrong[0], wrong[1]);
      List<String> parts = new ArrayList<>();
      fields.forEach((name, value) -> parts.add("\"" + name + "\":\"" + value + "\""));
      answers.add(Http.post(address, coordinator, "{" + String.join(",", parts) + "}"));
    }
    for (String identity :
        List.of(
            "{\"name\":\"" + canary("name with a null") + "\\u0000\"}",
            "{\"name\":\"A\",\"email\":\"" + canary("e-mail without an at") + "\"}",
            "{\"name\":\"A\",\"birthDate\":\"" + canary("birth date") + "\"}")) {
      answers.add(
          Http.send(
              "PUT",
              address + "/" + world.martha.id() + "/identity",
              coordinator,
              identity,
              Map.of("If-Match", "\"0\"")));
    }
    answers.add(
        Http.post(
            address + "/" + world.far.id() + "/break-glass",
            coordinator,
            "{\"reason\":\"Needed: " + reason() + "\"}"));
    answers.add(
        Http.post(
            World.of(world.a) + "/break-glass",
            coordinator,
            "{\"pseudonym\":\""
                + canary("pseudonym in an emergency")
                + "\",\"reason\":\"Needed: "
                + reason()
                + "\"}"));
  }

  /** Reasons of staff are kept on the audit trail on purpose; nowhere else. */
  private String reason() {
    return canary("reason of breaking the glass");
  }

  private void askForWrongThings(List<Answer> answers) {
    String coordinator = world.token(world.people.get("coordinator"));
    String martha = tokens.good(world.martha.id(), PersonKind.PARTICIPANT);
    String people = World.of(world.a) + "/participants";
    String search = people + "/search";
    answers.add(Http.post(search, coordinator, "{\"name\":\"" + canary("searched name") + "\"}"));
    answers.add(Http.post(search, coordinator, "{\"name\":\"Given" + world.martha.mark() + "\"}"));
    answers.add(Http.post(search, coordinator, "{\"phone\":\"" + world.martha.phone() + "\"}"));
    answers.add(
        Http.post(search, coordinator, "{\"pseudonym\":\"" + canary("searched part") + "\"}"));
    answers.add(Http.get(people + "?limit=" + canary("limit"), coordinator));
    answers.add(
        Http.post(
            "/v1/trials/check", null, "{\"told\":\"" + canary("what somebody was told") + "\"}"));
    answers.add(
        Http.post("/v1/trials/check", null, "{\"number\":\"" + canary("trial number") + "\"}"));
    answers.add(
        Http.send(
            "PUT",
            "/v1/me/consents/STUDY_PARTICIPATION",
            martha,
            "{\"sha256\":\"" + canary("consent") + "\"}",
            Map.of()));
    answers.add(
        Http.post(
            "/v1/me/withdrawal", martha, "{\"reason\":[\"" + canary("reason to leave") + "\"]}"));
    answers.add(
        Http.post("/v1/me/erasure", martha, "{\"confirm\":\"" + canary("confirmation") + "\"}"));
    answers.add(
        Http.post(
            "/v1/me/caregivers",
            martha,
            "{\"name\":\""
                + canary("name of a caregiver")
                + "\",\"ownName\":\""
                + canary("own name")
                + "\",\"scope\":[\""
                + canary("scope")
                + "\"]}"));
  }

  /** Walks at a place whose digits stand nowhere else. */
  private String walkOutside() {
    String digits = "" + (1_000_000 + Math.floorMod(UUID.randomUUID().hashCode(), 8_000_000));
    double latitude = Double.parseDouble("52." + digits);
    ObjectNode walk = Walks.outdoors(ZonedDateTime.now(Walks.BERLIN).minusHours(5), 300);
    var latitudes = (com.fasterxml.jackson.databind.node.ArrayNode) walk.at("/fixes/lat");
    latitudes.set(0, Walks.MAPPER.getNodeFactory().numberNode(latitude));
    String martha = tokens.good(world.martha.id(), PersonKind.PARTICIPANT);
    assertThat(Http.post("/v1/me/uploads", martha, Walks.batch(walk).toString()).body())
        .contains("STORED");
    return Canaries.remember("52." + digits);
  }

  /** All entries, without what staff typed as a reason where that is asked. */
  private static String audit(boolean withoutReasons) {
    return WholeDatabase.value(
        "select string_agg("
            + (withoutReasons ? "(to_jsonb(e) - 'reason')::text" : "e::text")
            + ", ' ') from audit.entry e");
  }

  /** What the embedded PostgreSQL says on its own account holds no statement and no value. */
  private static void requireQuietPostgresql() {
    Map.of(
            "log_statement", "none",
            "log_min_duration_statement", "-1",
            "log_min_error_statement", "panic",
            "log_error_verbosity", "terse",
            "log_parameter_max_length_on_error", "0")
        .forEach(
            (setting, value) ->
                assertThat(WholeDatabase.value("show " + setting)).as(setting).isEqualTo(value));
  }
}
