package io.sixwalk.trial.lookup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.NetworkAddress;
import io.sixwalk.platform.limit.RateLimits;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.LabelledCases;
import io.sixwalk.trial.Records;
import io.sixwalk.trial.RegistryRows;
import io.sixwalk.trial.card.ForbiddenWords;
import io.sixwalk.trial.rules.Rule;
import io.sixwalk.trial.rules.TrustClass;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class TrialResourceTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

  @Inject Studies studies;
  @Inject RegistryRows rows;
  @Inject RateLimits limits;

  private static RequestSpecification asking(String language) {
    return given().header("Accept-Language", language);
  }

  private static JsonNode card(String number, String language) throws Exception {
    return Records.MAPPER.readTree(
        asking(language)
            .get("/v1/trials/{number}", number)
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  private static JsonNode check(Object body, String language) throws Exception {
    return Records.MAPPER.readTree(
        asking(language)
            .contentType("application/json")
            .body(body.toString())
            .post("/v1/trials/check")
            .then()
            .statusCode(200)
            .header("Cache-Control", "no-store")
            .extract()
            .asString());
  }

  private void bring(Studies.SignedInPerson admin, String query, JsonNode... records) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode record : records) {
      lines.append(record).append('\n');
    }
    given()
        .auth()
        .oauth2(admin.token())
        .contentType("application/x-ndjson")
        .body(lines.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .post("/v1/registry/imports" + query)
        .then()
        .statusCode(200)
        .body("read", equalTo(records.length));
  }

  @Test
  void the_two_frailty_trials_differ_although_their_own_words_agree() {
    given()
        .get("/v1/trials/NCT03169231")
        .then()
        .statusCode(200)
        .body("number", equalTo("NCT03169231"))
        .body("registry", equalTo("ClinicalTrials.gov"))
        .body("trustClass", equalTo("VERIFIED_REGULATED"))
        .body("openness", equalTo("ENDED"))
        .body("headline[0]", startsWith("This trial is listed as NCT03169231."))
        .body("opennessLines[0]", startsWith("This trial has ended."))
        .body("reasons.rule", hasItem("OVERSIGHT_SHOWN"))
        .body("reasons[0].quoted", equalTo(true))
        .body("reasons[0].source", notNullValue())
        .body("alsoInRecord.rule", hasItem("FDA_REGULATION_DECLARED"))
        .body("notChecked.what", hasItem("PAYMENT"))
        .body("questions", hasSize(6))
        .body("careTeam", containsString("care team"))
        .body("copy.date", equalTo("2022-10-10"))
        .body("copy.old", equalTo(true));
    given()
        .get("/v1/trials/NCT05018767")
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("WARNING_SIGNS"))
        .body("openness", equalTo("OPEN"))
        .body("opennessLines[0]", containsString("may have changed"))
        .body("reasons.rule", hasItem("PAYMENT_IN_RECORD"))
        .body("reasons", hasSize(5))
        .body(
            "reasons.find { it.rule == 'PAYMENT_IN_RECORD' }.field", equalTo("detailedDescription"))
        .body("reasons.find { it.rule == 'PAYMENT_IN_RECORD' }.quoted", equalTo(true))
        .body("alsoInRecord.rule", hasItem("FDA_REGULATION_DECLARED"));
  }

  @Test
  void a_number_is_read_in_any_spelling_and_in_both_languages() {
    for (String written : List.of("nct03169231", "NCT 0316 9231", "NCT#03169231", "nct–03169231")) {
      given()
          .get("/v1/trials/{n}", written)
          .then()
          .statusCode(200)
          .body("number", equalTo("NCT03169231"));
    }
    asking("es-MX,es;q=0.9,en;q=0.1")
        .get("/v1/trials/NCT03169231")
        .then()
        .header("Content-Language", "es")
        .header("Vary", containsString("Accept-Language"))
        .body("language", equalTo("es"))
        .body("questions[1]", containsString("ética"));
    given()
        .get("/v1/trials/{n}", "CTRI/2020/01/022345")
        .then()
        .statusCode(200)
        .body("registry", equalTo("CTRI"))
        .body("trustClass", equalTo("CANNOT_CHECK"));
  }

  @Test
  void a_wrong_number_gets_a_card_and_not_an_error() {
    given()
        .get("/v1/trials/NCTO3169231")
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("INVALID_ID"))
        .body("didYouMean", equalTo("NCT03169231"))
        .body("headline[0]", containsString("Did you mean NCT03169231?"))
        .body("copy", nullValue());
    given()
        .get("/v1/trials/NCT0316")
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("INVALID_ID"));
    given()
        .get("/v1/trials/{n}", "hello there")
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("CANNOT_CHECK"));
    given()
        .get("/v1/trials/U1111-1234-5678")
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("CANNOT_CHECK"));
    given()
        .get("/v1/trials/03169231")
        .then()
        .statusCode(200)
        .body("candidates", hasItem("NCT03169231"));
  }

  @Test
  void a_card_may_be_kept_by_any_cache_and_is_not_sent_twice() {
    String tag =
        given()
            .get("/v1/trials/NCT03169231")
            .then()
            .header("Cache-Control", startsWith("public, max-age="))
            .extract()
            .header("ETag");
    given().header("If-None-Match", tag).get("/v1/trials/NCT03169231").then().statusCode(304);
    given().header("If-None-Match", tag).get("/v1/trials/NCT02065245").then().statusCode(200);
  }

  /**
   * Classes that warn do not depend on the age of the copy; good ones lose a step unless the trial
   * had ended.
   */
  @Test
  void the_labelled_cases_come_out_over_http_as_labelled() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> row : LabelledCases.rows("/trial/labels.csv")) {
      TrustClass label = TrustClass.valueOf(row.get("expected_with_evidence"));
      String got;
      TrustClass expected = label;
      switch (row.get("kind")) {
        case "registry_record" -> {
          JsonNode card = card(row.get("registry_id"), "en");
          got = card.path("trustClass").asText();
          boolean lowered =
              card.path("copy").path("old").asBoolean()
                  && !card.path("openness").asText().matches("ENDED|NEVER_STARTED");
          if (lowered && label == TrustClass.VERIFIED_REGULATED) {
            expected = TrustClass.REGISTERED_BUT_UNVERIFIED;
          } else if (lowered && label == TrustClass.REGISTERED_BUT_UNVERIFIED) {
            expected = TrustClass.CANNOT_CHECK;
          }
        }
        case "registry_id" -> {
          got = card(row.get("registry_id"), "en").path("trustClass").asText();
          expected =
              row.get("why").contains("copy declared full") ? TrustClass.CANNOT_CHECK : label;
        }
        default ->
            got =
                check(
                        Records.MAPPER.createObjectNode().put("claimsText", row.get("input_text")),
                        "en")
                    .path("trustClass")
                    .asText();
      }
      if (!got.equals(expected.name())) {
        wrong.add(
            row.get("case_id")
                + " "
                + row.get("registry_id")
                + ": "
                + got
                + " instead of "
                + expected);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_labelled_records_come_out_as_labelled_as_of_the_day_of_their_copy() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map<String, String> row : LabelledCases.rows("/trial/labels.csv")) {
      if (row.get("kind").equals("registry_record")) {
        String got =
            Records.MAPPER
                .readTree(
                    given()
                        .get("/v1/trials/" + row.get("registry_id") + "?asOf=copy")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .path("trustClass")
                .asText();
        if (!got.equals(row.get("expected_with_evidence"))) {
          wrong.add(row.get("case_id") + ": " + got);
        }
      }
    }
    assertThat(wrong).isEmpty();
    given()
        .get("/v1/trials/NCT04914403/evidence?asOf=copy")
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"))
        .body("asOf", startsWith("2022-10"));
    given()
        .get("/v1/trials/NCT04914403?asOf=yesterday")
        .then()
        .statusCode(400)
        .body("code", equalTo("as-of"))
        .body("errors[0].pointer", equalTo("/asOf"));
  }

  @Test
  void what_a_person_was_told_is_held_against_the_record() throws Exception {
    ObjectNode told =
        Records.MAPPER
            .createObjectNode()
            .put(
                "number",
                "They said it is NCT03169231, see https://clinicaltrials.gov/study/NCT02065245")
            .put("city", "Cancun")
            .put("country", "Mexico")
            .put("offeredNow", true)
            .put("askedToPay", true);
    JsonNode card = check(told, "en");
    assertThat(card.path("trustClass").asText()).isEqualTo("WARNING_SIGNS");
    assertThat(card.path("otherNumbers").get(0).asText()).isEqualTo("NCT02065245");
    assertThat(card.path("reasons").findValuesAsText("rule"))
        .contains("PAYMENT_ASKED", "OFFERED_THOUGH_NOT_OPEN", "PLACE_OR_NAME_NOT_IN_RECORD");
  }

  @Test
  void what_cannot_be_taken_is_named_with_a_pointer() {
    given()
        .contentType("application/json")
        .body(
            "{\"number\": 5, \"askedToPay\": \"yes\", \"diseases\": [\"a\", 7], \"colour\":"
                + " \"red\"}")
        .post("/v1/trials/check")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("code", equalTo("wrong-type"))
        .body("errors.pointer", contains("/number", "/askedToPay", "/diseases/1", "/colour"));
    given()
        .contentType("application/json")
        .body("[1]")
        .post("/v1/trials/check")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("")
        .post("/v1/trials/check")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("{\"number\": ")
        .post("/v1/trials/check")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("{\"claimsText\": \"" + "x".repeat(21_000) + "\"}")
        .post("/v1/trials/check")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body("{\"claimsText\": \"" + "x".repeat(70_000) + "\"}")
        .post("/v1/trials/check")
        .then()
        .statusCode(413)
        .body("code", equalTo("too-large"));
  }

  @Test
  void our_own_words_never_promise_or_accuse_in_any_language() throws Exception {
    List<String> found = new ArrayList<>();
    int scanned = 0;
    List<String> numbers =
        Bundle.ENTRIES.stream().map(e -> e.record().number().value()).distinct().sorted().toList();
    for (Locale locale : List.of(Locale.ENGLISH, new Locale("es"))) {
      for (int i = 0; i < numbers.size(); i += 3) {
        scanned += scan(card(numbers.get(i), locale.getLanguage()), locale, found);
      }
      for (Map<String, String> row : LabelledCases.rows("/trial/labels.csv")) {
        if (!row.get("input_text").isEmpty()) {
          scanned +=
              scan(
                  check(
                      Records.MAPPER.createObjectNode().put("claimsText", row.get("input_text")),
                      locale.getLanguage()),
                  locale,
                  found);
        }
      }
      scanned += scan(card("NCTO3169231", locale.getLanguage()), locale, found);
    }
    assertThat(found).isEmpty();
    assertThat(scanned).isGreaterThan(1_000);
  }

  private static int scan(JsonNode card, Locale locale, List<String> found) {
    List<String> ours = new ArrayList<>();
    for (String list : List.of("headline", "opennessLines", "questions")) {
      card.path(list).forEach(line -> ours.add(line.asText()));
    }
    ours.addAll(card.findValuesAsText("sentence"));
    ours.add(card.path("careTeam").asText());
    ours.add(card.path("harm").asText());
    for (String line : ours) {
      List<String> words = ForbiddenWords.in(line, locale);
      if (!words.isEmpty()) {
        found.add(words + " in: " + line);
      }
    }
    return ours.size();
  }

  @Test
  void an_old_copy_lowers_a_good_class_and_a_fresh_one_does_not() {
    var admin = studies.study().admin();
    String fresh = Records.number();
    String old = Records.number();
    bring(
        admin,
        "",
        Records.study(fresh, "RECRUITING", TODAY.toString()),
        Records.study(old, "RECRUITING", TODAY.minusDays(31).toString()));
    given()
        .get("/v1/trials/" + fresh)
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"));
    given()
        .get("/v1/trials/" + old)
        .then()
        .body("trustClass", equalTo("CANNOT_CHECK"))
        .body("notChecked.what", hasItem("OLD_COPY"));
  }

  @Test
  void the_same_record_seen_again_is_as_fresh_as_its_last_copy() {
    var admin = studies.study().admin();
    String number = Records.number();
    bring(admin, "", Records.study(number, "RECRUITING", TODAY.minusDays(90).toString()));
    given().get("/v1/trials/" + number).then().body("trustClass", equalTo("CANNOT_CHECK"));
    bring(admin, "", Records.study(number, "RECRUITING", TODAY.toString()));
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"))
        .body("changes", nullValue());
  }

  @Test
  void a_new_version_tells_what_changed_since_the_one_before() {
    var admin = studies.study().admin();
    String number = Records.number();
    bring(admin, "", Records.study(number, "RECRUITING", TODAY.minusDays(20).toString()));
    ObjectNode newer = Records.study(number, "TERMINATED", TODAY.toString());
    ((ObjectNode) newer.path("protocolSection").path("statusModule"))
        .put("whyStopped", "No \u0000 money");
    bring(admin, "", newer);
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("openness", equalTo("ENDED"))
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"))
        .body("changes.since", equalTo(TODAY.minusDays(20).toString()))
        .body("changes.fields.field", contains("overallStatus", "whyStopped"))
        .body("changes.fields[0].was", equalTo("RECRUITING"))
        .body("changes.fields[0].now", equalTo("TERMINATED"));
    bring(admin, "", Records.study(number, "RECRUITING", TODAY.minusDays(10).toString()));
    given().get("/v1/trials/" + number).then().body("openness", equalTo("ENDED"));
  }

  @Test
  void a_status_that_is_known_from_a_later_page_is_told_with_that_page_and_its_date() {
    asking("en")
        .get("/v1/trials/NCT05284604")
        .then()
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"))
        .body("openness", equalTo("NEVER_STARTED"))
        .body("copy.complete", equalTo(true))
        .body("opennessLines[0]", containsString("A later page says so: “ignite-sd.com"))
        .body("opennessLines[0]", containsString("December 30, 2025"))
        .body("alsoInRecord.find { it.rule == 'WHY_STOPPED_GIVEN' }.date", equalTo("2025-12-30"))
        .body("changes.fields[0].now", equalTo("WITHDRAWN"));
    asking("en")
        .contentType("application/json")
        .body("{\"number\":\"NCT05284604\",\"offeredNow\":true}")
        .post("/v1/trials/check")
        .then()
        .body("trustClass", equalTo("WARNING_SIGNS"))
        .body("reasons[0].rule", equalTo("OFFERED_THOUGH_NOT_OPEN"))
        .body("reasons[0].source", containsString("ignite-sd.com"));
  }

  @Test
  void what_stands_beside_the_number_in_one_text_is_read_as_well() throws Exception {
    assertThat(card("NCT04914403 costs $8,900", "en").path("trustClass").asText())
        .isEqualTo("WARNING_SIGNS");
    JsonNode local =
        check(
            Records.MAPPER
                .createObjectNode()
                .put("number", "Our patient-funded clinical study has the reference HPC/CTR/003"),
            "es");
    assertThat(local.path("trustClass").asText()).isEqualTo("WARNING_SIGNS");
    assertThat(local.path("asked").asText()).isEqualTo("HPC/CTR/003");
    assertThat(
            card("clinicaltrials.gov/study/NCT03169231?term=cost", "en")
                .path("trustClass")
                .asText())
        .isEqualTo("VERIFIED_REGULATED");
  }

  @Test
  void an_old_number_leads_to_the_record_that_took_it_over() {
    var admin = studies.study().admin();
    String alias = Records.number();
    String number = Records.number();
    ObjectNode study = Records.study(number, "RECRUITING", TODAY.toString());
    ((ObjectNode) study.path("protocolSection").path("identificationModule"))
        .putArray("nctIdAliases")
        .add(alias);
    bring(admin, "", study);
    given()
        .get("/v1/trials/" + alias)
        .then()
        .body("number", equalTo(number))
        .body(
            "headline",
            hasItem(
                "You asked about "
                    + alias
                    + ". The registry now lists this study as "
                    + number
                    + "."));
    given().get("/v1/trials/2022-500244-37").then().body("number", equalTo("2022-500244-37-00"));
  }

  @Test
  void codes_that_nobody_knew_when_this_was_written_break_nothing() {
    var admin = studies.study().admin();
    String number = Records.number();
    ObjectNode study = Records.study(number, "PAUSED_FOR_NOW", TODAY.toString());
    ObjectNode design = (ObjectNode) study.path("protocolSection").path("designModule");
    design.put("studyType", "DREAM").putArray("phases").add("PHASE9");
    ((ObjectNode) design.path("designInfo"))
        .put("allocation", "BY_LOT")
        .putObject("maskingInfo")
        .put("masking", "SEXTUPLE");
    study.putObject("futureSection").put("anything", true);
    bring(admin, "", study);
    given()
        .get("/v1/trials/" + number)
        .then()
        .statusCode(200)
        .body("openness", equalTo("NOT_KNOWN"))
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"));
  }

  @Test
  void only_a_full_copy_says_that_a_number_was_not_found() throws SQLException {
    var admin = studies.study().admin();
    given()
        .get("/v1/trials/NCT10953523")
        .then()
        .body("trustClass", equalTo("CANNOT_CHECK"))
        .body("notChecked.what", hasItem("PARTIAL_COPY"));
    try {
      bring(admin, "?full=true", Records.study(Records.number(), "RECRUITING", TODAY.toString()));
      given()
          .get("/v1/trials/NCT10953523")
          .then()
          .body("trustClass", equalTo("NOT_FOUND"))
          .body("headline[0]", startsWith("We could not find NCT10953523"));
      given()
          .get("/v1/registry")
          .then()
          .body(
              "copies.find { it.registry == 'ClinicalTrials.gov' }.fullDay",
              equalTo(TODAY.toString()));
    } finally {
      rows.forgetFullCopy();
    }
  }

  @Test
  void every_rule_is_explained_with_its_inputs_and_its_outcome() {
    given()
        .get("/v1/trials/NCT05018767/evidence")
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("WARNING_SIGNS"))
        .body("rules", hasSize(Rule.values().length))
        .body("rules.find { it.id == 'PAYMENT_IN_RECORD' }.outcome", equalTo("APPLIES"))
        .body("rules.find { it.id == 'PAYMENT_IN_RECORD' }.version", equalTo(1))
        .body("rules.find { it.id == 'PAYMENT_IN_RECORD' }.sentence", notNullValue())
        .body("rules.find { it.id == 'PAYMENT_IN_RECORD' }.source", containsString("Turner"))
        .body(
            "rules.find { it.id == 'PAYMENT_IN_RECORD' }.findings[0].value",
            containsString("patient funded"))
        .body("rules.find { it.id == 'OFFSHORE_EXPORT' }.inputs.name", hasItem("isUsExport"));
  }

  @Test
  void nothing_is_kept_of_a_question_or_of_who_asked() throws Exception {
    card("NCT03169231", "en");
    Map<String, Long> before = rows.counts();
    card("NCT03169231", "en");
    check(
        "{\"number\": \"NCT05018767\", \"clinic\": \"Clinic of my neighbour\", \"askedToPay\":"
            + " true}",
        "es");
    given().get("/v1/trials/NCT05018767/evidence").then().statusCode(200);
    assertThat(rows.counts())
        .isEqualTo(before)
        .containsKeys("audit.entry", "registry.record_version", "sixwalk.account");
  }

  @Test
  void an_address_that_asks_without_end_is_told_to_wait() throws IOException {
    // Another loopback address than the one that all other tests come from.
    String neighbour = "127.0.0.2";
    NetworkAddress counted = NetworkAddress.of(neighbour);
    assertThat(ask(neighbour)).startsWith("HTTP/1.1 200");
    // A turn comes back every second: one may come between the last that was taken and the
    // question.
    String answer = "";
    for (int tried = 0; tried < 20 && !answer.startsWith("HTTP/1.1 429"); tried++) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  limits.take(Limit.PUBLIC_READ, counted);
                }
              })
          .isInstanceOf(ProblemException.class);
      answer = ask(neighbour);
    }
    assertThat(answer)
        .startsWith("HTTP/1.1 429")
        .containsIgnoringCase("retry-after: ")
        .contains("too-many-tries");
  }

  private static String ask(String from) throws IOException {
    int port = RestAssured.port;
    try (Socket socket = new Socket("127.0.0.1", port, InetAddress.getByName(from), 0)) {
      socket
          .getOutputStream()
          .write(
              "GET /v1/trials/NCT03169231 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
