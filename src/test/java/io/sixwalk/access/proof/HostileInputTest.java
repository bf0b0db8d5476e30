package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Http.Answer;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint of the running router, asked by somebody whom the table lets in, with what no
 * client should send: whatever it is, the answer is a problem document that tells the client so, or
 * the thing is done. It is never a fault of the server.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class HostileInputTest {
  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private final AtomicLong asked = new AtomicLong();

  /** One request with something in it that does not belong there. */
  private record Question(
      Route route, String address, String token, String body, Map<String, String> headers) {
    Answer ask() {
      return Http.send(route.method(), address, token, body, headers);
    }

    @Override
    public String toString() {
      return route.method() + " " + shortened(address) + " " + headers + " " + shortened(body);
    }

    private static String shortened(String text) {
      return text == null || text.length() < 300 ? text : text.substring(0, 300) + "…";
    }
  }

  @Test
  void nothing_in_an_address_is_a_fault_of_the_server() {
    World world = new World(studies, tokens);
    List<Question> questions = new ArrayList<>();
    for (Route route : Route.ofRunningServer()) {
      Aim own = Aims.of(world, route).get(0);
      String token = token(world, route, own).orElse(null);
      String body = Bodies.of(route, world, own);
      for (String hostile : Hostile.IN_ADDRESS) {
        for (String parameter : route.parameters()) {
          String other =
              route.path().replaceFirst("\\{\\s*" + parameter + "\\s*(:[^}]*)?}", quoted(hostile));
          String address = Places.address(route.at(other), own);
          questions.add(new Question(route, address, token, body, Cell.headers(route)));
        }
        for (String parameter : route.queryParameters()) {
          String address = Places.address(route, own);
          address += (address.contains("?") ? "&" : "?") + parameter + "=" + hostile;
          questions.add(new Question(route, address, token, body, Cell.headers(route)));
        }
      }
    }
    assertThat(faults(questions)).isEmpty();
    ProofCounts.note("hostile addresses answered without a fault", asked.get());
  }

  @Test
  void nothing_in_a_body_or_a_header_is_a_fault_of_the_server() {
    World world = new World(studies, tokens);
    List<Question> questions = new ArrayList<>();
    for (Route route : Route.ofRunningServer()) {
      Aim own = Aims.of(world, route).get(0);
      String token = token(world, route, own).orElse(null);
      String address = Places.address(route, own);
      String body = Bodies.of(route, world, own);
      for (Map.Entry<String, String> header : headers()) {
        Map<String, String> headers = new HashMap<>(Cell.headers(route));
        headers.put(header.getKey(), header.getValue());
        questions.add(new Question(route, address, token, body, headers));
      }
      if (body != null) {
        List<String> bodies = new ArrayList<>(Hostile.BODIES);
        bodies.addAll(Hostile.variants(body));
        // what limits tries by network address must not run out for the tests after this one
        bodies
            .subList(0, route.isPublic() ? Hostile.BODIES.size() : bodies.size())
            .forEach(
                b -> questions.add(new Question(route, address, token, b, Cell.headers(route))));
      }
    }
    assertThat(faults(questions)).isEmpty();
    ProofCounts.note("hostile bodies and headers answered without a fault", asked.get());
  }

  private static List<Map.Entry<String, String>> headers() {
    return List.of(
        Map.entry("Accept", "image/png"),
        Map.entry("Accept", "*/"),
        Map.entry("Accept-Language", "x".repeat(2000)),
        Map.entry("Accept-Language", ";q=,,;"),
        Map.entry("Content-Type", "text/plain"),
        Map.entry("Content-Type", "application/json; charset=nonsense"),
        Map.entry("Content-Encoding", "gzip"),
        Map.entry("If-Match", "\"99999999999999999999\""),
        Map.entry("If-Match", "x"),
        Map.entry("If-None-Match", "\"x"),
        Map.entry("Range", "bytes=0-10"),
        Map.entry("DPoP", "a.b.c"));
  }

  private List<String> faults(List<Question> questions) {
    return questions.parallelStream()
        .map(
            question -> {
              Answer answer = question.ask();
              asked.incrementAndGet();
              return isFault(answer) ? question + "\n" + answer.whole() : null;
            })
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /**
   * 503 says that a record or a service is not known here yet; the client keeps what it sent. The
   * server below the router says that an address is too long, without a document.
   */
  private static boolean isFault(Answer answer) {
    boolean documented =
        answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json");
    return answer.status() >= 500 && answer.status() != 503
        || answer.status() >= 400 && answer.status() != 414 && !documented;
  }

  /** Of the first person whom the table lets in. */
  private static Optional<String> token(World world, Route route, Aim aim) {
    if (route.isPublic()) {
      return Optional.empty();
    }
    return world.all().stream()
        .filter(s -> Expectation.of(world, route, s, aim) == Expectation.ALLOWED)
        .findFirst()
        .map(world::token);
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }
}
