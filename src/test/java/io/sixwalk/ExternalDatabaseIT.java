package io.sixwalk;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.testing.PackagedApplication;
import io.sixwalk.testing.SomebodyElsesPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sixwalk over a PostgreSQL that somebody else runs, prepared with the SQL of {@code
 * docs/operations.md}.
 */
class ExternalDatabaseIT {
  private static Path directory;
  private static SomebodyElsesPostgres server;

  @BeforeAll
  static void prepare_the_database() throws Exception {
    directory = PackagedApplication.emptyDirectory("it-data-external");
    server = SomebodyElsesPostgres.start(directory.resolve("somebody-elses"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Test
  void it_migrates_starts_no_database_and_makes_no_demo() throws Exception {
    Path keys = directory.resolve("keys");
    makeKeys(keys);
    Map<String, String> environment = environment("data");
    environment.put("SIXWALK_KEYS", keys.toString());
    for (String start : new String[] {"first", "again"}) {
      try (PackagedApplication application =
          PackagedApplication.start(directory.resolve(start + ".log"), environment).awaitReady()) {
        assertThat(application.children()).isEmpty();
        assertThat(application.terminate()).isIn(0, 143);
        assertThat(application.output()).doesNotContain("demo", "#code=", " ERROR ");
      }
    }
    assertThat(directory.resolve("data")).isEmptyDirectory();
    assertThat(server.number("select count(*) from public.flyway_schema_history where success"))
        .isPositive();
    assertThat(server.number("select count(*) from sixwalk.study")).isZero();
    assertThat(server.number("select count(*) from sixwalk.account")).isZero();
  }

  @Test
  void neither_login_can_walk_around_the_walls() throws Exception {
    String stronger = "rolsuper or rolbypassrls or rolcreaterole or rolcreatedb";
    assertThat(
            server.number(
                "select count(*) from pg_roles where rolname like 'sixwalk%' and ("
                    + stronger
                    + ")"))
        .isZero();
    assertThat(
            server.number(
                "select count(*) from pg_roles where rolname = 'sixwalk_login' and not rolinherit"))
        .isOne();
  }

  @Test
  void without_its_keys_it_does_not_start_and_says_which_are_missing() throws Exception {
    Map<String, String> environment = environment("data-without-keys");
    environment.put("SIXWALK_KEYS", directory.resolve("not-mounted").toString());
    try (PackagedApplication application =
        PackagedApplication.start(directory.resolve("without-keys.log"), environment)) {
      assertThat(application.exitCode()).isEqualTo(1);
      assertThat(application.output())
          .contains("Keys are missing in " + directory.resolve("not-mounted"), "epoch-1.key")
          .doesNotContain("\tat ");
    }
  }

  private static void makeKeys(Path keys) throws Exception {
    try (PackagedApplication command =
        PackagedApplication.start(
            directory.resolve("make-keys.log"), Map.of(), "make-keys", keys.toString())) {
      assertThat(command.exitCode()).as(command::output).isZero();
    }
    assertThat(keys.resolve("epoch-1.key")).hasSize(32);
  }

  private static Map<String, String> environment(String data) {
    return server.environment(directory.resolve(data));
  }
}
