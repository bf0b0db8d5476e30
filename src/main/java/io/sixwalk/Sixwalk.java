package io.sixwalk;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.sixwalk.command.Commands;
import io.sixwalk.command.FileCommands;
import io.sixwalk.platform.start.Installation;
import io.sixwalk.platform.start.Places;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Starts Sixwalk: first what it stands on, then the server; stops them in the opposite order. With
 * arguments it runs one command instead (see {@link Commands}) and does not listen.
 */
@QuarkusMain
public final class Sixwalk {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private Sixwalk() {}

  public static void main(String... args) {
    if (FileCommands.handles(args)) {
      System.exit(FileCommands.line(Places.of(System.getenv())).execute(args));
      return;
    }
    Installation installation;
    try {
      installation =
          args.length == 0
              ? Installation.open(System.getenv())
              : Installation.openForCommand(System.getenv());
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
      System.setProperty("quarkus.log.console.stderr", "true"); // the answer alone goes to stdout
      // A command that looks must not write, and the server states what a command did.
      System.setProperty("sixwalk.audit.heads-every", "off");
      System.setProperty("sixwalk.audit.verify-check-every", "off");
      System.setProperty("quarkus.scheduler.enabled", "false"); // the jobs are the server's
      if (installation.isBeside()) {
        System.err.println("Sixwalk is running; this command works on its database beside it.");
      }
      Quarkus.run(Commands.class, args);
    }
  }

  /**
   * Shutdown hooks run side by side; the database must outlive the server that drains its requests
   * and signs what was done.
   */
  private static void closeAfterServer(Installation installation) {
    try {
      Application server = Application.currentApplication();
      if (server != null) {
        Thread stopping = new Thread(server::awaitShutdown, "sixwalk-await-stop");
        stopping.setDaemon(true);
        stopping.start();
        stopping.join(LONGEST_STOP.toMillis());
      }
      installation.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      Logger.getLogger(Sixwalk.class).error("The embedded PostgreSQL did not stop cleanly", e);
    }
  }
}
