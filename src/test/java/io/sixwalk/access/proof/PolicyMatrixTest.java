package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Http.Answer;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every endpoint of the running router, asked by everybody about everybody, against the table of
 * policy.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class PolicyMatrixTest {
  /** Allowed, and yet there is nothing to be done: why. */
  private static final Map<String, String> MAY_FIND_NOTHING =
      Map.ofEntries(
          Map.entry("POST /v1/caregiver/invitations", "the code is made up"),
          Map.entry("POST /v1/me/caregivers/{grant}/confirm", "it was confirmed long ago"),
          Map.entry("PUT /v1/me/consents/{purpose}", "the text is made up"),
          Map.entry("PUT /v1/me/feed/read", "the item is made up"),
          Map.entry("POST /v1/registry/evidence/{id}/review", "no such fact is proposed"),
          Map.entry("POST /v1/registry/evidence/{id}/retirement", "no such fact is in force"),
          Map.entry("POST /v1/registry/evidence/{id}/retirement/review", "no such fact is to go"),
          Map.entry(
              "POST /v1/studies/{study}/participants/{participant}/gate/clear",
              "the answer is made up"),
          Map.entry("GET /v1/instruments/{id}/{version}", "who is in no study is offered none"),
          Map.entry(
              "DELETE /v1/studies/{study}/participants/{participant}/measuring-devices/{device}",
              "a colleague took it back a moment ago"),
          Map.entry("GET /v1/push-key", "no key was made for pushing"),
          Map.entry("PUT /v1/me/push-subscription", "no key was made for pushing"));

  /** Asked without a transaction, and why no harm comes of it. */
  private static final Set<String> KNOWS_NOBODY =
      Set.of("GET /v1/push-key"); // the public half of a key, the same for everybody

  /** What ends a sign-in, a role, a grant or a life in the study happens in a world of its own. */
  private static final Pattern ENDS_SOMETHING =
      Pattern.compile("^DELETE|/(erasure|withdrawal|sign-out|end|disable|replacement|hand-over)$");

  @Inject Studies studies;
  @Inject MadeTokens tokens;

  /** Shared by what changes nothing. */
  private static World shared;

  private World world() {
    if (shared == null) {
      shared = new World(studies, tokens);
    }
    return shared;
  }

  @Test
  void every_route_of_the_router_has_a_row_and_is_known_to_the_matrix() {
    World world = world();
    List<String> missing = new ArrayList<>();
    for (Route route : Route.ofRunningServer()) {
      if (route.operation().isEmpty()) {
        missing.add(route.name() + " (" + route.where() + ") names no row of Operation");
        continue;
      }
      String place = Places.unknown(route);
      missing.add(place != null ? place : Bodies.unknown(route, world));
    }
    assertThat(missing.stream().filter(Objects::nonNull)).isEmpty();
    assertThat(Route.ofRunningServer()).hasSizeGreaterThan(80);
  }

  @Test
  void who_is_not_in_the_row_is_refused_with_the_same_bytes_and_changes_nothing() {
    World world = world();
    List<String> wrong = new ArrayList<>();
    long denied = 0;
    Map<String, String> beforeAll = WholeDatabase.digests();
    Unchanged unchanged = new Unchanged(WholeDatabase::digestsOfPeopleAndStudies);
    for (Route route : guarded()) {
      List<Cell> cells =
          cells(world, route).stream().filter(c -> c.expected() != Expectation.ALLOWED).toList();
      List<Denial> answers = cells.parallelStream().map(c -> new Denial(c, c.ask(world))).toList();
      denied += cells.size();
      unchanged.after(route, wrong);
      Map<UUID, String> first = new HashMap<>();
      for (Denial denial : answers) {
        int status = denial.cell().expected() == Expectation.FORBIDDEN ? 403 : 404;
        if (denial.answer().status() != status) {
          wrong.add(denial.cell() + ": " + denial.answer().whole());
        }
        String bytes = denial.cell().comparable(denial.answer());
        String others = first.putIfAbsent(denial.cell().somebody().id(), bytes);
        if (others != null && !others.equals(bytes)) {
          wrong.add(denial.cell() + " answers other bytes:\n" + bytes + "\nand not\n" + others);
        }
      }
    }
    assertThat(wrong).isEmpty();
    Map<String, String> afterAll = WholeDatabase.digests();
    afterAll.entrySet().removeAll(beforeAll.entrySet());
    assertThat(afterAll.keySet()).containsOnly("audit.entry", "audit.head");
    ProofCounts.note("cells of the policy matrix that were denied", denied);
  }

  private record Denial(Cell cell, Answer answer) {}

  @Test
  void who_is_in_the_row_is_let_in() {
    World shared = new World(studies, tokens);
    List<String> wrong = new ArrayList<>();
    long allowed = 0;
    for (Route route : guarded()) {
      World living =
          ENDS_SOMETHING.matcher(route.name()).find() ? new World(studies, tokens) : shared;
      for (Cell cell : cells(living, route)) {
        if (cell.expected() != Expectation.ALLOWED) {
          continue;
        }
        allowed++;
        int status = cell.ask(living).status();
        boolean nothing = status == 404 && MAY_FIND_NOTHING.containsKey(route.name());
        boolean letIn =
            route.reads() ? status == 200 : status / 100 == 2 || status == 409 || status == 422;
        if (!letIn && !nothing) {
          wrong.add(cell + ": " + cell.ask(living).whole());
        }
      }
    }
    assertThat(wrong).isEmpty();
    ProofCounts.note("cells of the policy matrix that were allowed", allowed);
  }

  @Test
  void without_a_living_token_nobody_gets_in() {
    World world = world();
    Map<PersonKind, Map<String, Integer>> ended = new HashMap<>();
    for (PersonKind kind : PersonKind.values()) {
      Map<String, Integer> accounts = new HashMap<>();
      accounts.put(account(kind, "not_before", "now() + interval '1 hour'"), 401);
      accounts.put(account(kind, "disabled_at", "now()"), 401);
      accounts.put(account(kind, "erased_at", "now()"), 410);
      accounts.put(UUID.randomUUID().toString(), 401);
      ended.put(kind, accounts);
    }
    List<String> wrong = new ArrayList<>();
    long asked = 0;
    Unchanged unchanged = new Unchanged(WholeDatabase::digestsOfPeopleAndStudies);
    for (Route route : guarded()) {
      Aim own = Aims.of(world, route).get(0);
      for (PersonKind kind : kinds(route)) {
        Map<String, Integer> states = new HashMap<>();
        states.put("", 401);
        Somebody known =
            world.all().stream().filter(s -> s.kind() == kind).findFirst().orElseThrow();
        tokens.bad(known.id(), kind).values().forEach(token -> states.put(token, 401));
        ended
            .get(kind)
            .forEach((id, status) -> states.put(tokens.good(UUID.fromString(id), kind), status));
        for (var state : states.entrySet()) {
          asked++;
          Answer answer =
              Http.send(
                  route.method(),
                  Places.address(route, own),
                  state.getKey().isEmpty() ? null : state.getKey(),
                  Bodies.of(route, world, own),
                  Cell.headers(route));
          boolean gone =
              state.getValue() == 410
                  && answer.body().equals("{\"results\":[{\"outcome\":\"GONE\"}]}");
          boolean harmless =
              KNOWS_NOBODY.contains(route.name())
                  && ended.get(kind).keySet().stream().anyMatch(id -> subject(state.getKey(), id));
          if (answer.status() != state.getValue() && !gone && !harmless) {
            wrong.add(route.name() + " as " + kind + ": " + answer.whole());
          }
        }
      }
      unchanged.after(route, wrong);
    }
    unchanged.atTheEnd(wrong);
    assertThat(wrong).isEmpty();
    ProofCounts.note("cells of the policy matrix without a living token", asked);
  }

  @Test
  void what_is_for_everyone_asks_nobody_to_sign_in() {
    World world = world();
    List<String> wrong = new ArrayList<>();
    for (Route route : Route.ofRunningServer()) {
      if (route.isPublic()) {
        Answer answer =
            Http.send(
                route.method(),
                Places.address(route, Aims.of(world, route).get(0)),
                null,
                Bodies.of(route, world, Aims.of(world, route).get(0)),
                Map.of());
        if (answer.status() == 403 || answer.body().contains("not-signed-in")) {
          wrong.add(route.name() + ": " + answer.whole());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  static List<Route> guarded() {
    return Route.ofRunningServer().stream().filter(r -> !r.isPublic()).toList();
  }

  static List<Cell> cells(World world, Route route) {
    return cells(world, route, world.all());
  }

  static List<Cell> cells(World world, Route route, List<Somebody> people) {
    List<Cell> cells = new ArrayList<>();
    for (Somebody somebody : people) {
      for (Aim aim : Aims.of(world, route)) {
        cells.add(Cell.of(world, route, somebody, aim));
      }
    }
    return cells;
  }

  private static Set<PersonKind> kinds(Route route) {
    return java.util.Arrays.stream(PersonKind.values())
        .filter(k -> route.operation().orElseThrow().rules().stream().anyMatch(r -> r.concerns(k)))
        .collect(java.util.stream.Collectors.toSet());
  }

  /** Whether it is a token of that account. */
  private static boolean subject(String token, String account) {
    String[] parts = token.split("\\.");
    return parts.length == 3
        && new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .contains(account);
  }

  private static String account(PersonKind kind, String column, String value) {
    String id = UUID.randomUUID().toString();
    WholeDatabase.execute(
        "insert into sixwalk.account (id, kind, created_at, "
            + column
            + ") values ('"
            + id
            + "', '"
            + kind
            + "', now() - interval '1 day', "
            + value
            + ")");
    return id;
  }
}
