package io.sixwalk.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTokensTest {
  private static final UUID ACCOUNT = UUID.fromString("0190a3c2-0000-7000-8000-000000000001");
  private static final UUID FAMILY = UUID.fromString("0190a3c2-0000-7000-8000-000000000002");

  @TempDir Path directory;

  @Test
  void a_token_is_read_as_it_was_written() throws IOException {
    RefreshTokens tokens = new RefreshTokens(directory);
    RefreshToken first =
        new RefreshToken(ACCOUNT, FAMILY, 0, tokens.firstSecret(FAMILY, new byte[] {1}));
    String written = tokens.write(first);
    assertThat(written).hasSize(114);
    assertThat(tokens.read(written))
        .hasValueSatisfying(
            read -> {
              assertThat(read.accountId()).isEqualTo(ACCOUNT);
              assertThat(read.familyId()).isEqualTo(FAMILY);
              assertThat(read.generation()).isZero();
              assertThat(read.secret()).isEqualTo(first.secret());
            });
  }

  @Test
  void the_same_predecessor_has_the_same_successor_on_every_replica() throws IOException {
    RefreshTokens here = new RefreshTokens(directory);
    RefreshTokens there = new RefreshTokens(directory);
    RefreshToken first =
        new RefreshToken(ACCOUNT, FAMILY, 0, here.firstSecret(FAMILY, new byte[] {1}));
    RefreshToken second = here.successor(first);
    assertThat(second.generation()).isEqualTo(1);
    assertThat(second.secret())
        .isNotEqualTo(first.secret())
        .isEqualTo(there.successor(first).secret());
    assertThat(here.successor(second).secret()).isNotEqualTo(second.secret());
  }

  @Test
  void a_token_with_any_byte_changed_is_none() throws IOException {
    RefreshTokens tokens = new RefreshTokens(directory);
    byte[] good =
        Base64.getUrlDecoder()
            .decode(
                tokens.write(
                    new RefreshToken(
                        ACCOUNT, FAMILY, 3, tokens.firstSecret(FAMILY, new byte[] {1}))));
    for (int i = 0; i < good.length; i++) {
      byte[] changed = good.clone();
      changed[i] ^= 1;
      assertThat(tokens.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
          .as("byte %d", i)
          .isEmpty();
    }
  }

  @Test
  void another_installation_knows_none_of_them(@TempDir Path other) throws IOException {
    RefreshTokens tokens = new RefreshTokens(directory);
    String written =
        tokens.write(
            new RefreshToken(ACCOUNT, FAMILY, 0, tokens.firstSecret(FAMILY, new byte[] {1})));
    assertThat(new RefreshTokens(other).read(written)).isEmpty();
    assertThat(tokens.read(null)).isEmpty();
  }
}
