package io.sixwalk.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyDirectoryTest {
  @TempDir Path directory;

  @Test
  void keys_of_the_data_directory_are_made_once_and_kept() throws IOException {
    Path keys = directory.resolve("keys");
    KeyDirectory.prepare(keys, false);
    Map<String, String> made = contents(keys);
    assertThat(made).containsOnlyKeys("refresh.key", "proof-nonce.key", "epoch-1.key");
    KeyDirectory.prepare(keys, false);
    assertThat(contents(keys)).isEqualTo(made);
  }

  @Test
  void only_the_owner_may_read_them() throws IOException {
    KeyDirectory.create(directory);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files)
          .hasSize(3)
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isEqualTo(
                          Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
    }
  }

  @Test
  void missing_keys_are_never_made_in_a_directory_that_the_operator_named() throws IOException {
    Path mounted = Files.createDirectory(directory.resolve("mounted"));
    assertThatThrownBy(() -> KeyDirectory.prepare(mounted, true))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(
            "Keys are missing in "
                + mounted
                + ": token-keys.jwks, audit-keys.jwks, refresh.key, proof-nonce.key, epoch-1.key")
        .hasMessageContaining("make-keys");
    assertThat(mounted).isEmptyDirectory();
  }

  @Test
  void the_start_itself_stops_there_before_it_looks_for_a_database() {
    Map<String, String> environment =
        Map.of(
            "SIXWALK_DATA", directory.resolve("data").toString(),
            "SIXWALK_KEYS", directory.resolve("nothing-mounted").toString(),
            "SIXWALK_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere",
            "SIXWALK_DATABASE_USER", "nobody",
            "SIXWALK_DATABASE_PASSWORD", "none");
    assertThatThrownBy(() -> Installation.open(environment))
        .hasMessageStartingWith("Keys are missing in ");
    assertThat(directory.resolve("nothing-mounted")).doesNotExist();
  }

  @Test
  void where_nothing_can_be_written_the_start_says_which_keys_are_missing() throws IOException {
    Path notADirectory = Files.createFile(directory.resolve("file"));
    assertThatThrownBy(() -> KeyDirectory.prepare(notADirectory.resolve("keys"), false))
        .hasMessageContaining("epoch-1.key")
        .hasMessageContaining("they cannot be made there");
  }

  @Test
  void mounted_keys_of_any_epoch_are_enough() throws IOException {
    KeyDirectory.create(directory);
    Files.writeString(directory.resolve("token-keys.jwks"), "{}");
    Files.writeString(directory.resolve("audit-keys.jwks"), "{}");
    Files.move(directory.resolve("epoch-1.key"), directory.resolve("epoch-7.key"));
    KeyDirectory.prepare(directory, true);
    assertThat(directory.resolve("epoch-1.key")).doesNotExist();
  }

  private static Map<String, String> contents(Path keys) throws IOException {
    Map<String, String> contents = new HashMap<>();
    try (Stream<Path> files = Files.list(keys)) {
      for (Path file : files.toList()) {
        contents.put(
            file.getFileName().toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
