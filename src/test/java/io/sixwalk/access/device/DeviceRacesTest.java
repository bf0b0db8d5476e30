package io.sixwalk.access.device;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.Subject;
import io.sixwalk.people.Enrolment;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.WholeDatabase;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** 64 at once: on one refresh token, on one invitation, on one revocation. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class DeviceRacesTest {
  private static final int THREADS = 64;

  @Inject Studies studies;
  @Inject Enrolment enrolment;
  @Inject Scope scope;

  @Test
  void many_refreshes_with_one_token_have_one_successor() throws Exception {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice phone = new TestDevice();
    String first =
        phone.redeem(code(study, id)).then().statusCode(200).extract().path("refreshToken");

    List<Response> answers = together(i -> () -> phone.refresh(first));

    Set<String> successors = new HashSet<>();
    for (Response answer : answers) {
      successors.add(answer.then().statusCode(200).extract().path("refreshToken"));
    }
    assertThat(successors).hasSize(1);
    assertThat(generation(id)).isEqualTo("1");
    phone.refresh(successors.iterator().next()).then().statusCode(200);
    ProofCounts.note("refreshes at once with one token, one successor", THREADS);
  }

  @Test
  void a_token_and_its_successor_at_once_end_in_one_of_two_states_and_never_in_two_families()
      throws Exception {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    TestDevice phone = new TestDevice();
    String first =
        phone.redeem(code(study, id)).then().statusCode(200).extract().path("refreshToken");
    String second = phone.refresh(first).then().statusCode(200).extract().path("refreshToken");

    List<Response> answers = together(i -> () -> phone.refresh(i % 2 == 0 ? first : second));

    Set<String> thirds = new HashSet<>();
    for (int i = 0; i < THREADS; i++) {
      Response answer = answers.get(i);
      assertThat(answer.statusCode()).isIn(200, 401);
      if (answer.statusCode() == 200 && i % 2 == 0) {
        assertThat(answer.jsonPath().getString("refreshToken")).isEqualTo(second);
      } else if (answer.statusCode() == 200) {
        thirds.add(answer.jsonPath().getString("refreshToken"));
      }
    }
    assertThat(thirds).hasSizeLessThanOrEqualTo(1);
    assertThat(
            WholeDatabase.value(
                "select count(*) from sixwalk.token_family where account_id = '" + id + "'"))
        .isEqualTo("1");
    // A first token that came after the second was used ended the family; otherwise all of them
    // came before.
    boolean reused = answers.stream().anyMatch(a -> a.statusCode() == 401);
    String ended =
        WholeDatabase.value(
            "select coalesce(end_reason, 'LIVE') from sixwalk.token_family where account_id = '"
                + id
                + "'");
    assertThat(ended).isEqualTo(reused ? "REUSED" : "LIVE");
  }

  @Test
  void many_devices_with_one_invitation_have_one_winner() throws Exception {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    String code = code(study, id);

    List<Response> answers = together(i -> () -> new TestDevice().redeem(code));

    assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(1);
    assertThat(answers.stream().filter(a -> a.statusCode() == 401)).hasSize(THREADS - 1);
    assertThat(
            WholeDatabase.value(
                "select count(*) from sixwalk.device where account_id = '" + id + "'"))
        .isEqualTo("1");
    ProofCounts.note("devices at once on one invitation, one winner", THREADS);
  }

  @Test
  void many_bare_sign_ins_with_one_invitation_have_one_winner() throws Exception {
    TestStudy study = studies.study();
    String code = code(study, studies.participant(study, LocalDate.now()).id());
    List<Response> answers =
        together(
            i ->
                () ->
                    given()
                        .contentType("application/json")
                        .body("{\"code\":\"" + code + "\"}")
                        .post("/v1/sign-in"));
    assertThat(answers.stream().filter(a -> a.statusCode() == 200)).hasSize(1);
  }

  @Test
  void nothing_is_read_with_a_device_after_the_commit_that_revoked_it() throws Exception {
    TestStudy study = studies.study();
    UUID id = studies.participant(study, LocalDate.now()).id();
    JsonPath lost = new TestDevice().redeem(code(study, id)).jsonPath();
    JsonPath kept = new TestDevice().redeem(code(study, id)).jsonPath();
    AtomicLong committed = new AtomicLong(Long.MAX_VALUE);

    List<List<Read>> reads =
        together(
            i ->
                () -> {
                  if (i == 0) {
                    Thread.sleep(100);
                    given()
                        .auth()
                        .oauth2(kept.getString("accessToken"))
                        .delete("/v1/me/devices/" + lost.getString("deviceId"))
                        .then()
                        .statusCode(204);
                    committed.set(System.nanoTime());
                    return List.of();
                  }
                  return readUntilRefused(lost.getString("accessToken"), "/v1/me/devices");
                });
    assertNothingAfter(reads, committed.get());
  }

  @Test
  void nothing_of_a_person_is_read_by_a_caregiver_after_the_commit_that_took_the_grant_back()
      throws Exception {
    TestStudy study = studies.study();
    SignedInPerson person = studies.participant(study, LocalDate.now().minusDays(30));
    SignedInPerson caregiver = studies.caregiver(person, ShareScope.TREND_SUMMARY);
    AtomicLong committed = new AtomicLong(Long.MAX_VALUE);

    List<List<Read>> reads =
        together(
            i ->
                () -> {
                  if (i == 0) {
                    Thread.sleep(100);
                    assertThat(
                            WholeDatabase.execute(
                                "update sixwalk.caregiver_grant set revoked_at = now() where"
                                    + " participant_id = '"
                                    + person.id()
                                    + "'"))
                        .isEqualTo(1);
                    committed.set(System.nanoTime());
                    return List.of();
                  }
                  return followUntilRefused(
                      studies.actor(caregiver.id(), PersonKind.CAREGIVER), person.id());
                });
    assertNothingAfter(reads, committed.get());
  }

  /** A read that was let in, and when it was sent. */
  record Read(long sentAt) {}

  private static List<Read> readUntilRefused(String token, String address) {
    List<Read> reads = new ArrayList<>();
    while (true) {
      long sentAt = System.nanoTime();
      if (given().auth().oauth2(token).get(address).statusCode() != 200) {
        return reads;
      }
      reads.add(new Read(sentAt));
    }
  }

  /** Both walls are asked: the policy, and then the rows. */
  private List<Read> followUntilRefused(Actor caregiver, UUID person) {
    List<Read> reads = new ArrayList<>();
    while (true) {
      long sentAt = System.nanoTime();
      try {
        long rows =
            Studies.await(
                () ->
                    scope.onClient(
                        caregiver,
                        Operation.READ_FOLLOWED_TREND,
                        Subject.person(person),
                        (connection, allowed) ->
                            connection
                                .preparedQuery(
                                    "select count(*) from sixwalk.participant where participant_id"
                                        + " = $1")
                                .execute(Tuple.of(person))
                                .map(found -> found.iterator().next().getLong(0))));
        if (rows == 1) {
          reads.add(new Read(sentAt));
        }
      } catch (ProblemException refused) {
        assertThat(refused.problem().status()).isEqualTo(404);
        return reads;
      }
    }
  }

  private static void assertNothingAfter(List<List<Read>> reads, long committed) {
    List<Read> all = reads.stream().flatMap(List::stream).toList();
    assertThat(all).isNotEmpty().allMatch(read -> read.sentAt() < committed);
    ProofCounts.note("readers racing one revocation, none let in after its commit", THREADS - 1);
  }

  private interface Work<T> {
    Callable<T> of(int thread);
  }

  private static <T> List<T> together(Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(THREADS);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        Callable<T> one = work.of(i);
        futures.add(
            threads.submit(
                () -> {
                  start.await();
                  return one.call();
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

  private static String generation(UUID account) {
    return WholeDatabase.value(
        "select max(generation) from sixwalk.token_family where account_id = '" + account + "'");
  }

  private String code(TestStudy study, UUID person) {
    return Studies.await(
            () ->
                enrolment.invite(
                    studies.actor(study.coordinator().id(), PersonKind.STAFF),
                    study.code(),
                    person,
                    Duration.ofMinutes(5),
                    1))
        .grouped();
  }
}
