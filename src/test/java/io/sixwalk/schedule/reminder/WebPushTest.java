package io.sixwalk.schedule.reminder;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static io.restassured.RestAssured.given;
import static io.sixwalk.people.People.as;
import static io.sixwalk.schedule.reminder.TestReminders.BERLIN;
import static io.sixwalk.schedule.reminder.TestReminders.count;
import static io.sixwalk.schedule.reminder.TestReminders.person;
import static io.sixwalk.schedule.reminder.TestReminders.remindAlways;
import static io.sixwalk.schedule.reminder.TestReminders.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a push service is sent: it is a server here, and the device reads the message. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class WebPushTest {
  private static final WireMockServer SERVICE =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @Inject Studies studies;
  @Inject PushRun push;

  @BeforeAll
  static void start() {
    SERVICE.start();
  }

  @AfterAll
  static void stop() {
    SERVICE.stop();
  }

  @BeforeEach
  void forget() {
    SERVICE.resetAll();
  }

  private static Receiver subscribe(SignedInPerson person, String path) throws Exception {
    Receiver receiver = new Receiver();
    as(person)
        .header("Accept-Language", "es")
        .body(receiver.subscription("http://localhost:" + SERVICE.port() + path))
        .put("/v1/me/push-subscription")
        .then()
        .statusCode(204);
    return receiver;
  }

  private static String state(SignedInPerson person) {
    return WholeDatabase.value(
        "select state || coalesce(' ' || http_status, '') from sixwalk.reminder_delivery"
            + " where channel = 'PUSH' and participant_id = '"
            + person.id()
            + "'");
  }

  private static MappingBuilder at(String path, int status) {
    return post(urlEqualTo(path)).willReturn(aResponse().withStatus(status));
  }

  /** Of today, so that what is tried again some hours later is still tried on the same date. */
  private static Instant morning() {
    return LocalDate.now(BERLIN).atTime(6, 0).atZone(BERLIN).toInstant();
  }

  private void run(Instant at) {
    Studies.await(() -> push.run(at));
  }

  @Test
  void who_opted_out_or_has_done_it_is_not_reminded() throws Exception {
    var person = person(studies);
    remindAlways(person);
    as(person)
        .body(settings(true, "00:00", "00:00"))
        .put("/v1/me/reminder-settings")
        .then()
        .statusCode(200);
    subscribe(person, "/opted-out");
    as(person).get("/v1/me/reminders").then().body("reminders", empty(), "ahead", empty());
    run(morning());
    assertThat(count("reminder", person)).isEqualTo("0");

    var diligent = person(studies);
    remindAlways(diligent);
    Questionnaires.put(
        diligent, Questionnaires.phq2(ZonedDateTime.now(BERLIN).minusSeconds(5), 0, 0));
    as(diligent).get("/v1/me/reminders").then().body("reminders", empty(), "ahead", hasSize(13));
  }

  @Test
  void a_pushed_message_is_signed_by_this_server_and_read_by_the_device_alone() throws Exception {
    var person = person(studies);
    remindAlways(person);
    Receiver receiver = subscribe(person, "/push/1");
    SERVICE.stubFor(at("/push/1", 201));
    Instant now = morning();
    run(now);
    run(now.plus(Duration.ofMinutes(5)));

    List<LoggedRequest> sent = SERVICE.findAll(postRequestedFor(urlEqualTo("/push/1")));
    assertThat(sent).hasSize(1);
    LoggedRequest message = sent.get(0);
    assertThat(receiver.read(message.getBody()))
        .isEqualTo(
            "{\"title\":\"Sixwalk\",\"body\":\"Hoy tiene algo que hacer.\",\"tag\":\"today\"}");
    assertThat(message.getHeader("Content-Encoding")).isEqualTo("aes128gcm");
    assertThat(message.getHeader("TTL")).isEqualTo("21600");
    assertThat(message.getHeader("Topic")).isEqualTo("today");

    String key = as(person).get("/v1/push-key").then().statusCode(200).extract().path("key");
    String[] parts = message.getHeader("Authorization").split("[ =,]+");
    assertThat(parts[0]).isEqualTo("vapid");
    Map<String, String> named = Map.of(parts[1], parts[2], parts[3], parts[4]);
    assertThat(named.get("k")).isEqualTo(key);
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setVerificationKey(Receiver.publicKey(Base64.getUrlDecoder().decode(key)))
            .setExpectedAudience("http://localhost:" + SERVICE.port())
            .setRequireExpirationTime()
            .setMaxFutureValidityInMinutes(24 * 60)
            .setExpectedSubject("https://sixwalk.example")
            .build()
            .processToClaims(named.get("t"));
    assertThat(claims.getClaimNames()).doesNotContain("participant");
    assertThat(state(person)).isEqualTo("SENT 201");
    as(person).get("/v1/me/export").then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void a_subscription_that_the_service_does_not_know_is_removed(int status) throws Exception {
    var person = person(studies);
    remindAlways(person);
    subscribe(person, "/gone/" + status);
    SERVICE.stubFor(at("/gone/" + status, status));
    run(morning());
    assertThat(state(person)).isEqualTo("GONE " + status);
    assertThat(count("push_subscription", person)).isEqualTo("0");
  }

  @Test
  void a_busy_service_is_asked_again_after_its_wait_and_not_before() throws Exception {
    var person = person(studies);
    remindAlways(person);
    subscribe(person, "/busy");
    SERVICE.stubFor(
        post(urlEqualTo("/busy"))
            .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "600")));
    Instant now = morning();
    run(now);
    assertThat(state(person)).isEqualTo("WAITING 429");
    run(now.plusSeconds(599));
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/busy")))).hasSize(1);
    SERVICE.stubFor(at("/busy", 500));
    run(now.plusSeconds(601));
    assertThat(state(person)).isEqualTo("WAITING 500");
    SERVICE.stubFor(at("/busy", 201));
    run(now.plusSeconds(601 + 121));
    assertThat(state(person)).isEqualTo("SENT 201");
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/busy")))).hasSize(3);
  }

  @Test
  void a_service_that_never_answers_well_is_given_up() throws Exception {
    var person = person(studies);
    remindAlways(person);
    subscribe(person, "/broken");
    SERVICE.stubFor(at("/broken", 503));
    Instant now = morning();
    for (int tries = 0; tries < 8; tries++) {
      run(now.plus(Duration.ofMinutes(61L * tries)));
    }
    assertThat(state(person)).isEqualTo("FAILED 503");
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/broken"))))
        .hasSize(PushOutcome.MOST_TRIES);
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    var person = person(studies);
    remindAlways(person);
    subscribe(person, "/moved");
    SERVICE.stubFor(
        post(urlEqualTo("/moved"))
            .willReturn(aResponse().withStatus(307).withHeader("Location", "/elsewhere")));
    run(morning());
    assertThat(state(person)).isEqualTo("FAILED 307");
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/elsewhere")))).isEmpty();
  }

  @Test
  void what_was_fetched_is_not_pushed_and_two_runs_at_once_send_once() throws Exception {
    var fetched = person(studies);
    remindAlways(fetched);
    as(fetched).get("/v1/me/reminders").then().body("reminders", not(empty()));
    subscribe(fetched, "/fetched");
    SERVICE.stubFor(at("/fetched", 201));
    var person = person(studies);
    remindAlways(person);
    subscribe(person, "/twice");
    SERVICE.stubFor(at("/twice", 201));
    Instant now = morning();
    List<Thread> runs =
        java.util.stream.IntStream.range(0, 4).mapToObj(i -> new Thread(() -> run(now))).toList();
    runs.forEach(Thread::start);
    for (Thread run : runs) {
      run.join();
    }
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/fetched")))).isEmpty();
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/twice")))).hasSize(1);
  }

  @Test
  void nothing_rings_in_quiet_hours() throws Exception {
    var person = person(studies);
    Instant noon = LocalDate.now(BERLIN).atTime(12, 0).atZone(BERLIN).toInstant();
    as(person)
        .body(
            Map.of(
                "optedOut", false, "remindAt", "11:00", "quietFrom", "10:00", "quietTo", "15:00"))
        .put("/v1/me/reminder-settings")
        .then()
        .statusCode(200);
    subscribe(person, "/quiet");
    SERVICE.stubFor(at("/quiet", 201));
    run(noon);
    assertThat(count("reminder", person)).isEqualTo("0");
    run(noon.plus(Duration.ofHours(3)));
    assertThat(SERVICE.findAll(postRequestedFor(urlEqualTo("/quiet")))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest",
        "https://evil.example/push",
        "http://fcm.googleapis.com/x",
        "http://127.0.0.1:1/x",
        "https://localhost/x"
      })
  void an_address_elsewhere_is_refused(String endpoint) throws Exception {
    var person = studies.participant(studies.study(), LocalDate.now(BERLIN));
    as(person)
        .body(new Receiver().subscription(endpoint))
        .put("/v1/me/push-subscription")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/endpoint"));
  }

  @Test
  void a_subscription_is_sealed_exported_taken_back_and_erased() throws Exception {
    var person = studies.participant(studies.study(), LocalDate.now(BERLIN));
    subscribe(person, "/secret-place");
    assertThat(
            WholeDatabase.value(
                "select position('secret-place'::bytea in sealed) from"
                    + " sixwalk.push_subscription where participant_id = '"
                    + person.id()
                    + "'"))
        .isEqualTo("0");
    String export =
        given().auth().oauth2(person.token()).get("/v1/me/export").then().extract().asString();
    assertThat(export).contains("secret-place");
    as(person).delete("/v1/me/push-subscription").then().statusCode(204);
    assertThat(count("push_subscription", person)).isEqualTo("0");
    as(person)
        .body("{\"endpoint\":\"http://localhost:1/x\"}")
        .put("/v1/me/push-subscription")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/keys"));
    subscribe(person, "/erased");
    as(person).body(Map.of("confirm", "ERASE")).post("/v1/me/erasure").then().statusCode(200);
    assertThat(count("push_subscription", person)).isEqualTo("0");
  }
}
