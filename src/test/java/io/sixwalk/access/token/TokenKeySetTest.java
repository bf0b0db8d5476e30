package io.sixwalk.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeySetTest {
  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration KEY_LIFE = Duration.ofDays(30);
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

  @Test
  void there_are_two_keys_and_the_first_signs() {
    TokenKeySet keys = TokenKeySet.first(NOW, KEY_LIFE, TokenKey::create);
    assertThat(keys.verifying(NOW, TOKEN_LIFE)).hasSize(2);
    assertThat(keys.signing(NOW)).isSameAs(keys.keys().get(0));
    assertThat(keys.signing(NOW.plus(KEY_LIFE))).isSameAs(keys.keys().get(1));
  }

  @Test
  void a_former_key_verifies_until_its_last_token_has_expired() {
    TokenKeySet keys = TokenKeySet.first(NOW, KEY_LIFE, TokenKey::create);
    String former = keys.keys().get(0).id();
    Instant change = NOW.plus(KEY_LIFE);
    assertThat(keys.verifying(former, change.plus(TOKEN_LIFE), TOKEN_LIFE)).isPresent();
    Instant retired = change.plus(TOKEN_LIFE).plus(TokenKeySet.RETIREMENT_MARGIN);
    assertThat(keys.verifying(former, retired, TOKEN_LIFE)).isEmpty();
    assertThat(keys.onSchedule(retired, KEY_LIFE, TOKEN_LIFE, TokenKey::create).keys())
        .hasSize(2)
        .noneMatch(k -> k.id().equals(former));
  }

  @Property(tries = 100)
  void at_every_visit_two_keys_are_there_and_no_key_signs_before_it_was_published(
      @ForAll @Size(max = 30) List<@IntRange(max = 100_000) Integer> minutesBetween) {
    Instant now = NOW;
    TokenKeySet keys = TokenKeySet.first(now, KEY_LIFE, TokenKey::create);
    Set<String> published = ids(keys);
    for (int minutes : minutesBetween) {
      now = now.plus(Duration.ofMinutes(minutes));
      assertThat(published).contains(keys.signing(now).id());
      keys = keys.onSchedule(now, KEY_LIFE, TOKEN_LIFE, TokenKey::create);
      assertThat(keys.verifying(now, TOKEN_LIFE)).hasSizeGreaterThanOrEqualTo(2);
      assertThat(keys.signing(now).signsFrom()).isBeforeOrEqualTo(now);
      assertThat(keys.keys().get(keys.keys().size() - 1).signsFrom()).isAfter(now);
      published.addAll(ids(keys));
    }
  }

  @Test
  void a_revoked_key_is_gone_at_once_and_its_successor_signs() {
    TokenKeySet keys = TokenKeySet.first(NOW, KEY_LIFE, TokenKey::create);
    TokenKeySet after = keys.without(keys.keys().get(0).id(), NOW, KEY_LIFE, TokenKey::create);
    assertThat(after.verifying(keys.keys().get(0).id(), NOW, TOKEN_LIFE)).isEmpty();
    assertThat(after.signing(NOW).id()).isEqualTo(keys.keys().get(1).id());
    assertThat(after.keys()).hasSize(2);

    TokenKeySet withoutSuccessor =
        keys.without(keys.keys().get(1).id(), NOW, KEY_LIFE, TokenKey::create);
    assertThat(withoutSuccessor.signing(NOW).id()).isEqualTo(keys.keys().get(0).id());
    assertThat(withoutSuccessor.keys()).hasSize(2);
    assertThatThrownBy(() -> keys.without("another", NOW, KEY_LIFE, TokenKey::create))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_command_lists_rotates_and_revokes(@TempDir Path directory) throws IOException {
    TokenKeyCommand command =
        new TokenKeyCommand(directory, Clock.fixed(NOW, ZoneOffset.UTC), KEY_LIFE);
    TokenKeyFile file = new TokenKeyFile(directory);
    assertThat(run(command, "list")).startsWith("0").contains("(signs now)");
    Path keys = directory.resolve(TokenKeyFile.NAME);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("rw-------");

    String first = file.read().signing(NOW).id();
    assertThat(run(command, "rotate")).startsWith("0");
    assertThat(file.read().signing(NOW).id()).isNotEqualTo(first);
    assertThat(file.read().verifying(first, NOW, TOKEN_LIFE)).isPresent();
    assertThat(run(command, "revoke", first)).startsWith("0");
    assertThat(file.read().verifying(first, NOW, TOKEN_LIFE)).isEmpty();
    assertThat(run(command, "revoke", first)).startsWith("2").contains("There is no key");
    assertThat(run(command, "burn")).startsWith("2").contains("sixwalk token-keys");
  }

  private static String run(TokenKeyCommand command, String... arguments) throws IOException {
    StringWriter out = new StringWriter();
    int code = command.run(new PrintWriter(out, true), arguments);
    return code + " " + out;
  }

  private static Set<String> ids(TokenKeySet keys) {
    Set<String> ids = new HashSet<>();
    keys.keys().forEach(key -> ids.add(key.id()));
    return ids;
  }
}
