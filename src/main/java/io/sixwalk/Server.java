package io.sixwalk;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.sixwalk.demo.Demo;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Runs until it is stopped; on the embedded database it opens the demo study and says how to get
 * in.
 */
public class Server implements QuarkusApplication {
  @Inject Demo demo;

  @ConfigProperty(name = "sixwalk.embedded", defaultValue = "false")
  boolean embedded;

  @ConfigProperty(name = "sixwalk.demo", defaultValue = "true")
  boolean wanted;

  @ConfigProperty(name = "quarkus.http.host")
  String host;

  @ConfigProperty(name = "quarkus.http.port")
  int port;

  @Override
  public int run(String... args) {
    if (embedded && wanted) {
      System.out.println(welcome(demo.open()));
    }
    Quarkus.waitForExit();
    return 0;
  }

  private String welcome(Demo.Codes codes) {
    String address = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port + "/";
    StringBuilder text =
        new StringBuilder("\nSixwalk runs at ")
            .append(address)
            .append(" with a synthetic demo study: invented people, invented walks.\n")
            .append("Open a link, or type its code on the first page. Codes last a week.\n\n");
    codes
        .participants()
        .forEach((words, code) -> line(text, address, "participant  " + words, code.grouped()));
    line(text, address, "caregiver    of Demo 1", codes.caregiver().grouped());
    line(text, address, "care team    coordinator", codes.coordinator().grouped());
    line(text, address, "care team    clinician", codes.clinician().grouped());
    return text.toString();
  }

  private static void line(StringBuilder text, String address, String who, String code) {
    text.append(String.format("  %-55s %s#code=%s%n", who, address, code));
  }
}
