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
import io.sixwalk.trial.card.ForbiddenWords;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The own study, the trials that a participant keeps an eye on, and what changed about them. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class TrialsPageTest extends PageTests {
  private static final String CHANGED = "Something changed about a trial on your list.";

  @Test
  void the_own_study_comes_with_its_ethics_board_and_what_the_registry_says() {
    var study = studies.study();
    Papers.register(study);
    Page page = trials(phone(), study, participant(study, "OWN-1", Walks.dayZero()));
    Locator own = page.locator(".own-study");
    assertThat(own.locator("dd"))
        .hasText(
            new String[] {
              "Ethics board of the town", "EA1/23", "1 February 2023", "31 January 2099"
            });
    assertThat(own).containsText("Nobody has checked it here.");
    assertThat(own).containsText("Information from ClinicalTrials.gov as of October 10, 2022");
    assertThat(own).containsText("This trial has ended.");
    assertThat(own.locator("a[href^='tel:']")).hasAttribute("href", "tel:+49305550100");
    own.getByText("See all about NCT03169231").click();
    assertThat(page.locator("#answer")).containsText("NCT03169231");
    page.goBack();
    assertThat(own.locator("dl")).isVisible();
  }

  @Test
  void a_study_without_a_board_or_a_number_is_not_made_to_look_as_if_it_had_them() {
    var study = studies.study();
    Page page = trials(phone(), study, participant(study, "OWN-2", Walks.dayZero()));
    assertThat(page.locator(".own-study")).containsText("Your study names no ethics board here.");
    assertThat(page.locator(".own-study"))
        .containsText("Your study gives no registry number here.");
  }

  @Test
  void a_trial_is_put_on_the_list_from_pasted_text_and_taken_off_again() {
    var study = studies.study();
    var person = participant(study, "WATCH-1", Walks.dayZero());
    Page page = trials(phone(), study, person);
    assertThat(page.locator(".watched")).containsText("There is no trial on your list yet.");
    paste(page, "Hello dear, join us! https://clinicaltrials.gov/study/nct05018767 today");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("NCT05018767 is on your list.");
    Locator listed = page.locator("[data-number=NCT05018767]");
    assertThat(listed).containsText("We found 5 things to ask about before you say yes or pay.");
    assertThat(listed).containsText("Information from ClinicalTrials.gov as of October 10, 2022");
    assertThat(listed.locator("q").first()).hasAttribute("lang", "en");
    assertThat(listed.getByRole(AriaRole.LINK)).hasAttribute("href", "/trial.html#en:NCT05018767");
    assertThat(page.getByLabel("Trial number, or the text that has it")).hasValue("");
    assertThat(watched(person)).containsExactly("NCT05018767");

    listed
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Take NCT05018767 off my list"))
        .click();
    assertThat(listed).hasCount(0);
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("NCT05018767 is off your list.");
    assertThat(page.locator(".watched h2")).isFocused();
    assertThat(watched(person)).isEmpty();
  }

  @Test
  void what_is_no_number_is_told_at_the_field_and_the_one_that_was_meant_is_offered() {
    var study = studies.study();
    var person = participant(study, "WATCH-2", Walks.dayZero());
    Page page = trials(phone(), study, person);
    Locator field = page.getByLabel("Trial number, or the text that has it");
    Locator problem = page.locator("#field-number-problem");
    paste(page, "");
    assertThat(problem).hasText("Please fill this in.");
    paste(page, "our wonderful clinic");
    assertThat(problem).hasText("You gave no trial number, so we cannot check it here.");
    assertThat(field).isFocused();
    assertThat(field).hasAttribute("aria-invalid", "true");
    paste(page, "U1111-1234-5678");
    assertThat(page.locator(".watched").getByRole(AriaRole.ALERT).first())
        .containsText("This is not the number of a trial.");
    paste(page, "NCTO3169231");
    assertThat(problem).containsText("Did you mean NCT03169231?");
    assertThat(watched(person)).isEmpty();
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put NCT03169231 on my list"))
        .click();
    assertThat(page.locator("[data-number=NCT03169231]")).isVisible();
    assertThat(problem).isHidden();
    assertThat(watched(person)).containsExactly("NCT03169231");
  }

  @Test
  void further_numbers_of_a_text_are_each_put_on_the_list_only_when_the_person_says_so() {
    var study = studies.study();
    var person = participant(study, "WATCH-3", Walks.dayZero());
    Page page = trials(phone(), study, person);
    paste(page, "NCT03169231 and NCT05018767");
    assertThat(page.locator("[data-number]")).hasCount(1);
    assertThat(page.locator(".watched")).containsText("There are more numbers in your text:");
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Put NCT05018767 on my list"))
        .click();
    assertThat(page.locator("[data-number]")).hasCount(2);
    assertThat(watched(person)).containsExactly("NCT03169231", "NCT05018767");
  }

  @Test
  void a_change_of_a_watched_trial_is_noted_on_the_first_page_until_it_was_read() {
    var study = studies.study();
    var person = participant(study, "FEED-1", Walks.dayZero());
    String number = Papers.watchOneThatChanged(study, person);
    Page page = follow(phone(), codeOf(study, person.id()));
    assertThat(page.getByText(CHANGED)).isVisible();
    page.locator("nav a[href='#page=trials']").click();
    assertThat(page.locator(".changes li")).containsText(number);
    loaded(page);
    assertThat(page.locator(".changes li")).not().isInViewport();
    assertThat(as(person).get("/v1/me/feed").jsonPath().getList("items.read"))
        .containsExactly(false);

    page.goBack();
    page.waitForResponse(
        "**/v1/me/feed/read",
        () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(CHANGED)).click());
    assertThat(page.locator("#changes")).isFocused();
    Locator item = page.locator(".changes li");
    assertThat(item).containsText("New");
    assertThat(item).containsText("Something changed about " + number + ", a trial on your list.");
    assertThat(item).containsText("before, it takes new people. Now, it never started.");
    assertThat(
            page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText(number)))
        .hasCount(0);

    page.waitForResponse(
        "**/v1/me/feed?unread=true", () -> page.locator("nav a[href='#page=walking']").click());
    loaded(page);
    assertThat(page.getByText(CHANGED)).isHidden();
    page.locator("nav a[href='#page=trials']").click();
    assertThat(item).hasAttribute("data-read", "");
    assertThat(item.getByText("New", new Locator.GetByTextOptions().setExact(true))).hasCount(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void our_own_words_about_trials_promise_accuse_and_grade_nothing(String language) {
    var study = studies.study();
    Papers.register(study);
    var person = participant(study, "WORDS-" + language, Walks.dayZero());
    String number = Papers.watchOneThatChanged(study, person);
    as(person).put("/v1/me/watched-trials/NCT05018767").then().statusCode(200);
    Page page = trials(page(PHONE_WIDTH, PHONE_HEIGHT, language), study, person);
    assertThat(page.locator("[data-number=" + number + "]")).isVisible();
    String shown = page.locator("main").innerText();
    Object texts =
        page.evaluate(
            "language => import(`/js/texts/${language}-study.js`)"
                + ".then(m => Object.values(m.default).join('\\n'))",
            language);
    assertThat(ForbiddenWords.in(shown + texts, new Locale(language))).isEmpty();
  }

  @Test
  void without_a_connection_the_lists_stay_readable_and_nothing_is_marked_as_read() {
    var study = studies.study();
    var person = participant(study, "AIR-3", Walks.dayZero());
    as(person).put("/v1/me/watched-trials/NCT05018767").then().statusCode(200);
    Page page = trials(phone(), study, person);
    assertThat(page.locator("[data-number=NCT05018767]")).isVisible();
    loaded(page);
    page.route("**/v1/**", Route::abort);
    page.reload();
    assertThat(page.locator("main").getByRole(AriaRole.STATUS))
        .containsText("There is no connection just now. You see what stood here on");
    assertThat(page.locator("[data-number=NCT05018767]")).isVisible();
    paste(page, "NCT03169231");
    assertThat(page.locator(".watched form").getByRole(AriaRole.ALERT))
        .containsText("There is no connection just now.");
    assertThat(page.getByLabel("Trial number, or the text that has it")).hasValue("NCT03169231");
  }

  private Page trials(Page page, TestStudy study, SignedInPerson person) {
    follow(page, codeOf(study, person.id()));
    page.locator("nav a[href='#page=trials']").click();
    assertThat(page.locator("nav a[href='#page=trials'][aria-current]")).isVisible();
    loaded(page);
    return page;
  }

  private static void paste(Page page, String text) {
    page.locator("#field-number").fill(text);
    page.locator(".watched button[type=submit]").click();
  }

  private static List<String> watched(SignedInPerson person) {
    return as(person).get("/v1/me/watched-trials").jsonPath().getList("trials.number");
  }
}
