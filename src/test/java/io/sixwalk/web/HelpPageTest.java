package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import java.util.List;
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
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "fell"));
    Page page = help(person);
    Locator held = page.locator(".gate [data-state=HELD]");
    assertThat(held).isVisible();
    loaded(page);
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("fell");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("fallen");
  }

  @Test
  void answers_that_cannot_be_sent_any_more_are_kept_to_be_shown() {
    var study = studies.study();
    var person = participant(study, "HELPED-4", Walks.dayZero());
    PhoneRecords.permit(study, person);
    Page page = help(person);
    Locator gate = page.locator(".gate");
    button(gate, "Answer the questions").click();
    for (int i = 1; i < QUESTIONS; i++) {
      button(gate, "No").click();
    }
    String grant = as(person).get("/v1/me/caregivers").jsonPath().getString("caregivers[0].id");
    as(person).delete("/v1/me/caregivers/" + grant).then().statusCode(204);
    button(gate, "No").click();
    assertThat(page.locator(".refused-box")).containsText("Nothing is lost.");
    page.reload();
    assertThat(page.locator(".refused-box")).isVisible();
    assertThat(page.locator("p.card"))
        .containsText("You cannot send answers for this person any more");
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
