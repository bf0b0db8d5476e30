package io.sixwalk.access.staff;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.sixwalk.people.Founding;
import io.sixwalk.testing.KeycloakServer;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.TestDevice;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sign-in through a real Keycloak, as a browser and as a program do it. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
@QuarkusTestResource(value = KeycloakServer.class, restrictToAnnotatedClass = true)
class ProviderSignInIT {
  private static final String POLICY = "/v1/studies/provider-study/feedback-policy";
  private static boolean founded;

  @Inject Founding founding;

  private final String issuer =
      ConfigProvider.getConfig()
          .getOptionalValue("sixwalk.provider.issuer", String.class)
          .orElse(null);

  @BeforeEach
  void study() {
    if (!founded) {
      founding.study("provider-study", "Study of the provider's staff", true, "bern", "Bern");
      founded = true;
    }
  }

  @Test
  void an_admin_comes_in_by_the_browser_and_stays_with_a_device_key() {
    Journey journey = begin();
    Response back = finish(journey, authenticate(journey, "anna"));
    String landing = back.then().statusCode(303).extract().header("Location");
    assertThat(landing).contains("/#code=");
    assertThat(back.header("Cache-Control")).isEqualTo("no-store");
    assertThat(back.getDetailedCookie("sixwalk-provider").getMaxAge()).isZero();

    String code = landing.substring(landing.indexOf("#code=") + 6);
    TestDevice browser = new TestDevice();
    JsonPath signedIn =
        browser.redeem(code).then().statusCode(200).body("kind", is("STAFF")).extract().jsonPath();
    given().auth().oauth2(signedIn.getString("accessToken")).get(POLICY).then().statusCode(200);
    JsonPath refreshed =
        browser
            .refresh(signedIn.getString("refreshToken"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    given().auth().oauth2(refreshed.getString("accessToken")).get(POLICY).then().statusCode(200);
    new TestDevice().redeem(code).then().statusCode(401);
  }

  @Test
  void the_way_there_carries_pkce_and_nothing_secret() {
    Journey journey = begin();
    assertThat(journey.location())
        .startsWith(issuer + "/protocol/openid-connect/auth")
        .contains(
            "response_type=code", "code_challenge_method=S256", "client_id=sixwalk", "scope=openid")
        .doesNotContain(journey.cookie(), "only-for-tests");
    var cookie = journey.answer().getDetailedCookie("sixwalk-provider");
    assertThat(cookie.isHttpOnly()).isTrue();
    assertThat(cookie.getSameSite()).isEqualToIgnoringCase("Lax");
    assertThat(cookie.getPath()).isEqualTo("/v1/sign-in/provider");
  }

  @Test
  void a_journey_is_ended_by_the_browser_that_began_it_and_once() {
    Journey victim = begin();
    Journey attacker = begin();
    String callback = authenticate(attacker, "anna");
    given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .get(callback)
        .then()
        .statusCode(401)
        .body("code", is("provider-refused"));
    finish(victim, callback).then().statusCode(401).body("code", is("provider-refused"));
    finish(attacker, callback.replaceAll("state=[^&]+", "state=" + "A".repeat(43)))
        .then()
        .statusCode(401);
    finish(attacker, callback.replaceAll("([?&])code=[^&]+", "$1code=made-up"))
        .then()
        .statusCode(401);
    finish(attacker, callback.replaceAll("iss=[^&]+", "iss=https%3A%2F%2Fevil.example"))
        .then()
        .statusCode(401);

    finish(attacker, callback).then().statusCode(303);
    finish(attacker, callback).then().statusCode(401);
  }

  @Test
  void someone_without_a_group_has_no_part_here() {
    Journey journey = begin();
    String accounts = WholeDatabase.value("select count(*) from sixwalk.account");
    finish(journey, authenticate(journey, "carl"))
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    exchange(tokens("study-scripts", "carl").getString("access_token")).then().statusCode(403);
    assertThat(WholeDatabase.value("select count(*) from sixwalk.account")).isEqualTo(accounts);
  }

  @Test
  void a_program_exchanges_its_bearer_token_for_the_roles_of_its_groups() {
    Response signedIn = exchange(tokens("study-scripts", "anna").getString("access_token"));
    signedIn.then().statusCode(200).body("kind", is("STAFF"), "refreshToken", nullValue());
    given()
        .auth()
        .oauth2(signedIn.jsonPath().getString("accessToken"))
        .get(POLICY)
        .then()
        .statusCode(200);

    JsonPath coordinator =
        exchange(tokens("study-scripts", "bela").getString("access_token")).jsonPath();
    given().auth().oauth2(coordinator.getString("accessToken")).get(POLICY).then().statusCode(404);
    assertThat(
            WholeDatabase.value(
                "select string_agg(r.role || ' ' || s.code || '/' || t.code || ' ' || r.source, ',"
                    + " ') from sixwalk.staff_role r join sixwalk.study s on s.id = r.study_id left"
                    + " join sixwalk.site t on t.study_id = r.study_id and t.id = r.site_id where"
                    + " r.ended_at is null and r.account_id = '"
                    + coordinator.getString("accountId")
                    + "'"))
        .isEqualTo("COORDINATOR provider-study/bern PROVIDER");
    String again =
        exchange(tokens("study-scripts", "bela").getString("access_token"))
            .jsonPath()
            .getString("accountId");
    assertThat(again).isEqualTo(coordinator.getString("accountId"));
  }

  @Test
  void other_tokens_of_the_provider_are_not_for_the_api() {
    JsonPath web = tokens("sixwalk", "anna");
    JsonPath script = tokens("study-scripts", "anna");
    String good = script.getString("access_token");
    String[] parts = good.split("\\.");
    for (String token :
        new String[] {
          web.getString("access_token"),
          web.getString("id_token"),
          script.getString("id_token"),
          web.getString("refresh_token"),
          parts[0] + "." + parts[1] + ".",
          parts[0] + "." + parts[1] + "." + parts[2].substring(0, 20),
          "eyJhbGciOiJub25lIn0." + parts[1] + ".",
          "x",
          good + "x"
        }) {
      exchange(token)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("code", is("provider-refused"));
    }
    given().auth().oauth2(good).get("/v1/me/devices").then().statusCode(401);
    given().post("/v1/sign-in/provider").then().statusCode(401);
    exchange(good).then().statusCode(200);
  }

  @Test
  void who_leaves_a_group_loses_the_role_and_who_is_disabled_stays_out() {
    JsonPath before =
        exchange(tokens("study-scripts", "bela").getString("access_token")).jsonPath();
    String admin =
        given()
            .contentType(ContentType.URLENC)
            .formParams(
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    "admin-cli",
                    "username",
                    KeycloakServer.ADMIN,
                    "password",
                    KeycloakServer.ADMIN_PASSWORD))
            .post(
                issuer.replace("/realms/sixwalk", "/realms/master")
                    + "/protocol/openid-connect/token")
            .then()
            .statusCode(200)
            .extract()
            .path("access_token");
    String users = issuer.replace("/realms/", "/admin/realms/") + "/users";
    String bela =
        given()
            .auth()
            .oauth2(admin)
            .get(users + "?username=bela")
            .then()
            .statusCode(200)
            .extract()
            .path("[0].id");
    String group =
        given()
            .auth()
            .oauth2(admin)
            .get(users + "/" + bela + "/groups")
            .then()
            .extract()
            .path("[0].id");
    given()
        .auth()
        .oauth2(admin)
        .delete(users + "/" + bela + "/groups/" + group)
        .then()
        .statusCode(204);

    exchange(tokens("study-scripts", "bela").getString("access_token")).then().statusCode(403);
    assertThat(roles(before.getString("accountId"))).isEqualTo("0");

    given()
        .auth()
        .oauth2(admin)
        .put(users + "/" + bela + "/groups/" + group)
        .then()
        .statusCode(204);
    exchange(tokens("study-scripts", "bela").getString("access_token")).then().statusCode(200);
    assertThat(roles(before.getString("accountId"))).isEqualTo("1");

    JsonPath anna = exchange(tokens("study-scripts", "anna").getString("access_token")).jsonPath();
    given()
        .auth()
        .oauth2(anna.getString("accessToken"))
        .post("/v1/studies/provider-study/staff/" + before.getString("accountId") + "/disable")
        .then()
        .statusCode(204);
    exchange(tokens("study-scripts", "bela").getString("access_token")).then().statusCode(403);
    given()
        .auth()
        .oauth2(anna.getString("accessToken"))
        .post("/v1/studies/provider-study/staff/" + before.getString("accountId") + "/enable")
        .then()
        .statusCode(204);
    exchange(tokens("study-scripts", "bela").getString("access_token")).then().statusCode(200);
  }

  private static String roles(String account) {
    return WholeDatabase.value(
        "select count(*) from sixwalk.staff_role where ended_at is null and account_id = '"
            + account
            + "'");
  }

  private record Journey(Response answer, String location, String cookie) {}

  private static Journey begin() {
    Response answer =
        given()
            .redirects()
            .follow(false)
            .get("/v1/sign-in/provider")
            .then()
            .statusCode(303)
            .extract()
            .response();
    return new Journey(answer, answer.header("Location"), answer.cookie("sixwalk-provider"));
  }

  /**
   * What a person does on the provider's page; gives the address to which the provider sends the
   * browser.
   */
  private static String authenticate(Journey journey, String user) {
    Response page =
        given().urlEncodingEnabled(false).redirects().follow(false).get(journey.location());
    Cookies cookies = page.then().statusCode(200).extract().detailedCookies();
    Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(page.asString());
    assertThat(action.find()).as("the provider's form").isTrue();
    return given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .cookies(cookies)
        .contentType(ContentType.URLENC)
        .body("username=" + user + "&password=" + user + "-secret&credentialId=")
        .post(action.group(1).replace("&amp;", "&"))
        .then()
        .statusCode(302)
        .extract()
        .header("Location");
  }

  private static Response finish(Journey journey, String callback) {
    return given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .cookie("sixwalk-provider", journey.cookie())
        .get(callback);
  }

  private JsonPath tokens(String client, String user) {
    var form =
        new java.util.HashMap<String, String>(
            Map.of(
                "grant_type",
                "password",
                "client_id",
                client,
                "username",
                user,
                "password",
                user + "-secret",
                "scope",
                "openid"));
    if (client.equals("sixwalk")) {
      form.put("client_secret", "only-for-tests");
    }
    return given()
        .contentType(ContentType.URLENC)
        .formParams(form)
        .post(issuer + "/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Response exchange(String token) {
    return given().header("Authorization", "Bearer " + token).post("/v1/sign-in/provider");
  }

  @Test
  void the_callback_is_the_one_that_the_provider_knows() {
    String location = URLDecoder.decode(begin().location(), StandardCharsets.UTF_8);
    assertThat(location)
        .containsPattern("redirect_uri=http://127\\.0\\.0\\.1:\\d+/v1/sign-in/provider/callback");
  }
}
