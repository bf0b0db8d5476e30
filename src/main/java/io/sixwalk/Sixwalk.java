package io.sixwalk;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.sixwalk.access.token.TokenKeyCommand;
import io.sixwalk.command.Commands;
import io.sixwalk.platform.start.Installation;
import io.sixwalk.platform.start.KeyDirectory;
import io.sixwalk.schedule.reminder.PushKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Starts Sixwalk: first what it stands on, then the server; stops them in the opposite order. With
 * arguments it runs one command instead (see {@link Commands}) and does not listen.
 */
@QuarkusMain
public final class Sixwalk {
  /** As {@code sixwalk.token.key-life}, whose setting is not read before the start. */
  private static final Duration SIGNING_KEY_LIFE = Duration.ofDays(30);

  private Sixwalk() {}

  public static void main(String... args) {
    if (args.length == 2 && args[0].equals("make-keys")) {
      makeKeys(Path.of(args[1]));
      return;
    }
    Installation installation;
    try {
      installation = Installation.open(System.getenv());
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    installation.apply();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> closeAfterServer(installation), "sixwalk-stop"));
    if (args.length == 0) {
      Quarkus.run(Server.class, args);
    } else {
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.banner.enabled", "false");
      Quarkus.run(Commands.class, args);
    }
  }

  /** Makes the keys of an installation in a directory, before there is an installation. */
  private static void makeKeys(Path directory) {
    try {
      List<String> made = KeyDirectory.missing(directory);
      KeyDirectory.create(directory);
      PushKey.create(directory);
      new TokenKeyCommand(directory, Clock.systemUTC(), SIGNING_KEY_LIFE).run(System.out, "list");
      System.out.println(
          made.isEmpty()
              ? "All keys were there already."
              : "Made in " + directory + ": " + String.join(", ", made));
    } catch (IOException e) {
      System.err.println("No keys could be made in " + directory + ": " + e);
      System.exit(1);
    }
  }

  /**
   * Shutdown hooks run side by side; the database must outlive the server that drains its requests.
   */
  private static void closeAfterServer(Installation installation) {
    try {
      Application server = Application.currentApplication();
      for (int waited = 0; server != null && server.isStarted() && waited < 150; waited++) {
        Thread.sleep(100);
      }
      installation.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      Logger.getLogger(Sixwalk.class).error("The embedded PostgreSQL did not stop cleanly", e);
    }
  }
}
