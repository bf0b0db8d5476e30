package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint is sent all sorts of nonsense by somebody who may use it: the good body of {@link
 * Bodies} with each field spoilt in turn, bodies that are none, and addresses that name nothing.
 * Whatever it is, the answer is a problem that says so, never a fault of the server.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class BadInputTest {
  /** What no text field of any endpoint takes, as JSON. */
  private static final Map<String, String> NO_TEXT =
      Map.of(
          "NUL", "\"a\\u0000b\"",
          "half a surrogate pair", "\"a\\ud800b\"",
          "an object", "{\"a\":1}",
          "a list of lists", "[[[]]]");

  /** What some fields may take, and must never break the server. */
  private static final Map<String, String> ODD =
      Map.ofEntries(
          Map.entry("null", "null"),
          Map.entry("nothing", "\"\""),
          Map.entry("a bell", "\"a\\u0007b\""),
          Map.entry("turned text", "\"a\\u202eb\""),
          Map.entry("endless text", '"' + "x".repeat(20_000) + '"'),
          Map.entry("a day that is none", "\"2026-13-45\""),
          Map.entry("a day long ago", "\"-999999999-01-01\""),
          Map.entry("a day far away", "\"+999999999-12-31\""),
          Map.entry("a time far away", "\"+999999999-12-31T23:59:59Z\""),
          Map.entry("true", "true"),
          Map.entry("minus one", "-1"),
          Map.entry("a fraction", "1.25"),
          Map.entry("2^31", "2147483648"),
          Map.entry("2^63", "9223372036854775808"),
          Map.entry("1e400", "1e400"),
          Map.entry("an endless number", "9".repeat(2_000)),
          Map.entry("a list with nothing", "[null]"),
          Map.entry("an unknown word", "\"NO_SUCH_WORD\""));

  /** What stands in the place of an id, a code or a word of an address. */
  private static final List<String> NO_NAMES =
      List.of(
          "%00",
          "a%00b",
          "%ED%A0%80",
          "%F0%9F%98%80",
          "..%2f..",
          "1-1-1-1-1",
          "%27%22%3B--",
          "%E2%80%AE",
          "-1",
          "99999999999999999999",
          "x".repeat(2_000));

  private static final List<String> NO_QUERIES =
      List.of(
          "limit=0",
          "limit=-1",
          "limit=999999",
          "limit=99999999999999999999",
          "limit=x",
          "limit=%00",
          "after=%00",
          "after=%ED%A0%80",
          "after=" + "x".repeat(500),
          "before=x",
          "before=-9223372036854775809",
          "from=%2B999999999-12-31",
          "from=2026-13-45",
          "to=-999999999-01-01",
          "state=NO_SUCH_WORD",
          "site=1-1",
          "study=%00",
          "actor=x",
          "participant=%00",
          "width=1e400");

  /** What is no mistake there: a body that may be left out, an object that browsers make. */
  private static final Set<String> TAKEN =
      Set.of(
          "POST /v1/studies/{study}/participants/{participant}/devices/replacement: nothing",
          "POST /v1/studies/{study}/participants/{participant}/devices/replacement: null",
          "PUT /v1/me/push-subscription: a field too many");

  /** One record of a phone that a newer Sixwalk may know: the phone keeps it (docs/upload.md). */
  private static final Set<String> DEFERRING =
      Set.of(
          "PUT /v1/me/walks/{id}",
          "PUT /v1/me/questionnaires/{id}",
          "PUT /v1/studies/{study}/participants/{participant}/questionnaires/{id}",
          "PUT /v1/studies/{study}/participants/{participant}/ratings/{id}");

  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private final List<String> wrong = new ArrayList<>();
  private long asked;

  @Test
  void whatever_is_sent_is_answered_with_a_problem_that_says_what_is_wrong() {
    World world = new World(studies, tokens);
    Map<String, Cell> good = new TreeMap<>();
    for (Route route : PolicyMatrixTest.guarded()) {
      good.put(order(route), mayAsk(world, route));
    }
    for (Cell cell : good.values()) {
      addresses(world, cell);
      if (cell.route().reads()) {
        queries(world, cell);
      } else if (Bodies.of(cell.route(), world, cell.aim()) != null) {
        spoiltFields(world, cell);
        noBodies(world, cell);
      }
    }
    assertThat(wrong).isEmpty();
    ProofCounts.note("requests with bad input", asked);
  }

  @Test
  void metrics_name_endpoints_and_never_an_address() {
    World world = new World(studies, tokens);
    Cell cell =
        PolicyMatrixTest.guarded().stream()
            .filter(
                r -> r.name().endsWith("PUT /v1/studies/{study}/participants/{participant}/zone"))
            .map(r -> mayAsk(world, r))
            .findAny()
            .orElseThrow();
    send(world, cell, "{}", Map.of());
    send(world, cell, "{}", Map.of("Content-Type", "text/plain"));
    String address = Places.address(cell.route(), cell.aim());
    Http.send("PATCH", address, world.token(cell.somebody()), "{}", Map.of());
    Http.get(address + "/%00", null);
    Http.send("GET", "/v1/studies/" + world.a.code(), null, null, Map.of("Accept", "a/b"));
    for (int i = 0; i < 30; i++) {
      Http.send("MADE" + i, address, null, null, Map.of());
    }
    String metrics = Http.get("/q/metrics", null).body();
    assertThat(metrics)
        .contains("uri=\"" + cell.route().path() + "\"", "uri=\"/v1/{refused}\"")
        .doesNotContain(world.a.code(), world.martha.id().toString());
    assertThat(metrics.lines().filter(l -> l.contains("method=\"MADE")).count()).isLessThan(30);
  }

  /** What ends a person or a sign-in comes last. */
  private static String order(Route route) {
    boolean ends =
        route.path().matches(".*(erasure|withdrawal|sign-out|disable|end|unblinding|hand-over)$");
    return (ends ? "1 " : "0 ") + route.name() + " " + route.where();
  }

  /** Somebody who may; where that takes a step before, somebody of the right kind. */
  private static Cell mayAsk(World world, Route route) {
    Aim own = Aims.of(world, route).get(0);
    List<Cell> cells =
        world.all().stream().map(somebody -> Cell.of(world, route, somebody, own)).toList();
    for (Expectation wanted : List.of(Expectation.ALLOWED, Expectation.NOTHING_HERE)) {
      for (Cell cell : cells) {
        if (cell.expected() == wanted) {
          return cell;
        }
      }
    }
    throw new AssertionError("Nobody may ask " + route.name());
  }

  private void spoiltFields(World world, Cell cell) {
    String good = Bodies.of(cell.route(), world, cell.aim());
    JsonNode body = read(good);
    Map<String, String> spoilt = new LinkedHashMap<>();
    each(
        body,
        "",
        (at, value) ->
            NO_TEXT.forEach(
                (what, bad) -> {
                  if (value.isTextual()) {
                    spoilt.put("! " + what + " at " + at, with(body, at, bad));
                  }
                }));
    each(
        body,
        "",
        (at, value) ->
            ODD.forEach((what, bad) -> spoilt.put(what + " at " + at, with(body, at, bad))));
    spoilt.forEach(
        (what, sent) -> {
          Answer answer = send(world, cell, sent, Map.of());
          look(cell, what, answer);
          if (what.startsWith("!") && isRecordBody(cell.route())) {
            boolean pointed = answer.body().contains("\"pointer\"");
            if (answer.status() != 400 && answer.status() != 422 || !pointed) {
              wrong.add(cell + ": " + what + ": " + shortened(answer));
            }
          }
        });
  }

  /** Uploads say what is wrong record by record; documents have readers of their own. */
  private static boolean isRecordBody(Route route) {
    return !route
        .path()
        .matches(
            ".*(uploads|walks/\\{id}|questionnaires/\\{id}|ratings/\\{id}|imports|content-packs|"
                + "instruments/.*)$");
  }

  private void noBodies(World world, Cell cell) {
    String good = Bodies.of(cell.route(), world, cell.aim());
    Map<String, String> bodies = new LinkedHashMap<>();
    bodies.put("nothing", "");
    bodies.put("null", "null");
    bodies.put("a list", "[]");
    bodies.put("a text", "\"x\"");
    bodies.put("half", good.substring(0, good.length() - 1));
    bodies.put("more after it", good + " x");
    bodies.put("NaN", "{\"a\":NaN}");
    bodies.put("a thousand lists", "[".repeat(1_000));
    bodies.put("a hundred thousand objects", "{\"a\":".repeat(100_000));
    if (good.startsWith("{\"")) {
      String inner = good.substring(1, good.length() - 1);
      bodies.put("everything twice", "{" + inner + "," + inner + "}");
      bodies.put("a field too many", "{\"noSuchField\":1," + inner + "}");
    }
    bodies.forEach(
        (what, sent) -> {
          Answer answer = send(world, cell, sent, Map.of());
          look(cell, what, answer);
          if (answer.status() < 400
              && isRecordBody(cell.route())
              && !TAKEN.contains(cell.route().name() + ": " + what)) {
            wrong.add(cell + " took " + what + ": " + shortened(answer));
          }
        });
    for (String type : List.of("text/plain", "application/xml", "no type", "application/json;q=")) {
      look(cell, "as " + type, send(world, cell, good, Map.of("Content-Type", type)));
    }
    for (String tag : List.of("", "abc", "\"99999999999999999999\"", "W/\"x\"", "*", "\"-1\"")) {
      look(cell, "If-Match " + tag, send(world, cell, good, Map.of("If-Match", tag)));
    }
  }

  private void addresses(World world, Cell cell) {
    String good = Places.address(cell.route(), cell.aim());
    String[] templates = cell.route().path().split("[/?]");
    String[] places = good.split("[/?]");
    for (int i = 0; i < templates.length; i++) {
      if (!templates[i].contains("{")) {
        continue;
      }
      for (String bad : NO_NAMES) {
        String[] other = places.clone();
        other[i] =
            templates[i].replaceAll("\\{[^}]*}", java.util.regex.Matcher.quoteReplacement(bad));
        String address = String.join("/", other);
        look(
            cell,
            "address " + bad,
            Http.send(
                cell.route().method(),
                cell.route().path().contains("?")
                    ? address.replaceFirst("/(?=[^/]*$)", "?")
                    : address,
                world.token(cell.somebody()),
                Bodies.of(cell.route(), world, cell.aim()),
                Cell.headers(cell.route())));
      }
    }
  }

  private void queries(World world, Cell cell) {
    String good = Places.address(cell.route(), cell.aim());
    for (String query : NO_QUERIES) {
      look(
          cell,
          query,
          Http.send(
              "GET",
              good + (good.contains("?") ? "&" : "?") + query,
              world.token(cell.somebody()),
              null,
              Cell.headers(cell.route())));
    }
    for (String type : List.of("no type", "application/pdf", "*/*;q=2")) {
      look(
          cell,
          "Accept " + type,
          Http.send("GET", good, world.token(cell.somebody()), null, Map.of("Accept", type)));
    }
  }

  private static Answer send(World world, Cell cell, String body, Map<String, String> other) {
    Map<String, String> headers = new HashMap<>(Cell.headers(cell.route()));
    headers.putAll(other);
    return Http.send(
        cell.route().method(),
        Places.address(cell.route(), cell.aim()),
        world.token(cell.somebody()),
        body,
        headers);
  }

  private void look(Cell cell, String what, Answer answer) {
    asked++;
    boolean problem =
        answer.headers().getOrDefault("content-type", "").startsWith("application/problem+json")
            && answer.body().contains("\"code\":")
            && answer.body().contains("\"detail\":");
    boolean empty = answer.status() == 412; // If-Match on what is only read
    boolean deferred =
        answer.status() == 503
            && answer.body().contains("not known here yet")
            && DEFERRING.contains(cell.route().name());
    if (answer.status() >= 500 && !deferred || answer.status() >= 400 && !problem && !empty) {
      wrong.add(cell + ": " + what + ": " + shortened(answer));
    }
  }

  private static String shortened(Answer answer) {
    String whole = answer.status() + " " + answer.body();
    return whole.substring(0, Math.min(300, whole.length()));
  }

  private interface Visit {
    void at(String pointer, JsonNode value);
  }

  private static void each(JsonNode node, String at, Visit visit) {
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                visit.at(at + "/" + field.getKey(), field.getValue());
                each(field.getValue(), at + "/" + field.getKey(), visit);
              });
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < Math.min(2, array.size()); i++) {
        visit.at(at + "/" + i, array.get(i));
        each(array.get(i), at + "/" + i, visit);
      }
    }
  }

  /** The body with raw JSON in one place. */
  private static String with(JsonNode body, String pointer, String raw) {
    JsonNode copy = body.deepCopy();
    int cut = pointer.lastIndexOf('/');
    JsonNode parent = copy.at(pointer.substring(0, cut));
    String marker = "(here)";
    if (parent instanceof ObjectNode object) {
      object.put(pointer.substring(cut + 1), marker);
    } else {
      ((ArrayNode) parent)
          .set(Integer.parseInt(pointer.substring(cut + 1)), object().textNode(marker));
    }
    return copy.toString().replace('"' + marker + '"', raw);
  }

  private static JsonNode read(String json) {
    try {
      return World.JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ObjectNode object() {
    return World.JSON.createObjectNode();
  }
}
