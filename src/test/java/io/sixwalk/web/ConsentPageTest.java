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
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a participant agrees to: read, given, taken back, and asked anew. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ConsentPageTest extends PageTests {
  private static final String PARTICIPATION = "STUDY_PARTICIPATION";
  private static final String NOTE = "Your study has a text for you to read and decide about.";

  @Test
  void consent_is_given_to_the_words_on_the_page_and_asked_anew_when_they_change() {
    var study = studies.study();
    var person = participant(study, "YES-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "We measure your walks.\n\nYou may stop.");
    Page page = follow(phone(), codeOf(study, person.id()));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NOTE)).click();
    assertThat(heading(page, "What I agree to")).isFocused();
    Locator consent = consent(page);
    assertThat(consent).containsText("You have not decided yet.");
    assertThat(consent.locator(".study-words [lang=en] p"))
        .hasText(new String[] {"We measure your walks.", "You may stop."});

    button(consent, "Yes, I agree").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your yes is written down.");
    assertThat(consent.locator("h2")).isFocused();
    assertThat(consent).containsText("You said yes on");
    assertThat(button(consent, "Yes, I agree")).hasCount(0);
    assertThat(states(person)).containsExactly("GIVEN");
    front(page);
    assertThat(page.getByText(NOTE)).isHidden();

    Papers.publish(study, PARTICIPATION, "en", "We measure your walks and keep them longer.");
    page.reload();
    assertThat(page.getByText(NOTE)).isVisible();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(NOTE)).click();
    assertThat(consent).containsText("This text has changed. You said yes to the earlier one on");
    assertThat(consent.getByText("and keep them longer.")).isVisible();
    assertThat(consent).containsText("your yes to the earlier text stands");
    button(consent, "Yes, I agree").click();
    assertThat(consent).hasAttribute("data-state", "GIVEN");
    assertThat(standing(person, "decidedVersion")).containsExactly(2);
  }

  @Test
  void what_follows_is_read_before_a_yes_is_taken_back_with_the_keyboard_alone() {
    var study = studies.study();
    var person = participant(study, "BACK-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "We measure your walks.");
    Papers.publish(study, "LATER_RESEARCH", "en", "Others may use your walks.");
    give(person, "LATER_RESEARCH");
    give(person, PARTICIPATION);
    Page page = consentPage(phone(), study, person);
    Locator consent = consent(page, 1);
    assertThat(button(consent, "Yes, take it back now")).isHidden();
    consent.getByText("Take my yes back").focus();
    page.keyboard().press("Enter");
    assertThat(consent.locator(".follows"))
        .containsText("From now on nothing new is taken: no walks and no answers.");
    page.keyboard().press("Tab");
    assertThat(button(consent, "Yes, take it back now")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your yes is taken back.");
    assertThat(consent).containsText("You took your yes back on");
    assertThat(states(person)).containsExactly("GIVEN", "WITHDRAWN");
    Locator other = consent(page, 0);
    other.getByText("Take my yes back").click();
    assertThat(other.locator(".follows")).containsText("You go on taking part in the study.");
    front(page);
    assertThat(page.getByText(NOTE)).isHidden();

    page.goBack();
    button(consent(page, 1), "Yes, I agree").click();
    assertThat(consent(page, 1)).hasAttribute("data-state", "GIVEN");
    assertThat(states(person)).containsExactly("GIVEN", "GIVEN");
  }

  @Test
  void a_text_that_changed_while_it_was_read_is_not_agreed_to_unread() {
    var study = studies.study();
    var person = participant(study, "NEWER-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "The first words.");
    Page page = consentPage(phone(), study, person);
    assertThat(consent(page).getByText("The first words.")).isVisible();
    Papers.publish(study, PARTICIPATION, "en", "The second words.");
    button(consent(page), "Yes, I agree").click();
    assertThat(page.getByRole(AriaRole.STATUS))
        .hasText("The text has changed in the meantime. Please read the new one.");
    assertThat(consent(page).getByText("The second words.")).isVisible();
    assertThat(states(person)).containsExactly("NOT_ASKED");
  }

  @Test
  void a_text_in_another_language_says_so_and_is_spoken_in_its_own() {
    var study = studies.study();
    var person = participant(study, "LANG-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "de", "Wir messen Ihre Wege.");
    Page page = consentPage(page(PHONE_WIDTH, PHONE_HEIGHT, "es"), study, person);
    assertThat(consent(page)).containsText("Este texto no está aquí en español.");
    assertThat(consent(page).locator("h2")).hasAttribute("lang", "de");
    assertThat(consent(page).locator("[lang=de] p")).hasText("Wir messen Ihre Wege.");
    button(consent(page), "Sí, estoy de acuerdo").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Su sí queda anotado.");
  }

  @Test
  void a_text_that_was_read_is_not_announced_again_until_there_is_a_new_one() {
    var study = studies.study();
    var person = participant(study, "SEEN-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "The first words.");
    Page page = follow(phone(), codeOf(study, person.id()));
    assertThat(page.getByText(NOTE)).isVisible();
    page.getByText(NOTE).click();
    assertThat(consent(page).getByText("The first words.")).isVisible();
    front(page);
    assertThat(page.getByText(NOTE)).isHidden();
    assertThat(states(person)).containsExactly("NOT_ASKED");
    page.reload();
    assertThat(heading(page, "My walking")).isVisible();
    loaded(page);
    assertThat(page.getByText(NOTE)).isHidden();

    Papers.publish(study, PARTICIPATION, "en", "The second words.");
    page.reload();
    assertThat(page.getByText(NOTE)).isVisible();
  }

  @Test
  void what_the_decision_is_answered_with_is_shown_and_kept_though_nothing_can_be_read_again() {
    var study = studies.study();
    var person = participant(study, "KEPT-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "We measure your walks.");
    Page page = consentPage(phone(), study, person);
    page.route("**/v1/me/consents", Route::abort);
    button(consent(page), "Yes, I agree").click();
    assertThat(page.getByRole(AriaRole.STATUS).last()).hasText("Your yes is written down.");
    assertThat(consent(page)).hasAttribute("data-state", "GIVEN");
    page.reload();
    assertThat(page.locator("main").getByRole(AriaRole.STATUS))
        .containsText("There is no connection just now.");
    assertThat(consent(page)).hasAttribute("data-state", "GIVEN");
  }

  @Test
  void without_a_connection_the_page_shows_what_stood_there_and_promises_nothing() {
    var study = studies.study();
    var person = participant(study, "AIR-2", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "We measure your walks.");
    Page page = consentPage(phone(), study, person);
    page.route("**/v1/me/consents/**", Route::abort);
    button(consent(page), "Yes, I agree").click();
    assertThat(consent(page).getByRole(AriaRole.ALERT))
        .containsText("we cannot tell whether this has arrived");

    page.route("**/v1/**", Route::abort);
    page.reload();
    assertThat(page.locator("main").getByRole(AriaRole.STATUS))
        .containsText("There is no connection just now. You see what stood here on");
    assertThat(consent(page)).containsText("You have not decided yet.");
    assertThat(states(person)).containsExactly("NOT_ASKED");
  }

  @Test
  void who_has_left_the_study_is_told_so_and_asked_nothing() {
    var study = studies.study();
    var person = participant(study, "LEFT-1", Walks.dayZero());
    Papers.publish(study, PARTICIPATION, "en", "We measure your walks.");
    as(person).body(Map.of()).post("/v1/me/withdrawal").then().statusCode(200);
    Page page = consentPage(phone(), study, person);
    assertThat(page.locator("main .notice:visible")).containsText("You left the study on");
    assertThat(button(consent(page), "Yes, I agree")).hasCount(0);
    front(page);
    assertThat(page.getByText(NOTE)).isHidden();
  }

  private Page consentPage(Page page, TestStudy study, SignedInPerson person) {
    follow(page, codeOf(study, person.id()));
    page.locator("nav a[href='#page=consent']").click();
    assertThat(page.locator("nav a[href='#page=consent'][aria-current]")).isVisible();
    loaded(page);
    return page;
  }

  /** Waits for what the first page might have to say. */
  private static void front(Page page) {
    page.waitForResponse(
        "**/v1/me/feed?unread=true", () -> page.locator("nav a[href='#page=walking']").click());
    assertThat(heading(page, "My walking")).isVisible();
    loaded(page);
  }

  private static Locator consent(Page page) {
    return page.locator(".consent");
  }

  /** By the order of the purposes. */
  private static Locator consent(Page page, int index) {
    return consent(page).nth(index);
  }

  private static Locator button(Locator within, String name) {
    return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
  }

  private static Locator heading(Page page, String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
  }

  private static void give(SignedInPerson person, String purpose) {
    String shown =
        as(person)
            .get("/v1/me/consents")
            .jsonPath()
            .getString("consents.find { it.purpose == '" + purpose + "' }.sha256");
    as(person)
        .body(Map.of("sha256", shown))
        .put("/v1/me/consents/" + purpose)
        .then()
        .statusCode(200);
  }

  private static List<Object> states(SignedInPerson person) {
    return standing(person, "state");
  }

  private static List<Object> standing(SignedInPerson person, String field) {
    return as(person).get("/v1/me/consents").jsonPath().getList("consents." + field);
  }
}
