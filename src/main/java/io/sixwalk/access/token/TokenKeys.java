package io.sixwalk.access.token;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The signing keys of the running server. They are read again from the file every two seconds, so
 * that a rotation or a revocation on one replica, or by the command, needs no restart anywhere.
 */
@ApplicationScoped
public class TokenKeys {
  private static final Logger LOG = Logger.getLogger(TokenKeys.class);

  private final TokenKeyFile file;
  private final Clock clock;
  private final Duration tokenLifetime;
  private final Duration keyLife;
  private final boolean rotates;
  private volatile TokenKeySet keys;

  TokenKeys(
      @ConfigProperty(name = "sixwalk.keys") Path directory,
      @ConfigProperty(name = "sixwalk.token.lifetime") Duration tokenLifetime,
      @ConfigProperty(name = "sixwalk.token.key-life") Duration keyLife,
      @ConfigProperty(name = "sixwalk.token.rotate") boolean rotates,
      Clock clock)
      throws IOException {
    this.file = new TokenKeyFile(directory);
    this.clock = clock;
    this.tokenLifetime = tokenLifetime;
    this.keyLife = keyLife;
    this.rotates = rotates;
    this.keys = file.readOrCreate(clock, keyLife);
  }

  TokenKey signing() {
    return keys.signing(clock.instant());
  }

  Optional<TokenKey> verifying(String keyId) {
    return keys.verifying(keyId, clock.instant(), tokenLifetime);
  }

  /** The public halves of all keys whose tokens are good now or soon. */
  public List<PublishedKey> published() {
    return keys.verifying(clock.instant(), tokenLifetime).stream()
        .map(TokenKey::published)
        .toList();
  }

  /** Reads the file again. An unreadable file changes nothing: the keys in use stay. */
  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() {
    try {
      keys = file.read();
    } catch (IOException e) {
      LOG.warnf("The signing keys could not be read again: %s", e.getMessage());
    }
  }

  /** Drops what has retired and makes the successor when it is due. */
  @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void rotateWhenDue() {
    if (!rotates) {
      return;
    }
    try {
      Instant now = clock.instant();
      keys = file.change(set -> set.onSchedule(now, keyLife, tokenLifetime, TokenKey::create));
    } catch (IOException e) {
      LOG.errorf("The signing keys could not be rotated: %s", e.getMessage());
    }
  }
}
