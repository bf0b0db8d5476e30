package io.sixwalk;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.sixwalk.demo.Demo;
import io.sixwalk.demo.DemoCodes.WayIn;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  @ConfigProperty(name = "sixwalk.data")
  Path data;

  @Override
  public int run(String... args) {
    if (embedded && wanted) {
      System.out.println(welcome(demo.open()));
    }
    Quarkus.waitForExit();
    return 0;
  }

  private String welcome(Optional<List<WayIn>> demo) {
    String address = "http://" + (host.equals("0.0.0.0") ? "localhost" : host) + ":" + port + "/";
    if (demo.isEmpty()) {
      return """

      Sixwalk runs at %s without its demo study: an earlier start was cut off while making it.
      To have it anew, stop Sixwalk and delete the directory %s.
      """
          .formatted(address, data.toAbsolutePath());
    }
    StringBuilder text =
        new StringBuilder("\nSixwalk runs at ")
            .append(address)
            .append(" with a synthetic demo study: invented people, invented walks.\n")
            .append("Open a link, or type its code on the first page. Codes last a week.\n\n");
    demo.get().forEach(way -> text.append(line(address, way)));
    return text.toString();
  }

  private static String line(String address, WayIn way) {
    return String.format(
        "  %-12s %-42s %s%n",
        way.kind(),
        way.words(),
        way.code()
            .map(code -> address + "#code=" + code.grouped())
            .orElse("(cannot sign in any more)"));
  }
}
