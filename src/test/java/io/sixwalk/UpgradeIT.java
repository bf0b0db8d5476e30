package io.sixwalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.testing.Catalogue;
import io.sixwalk.testing.EarlierDatabase;
import io.sixwalk.testing.PackagedApplication;
import io.sixwalk.testing.SomebodyElsesPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A database of an earlier Sixwalk, with people in it, is started with the Sixwalk of today: the
 * tables become those of a new installation, and everybody finds everything.
 */
class UpgradeIT {
  private static final JsonMapper MAPPER = new JsonMapper();

  private static Path directory;
  private static SomebodyElsesPostgres server;
  private static PackagedApplication application;
  private static JsonNode expected;
  private static long entriesBefore;

  @BeforeAll
  static void start_over_an_earlier_database() throws Exception {
    directory = PackagedApplication.emptyDirectory("it-data-upgrade");
    server = SomebodyElsesPostgres.start(directory.resolve("postgres"));
    EarlierDatabase.make(server, directory.resolve("migrations"));
    EarlierDatabase.putKeys(directory.resolve("keys"));
    expected = MAPPER.readTree(EarlierDatabase.expected().toFile());
    entriesBefore = server.number("select count(*) from audit.entry");
    assertThat(run("make-keys.log", "make-keys", directory.resolve("keys").toString()))
        .contains("Made in ");
    application =
        PackagedApplication.start(directory.resolve("server.log"), environment()).awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    if (application != null) {
      application.close();
    }
    server.close();
  }

  @Test
  void the_tables_policies_functions_and_rights_are_those_of_a_new_installation()
      throws SQLException {
    try (Connection c = server.asSuperuser("postgres");
        Statement s = c.createStatement()) {
      s.execute("create database fresh owner sixwalk_owner");
    }
    EarlierDatabase.migrate(server.jdbcUrl("fresh"), EarlierDatabase.migrationsOfToday());
    try (Connection upgraded = server.asSuperuser("sixwalk");
        Connection fresh = server.asSuperuser("fresh")) {
      assertThat(Catalogue.of(upgraded))
          .hasSizeGreaterThan(500)
          .containsExactlyElementsOf(Catalogue.of(fresh));
    }
  }

  @Test
  void a_participant_finds_every_walk_as_it_was_and_a_resent_one_gets_its_first_receipt()
      throws Exception {
    String token = application.signIn(code("Walker"));
    JsonNode before = expected.at("/walks/walks");
    JsonNode walks = json(application.get("/v1/me/walks?limit=100", token)).get("walks");
    assertThat(walks).hasSameSizeAs(before).isNotEmpty();
    for (int i = 0; i < walks.size(); i++) {
      List<String> lost = new ArrayList<>();
      differing("", before.get(i), walks.get(i), lost);
      assertThat(lost).isEmpty();
    }
    String again =
        MAPPER
            .createObjectNode()
            .put("sentAt", "2026-11-30T13:00:00Z")
            .set("records", expected.get("uploaded"))
            .toString();
    JsonNode results = json(application.post("/v1/me/uploads", token, again)).get("results");
    assertThat(results.findValuesAsText("outcome")).containsOnly("DUPLICATE");
    assertThat(results.findValues("receipt"))
        .isEqualTo(expected.get("answer").findValues("receipt"));
    List<String> told =
        json(application.get("/v1/me/access-log?limit=200", token)).findValuesAsText("words");
    assertThat(told).hasSizeGreaterThanOrEqualTo(expected.get("log").size());
    assertThat(told).anyMatch(words -> words.contains("Clara"));
    assertThat(told).anyMatch(words -> words.contains("A call at night"));
    assertThat(json(application.get("/v1/me/caregivers", token)).at("/caregivers/0/state").asText())
        .isEqualTo("CONFIRMED");
    assertThat(json(application.get("/v1/me/watched-trials", token)).toString())
        .contains("NCT00045292");
    for (String newer :
        List.of("/v1/me/trends/walk-distance", "/v1/me/schedule", "/v1/me/gate", "/v1/me/export")) {
      assertThat(application.get(newer, token)).as(newer).isNotEmpty();
    }
  }

