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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Sixty-four at once. Those on one invitation and one refresh token stand in {@code
 * DeviceRacesTest}; these are the doors of caregivers and of telephone codes.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RacesTest {
  private static final int THREADS = 64;

  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private static World shared;

  private World world() {
    if (shared == null) {
      shared = new World(studies, tokens);
    }
    return shared;
  }

  @Test
  void many_caregivers_with_one_further_invitation_have_one_winner() throws Exception {
    World world = world();
    var invited = invite(world);
    List<String> caregivers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      UUID account = UUID.randomUUID();
      WholeDatabase.execute(
          "insert into sixwalk.account (id, kind, created_at) values ('"
              + account
              + "', 'CAREGIVER', now() - interval '1 minute')");
      caregivers.add(tokens.good(account, PersonKind.CAREGIVER));
    }
    List<Answer> answers =
        together(
            i ->
                Http.post(
                    "/v1/caregiver/invitations",
                    caregivers.get(i),
                    "{\"code\":\"" + invited.code() + "\"}"));
    assertThat(answers.stream().filter(a -> a.status() == 204)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() / 100 == 5)).isEmpty();
    assertThat(grants(invited.grant(), "accepted_at is not null")).isEqualTo("1");
    ProofCounts.note("caregivers at once on one invitation, one winner", THREADS);
  }

  @Test
  void many_tries_with_one_telephone_code_have_one_winner() throws Exception {
    World world = world();
    String code =
        World.json(
                Http.post(
                    World.of(world.a) + "/participants/" + world.neighbour.id() + "/short-codes",
                    world.token(world.people.get("coordinator")),
                    null))
            .get("code")
            .asText();
    String body =
        "{\"contact\":\"+4930" + world.neighbour.phone() + "\",\"code\":\"" + code + "\"}";
    List<Answer> answers = together(i -> Http.post("/v1/sign-in/short-code", null, body));
    assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.status() / 100 == 5)).isEmpty();
    ProofCounts.note("exchanges at once of one telephone code, one winner", THREADS);
  }

  @Test
  void many_revocations_of_one_grant_end_it_once_and_nothing_is_read_after_it() throws Exception {
    World world = world();
    var invited = invite(world);
    String account =
        WholeDatabase.value(
            "select caregiver_id from sixwalk.caregiver_grant where id = '"
                + invited.grant()
                + "'");
    String caregiver = tokens.good(UUID.fromString(account), PersonKind.CAREGIVER);
    String martha = world.token(world.people.get("participant"));
    Http.well(Http.post("/v1/caregiver/grants/" + invited.grant() + "/accept", caregiver, null));
    Http.well(Http.post("/v1/me/caregivers/" + invited.grant() + "/confirm", martha, null));
    String trend = "/v1/caregiver/people/" + world.martha.id() + "/trends/walk-distance";
    assertThat(Http.get(trend, caregiver).status()).isEqualTo(200);

    AtomicLong firstCommit = new AtomicLong(Long.MAX_VALUE);
    AtomicLong readAfter = new AtomicLong();
    AtomicLong readBefore = new AtomicLong();
    List<Answer> answers =
        together(
            i -> {
              if (i % 4 == 0) {
                Answer answer =
                    Http.send(
                        "DELETE", "/v1/me/caregivers/" + invited.grant(), martha, null, Map.of());
                if (answer.status() == 204) {
                  firstCommit.accumulateAndGet(System.nanoTime(), Math::min);
                }
                return answer;
              }
              Answer last;
              do {
                long sentAt = System.nanoTime();
                last = Http.get(trend, caregiver);
                if (last.status() == 200) {
                  (sentAt > firstCommit.get() ? readAfter : readBefore).incrementAndGet();
                }
              } while (last.status() == 200);
              return last;
            });
    assertThat(answers.stream().filter(a -> a.status() / 100 == 5)).isEmpty();
    assertThat(answers).allMatch(a -> a.status() == 204 || a.status() == 404);
    assertThat(readAfter).hasValue(0);
    String ended = revokedAt(invited.grant());
    assertThat(ended).isNotNull();
    // Taking back what was taken back changes nothing: the first one stays the moment that counts.
    Http.send("DELETE", "/v1/me/caregivers/" + invited.grant(), martha, null, Map.of());
    assertThat(revokedAt(invited.grant())).isEqualTo(ended);
    ProofCounts.note("revocations at once of one grant, one end", THREADS / 4);
    ProofCounts.note(
        "reads through that grant before it, and none sent after it", readBefore.get());
  }

  private record Invited(String grant, String code) {}

  private static Invited invite(World world) {
    var made =
        World.json(
            Http.post(
                "/v1/me/caregivers",
                world.token(world.people.get("participant")),
                "{\"name\":\"A\",\"ownName\":\"B\",\"scope\":[\"TREND_SUMMARY\"]}"));
    return new Invited(made.at("/caregiver/id").asText(), made.at("/invitation/code").asText());
  }

  private static String revokedAt(String grant) {
    return WholeDatabase.value(
        "select revoked_at from sixwalk.caregiver_grant where id = '" + grant + "'");
  }

  private static String grants(String grant, String which) {
    return WholeDatabase.value(
        "select count(*) from sixwalk.caregiver_grant where id = '" + grant + "' and " + which);
  }

  private static <T> List<T> together(IntFunction<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.apply(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
