package io.sixwalk.platform.limit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sixwalk.access.PersonKind;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.WholeDatabase;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RateLimitsResourceTest {
  private static final AtomicInteger HOST = new AtomicInteger(10);

  @Inject Studies studies;
  @Inject Enrolment enrolment;
  @Inject Vertx vertx;

  @ConfigProperty(name = "sixwalk.limit.factor")
  int factor;

  @Test
  void a_code_is_tried_ten_times_then_429_with_retry_after() {
    Map<Integer, Integer> answers = new TreeMap<>();
    int tries = Limit.SIGN_IN_BY_CODE.tries() * factor;
    for (int i = 0; i < tries + 20; i++) {
      var answer =
          given()
              .contentType("application/json")
              .body(Map.of("code", "00000-00000-00000-00000-00000-0"))
              .post("/v1/sign-in");
      answers.merge(answer.statusCode(), 1, Integer::sum);
      if (answer.statusCode() == 429) {
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        assertThat(answer.contentType()).startsWith("application/problem+json");
      }
    }
    assertThat(answers.get(401)).isBetween(tries, tries + 15);
    assertThat(answers.get(429)).isPositive();
  }

  @Test
  void a_network_that_is_out_of_tries_still_lets_a_participant_refresh_and_upload() {
    var study = studies.study();
    var id = studies.participant(study, LocalDate.now()).id();
    String code =
        Studies.await(
                () ->
                    enrolment.invite(
                        studies.actor(study.coordinator().id(), PersonKind.STAFF),
                        study.code(),
                        id,
                        Duration.ofMinutes(5),
                        1))
            .grouped();
    TestDevice phone = new TestDevice();
    String refreshToken = phone.redeem(code).then().statusCode(200).extract().path("refreshToken");

    try (Neighbour neighbour = new Neighbour("127.0.0." + HOST.incrementAndGet())) {
      int tries = Limit.INVENTED_REFRESH_BY_NETWORK.tries() * factor;
      int refused = 0;
      for (int i = 0; i < tries + 50; i++) {
        refused +=
            neighbour
                        .post(
                            "/v1/sign-in/refresh",
                            phone,
                            "{\"refreshToken\":\"" + "A".repeat(114) + "\"}",
                            null)
                        .status()
                    == 429
                ? 1
                : 0;
      }
      assertThat(refused).isPositive();
      Answer refreshed =
          neighbour.post(
              "/v1/sign-in/refresh", phone, "{\"refreshToken\":\"" + refreshToken + "\"}", null);
      assertThat(refreshed.status()).isEqualTo(200);
      String token = new JsonObject(refreshed.body()).getString("accessToken");
      String batch = "{\"sentAt\":\"2026-03-01T09:41:00+01:00\",\"records\":[]}";
      for (int i = 0; i < 100; i++) {
        assertThat(neighbour.post("/v1/me/uploads", phone, batch, token).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void wrong_digits_for_one_number_run_out_and_the_person_still_uploads() {
    var study = studies.study();
    String phone = "+49 30 " + (10_000_000 + new java.util.Random().nextInt(89_999_999));
    var person = People.enrolAndSignIn(studies, study, "Lina Limited", phone);
    TestDevice device = new TestDevice();
    int tries = Limit.SHORT_CODE_BY_CONTACT.tries() * factor;
    Map<Integer, Integer> answers = new TreeMap<>();
    // From ever new networks, as somebody with many machines would.
    for (int network = 0; network < 4; network++) {
      try (Neighbour neighbour = new Neighbour("127.0.1." + HOST.incrementAndGet())) {
        for (int i = 0; i < tries / 3; i++) {
          String body = new JsonObject().put("contact", phone).put("code", "123456").encode();
          answers.merge(
              neighbour.post("/v1/sign-in/short-code", device, body, null).status(),
              1,
              Integer::sum);
        }
        String batch = "{\"sentAt\":\"2026-03-01T09:41:00+01:00\",\"records\":[]}";
        assertThat(neighbour.post("/v1/me/uploads", device, batch, person.token()).status())
            .isEqualTo(200);
      }
    }
    assertThat(answers.get(401)).isBetween(tries, tries + 15);
    assertThat(answers.get(429)).isPositive();
  }

  @Test
  void many_at_once_with_one_short_code_get_five_tries_and_no_more() throws Exception {
    var study = studies.study();
    String phone = "+49 30 " + (10_000_000 + new java.util.Random().nextInt(89_999_999));
    var id = People.enrol(study, "Rita Race", phone);
    String digits =
        People.as(study.coordinator())
            .post("/v1/studies/" + study.code() + "/participants/" + id + "/short-codes")
            .then()
            .statusCode(201)
            .extract()
            .path("code");
    String wrong = digits.equals("000000") ? "000001" : "000000";
    var pool = java.util.concurrent.Executors.newFixedThreadPool(16);
    try {
      var guesses = new java.util.ArrayList<java.util.concurrent.Future<Integer>>();
      for (int i = 0; i < 40; i++) {
        guesses.add(pool.submit(() -> exchange(phone, wrong)));
      }
      for (var guess : guesses) {
        assertThat(guess.get()).isIn(401, 429);
      }
    } finally {
      pool.shutdown();
    }
    assertThat(exchange(phone, digits)).isEqualTo(401);
    assertThat(
            WholeDatabase.value(
                "select count(*) from audit.entry where operation = 'EXCHANGE_SHORT_CODE' and chain"
                    + " = 'account:"
                    + id
                    + "'"))
        .isEqualTo("5");
  }

  private static int exchange(String phone, String digits) {
    return given()
        .contentType("application/json")
        .body(Map.of("contact", phone, "code", digits))
        .post("/v1/sign-in/short-code")
        .statusCode();
  }

  @Test
  void an_account_that_gives_too_many_invitations_waits_and_can_do_everything_else() {
    var study = studies.study();
    var id = studies.participant(study, LocalDate.now()).id();
    String path = "/v1/studies/" + study.code() + "/participants/" + id;
    int tries = Limit.INVITATION_BY_ACCOUNT.tries() * factor;
    int refused = 0;
    for (int i = 0; i < tries + 40; i++) {
      var answer = People.as(study.coordinator()).post(path + "/invitations");
      refused += answer.statusCode() == 429 ? 1 : 0;
    }
    assertThat(refused).isBetween(1, 40);
    People.as(study.coordinator()).get(path).then().statusCode(200);
    People.as(study.coordinator())
        .post(path + "/short-codes")
        .then()
        .statusCode(429)
        .header("Retry-After", org.hamcrest.Matchers.notNullValue());
  }

  private record Answer(int status, String body) {}

  /**
   * Someone who calls from a loopback address of their own, so that no other test is counted with
   * them.
   */
  private final class Neighbour implements AutoCloseable {
    private final HttpClient client;

    Neighbour(String address) {
      client = vertx.createHttpClient(new HttpClientOptions().setLocalAddress(address));
    }

    Answer post(String path, TestDevice device, String body, String token) {
      String proof = device.proof(path);
      return client
          .request(HttpMethod.POST, RestAssured.port, "127.0.0.1", path)
          .chain(request -> send(request, proof, body, token))
          .await()
          .atMost(Duration.ofSeconds(30));
    }

    private io.smallrye.mutiny.Uni<Answer> send(
        HttpClientRequest request, String proof, String body, String token) {
      request.putHeader("Content-Type", "application/json").putHeader("DPoP", proof);
      // The proof names the address that the other tests use as well.
      request.putHeader("Host", "127.0.0.1:" + RestAssured.port);
      if (token != null) {
        request.putHeader("Authorization", "Bearer " + token);
      }
      return request
          .send(Buffer.buffer(body))
          .chain(
              response ->
                  response.body().map(read -> new Answer(response.statusCode(), read.toString())));
    }

    @Override
    public void close() {
      client.closeAndAwait();
    }
  }
}
