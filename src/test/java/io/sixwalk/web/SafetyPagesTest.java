package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The gate before a walk on the participant's page, and the worklist on the care team's. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class SafetyPagesTest extends PageTests {
  private static final int QUESTIONS = 7;

  @Test
  void no_to_every_question_opens_the_gate() {
    var study = studies.study();
    var person = permitted(study, "GATE-1");
    Page page = follow(phone(), codeOf(study, person.id()));
    Locator gate = gate(page);
    assertThat(gate).containsText("Nobody watches these answers in real time.");
    button(gate, "Answer the questions").click();
    for (int i = 1; i <= QUESTIONS; i++) {
      assertThat(gate).containsText("Question " + i + " of 7");
      assertThat(gate.locator("h3")).isFocused();
      button(gate, "No").click();
    }
    assertThat(gate.getByRole(AriaRole.HEADING, within("You can walk today"))).isVisible();
    assertThat(gate).containsText("Walk only when somebody is with you");
  }

  @Test
  void the_buttons_are_big_enough_for_any_finger_and_one_can_go_back() {
    var study = studies.study();
    var person = permitted(study, "GATE-2");
    Page page = follow(phone(), codeOf(study, person.id()));
    Locator gate = gate(page);
    button(gate, "Answer the questions").click();
    for (String name : List.of("Yes", "No")) {
      var box = button(gate, name).boundingBox();
      assertThat(box.height).isGreaterThanOrEqualTo(60);
      assertThat(box.width).isGreaterThanOrEqualTo(100);
    }
    button(gate, "Yes").click();
    button(gate, "Back to the question before").click();
    assertThat(gate).containsText("Question 1 of 7");
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(PHONE_WIDTH);
  }

  @Test
  void a_yes_holds_the_walk_back_and_shows_the_numbers_to_call() {
    var study = studies.study();
    setPhone(study, "+49 30 5550100");
    var person = permitted(study, "GATE-3");
    Page page = follow(phone(), codeOf(study, person.id()));
    Locator gate = gate(page);
    answer(gate, "Yes");
    Locator held = gate.locator("[data-state=HELD]");
    assertThat(held).containsText("You said that you had pain or pressure in your chest.");
    assertThat(held).containsText("Your care team has been told.");
    assertThat(held).containsText("Nobody watches these answers in real time.");
    assertThat(held.getByRole(AriaRole.LINK, within("Emergency: call 112")))
        .hasAttribute("href", "tel:112");
    assertThat(held.getByRole(AriaRole.LINK, within("Study team: call +49 30 5550100")))
        .hasAttribute("href", "tel:+49305550100");
    assertThat(PhoneRecords.alertKinds(study, person)).containsExactly("CHEST_PAIN");

    Page later = follow(phone(), codeOf(study, person.id()));
    assertThat(gate(later).locator("[data-state=HELD]")).isVisible();
    assertThat(later.getByRole(AriaRole.HEADING, heading("What your care team knows"))).isVisible();
    assertThat(later.getByText("you told us about pain in your chest")).isVisible();
  }

  @Test
  void without_a_network_the_page_holds_the_walk_back_itself_and_sends_once_it_can() {
    var study = studies.study();
    var person = permitted(study, "GATE-4");
    Page page = follow(phone(), codeOf(study, person.id()));
    Locator gate = gate(page);
    page.route("**/v1/me/uploads", route -> route.abort());
    answer(gate, "Yes");
    assertThat(gate.locator("[data-state=HELD]"))
        .containsText("Your care team will be told when this phone has a connection.");
    assertThat(PhoneRecords.alertKinds(study, person)).isEmpty();
    page.unroute("**/v1/me/uploads");
    button(gate, "Send my answers again").click();
    assertThat(gate.locator("[data-state=HELD]")).containsText("Your care team has been told.");
    assertThat(PhoneRecords.alertKinds(study, person)).containsExactly("CHEST_PAIN");
  }

  @Test
  void what_a_person_can_measure_is_asked_after_the_questions() {
    var study = studies.study();
    var person = permitted(study, "GATE-5");
    as(study.clinician())
        .body(Map.of("measures", "SPO2"))
        .post(PhoneRecords.path(study, person) + "/measuring-devices")
        .then()
        .statusCode(201);
    Page page = follow(page(PHONE_WIDTH, PHONE_HEIGHT, "es"), codeOf(study, person.id()));
    Locator gate = gate(page);
    button(gate, "Responder a las preguntas").click();
    for (int i = 0; i < QUESTIONS; i++) {
      button(gate, "No").click();
    }
    gate.getByLabel(Pattern.compile("Oxígeno en la sangre.*")).fill("90");
    button(gate, "Listo").click();
    Locator held = gate.locator("[data-state=HELD]");
    assertThat(held).containsText("Hoy no camine");
    assertThat(held).containsText("Nadie vigila estas respuestas en tiempo real.");
  }

  @Test
  void the_care_team_sees_what_waits_opens_an_alert_and_closes_it_with_a_note() {
    var study = studies.study();
    var person = permitted(study, "WORK-1");
    PhoneRecords.send(
        person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "medicationChanged"));
    Page page = follow(desk(), staffCode(study, study.clinician()));
    Locator work = page.locator(".worklist");
    assertThat(work).containsText("Participants are told that nobody watches in real time.");
    Locator line = work.locator("li[data-kind=ALERT]");
    assertThat(line).containsText("WORK-1");
    assertThat(line).containsText("Safety question answered with yes");
    line.getByRole(AriaRole.BUTTON).click();

    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("medication changed");
    assertThat(dialog).containsText("Opened by: 1");
    button(dialog, "Close the alert").click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("Please write what was done.");
    dialog.getByLabel("What was done").fill("Called; the new tablet is harmless.");
    button(dialog, "Close the alert").click();

    assertThat(dialog).hasCount(0);
    assertThat(work).containsText("Nothing waits just now.");
    assertThat(page.getByRole(AriaRole.STATUS).last()).hasText("The alert is closed.");
    var alert =
        as(study.coordinator())
            .get("/v1/studies/" + study.code() + "/alerts")
            .then()
            .extract()
            .jsonPath();
    assertThat(alert.getString("alerts[0].closed.note"))
        .isEqualTo("Called; the new tablet is harmless.");
    assertThat(alert.<String>getList("alerts[0].seen.by"))
        .containsExactly(study.clinician().id().toString());
  }

  @Test
  void a_line_leads_to_the_persons_record() {
    var study = studies.study();
    var person = permitted(study, "WORK-2");
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "fell"));
    Page page = follow(desk(), staffCode(study, study.coordinator()));
    Locator work = page.locator(".worklist");
    assertThat(work.locator("li[data-kind=EVENT_DRAFT]")).hasCount(1);
    work.getByRole(AriaRole.LINK).first().click();
    assertThat(page.getByRole(AriaRole.HEADING, heading("WORK-2"))).isFocused();
  }

  private SignedInPerson permitted(TestStudy study, String pseudonym) {
    SignedInPerson person = participant(study, pseudonym, Walks.dayZero());
    PhoneRecords.permit(study, person);
    return person;
  }

  private static void setPhone(TestStudy study, String phone) {
    String path = "/v1/studies/" + study.code();
    String tag = as(study.admin()).get(path).then().extract().header("ETag");
    as(study.admin())
        .header("If-Match", tag)
        .body(Map.of("name", "N", "emergencyNumber", "112", "phoneNumber", phone))
        .put(path)
        .then()
        .statusCode(200);
  }

  /** The first question with one answer, the others with no. */
  private static void answer(Locator gate, String first) {
    button(gate, "Answer the questions").click();
    button(gate, first).click();
    for (int i = 1; i < QUESTIONS; i++) {
      button(gate, "No").click();
    }
  }

  private static Locator gate(Page page) {
    return page.locator(".gate");
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Page.GetByRoleOptions heading(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions within(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }
}
