package io.sixwalk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.testing.PackagedApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A person moves from one installation to another, with other keys and another database, and takes
 * everything along.
 */
class SecondInstanceIT {
  private static final JsonMapper MAPPER = new JsonMapper();

  @Test
  void an_export_taken_in_by_an_empty_installation_is_exported_there_with_the_same_bytes()
      throws Exception {
    Path directory = PackagedApplication.emptyDirectory("it-data-second");
    Path file = directory.resolve("export.ndjson");
    String participant;
    try (PackagedApplication first =
        PackagedApplication.start(
            directory.resolve("first.log"),
            Map.of("SIXWALK_DATA", directory.resolve("first").toString()))) {
      first.awaitReady().awaitOutput("care team    clinician");
      String token =
          first.signIn(found(first.output(), "(?m)^ +participant .*? +http://\\S+#code=(\\S+)$"));
      Files.writeString(file, first.get("/v1/me/export", token));
      participant = MAPPER.readTree(first.get("/v1/me", token)).get("accountId").asText();
    }

    Map<String, String> second =
        Map.of("SIXWALK_DATA", directory.resolve("second").toString(), "SIXWALK_DEMO", "false");
    String founded =
        command(
            directory.resolve("create.log"),
            second,
            "study",
            "create",
            "--code",
            "demo",
            "--name",
            "Moved",
            "--site-code",
            "demo-site",
            "--site-name",
            "Elsewhere",
            "--synthetic");
    assertThat(command(directory.resolve("import.log"), second, "import", file.toString()))
        .contains("Imported participant " + participant);
    try (PackagedApplication there =
        PackagedApplication.start(directory.resolve("second.log"), second)) {
      there.awaitReady();
      String admin = there.signIn(found(founded, "within seven days: (\\S+)"));
      String staff =
          there.post(
              "/v1/studies/demo/staff",
              admin,
              "{\"role\":\"COORDINATOR\",\"label\":\"Coordinator\"}");
      String coordinator = there.signIn(MAPPER.readTree(staff).get("code").asText());
      String invited =
          there.post(
              "/v1/studies/demo/participants/" + participant + "/invitations", coordinator, "");
      String moved = there.signIn(MAPPER.readTree(invited).get("code").asText());
      assertThat(there.get("/v1/me/export", moved)).isEqualTo(Files.readString(file));
      JsonNode trend = MAPPER.readTree(there.get("/v1/me/trends/walk-distance", moved));
      assertThat(trend.at("/headline/status").asText()).isEqualTo("IMPROVED");
    }
  }

  private static String command(Path output, Map<String, String> environment, String... arguments)
      throws Exception {
    try (PackagedApplication run = PackagedApplication.start(output, environment, arguments)) {
      assertThat(run.exitCode()).as(run.output()).isZero();
      return run.output();
    }
  }

  private static String found(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1);
  }
}
