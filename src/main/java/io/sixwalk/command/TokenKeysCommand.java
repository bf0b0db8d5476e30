package io.sixwalk.command;

import io.sixwalk.access.token.TokenKeyCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sixwalk token-keys list}, {@code rotate} and {@code revoke KID}. */
final class TokenKeysCommand {
  /** As {@code sixwalk.token.key-life}, whose setting is not read before a start. */
  private static final Duration KEY_LIFE = Duration.ofDays(30);

  private TokenKeysCommand() {}

  static TokenKeyCommand of(Path keys) {
    return new TokenKeyCommand(keys, Clock.systemUTC(), KEY_LIFE);
  }

  static CommandLine line(Path keys) {
    return Group.of(
            "token-keys",
            "Look after the keys that sign access tokens, also beside a running server.")
        .addSubcommand("list", new CommandLine(new Action(keys, "list")))
        .addSubcommand("rotate", new CommandLine(new Action(keys, "rotate")))
        .addSubcommand("revoke", new CommandLine(new Revoke(keys)));
  }

  /** Lists the keys; or lets the next one sign from now on. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "list: show the keys and which one signs; rotate: let the next one sign now.")
  static final class Action implements Callable<Integer> {
    private final Path keys;
    private final String name;

    @Spec CommandSpec spec;

    Action(Path keys, String name) {
      this.keys = keys;
      this.name = name;
    }

    @Override
    public Integer call() throws IOException {
      var out = spec.commandLine().getOut();
      int exit = of(keys).run(out, name);
      out.flush();
      return exit;
    }
  }

  /** Drops a key that others may have, and every access token with it. */
  @Command(
      mixinStandardHelpOptions = true,
      description = "Drop a key that others may have; its access tokens end at once.")
  static final class Revoke implements Callable<Integer> {
    private final Path keys;

    @Spec CommandSpec spec;

    @Parameters(index = "0", paramLabel = "KID", description = "The key's id, as list shows it")
    String keyId;

    Revoke(Path keys) {
      this.keys = keys;
    }

    @Override
    public Integer call() throws IOException {
      var out = spec.commandLine().getOut();
      int exit = of(keys).run(out, "revoke", keyId);
      out.flush();
      return exit;
    }
  }
}
