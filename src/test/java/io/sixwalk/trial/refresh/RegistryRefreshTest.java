package io.sixwalk.trial.refresh;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.trial.Records;
import io.sixwalk.trial.RegistryRows;
import io.sixwalk.trial.refresh.RegistryRefresh.Outcome;
import io.sixwalk.trial.refresh.RegistryRefresh.Search;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers as the registry's own API was recorded to answer. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RegistryRefreshTest {
  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final String BASE = "/api/v2";

  @Inject RegistryRefresh refresh;
  @Inject Studies studies;
  @Inject RegistryRows rows;
  @Inject Clock clock;

  private WireMockServer registry;
  private ClinicalTrialsApi api;

  @BeforeEach
  void start() throws SQLException {
    rows.asServer("update registry.refresh set place = null, page_token = null");
    registry = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    registry.start();
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/version"))
            .willReturn(
                okJson("{\"apiVersion\":\"2.0.5\",\"dataTimestamp\":\"" + TODAY + "T09:00:05\"}")));
    // Watched numbers of other tests: the search by ids fails as a whole, and each by itself is not
    // there.
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .atPriority(10)
            .withQueryParam("filter.ids", containing("NCT"))
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withHeader("Content-Type", "text/plain")
                    .withBody("`filter.ids` parameter: invalid")));
    registry.stubFor(
        get(com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching(
                BASE + "/studies/NCT.*"))
            .atPriority(10)
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("Content-Type", "text/plain")
                    .withBody("NCT number not found")));
    api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(URI.create(registry.baseUrl() + BASE))
            .build(ClinicalTrialsApi.class);
  }

  @AfterEach
  void stop() {
    registry.stop();
  }

  private Outcome run(String... terms) {
    return refresh.run(
        api,
        new Pace(Duration.ofMillis(1), clock),
        List.of(terms).stream().map(Search::of).toList());
  }

  private static String page(String nextToken, JsonNode... studies) {
    ObjectNode page = Records.MAPPER.createObjectNode();
    for (JsonNode study : studies) {
      page.withArray("studies").add(study);
    }
    if (studies.length == 0) {
      page.putArray("studies");
    }
    if (nextToken != null) {
      page.put("nextPageToken", nextToken);
    }
    return page.toString();
  }

  private static ObjectNode study(String number) {
    return Records.study(number, "RECRUITING", TODAY.toString());
  }

  private void searchPage(String term, String token, String body) {
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .atPriority(5)
            .withQueryParam("query.term", equalTo(term))
            .withQueryParam("pageToken", token == null ? absent() : equalTo(token))
            .willReturn(okJson(body)));
  }

  private String watchedNumber() {
    String number = Records.number();
    given()
        .auth()
        .oauth2(studies.participant(studies.study(), LocalDate.of(2026, 1, 1)).token())
        .put("/v1/me/watched-trials/" + number)
        .then()
        .statusCode(200);
    return number;
  }

  private static void isThere(String number) {
    given()
        .get("/v1/trials/" + number)
        .then()
        .body("number", org.hamcrest.Matchers.equalTo(number))
        .body("openness", org.hamcrest.Matchers.equalTo("OPEN"));
  }

  @Test
  void pages_are_followed_to_the_last_and_an_empty_page_is_no_end() {
    String one = Records.number();
    String two = Records.number();
    searchPage("frailty", null, page("t2", study(one)));
    searchPage("frailty", "t2", page("t3"));
    searchPage("frailty", "t3", page(null, study(two)));
    Outcome outcome = run("frailty");
    assertThat(outcome.read()).isEqualTo(2);
    isThere(one);
    isThere(two);
    registry.verify(
        3,
        getRequestedFor(urlPathEqualTo(BASE + "/studies"))
            .withQueryParam("pageSize", equalTo("1000"))
            .withQueryParam("query.term", equalTo("frailty")));
    given()
        .get("/q/health/ready")
        .then()
        .body(
            "checks.find { it.name == 'registry copy' }.status",
            org.hamcrest.Matchers.equalTo("UP"))
        .body(
            "checks.find { it.name == 'registry copy' }.data.refresh",
            org.hamcrest.Matchers.equalTo("off"))
        .body(
            "checks.find { it.name == 'registry copy' }.data.lastSuccess",
            org.hamcrest.Matchers.startsWith("20"));
    given()
        .get("/v1/registry")
        .then()
        .body("dataTimestamp", org.hamcrest.Matchers.startsWith(TODAY.toString()));
  }

  @Test
  void too_many_requests_are_waited_out_as_long_as_the_registry_asks() {
    String number = Records.number();
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .withQueryParam("query.term", equalTo("busy"))
            .inScenario("busy")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(
                aResponse()
                    .withStatus(429)
                    .withHeader("Retry-After", "1")
                    .withBody("Too many requests"))
            .willSetStateTo("free"));
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .withQueryParam("query.term", equalTo("busy"))
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(okJson(page(null, study(number)))));
    run("busy");
    isThere(number);
    registry.verify(
        2,
        getRequestedFor(urlPathEqualTo(BASE + "/studies"))
            .withQueryParam("query.term", equalTo("busy")));
  }

  @Test
  void one_bad_number_does_not_keep_the_other_watched_trials_from_being_refreshed() {
    String good = watchedNumber();
    String gone = watchedNumber();
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies/" + good)).willReturn(okJson(study(good).toString())));
    Outcome outcome = run();
    isThere(good);
    assertThat(outcome.notThere()).contains(gone).doesNotContain(good);
  }

  @Test
  void a_number_that_the_registry_itself_does_not_have_is_not_found_until_a_record_of_it_comes() {
    String gone = watchedNumber();
    String refused = watchedNumber();
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies/" + refused))
            .willReturn(aResponse().withStatus(400).withBody("Bad number")));
    Outcome outcome = run();
    assertThat(outcome.notThere()).contains(gone, refused);
    classOf(gone, "NOT_FOUND");
    // It was not looked for, so nothing is known of it.
    classOf(refused, "CANNOT_CHECK");

    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies/" + gone)).willReturn(okJson(study(gone).toString())));
    run();
    isThere(gone);
  }

  private static void classOf(String number, String expected) {
    given()
        .get("/v1/trials/" + number)
        .then()
        .statusCode(200)
        .body("trustClass", org.hamcrest.Matchers.equalTo(expected));
  }

  @Test
  void a_number_that_was_taken_over_is_followed_and_remembered() {
    String old = watchedNumber();
    String now = Records.number();
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies/" + old))
            .willReturn(
                aResponse().withStatus(301).withHeader("Location", BASE + "/studies/" + now)));
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies/" + now)).willReturn(okJson(study(now).toString())));
    run();
    given()
        .get("/v1/trials/" + old)
        .then()
        .body("number", org.hamcrest.Matchers.equalTo(now))
        .body("headline", hasItem(org.hamcrest.Matchers.containsString(old)));
  }

  @Test
  void a_refresh_that_was_cut_off_goes_on_at_the_page_where_it_stopped() {
    String one = Records.number();
    String two = Records.number();
    searchPage("long", null, page("next", study(one)));
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .atPriority(4)
            .withQueryParam("query.term", equalTo("long"))
            .withQueryParam("pageToken", equalTo("next"))
            .willReturn(
                aResponse()
                    .withStatus(503)
                    .withHeader("Content-Type", "text/html")
                    .withBody("<html>down</html>")));
    assertThatThrownBy(() -> run("long"))
        .isInstanceOf(RefreshFailedException.class)
        .hasMessageContaining("503");
    given()
        .get("/v1/registry")
        .then()
        .body("lastProblem", org.hamcrest.Matchers.containsString("503"));
    isThere(one);

    registry.resetRequests();
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .atPriority(1)
            .withQueryParam("query.term", equalTo("long"))
            .withQueryParam("pageToken", equalTo("next"))
            .willReturn(okJson(page(null, study(two)))));
    run("long");
    isThere(two);
    registry.verify(
        1,
        getRequestedFor(urlPathEqualTo(BASE + "/studies"))
            .withQueryParam("query.term", equalTo("long")));
    given().get("/v1/registry").then().body("lastProblem", org.hamcrest.Matchers.nullValue());
  }

  @Test
  void a_full_copy_is_kept_full_by_what_was_updated_since() throws SQLException {
    String number = Records.number();
    rows.asServer(
        "update registry.copy set full_day = '"
            + TODAY.minusDays(3)
            + "' where registry = 'CLINICAL_TRIALS_GOV'");
    try {
      registry.stubFor(
          get(urlPathEqualTo(BASE + "/studies"))
              .withQueryParam(
                  "filter.advanced",
                  equalTo("AREA[LastUpdatePostDate]RANGE[" + TODAY.minusDays(3) + ",MAX]"))
              .willReturn(okJson(page(null, study(number)))));
      run();
      isThere(number);
      given()
          .get("/v1/registry")
          .then()
          .body(
              "copies.find { it.registry == 'ClinicalTrials.gov' }.fullDay",
              org.hamcrest.Matchers.equalTo(TODAY.toString()));
    } finally {
      rows.forgetFullCopy();
    }
  }

  @Test
  void a_page_that_leads_to_itself_does_not_go_round_for_ever() {
    searchPage("round", null, page("again", study(Records.number())));
    searchPage("round", "again", page("again"));
    assertThatThrownBy(() -> run("round"))
        .isInstanceOf(RefreshFailedException.class)
        .hasMessageContaining("again and again");
  }

  @Test
  void a_page_for_people_in_place_of_a_search_stops_the_refresh_and_is_told() {
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/studies"))
            .atPriority(1)
            .withQueryParam("query.term", equalTo("html"))
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "text/html")
                    .withBody("<!doctype html><html>maintenance</html>")));
    assertThatThrownBy(() -> run("html"))
        .isInstanceOf(RefreshFailedException.class)
        .hasMessageContaining("something else than JSON");
    given()
        .get("/v1/registry")
        .then()
        .body("lastProblem", org.hamcrest.Matchers.containsString("JSON"));
  }

  @Test
  void an_answer_without_the_day_of_the_data_stops_the_refresh() {
    registry.stubFor(
        get(urlPathEqualTo(BASE + "/version"))
            .atPriority(1)
            .willReturn(
                aResponse()
                    .withStatus(200)
                    .withHeader("Content-Type", "text/html")
                    .withBody("<html>maintenance</html>")));
    assertThatThrownBy(() -> run()).isInstanceOf(RefreshFailedException.class);
  }
}
