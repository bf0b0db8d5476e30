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
import io.sixwalk.access.ShareScope;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.safety.rules.GateQuestion;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A caregiver who was asked to help answers for a person. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class HelpPageTest extends PageTests {
  private static final int QUESTIONS = 7;

  @Test
  void
      a_caregiver_reads_the_safety_questions_out_and_the_answers_are_on_record_as_sent_by_another() {
    var study = studies.study();
    var person = participant(study, "HELPED-1", Walks.dayZero());
    PhoneRecords.permit(study, person);
    Page page = help(person);
    Locator gate = page.locator(".gate");
    assertThat(gate).containsText("Please read these questions out, word by word");
    assertThat(gate).containsText("Nobody watches these answers in real time.");
    button(gate, "Answer the questions").click();
    assertThat(gate.locator("h3")).isFocused();
    button(gate, "Yes").click();
    for (int i = 1; i < QUESTIONS; i++) {
      button(gate, "No").click();
    }
    assertThat(gate.locator("[data-state=HELD]")).containsText("see to it that there is no walk");
    assertThat(gate.getByRole(AriaRole.LINK).first()).hasAttribute("href", "tel:112");

    assertThat(PhoneRecords.alertKinds(study, person)).containsExactly("CHEST_PAIN");
    assertThat(as(person).get("/v1/me/gate").jsonPath().getString("state")).isEqualTo("HELD");
    assertThat(told(person)).anyMatch(words -> words.endsWith("sent something for you."));
    assertThat(told(person)).anyMatch(words -> words.contains("opened the safety questions"));
  }

  @Test
  void a_due_questionnaire_is_answered_for_the_person_and_then_no_longer_asked() {
    var study = studies.study();
    var person = participant(study, "HELPED-2", today().minusDays(90));
    Page page = help(person);
    Locator due = page.locator(".due");
    Locator phq = due.getByRole(AriaRole.BUTTON).filter(having("Patient Health Questionnaire-2"));
    phq.click();
    for (int question = 1; question <= 2; question++) {
      assertThat(due).containsText("Question " + question + " of 2");
      due.getByLabel("Not at all").check();
      button(due, "Next").click();
    }
    assertThat(page.locator("#due-title")).isFocused();
    assertThat(due.getByRole(AriaRole.BUTTON).first()).isVisible();
    assertThat(phq).hasCount(0);
    assertThat(page.locator(".waiting-box")).hasCount(0);
    assertThat(
            as(person)
                .get("/v1/me/questionnaires")
                .jsonPath()
                .<String>getList("questionnaires.instrument"))
        .containsExactly("phq-2");
    assertThat(told(person)).anyMatch(words -> words.endsWith("sent something for you."));
  }

  @Test
  void what_the_person_answered_is_not_shown_to_who_helps() {
    var study = studies.study();
    var person = participant(study, "HELPED-3", Walks.dayZero());
    PhoneRecords.permit(study, person);
    String[] all = Stream.of(GateQuestion.values()).map(GateQuestion::field).toArray(String[]::new);
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), all));
    var other = participant(study, "HELPED-3B", Walks.dayZero());
    PhoneRecords.permit(study, other);
    PhoneRecords.send(
        other, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "medicationChanged"));

    Page page = help(person);
    assertThat(page.locator(".gate [data-state=HELD]")).isVisible();
    loaded(page);
    List<String> reasons =
        as(person)
            .header("Accept-Language", "en")
            .get("/v1/me/gate")
            .jsonPath()
            .getList("reasons.sentence");
    assertThat(reasons).hasSize(QUESTIONS);
    assertThat(page.getByRole(AriaRole.MAIN).innerText()).doesNotContain(reasons);
    String gate = page.locator(".gate").innerText();
    assertThat(gate.toLowerCase(Locale.ROOT))
        .doesNotContain(
            "chest", "breath", "dizz", "faint", "fever", "fell", "swelling", "medicine");

    // Whoever helps another person, with another answer, reads and gets the very same.
    Page others = help(other);
    assertThat(others.locator(".gate [data-state=HELD]")).isVisible();
    loaded(others);
    assertThat(others.locator(".gate").innerText()).isEqualTo(gate);
    assertThat(gateAsSent(others, other)).isEqualTo(gateAsSent(page, person));
  }

  private static Object gateAsSent(Page page, SignedInPerson person) {
    return page.evaluate(
        "id => import('/js/api.js').then(api => api.get(`/v1/caregiver/people/${id}/gate`))",
        person.id().toString());
  }

  @Test
  void answers_for_who_does_not_ask_any_more_are_kept_to_be_shown_and_sent_once_asked_again() {
    var study = studies.study();
    var person = participant(study, "HELPED-4", Walks.dayZero());
    PhoneRecords.permit(study, person);
    Page page = help(person);
    answerAllButOne(page);
    String grant = as(person).get("/v1/me/caregivers").jsonPath().getString("caregivers[0].id");
    as(person).delete("/v1/me/caregivers/" + grant).then().statusCode(204);
    button(page.locator(".gate"), "No").click();
    Locator box = page.locator(".refused-box");
    assertThat(box).containsText("Nothing is lost.");
    page.reload();
    assertThat(box).isVisible();
    assertThat(box.locator("h2")).hasText("For HELPED-4: This could not be taken");
    assertThat(page.locator("p.card"))
        .containsText("You cannot send answers for this person any more");

    askAgain(person, page);
    page.reload();
    assertThat(page.locator(".gate [data-state=OPEN]")).isVisible();
    assertThat(box).hasCount(0);
    assertThat(as(person).get("/v1/me/gate").jsonPath().getString("state")).isEqualTo("OPEN");
  }

  @Test
  void an_answer_that_only_looks_like_the_end_of_the_help_keeps_what_waits() {
    var study = studies.study();
    var person = participant(study, "HELPED-6", Walks.dayZero());
    PhoneRecords.permit(study, person);
    Page page = help(person);
    List<String> lies =
        List.of("<p>No such page in our hotel", "{\"status\":404,\"code\":\"not-found\"}");
    AtomicInteger told = new AtomicInteger();
    page.route(
        "**/uploads",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(404)
                    .setBody(lies.get(told.getAndIncrement() % lies.size()))));
    answerAllButOne(page);
    button(page.locator(".gate"), "No").click();
    Locator waiting = page.locator(".waiting-box");
    assertThat(waiting).isVisible();
    page.evaluate("import('/js/outbox.js').then(o => o.deliverNow())");
    assertThat(told.get()).isGreaterThanOrEqualTo(2);
    assertThat(waiting)
        .hasText("For HELPED-6: One entry waits to be sent. It is kept safe on this device.");
    assertThat(page.locator(".refused-box")).hasCount(0);

    // On the page of another person it is not shown; beside all people it is, with its name.
    page.evaluate("id => { location.hash = 'help=' + id; }", UUID.randomUUID().toString());
    assertThat(page.getByText("You cannot send answers for this person any more")).isVisible();
    assertThat(waiting).hasCount(0);
    page.getByRole(AriaRole.LINK).filter(having("Back to the people")).click();
    assertThat(waiting).containsText("For HELPED-6");

    page.unroute("**/uploads");
    page.evaluate("import('/js/outbox.js').then(o => o.deliverNow())");
    assertThat(waiting).hasCount(0);
    assertThat(as(person).get("/v1/me/gate").jsonPath().getString("state")).isEqualTo("OPEN");
  }

  @Test
  void who_was_not_asked_to_help_is_offered_nothing() {
    var study = studies.study();
    var person = participant(study, "HELPED-5", Walks.dayZero());
    Page page = follow(phone(), caregiverCode(person, ShareScope.ADHERENCE));
    assertThat(page.getByText("HELPED-5").first()).isVisible();
    assertThat(page.getByRole(AriaRole.LINK).filter(having("Answer for"))).hasCount(0);
    page.evaluate("id => { location.hash = 'help=' + id; }", person.id().toString());
    assertThat(page.getByText("You cannot send answers for this person any more")).isVisible();
    assertThat(page.locator(".gate")).hasCount(0);
  }

  private Page help(SignedInPerson person) {
    Page page = follow(phone(), caregiverCode(person, ShareScope.PROXY_UPLOAD));
    page.getByRole(AriaRole.LINK).filter(having("Answer for")).click();
    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Answers for somebody else")))
        .isFocused();
    return page;
  }

  private static void answerAllButOne(Page page) {
    Locator gate = page.locator(".gate");
    button(gate, "Answer the questions").click();
    for (int i = 1; i < QUESTIONS; i++) {
      button(gate, "No").click();
    }
  }

  /** The person asks the caregiver of this page once more. */
  private static void askAgain(SignedInPerson person, Page page) {
    var invited =
        as(person)
            .body(Map.of("name", "Anna", "ownName", "Mum", "scope", Set.of("PROXY_UPLOAD")))
            .post("/v1/me/caregivers")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    page.evaluate(
        "code => import('/js/api.js').then(api => api.send('POST', '/v1/caregiver/invitations', {"
            + " code }))",
        invited.getString("invitation.code"));
    as(person)
        .post("/v1/me/caregivers/" + invited.getString("caregiver.id") + "/confirm")
        .then()
        .statusCode(204);
  }

  private static List<String> told(SignedInPerson person) {
    return as(person)
        .header("Accept-Language", "en")
        .get("/v1/me/access-log?limit=20")
        .jsonPath()
        .getList("entries.words");
  }

  private static Locator button(Locator in, String name) {
    return in.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
