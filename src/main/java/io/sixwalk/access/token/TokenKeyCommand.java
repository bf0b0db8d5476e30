package io.sixwalk.access.token;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code sixwalk token-keys list | rotate | revoke KID}: looks after the signing keys beside a
 * running server, which notices within two seconds.
 */
public final class TokenKeyCommand {
  private final TokenKeyFile file;
  private final Clock clock;
  private final Duration keyLife;

  /**
   * @param directory where the keys are
   * @param keyLife how long a key signs
   */
  public TokenKeyCommand(Path directory, Clock clock, Duration keyLife) {
    this.file = new TokenKeyFile(directory);
    this.clock = clock;
    this.keyLife = keyLife;
  }

  /**
   * Runs it.
   *
   * @return the exit code: 0 done, 2 not understood
   * @throws IOException when the keys cannot be read or written
   */
  public int run(PrintWriter out, String... arguments) throws IOException {
    Instant now = clock.instant();
    String action = arguments.length == 0 ? "" : arguments[0];
    if (action.equals("list") && arguments.length == 1) {
      print(out, file.readOrCreate(clock, keyLife), now);
    } else if (action.equals("rotate") && arguments.length == 1) {
      print(out, file.change(keys -> keys.rotated(now, keyLife, TokenKey::create)), now);
    } else if (action.equals("revoke") && arguments.length == 2) {
      try {
        print(
            out,
            file.change(keys -> keys.without(arguments[1], now, keyLife, TokenKey::create)),
            now);
      } catch (IllegalArgumentException unknown) {
        out.println(unknown.getMessage());
        return 2;
      }
    } else {
      out.println("sixwalk token-keys list | rotate | revoke KID");
      return 2;
    }
    return 0;
  }

  private static void print(PrintWriter out, TokenKeySet keys, Instant now) {
    String signing = keys.signing(now).id();
    for (TokenKey key : keys.keys()) {
      out.printf(
          "%s  signs from %s%s%n",
          key.id(), key.signsFrom(), key.id().equals(signing) ? "  (signs now)" : "");
    }
  }
}
