package io.sixwalk.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Walks;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class UploadResourceTest {
  @Inject Studies studies;
  SignedInPerson person;
  ZonedDateTime start;

  @BeforeEach
  void enrol() {
    person = studies.participant(studies.study(), LocalDate.now().minusDays(40));
    start = ZonedDateTime.now(Walks.BERLIN).minusDays(2).withNano(0);
  }

  RequestSpecification as(SignedInPerson someone) {
    return given().auth().oauth2(someone.token()).contentType("application/json");
  }

  ValidatableResponse upload(ObjectNode... records) {
    return as(person)
        .body(Walks.batch(records).toString())
        .post("/v1/me/uploads")
        .then()
        .statusCode(200);
  }

  @Test
  void replayed_walk_gets_the_first_receipt_again() {
    ObjectNode walk = Walks.laps(start, 10, 5);
    String first = upload(walk).body("results[0].outcome", is("STORED")).extract().asString();
    String second = upload(walk).body("results[0].outcome", is("DUPLICATE")).extract().asString();

    assertThat(second.substring(second.indexOf("\"receipt\"")))
        .isEqualTo(first.substring(first.indexOf("\"receipt\"")));
    as(person).get("/v1/me/walks").then().statusCode(200).body("walks", hasSize(1));
  }

  @Test
  void the_order_of_fields_and_the_form_of_numbers_are_no_content() {
    ObjectNode walk = Walks.laps(start, 10, 5);
    upload(walk).body("results[0].outcome", is("STORED"));
    String reordered =
        walk.toString().replace("\"remainderMetres\":5.0", "\"remainderMetres\":5e0");
    ObjectNode turned = Walks.MAPPER.createObjectNode();
    List<String> names = new ArrayList<>();
    walk.fieldNames().forEachRemaining(n -> names.add(0, n));
    names.forEach(n -> turned.set(n, walk.get(n)));

    upload(turned).body("results[0].outcome", is("DUPLICATE"));
    as(person)
        .body("{\"records\":[" + reordered + "]}")
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results[0].outcome", is("DUPLICATE"));
  }

  @Test
  void other_content_under_the_same_id_is_kept_beside_the_first_once_for_each_content() {
    ObjectNode walk = Walks.laps(start, 10, 5);
    ObjectNode other = walk.deepCopy().put("laps", 11);
    upload(walk).body("results[0].outcome", is("STORED"));
    String conflict =
        upload(other)
            .body("results[0].outcome", is("CONFLICT"))
            .extract()
            .path("results[0].receipt.receiptId");
    String again =
        upload(other)
            .body("results[0].outcome", is("CONFLICT"))
            .extract()
            .path("results[0].receipt.receiptId");

    assertThat(again).isEqualTo(conflict);
    as(person)
        .get("/v1/me/walks/" + Walks.id(walk))
        .then()
        .statusCode(200)
        .body("estimate.metres", is(305.0f));
  }

  @Test
  void one_batch_with_the_same_id_twice_settles_it_within() {
    ObjectNode walk = Walks.laps(start, 10, 5);
    upload(walk, walk.deepCopy(), walk.deepCopy().put("laps", 9))
        .body("results.outcome", contains("STORED", "DUPLICATE", "CONFLICT"));
  }

  @Test
  void a_poisoned_record_never_blocks_its_neighbours() {
    ObjectNode before = Walks.laps(start.minusDays(1), 9, 0);
    ObjectNode noCourse = Walks.laps(start, 9, 0);
    noCourse.remove("course");
    ObjectNode unknownField = Walks.laps(start, 9, 0).put("mood", "fine");
    ObjectNode unknownKind = Walks.laps(start, 9, 0).put("kind", "SWIM");
    ObjectNode nullCharacter = Walks.laps(start.minusDays(3), 9, 0).put("aid", "NONE");
    nullCharacter.putObject("oxygen").put("litresPerMinute", 2).put("delivery", "na\u0000sal");
    ObjectNode after = Walks.laps(start.minusDays(2), 9, 0);

    upload(before, noCourse, unknownField, unknownKind, nullCharacter, after)
        .body(
            "results.outcome",
            contains("STORED", "REJECTED", "DEFERRED", "DEFERRED", "REJECTED", "STORED"))
        .body("results[1].errors[0].pointer", is("/course"))
        .body("results[2].errors[0].pointer", is("/mood"))
        .body("results[3].errors[0].pointer", is("/kind"))
        .body("results[4].errors[0].code", is("not-storable"))
        .body("results[0].receipt.fingerprint", matchesPattern("[0-9a-f]{64}"));
  }

  @Test
  void one_walk_can_be_put_to_its_own_address_through_the_same_door() {
    ObjectNode walk = Walks.laps(start, 10, 5);
    String path = "/v1/me/walks/" + Walks.id(walk);
    as(person).body(walk.toString()).put(path).then().statusCode(201).body("outcome", is("STORED"));
    ObjectNode bare = walk.deepCopy();
    bare.remove(List.of("id", "kind"));
    bare.put("sentAt", "2026-01-01T00:00:00Z");
    as(person)
        .body(bare.toString())
        .put(path)
        .then()
        .statusCode(200)
        .body("outcome", is("DUPLICATE"));
    upload(walk).body("results[0].outcome", is("DUPLICATE"));
    as(person)
        .body(walk.put("laps", 12).toString())
        .put(path)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("outcome", is("CONFLICT"), "receipt.id", is(Walks.id(walk)));
    as(person)
        .body(walk.put("laps", -1).toString())
        .put(path)
        .then()
        .statusCode(422)
        .body("outcome", is("REJECTED"), "errors[0].pointer", is("/laps"));
    as(person)
        .body(walk.put("laps", 1).put("newer", true).toString())
        .put(path)
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("outcome", is("DEFERRED"));
    as(person)
        .body(walk.put("id", "0190b3a0-0000-7000-8000-000000000000").toString())
        .put(path)
        .then()
        .statusCode(400)
        .body("code", is("address-differs"), "errors[0].pointer", is("/id"));
    as(person)
        .body("{}")
        .put("/v1/me/walks/nonsense")
        .then()
        .statusCode(400)
        .body("code", is("id-form"));
  }

  @Test
  void a_body_that_is_not_json_fails_as_a_whole_and_says_how() {
    String walk = Walks.laps(start, 10, 5).toString();
    refuse("{\"records\":[" + walk, "not-json");
    refuse("", "not-json");
    refuse("[]", "batch-form");
    refuse("{\"records\":{}}", "batch-form");
    refuse("{\"records\":[],\"extra\":1}", "unknown-field");
    refuse("{\"records\":[],\"sentAt\":\"yesterday\"}", "sent-at");
    refuse("{\"records\":[{\"laps\":1,\"laps\":2}]}", "duplicate-key");
    refuse("{\"records\":[{\"laps\":NaN}]}", "not-a-number");
    refuse("{\"records\":[{\"laps\":" + "9".repeat(60) + "}]}", "json-too-large");
    refuse("{\"records\":[{\"note\":\"" + "x".repeat(3 << 20) + "\"}]}", "json-too-large");
    refuse("{\"records\":" + "[".repeat(50) + "]".repeat(50) + "}", "json-too-large");
    refuse("{\"records\":[" + "{},".repeat(200) + "{}]}", "too-many-records");
    as(person).get("/v1/me/walks").then().body("walks", hasSize(0));
  }

  private void refuse(String body, String code) {
    as(person)
        .body(body)
        .post("/v1/me/uploads")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", is(code));
  }

  @Test
  void records_that_are_no_objects_or_have_no_id_are_refused_one_by_one() {
    as(person)
        .body("{\"records\":[1,null,\"x\",[],{},{\"kind\":\"WALK\"},{\"kind\":\"WALK\",\"id\":7}]}")
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results", hasSize(7))
        .body("results.outcome", everyItem(is("REJECTED")))
        .body("results[4].errors[0].pointer", is("/kind"))
        .body("results[6].errors[0].pointer", is("/id"));
    upload().body("results", hasSize(0));
  }

  @Test
  void bodies_may_be_compressed_but_not_endlessly() throws IOException {
    ObjectNode walk = Walks.outdoors(start, 330);
    as(person)
        .header("Content-Encoding", "gzip")
        .body(gzip(Walks.batch(walk).toString().getBytes(StandardCharsets.UTF_8)))
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results[0].outcome", is("STORED"));
    as(person)
        .header("Content-Encoding", "gzip")
        .body(gzip(new byte[40 << 20]))
        .post("/v1/me/uploads")
        .then()
        .statusCode(413)
        .body("code", is("too-large"));
    as(person)
        .header("Content-Encoding", "gzip")
        .body("not gzip")
        .post("/v1/me/uploads")
        .then()
        .statusCode(400)
        .body("code", is("not-gzip"));
    as(person)
        .header("Content-Encoding", "br")
        .body("x")
        .post("/v1/me/uploads")
        .then()
        .statusCode(400)
        .body("code", is("encoding"));
  }

  @Test
  void a_body_of_fifty_megabytes_gets_a_problem() throws Exception {
    byte[] chunk = new byte[1 << 20];
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/v1/me/uploads"))
            .header("Authorization", "Bearer " + person.token())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(50, chunk)))
            .build();
    HttpResponse<String> answer =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .build()
            .send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"code\":\"too-large\"");
  }

  @Test
  void many_phones_with_the_same_record_at_once_store_it_once() throws Exception {
    ObjectNode one = Walks.laps(start, 10, 5);
    ObjectNode two = Walks.laps(start.minusDays(1), 11, 5);
    ExecutorService phones = Executors.newFixedThreadPool(8);
    try {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        ObjectNode batch = i % 2 == 0 ? Walks.batch(one, two) : Walks.batch(two, one);
        calls.add(
            () ->
                as(person)
                    .body(batch.toString())
                    .post("/v1/me/uploads")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
      }
      int stored = 0;
      for (var call : phones.invokeAll(calls)) {
        stored += call.get().split("\"STORED\"", -1).length - 1;
      }
      assertThat(stored).isEqualTo(2);
    } finally {
      phones.shutdownNow();
    }
    as(person).get("/v1/me/walks").then().body("walks", hasSize(2));
  }

  @Test
  void a_strangers_record_id_is_no_conflict_and_tells_nothing() {
    ObjectNode walk = Walks.laps(start, 10, 5);
    upload(walk).body("results[0].outcome", is("STORED"));
    SignedInPerson other = studies.participant(studies.study(), LocalDate.now().minusDays(40));
    String missing =
        as(other)
            .get("/v1/me/walks/0190b3a0-0000-7000-8000-000000000000")
            .then()
            .statusCode(404)
            .extract()
            .asString();
    as(other).get("/v1/me/walks/" + Walks.id(walk)).then().statusCode(404).body(equalTo(missing));
    as(other)
        .body(Walks.batch(walk).toString())
        .post("/v1/me/uploads")
        .then()
        .statusCode(200)
        .body("results[0].outcome", is("STORED"));
  }

  @Test
  void without_a_valid_token_nothing_is_taken() {
    String body = Walks.batch(Walks.laps(start, 10, 5)).toString();
    given()
        .contentType("application/json")
        .body(body)
        .post("/v1/me/uploads")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", is("Bearer"))
        .body("code", is("not-signed-in"));
    given()
        .auth()
        .oauth2("nonsense")
        .contentType("application/json")
        .body(body)
        .post("/v1/me/uploads")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    given()
        .auth()
        .oauth2(person.token().substring(0, person.token().length() - 4) + "AAAA")
        .contentType("application/json")
        .body(body)
        .post("/v1/me/uploads")
        .then()
        .statusCode(401);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
