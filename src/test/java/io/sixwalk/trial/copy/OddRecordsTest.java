package io.sixwalk.trial.copy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.trial.Records;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Records that were written, packed or cut by somebody careless or hostile. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class OddRecordsTest {
  private static final String TODAY = LocalDate.now(ZoneOffset.UTC).toString();

  @Inject Studies studies;

  private ValidatableResponse bring(String mediaType, String body) {
    return given()
        .auth()
        .oauth2(studies.study().admin().token())
        .contentType(mediaType)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/v1/registry/imports")
        .then();
  }

  private static ObjectNode study(String number) {
    return Records.study(number, "RECRUITING", TODAY);
  }

  private static ObjectNode protocol(ObjectNode study) {
    return (ObjectNode) study.path("protocolSection");
  }

  private static void isThere(String number) {
    given()
        .get("/v1/trials/" + number)
        .then()
        .statusCode(200)
        .body("trustClass", equalTo("REGISTERED_BUT_UNVERIFIED"))
        .body("openness", equalTo("OPEN"));
  }

  @Test
  void characters_that_the_database_refuses_cost_neither_the_record_nor_its_neighbours() {
    String odd = Records.number();
    String neighbour = Records.number();
    ObjectNode study = study(odd);
    protocol(study)
        .withObject("/identificationModule")
        .put("briefTitle", "A \u0000 title with \ud800 half a character")
        .put("acronym", "back\\slash \\u0000")
        .putArray("nctIdAliases")
        .add("NCT0000\u00000002")
        .add("not a number");
    protocol(study)
        .withObject("/sponsorCollaboratorsModule/leadSponsor")
        .put("name", "Nul\u0000 Institute");
    protocol(study).put("a\u0000key", "x").put("huge", 1e300).put("none", Double.NaN);
    bring("application/x-ndjson", study + "\n" + study(neighbour) + "\n")
        .statusCode(200)
        .body("read", equalTo(2))
        .body("unreadable", equalTo(0));
    isThere(odd);
    isThere(neighbour);
  }

  @Test
  void a_byte_order_mark_and_windows_line_ends_are_no_content() {
    String one = Records.number();
    String two = Records.number();
    String three = Records.number();
    bring("application/x-ndjson", "\uFEFF" + study(one) + "\r\n\r\n" + study(two) + "\r\n")
        .statusCode(200)
        .body("read", equalTo(2))
        .body("unreadable", equalTo(0));
    bring("application/json", "\uFEFF{\r\n\"studies\": [\r\n" + study(three) + "\r\n]}\r\n")
        .statusCode(200)
        .body("read", equalTo(1));
    isThere(one);
    isThere(two);
    isThere(three);
  }

  @Test
  void a_field_that_stands_twice_counts_once() {
    String number = Records.number();
    String twice =
        study(number)
            .toString()
            .replace(
                "\"overallStatus\":\"RECRUITING\"",
                "\"overallStatus\":\"WITHDRAWN\",\"overallStatus\":\"RECRUITING\"");
    assertThat(twice).contains("WITHDRAWN");
    bring("application/json", twice).statusCode(200).body("read", equalTo(1));
    isThere(number);
  }

  @Test
  void a_record_of_five_megabytes_is_stored_and_answered_from() {
    String number = Records.number();
    ObjectNode study = study(number);
    study.withObject("/resultsSection").put("table", "result ".repeat(700_000));
    protocol(study)
        .withObject("/descriptionModule")
        .put("detailedDescription", "walk ".repeat(40_000));
    bring("application/json", study.toString()).statusCode(200).body("read", equalTo(1));
    isThere(number);
  }

  @Test
  void what_is_no_number_a_computer_can_hold_or_nested_without_end_is_named() {
    String number = Records.number();
    String good = study(number).toString();
    String digits = "{\"protocolSection\":{\"x\":" + "9".repeat(2_000) + "}}";
    String nested = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
    bring("application/x-ndjson", digits + "\n" + nested + "\n" + good + "\n")
        .statusCode(200)
        .body("read", equalTo(1))
        .body("unreadable", equalTo(2))
        .body("troubles[0].where", containsString("line 1"))
        .body("troubles[1].where", containsString("line 2"));
    isThere(number);
  }

  @Test
  void a_body_without_any_record_is_refused_with_a_reason() {
    for (String body :
        new String[] {"[]", "{}", "{\"studies\":[{}]}", "\"text\"", "<html>", "[1,2"}) {
      bring("application/json", body).statusCode(422).body("code", equalTo("no-record"));
    }
  }
}
