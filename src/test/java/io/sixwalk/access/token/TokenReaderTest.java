package io.sixwalk.access.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenReaderTest {
  // The true time, because SmallRye JWT asks the system for it; ours is set around it.
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final UUID ACCOUNT = UUID.fromString("0190a3c2-0000-7000-8000-000000000001");
  private static final UUID DEVICE = UUID.fromString("0190a3c2-0000-7000-8000-000000000002");

  @TempDir Path directory;

  @Test
  void what_is_minted_is_read_to_the_millisecond() throws IOException {
    String token = tokens(NOW).mint(ACCOUNT, PersonKind.CAREGIVER, DEVICE);
    assertThat(reader(NOW, "sixwalk").actor(token))
        .contains(new Actor(ACCOUNT, PersonKind.CAREGIVER, NOW, DEVICE));
    assertThat(reader(NOW, "sixwalk").actor(tokens(NOW).mint(ACCOUNT, PersonKind.STAFF)))
        .contains(new Actor(ACCOUNT, PersonKind.STAFF, NOW));
  }

  @Test
  void it_is_good_until_the_moment_at_which_it_expires() throws IOException {
    String token = tokens(NOW).mint(ACCOUNT, PersonKind.PARTICIPANT);
    assertThat(reader(NOW.plus(LIFE).minusMillis(1), "sixwalk").actor(token)).isPresent();
    assertThat(reader(NOW.plus(LIFE), "sixwalk").actor(token)).isEmpty();
    assertThat(reader(NOW.plus(LIFE).plusSeconds(1), "sixwalk").actor(token)).isEmpty();
  }

  @Test
  void a_replica_whose_clock_is_five_seconds_behind_takes_it_and_no_more() throws IOException {
    String token = tokens(NOW).mint(ACCOUNT, PersonKind.PARTICIPANT);
    assertThat(reader(NOW.minusSeconds(5), "sixwalk").actor(token)).isPresent();
    assertThat(reader(NOW.minusSeconds(5).minusMillis(1), "sixwalk").actor(token)).isEmpty();
  }

  @Test
  void another_audience_or_a_longer_life_is_refused() throws IOException {
    String token = tokens(NOW).mint(ACCOUNT, PersonKind.PARTICIPANT);
    assertThat(reader(NOW, "other").actor(token)).isEmpty();
    TokenReader stricter =
        new TokenReader(
            keys(NOW), "https://sixwalk.example", "sixwalk", LIFE.minusSeconds(1), at(NOW));
    assertThat(stricter.actor(token)).isEmpty();
    assertThat(reader(NOW, "sixwalk").bearer(null)).isEqualTo(Optional.empty());
  }

  private AccessTokens tokens(Instant now) throws IOException {
    return new AccessTokens(keys(NOW), "https://sixwalk.example", "sixwalk", LIFE, at(now));
  }

  private TokenReader reader(Instant now, String audience) throws IOException {
    return new TokenReader(keys(NOW), "https://sixwalk.example", audience, LIFE, at(now));
  }

  private TokenKeys keys(Instant now) throws IOException {
    return new TokenKeys(directory, LIFE, Duration.ofDays(30), false, at(now));
  }

  private static Clock at(Instant moment) {
    return Clock.fixed(moment, ZoneOffset.UTC);
  }
}
