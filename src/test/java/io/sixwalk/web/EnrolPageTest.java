package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static io.sixwalk.people.People.enrol;
import static io.sixwalk.people.People.enrolment;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.TestStudy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Finding people, enrolling and inviting them. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class EnrolPageTest extends DeskPageTests {

  @Test
  void a_person_is_enrolled_invited_and_signs_in_on_the_own_phone() {
    var study = studies.study();
    Page page = desk(study, study.coordinator(), "Enrol a person");
    page.getByLabel("Pseudonym").fill("NEW-1");
    page.getByLabel("Time zone of the study days").selectOption("Europe/Madrid");
    page.getByLabel("Day 0").fill(today().plusDays(14).toString());
    page.getByLabel("Sex").selectOption("FEMALE");
    page.getByLabel("Age in years").fill("79");
    page.getByLabel("Height in centimetres").fill("158,5");
    page.getByLabel("Weight in kilograms").fill("61");
    page.getByLabel("Name", exactly()).fill("Nuria Enrolled");
    page.getByLabel("Telephone number").fill("+34 600 111 222");
    page.getByLabel("Date of birth").fill("1947-02-03");
    button(page, "Enrol").press("Enter");

    assertThat(page.getByRole(AriaRole.HEADING, named("NEW-1").setLevel(2))).isFocused();
    assertThat(page.getByRole(AriaRole.STATUS).last())
        .hasText("NEW-1 is enrolled. An invitation comes next.");
    assertThat(inTheList(page, "NEW-1")).hasAttribute("aria-current", "page");
    JsonPath kept = people(study);
    assertThat(kept.getMap("participants[0]"))
        .containsEntry("pseudonym", "NEW-1")
        .containsEntry("siteId", study.siteId().toString())
        .containsEntry("zone", "Europe/Madrid")
        .containsEntry("dayZero", today().plusDays(14).toString())
        .containsEntry("ageYears", 79)
        .containsEntry("heightCm", 158.5f)
        .doesNotContainKey("identity");
    assertThat(page.locator(".record")).containsText("Nuria Enrolled");

    button(page, "Make an invitation").click();
    Locator made = page.locator(".invite .made");
    assertThat(
            made.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName("Invitation")))
        .isFocused();
    assertThat(made.locator("img.qr")).isVisible();
    assertThat(made).containsText("Good until");
    String code = made.locator(".code").first().textContent();
    assertThat(page.url()).doesNotContain(code.replace("-", ""));

    Page own = follow(phone(), InvitationCode.read(code));
    assertThat(own.locator(".who")).containsText("NEW-1");
    page.reload();
    assertThat(page.locator("[data-device]")).containsText("Computer");
    assertThat(page.locator(".made .code")).hasCount(0);
  }

  @Test
  void what_is_refused_stands_at_its_field() {
    var study = studies.study();
    participant(study, "TAKEN-1", Walks.dayZero());
    Page page = desk(study, study.coordinator(), "Enrol a person");
    button(page, "Enrol").click();
    Locator pseudonym = page.getByLabel("Pseudonym");
    assertThat(pseudonym).isFocused();
    assertThat(pseudonym).hasAttribute("aria-invalid", "true");

    pseudonym.fill("TAKEN-1");
    page.getByLabel("Height in centimetres").fill("400");
    page.getByLabel("Telephone number").fill("+49 30 1234567");
    button(page, "Enrol").click();
    assertThat(page.getByLabel("Height in centimetres")).isFocused();
    assertThat(page.locator("#field-heightCm-problem")).hasText("Height is 100 to 230 cm.");
    Locator name = page.getByLabel("Name", exactly());
    assertThat(name).hasAttribute("aria-invalid", "true");

    page.getByLabel("Height in centimetres").fill("160");
    name.fill("Given Name");
    button(page, "Enrol").click();
    assertThat(pseudonym).isFocused();
    assertThat(page.locator("#field-pseudonym-problem"))
        .hasText("Somebody in this study has this pseudonym already.");
    assertThat(people(study).getList("participants")).hasSize(1);
  }

  @Test
  void after_the_approval_has_expired_nobody_is_enrolled_and_the_page_says_why() {
    var study = studies.study();
    Page page = desk(study, study.coordinator(), "Enrol a person");
    page.getByLabel("Pseudonym").fill("LATE-1");
    String path = "/v1/studies/" + study.code();
    as(study.admin())
        .header("If-Match", as(study.admin()).get(path).header("ETag"))
        .body(
            Map.of(
                "name",
                "N",
                "emergencyNumber",
                "112",
                "approval",
                Map.of("board", "B", "expiresOn", "2020-01-31")))
        .put(path)
        .then()
        .statusCode(200);

    button(page, "Enrol").click();
    assertThat(page.locator("form .problem[role=alert]"))
        .containsText("Nobody can be enrolled until the review board has renewed its approval");
    assertThat(page.getByLabel("Pseudonym")).hasValue("LATE-1");
    assertThat(people(study).getList("participants")).isEmpty();

    page.reload();
    assertThat(page.locator("[data-problem=approval-expired]"))
        .containsText("The approval of the review board ended on 31 January 2020.");
    assertThat(button(page, "Enrol")).hasCount(0);
  }

  @Test
  void who_may_not_enrol_is_not_offered_it_and_is_refused_by_the_server() {
    var study = studies.study();
    Page page = desk(study, study.clinician());
    assertThat(page.locator(".desk-pages a"))
        .hasText(new String[] {"What waits", "Find a person", "Emergency access"});
    page.navigate(home + "#study=" + study.code() + "&page=enrol");
    assertThat(page.getByText("A coordinator enrols people.")).isVisible();
    assertThat(button(page, "Enrol")).hasCount(0);
    as(study.clinician())
        .body(enrolment(study, "Not Enrolled", "+49 30 1234567"))
        .post("/v1/studies/" + study.code() + "/participants")
        .then()
        .statusCode(404);
  }

  @Test
  void a_person_is_found_by_name_number_or_pseudonym_and_the_search_stands_in_no_address() {
    var study = studies.study();
    var id = enrol(study, "Martina Findable", "+49 30 7654321");
    var other = participant(study, "OTHER-1", Walks.dayZero());
    Page page = desk(study, study.clinician(), "Find a person");
    List<String> addresses = new ArrayList<>();
    page.onRequest((Request request) -> addresses.add(request.url()));
    Locator found = page.locator("[data-found]");

    search(page, "findable");
    assertThat(found).hasAttribute("data-found", id.toString());
    assertThat(page.locator(".found")).containsText("Martina Findable");
    search(page, "030 7654321");
    assertThat(found).hasAttribute("data-found", id.toString());
    search(page, "ther-1");
    assertThat(found).hasAttribute("data-found", other.id().toString());
    search(page, "Nobody Here");
    assertThat(found).hasCount(0);
    search(page, "martina");
    found.click();
    assertThat(page.locator("#person-title")).isVisible();

    assertThat(addresses).isNotEmpty();
    assertThat(String.join(" ", addresses) + page.url())
        .doesNotContainIgnoringCase("findable")
        .doesNotContainIgnoringCase("martina")
        .doesNotContain("7654321");
    page.goBack();
    assertThat(page.getByLabel("Pseudonym, name or telephone number")).hasValue("");
  }

  @Test
  void at_another_site_nobody_is_found() {
    var study = studies.study();
    enrol(study, "Martina Elsewhere", "+49 30 7654322");
    var elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    Page page = desk(study, elsewhere, "Find a person");
    search(page, "martina");
    assertThat(page.getByRole(AriaRole.HEADING, named("Nobody was found at your sites.")))
        .isVisible();
    page.locator(".found a").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Emergency access").setLevel(2))).isFocused();

    page.locator(".desk-pages a").filter(new Locator.FilterOptions().setHasText("Enrol")).click();
    assertThat(page.getByLabel("Site").locator("option"))
        .hasText(new String[] {"Please choose", "Elsewhere"});
  }

  /** Searches by the keyboard alone; what was found takes the focus. */
  private static void search(Page page, String text) {
    Locator wanted = page.getByLabel("Pseudonym, name or telephone number");
    wanted.fill(text);
    wanted.press("Enter");
    assertThat(page.locator(".found h3")).isFocused();
  }

  private static JsonPath people(TestStudy study) {
    return as(study.coordinator())
        .get("/v1/studies/" + study.code() + "/participants")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}
