package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.People;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.WholeDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading somebody of another site in an emergency. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class GlassPageTest extends DeskPageTests {
  private static final String REASON = "Brought in by ambulance";

  @Test
  void a_record_is_opened_with_a_reason_for_reading_only_and_that_is_written_down() {
    var study = studies.study();
    var person = participant(study, "FAR-1", Walks.dayZero());
    PhoneRecords.permit(study, person);
    Walks.sendTrend(person, Walks.dayZero(), 60);
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "fell"));
    var elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    Page page = desk(study, elsewhere, "Emergency access");
    Locator pseudonym = page.getByLabel("Pseudonym");
    Locator reason = page.getByLabel("Why it cannot wait");
    Locator open = button(page, "Open the record for 60 minutes");
    pseudonym.fill("FAR-2");
    reason.fill("short");
    open.click();
    assertThat(reason).isFocused();
    assertThat(page.locator("#field-reason-problem"))
        .hasText("Say in a few words why; the person will read it.");
    reason.fill(REASON);
    open.click();
    assertThat(pseudonym).isFocused();
    assertThat(pseudonym).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#field-pseudonym-problem"))
        .hasText("No record can be opened under this pseudonym.");
    pseudonym.fill("FAR-1");
    open.press("Enter");

    assertThat(page.getByRole(AriaRole.HEADING, named("FAR-1").setLevel(2))).isFocused();
    assertThat(page.locator("[data-glass]"))
        .containsText("Emergency access, reading only. Open until");
    assertThat(page.locator(".facts").first()).containsText("+60 m");
    Locator parts = page.getByRole(AriaRole.NAVIGATION, named("Parts of the record"));
    assertThat(parts.getByRole(AriaRole.LINK))
        .hasText(
            new String[] {
              "Trend and walks",
              "Questionnaires",
              "Schedule and adherence",
              "Before a walk",
              "Person and devices"
            });
    for (String part :
        List.of(
            "Questionnaires", "Schedule and adherence", "Before a walk", "Person and devices")) {
      parts.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(part)).click();
      assertThat(parts.locator("[aria-current]")).hasText(part);
      loaded(page);
      assertThat(page.locator("[data-glass]")).isVisible();
      assertThat(page.locator(".record form, .record .notice[role=alert]")).hasCount(0);
    }
    assertThat(page.url()).doesNotContain("FAR");

    page.locator(".desk-pages").getByText("Emergency access").click();
    assertThat(page.locator("[data-open='" + person.id() + "']")).containsText(REASON);
    assertThat(page.locator("[data-open]")).containsText("Open until");
    assertThat(as(person).get("/v1/me/access-log").jsonPath().<String>getList("entries.words"))
        .anyMatch(
            words -> words.contains("opened your record for an hour") && words.contains(REASON))
        .contains("Someone of the study who is not of your care team looked at your walks.");
    assertThat(
            as(study.admin())
                .get("/v1/studies/" + study.code() + "/break-glass")
                .jsonPath()
                .<String>getList("opened.accountId"))
        .containsExactly(elsewhere.id().toString());
    as(elsewhere)
        .body(Map.of("measures", "SPO2"))
        .post(PhoneRecords.path(study, person) + "/measuring-devices")
        .then()
        .statusCode(404);
  }

  @Test
  void when_it_is_over_the_record_leaves_the_screen_and_the_page_says_so() {
    var study = studies.study();
    var person = participant(study, "FAR-3", Walks.dayZero());
    var elsewhere = People.staffElsewhere(studies, study, "COORDINATOR");
    Page page = desk(study, elsewhere, "Emergency access");
    page.getByLabel("Pseudonym").fill("FAR-3");
    page.getByLabel("Why it cannot wait").fill(REASON);
    button(page, "Open the record for 60 minutes").click();
    assertThat(page.locator("[data-glass]")).isVisible();

    ends(person, "now() + interval '5 minutes'");
    page.clock().install();
    page.reload();
    assertThat(page.locator("[data-glass]")).isVisible();
    loaded(page);
    ends(person, "now() - interval '1 second'");
    page.clock().fastForward("05:01");
    assertThat(page.getByText("The person is not of your sites, or emergency access has ended."))
        .isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("FAR-3");
    page.locator(".record a").click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Emergency access").setLevel(2))).isFocused();
    loaded(page);
    assertThat(page.locator("[data-open]")).hasCount(0);
  }

  @Test
  void whose_person_it_is_already_is_sent_to_the_search_and_an_unknown_one_is_told_in_spanish() {
    var study = studies.study();
    var elsewhere = People.staffElsewhere(studies, study, "CLINICIAN");
    Page page = desk(study, elsewhere, "Emergency access");
    button(page, "Español").click();
    page.getByLabel("Seudónimo").fill("FAR-4");
    page.getByLabel("Por qué no puede esperar").fill(REASON);
    Locator open = button(page, "Abrir la ficha durante 60 minutos");
    open.click();
    assertThat(page.locator("#field-pseudonym-problem"))
        .hasText("Con este seudónimo no se puede abrir ninguna ficha.");

    page.route(
        "**/break-glass",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(409)
                    .setContentType("application/problem+json")
                    .setBody("{\"code\": \"own-site\"}")));
    open.click();
    Locator told = page.locator(".glass form [role=alert]");
    assertThat(told).containsText("Esta persona es de su propio centro.");
    told.getByRole(AriaRole.LINK).click();
    assertThat(page.url()).contains("page=find");
  }

  private static void ends(SignedInPerson person, String when) {
    assertThat(
            WholeDatabase.execute(
                "update sixwalk.break_glass set expires_at = "
                    + when
                    + " where participant_id = '"
                    + person.id()
                    + "'"))
        .isEqualTo(1);
  }
}