  @Test
  void who_left_may_still_read_and_adds_nothing_and_who_was_erased_is_gone() throws Exception {
    String token = application.signIn(code("Leaver"));
    assertThat(json(application.get("/v1/me/walks", token)).get("walks")).isNotEmpty();
    String batch =
        """
        {"sentAt":"2026-11-30T13:00:00Z","records":[{"id":"%s","kind":"UNABLE_TO_WALK",
         "statedAt":"%s","zone":"Europe/Berlin","reason":"HEALTH"}]}
        """
            .formatted(UUID.randomUUID(), OffsetDateTime.now());
    assertThat(
            json(application.post("/v1/me/uploads", token, batch))
                .at("/results/0/errors/0/code")
                .asText())
        .isEqualTo("after-withdrawal");
    String gone = expected.get("gone").asText();
    assertThat(
            server.number(
                "select count(*) from sixwalk.account where erased_at is not null and id = '"
                    + gone
                    + "'"))
        .isOne();
    try (Connection c = server.asSuperuser("sixwalk");
        Statement s = c.createStatement();
        ResultSet tables =
            s.executeQuery("select schema_name || '.' || table_name from sixwalk.person_table")) {
      while (tables.next()) {
        assertThat(
                server.number(
                    "select count(*) from "
                        + tables.getString(1)
                        + " where participant_id = '"
                        + gone
                        + "'"))
            .as(tables.getString(1))
            .isZero();
      }
    }
  }

  @Test
  void row_level_security_lets_nobody_see_another_person() throws SQLException {
    try (Connection c = server.asSuperuser("sixwalk");
        Statement s = c.createStatement()) {
      s.execute("set role sixwalk_app");
      s.execute("select set_config('app.actor', '" + expected.get("leaver").asText() + "', false)");
      for (String table :
          List.of("sixwalk.participant", "sixwalk.upload", "sixwalk.walk_verdict")) {
        try (ResultSet rows =
            s.executeQuery("select distinct participant_id::text from " + table)) {
          assertThat(rows.next()).as(table).isTrue();
          assertThat(rows.getString(1)).isEqualTo(expected.get("leaver").asText());
          assertThat(rows.next()).isFalse();
        }
      }
    }
  }

  @Test
  void the_chains_of_the_audit_trail_hold_over_the_upgrade_and_are_stated() throws Exception {
    application.signIn(code("Walker"));
    String printed = run("verify.log", "audit", "verify", "--json");
    JsonNode verified = MAPPER.readTree(printed.substring(printed.indexOf("{\n")));
    assertThat(verified.get("intact").asBoolean()).as(printed).isTrue();
    assertThat(verified.get("entries").asLong()).isGreaterThan(entriesBefore);
    assertThat(entriesBefore).isGreaterThan(20);
  }

  /** A later Sixwalk may say more of a walk, in other words; what an earlier one found stays. */
  private static void differing(String at, JsonNode before, JsonNode now, List<String> lost) {
    if (before.isObject()) {
      before.properties().stream()
          .filter(f -> !f.getKey().equals("sentence"))
          .forEach(f -> differing(at + "/" + f.getKey(), f.getValue(), now.path(f.getKey()), lost));
    } else if (before.isArray() && before.size() == now.size()) {
      for (int i = 0; i < before.size(); i++) {
        differing(at + "/" + i, before.get(i), now.get(i), lost);
      }
    } else if (!before.equals(now)) {
      lost.add(at + ": " + before + " became " + now);
    }
  }

  /** Codes last a week; the ones of that day are given a further hour. */
  private static String code(String person) throws SQLException {
    try (Connection c = server.asSuperuser("sixwalk");
        Statement s = c.createStatement()) {
      s.execute(
          "update sixwalk.invitation set expires_at = now() + interval '1 hour', uses_left = 1"
              + " where account_id = '"
              + expected.get(person.toLowerCase(Locale.ROOT)).asText()
              + "'");
    }
    return expected.at("/invite/" + person).asText();
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = server.environment(directory.resolve("data"));
    environment.put("SIXWALK_KEYS", directory.resolve("keys").toString());
    return environment;
  }

  private static String run(String log, String... arguments) throws Exception {
    try (PackagedApplication command =
        PackagedApplication.start(directory.resolve(log), environment(), arguments)) {
      assertThat(command.exitCode()).as(command::output).isZero();
      return command.output();
    }
  }

  private static JsonNode json(String text) throws IOException {
    return MAPPER.readTree(text);
  }
}
