package io.sixwalk.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.trial.Records;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RegistryCommandTest {
  @Inject RegistryCommand command;

  private final StringWriter out = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = command.line();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    return line.execute(arguments);
  }

  @Test
  void a_folder_is_imported_and_what_could_not_be_read_is_named(@TempDir Path folder)
      throws IOException {
    String number = Records.number();
    Files.writeString(
        folder.resolve("a.json"), Records.study(number, "RECRUITING", "2026-11-20").toString());
    Files.writeString(folder.resolve("b.json"), "{\"hello\": \"world\"}");
    assertThat(run("import", "--full", folder.toString())).isZero();
    assertThat(out.toString())
        .contains("1 records read: 1 versions new, 0 here already; 1 pieces unreadable.")
        .contains("b.json: The document has no shape of a registry record.")
        .contains("does not count as full");
    assertThat(run("import", folder.toString())).isZero();
    assertThat(out.toString()).contains("1 records read: 0 versions new, 1 here already");
    given().get("/v1/trials/" + number).then().body("number", equalTo(number));
  }

  @Test
  void what_is_not_there_is_told_and_ends_with_an_error(@TempDir Path folder) throws IOException {
    assertThat(run("import", folder.resolve("no-such").toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
    Path empty = Files.writeString(folder.resolve("empty.json"), "[]");
    assertThat(run("import", empty.toString())).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(run("import", "--date", "soon", empty.toString()))
        .isEqualTo(CommandLine.ExitCode.USAGE);
  }
}
