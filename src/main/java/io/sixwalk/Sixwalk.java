package io.sixwalk;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.Application;
import io.sixwalk.command.Commands;
import io.sixwalk.platform.start.Installation;
import java.io.IOException;
import org.jboss.logging.Logger;

/**
 * Starts Sixwalk: first what it stands on, then the server; stops them in the opposite order. With
 * arguments it runs one command instead (see {@link Commands}) and does not listen.
 */
@QuarkusMain
public final class Sixwalk {
  private Sixwalk() {}

  public static void main(String... args) {
    Installation installation;
    try {
      installation = Installation.open(System.getenv());
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(1);
      return;
    }
    installation.apply();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterServer(installation), "sixwalk-stop"));
    if (args.length == 0) {
      Quarkus.run(Server.class, args);
    } else {
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.banner.enabled", "false");
      Quarkus.run(Commands.class, args);
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
