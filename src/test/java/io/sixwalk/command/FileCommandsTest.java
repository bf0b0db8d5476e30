package io.sixwalk.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.platform.start.Places;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that need no database, as {@code main} runs them. */
class FileCommandsTest {
  private static final Pattern SIGNS = Pattern.compile("(\\S+) {2}signs from .*\\(signs now\\)");

  @TempDir Path data;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    assertThat(FileCommands.handles(args)).isTrue();
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = FileCommands.line(Places.of(Map.of("SIXWALK_DATA", data.toString())));
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private String signing() {
    Matcher found = SIGNS.matcher(out.toString());
    assertThat(found.find()).as(out.toString()).isTrue();
    return found.group(1);
  }

  @Test
  void all_keys_are_made_once_and_only_their_owner_can_read_them() throws Exception {
    Path keys = data.resolve("keys");
    assertThat(run("make-keys", keys.toString())).isZero();
    assertThat(out.toString())
        .contains("token-keys.jwks", "audit-keys.jwks", "refresh.key", "epoch-1.key");
    try (Stream<Path> files = Files.list(keys)) {
      List<Path> made = files.filter(f -> !f.toString().endsWith(".lock")).toList();
      assertThat(made)
          .hasSize(6)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
    assertThat(run("make-keys", keys.toString())).isZero();
    assertThat(out.toString()).contains("All keys were there already.");
  }

  @Test
  void token_keys_are_listed_rotated_and_revoked() throws Exception {
    run("make-keys", data.resolve("keys").toString());
    assertThat(run("token-keys", "list")).isZero();
    String first = signing();
    assertThat(run("token-keys", "rotate")).isZero();
    String second = signing();
    assertThat(second).isNotEqualTo(first);
    assertThat(run("token-keys", "revoke", second)).isZero();
    assertThat(out.toString()).doesNotContain(second).contains(first);
    assertThat(run("token-keys", "revoke", "no-such-key")).isEqualTo(2);
    assertThat(out.toString()).contains("There is no key no-such-key");
    assertThat(run("token-keys", "revoke")).isEqualTo(2);
    assertThat(err.toString()).contains("KID");
  }

  @Test
  void the_audit_key_is_shown_without_its_private_half_and_rotated() throws Exception {
    run("make-keys", data.resolve("keys").toString());
    assertThat(run("audit", "heads")).as("no statement yet").isEqualTo(1);
    assertThat(out.toString()).contains("\"kty\" : \"EC\"").doesNotContain("\"d\"", "statement");
    assertThat(run("audit", "rotate-key")).isZero();
    assertThat(out.toString()).contains("\"kid\"").doesNotContain("\"d\"");
    run("audit", "heads");
    assertThat(out.toString().split("\"kid\"")).hasSize(3);
  }

  @Test
  void other_commands_are_left_to_the_application() {
    assertThat(FileCommands.handles()).isFalse();
    assertThat(FileCommands.handles("audit")).isFalse();
    assertThat(FileCommands.handles("audit", "verify")).isFalse();
    assertThat(FileCommands.handles("keys", "rotate")).isFalse();
  }
}
