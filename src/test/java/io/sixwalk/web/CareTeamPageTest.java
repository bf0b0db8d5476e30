package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static io.sixwalk.testing.Questionnaires.load;
import static io.sixwalk.testing.Questionnaires.pack;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class CareTeamPageTest extends PageTests {
  @Test
  void the_desk_lists_participants_and_opens_one_record_with_its_numbers() {
    var study = studies.study();
    var person = participant(study, "DESK-1", Walks.dayZero());
    participant(study, "DESK-2", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 60);

    Page page = follow(desk(), staffCode(study, study.clinician()));
    Locator people = page.getByRole(AriaRole.NAVIGATION, named("Participants"));
    assertThat(people.getByRole(AriaRole.LINK)).hasText(new String[] {"DESK-1", "DESK-2"});
    people.getByRole(AriaRole.LINK).first().click();

    assertThat(page.getByRole(AriaRole.HEADING, named("DESK-1"))).isFocused();
    assertThat(people.getByRole(AriaRole.LINK).first()).hasAttribute("aria-current", "page");
    Locator record = page.locator(".record");
    assertThat(record.locator(".facts")).containsText("+60 m");
    assertThat(record.locator(".facts")).containsText("90\u00a0% interval");
    Locator row =
        record.locator("tbody tr", new Locator.LocatorOptions().setHasText("laps")).first();
    assertThat(row).containsText("362 m");
    assertThat(row).containsText("standard error");
    assertThat(row).containsText("371 m (laps)");
    assertThat(row).containsText("+9 m against the estimate");
    assertThat(row).containsText("Counts");
    assertThat(record.locator(".picture img")).isVisible();

    page.goBack();
    assertThat(page.getByText("Choose a participant from the list.")).isVisible();
  }

  @Test
  void the_list_is_searched_as_one_types() {
    var study = studies.study();
    participant(study, "NORTH-1", Walks.dayZero());
    participant(study, "SOUTH-1", Walks.dayZero());
    Page page = follow(desk(), staffCode(study, study.coordinator()));
    page.getByLabel("Find in this list").fill("sou");
    assertThat(inTheList(page, "SOUTH-1")).isVisible();
    assertThat(inTheList(page, "NORTH-1")).isHidden();
    assertThat(page.getByText("1 of 2 shown")).isVisible();
  }

  @Test
  void a_clinician_decides_with_a_reason_and_trend_and_participant_learn_of_it() {
    var study = studies.study();
    var person = participant(study, "DECIDE-1", Walks.dayZero());
    Walks.send(person, List.of(Walks.shuttle(today().minusDays(1), 305)));
    Page page = follow(desk(), staffCode(study, study.clinician()));
    inTheList(page, "DECIDE-1").click();
    Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("305 m"));
    assertThat(row.locator(".mark")).containsText("Counts");

    row.getByRole(AriaRole.BUTTON).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    Locator save =
        dialog.getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save the decision"));
    save.click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("Please choose whether it counts.");
    dialog.getByLabel("It does not count").check();
    save.click();
    assertThat(dialog.getByRole(AriaRole.ALERT)).hasText("Please say why.");
    assertThat(dialog.getByLabel("Why")).isFocused();
    dialog.getByLabel("Why").fill("The phone lay in the car.");
    save.click();

    assertThat(dialog).hasCount(0);
    assertThat(row.locator(".mark")).containsText("Does not count");
    assertThat(row.getByRole(AriaRole.BUTTON)).isFocused();
    assertThat(page.getByRole(AriaRole.STATUS).last()).hasText("The decision is saved.");
    var walk = given().auth().oauth2(person.token()).get("/v1/me/walks").jsonPath();
    assertThat(walk.getBoolean("walks[0].counts")).isFalse();
    assertThat(walk.<String>getList("walks[0].reasons.code")).contains("CLINICIAN");
  }

  @Test
  void a_clinician_enters_a_rating_and_takes_it_back() {
    var study = studies.study();
    load(study, pack("clinical-frailty-scale", "en"));
    participant(study, "RATE-1", Walks.dayZero());
    Page page = follow(desk(), staffCode(study, study.clinician()));
    inTheList(page, "RATE-1").click();
    page.getByRole(AriaRole.LINK, named("Questionnaires")).click();
    page.getByText("Ratings, and answers from paper or interview").click();
    Locator rating = page.getByRole(AriaRole.GROUP, named("Enter a rating by a clinician"));
    rating.getByRole(AriaRole.BUTTON).click();
    page.getByLabel("Option 5").check();
    page.getByRole(AriaRole.BUTTON, named("Next")).click();
    assertThat(page.getByRole(AriaRole.STATUS).last()).hasText("It is entered.");
    assertThat(page.getByText("Rated by a clinician")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Take back")).click();
    assertThat(page.getByText("Rated by a clinician")).hasCount(0);
  }

  @Test
  void a_coordinator_enters_answers_from_paper_and_is_offered_no_rating() {
    var study = studies.study();
    load(study, pack("clinical-frailty-scale", "en"));
    var person = participant(study, "PAPER-1", Walks.dayZero());
    Page page = follow(desk(), staffCode(study, study.coordinator()));
    inTheList(page, "PAPER-1").click();
    page.getByRole(AriaRole.LINK, named("Questionnaires")).click();
    page.getByText("Ratings, and answers from paper or interview").click();
    Locator paper =
        page.getByRole(
            AriaRole.GROUP, named("Enter what the person answered on paper or in an interview"));
    paper.getByLabel("Questionnaire").selectOption("Tiredness, 0 to 10");
    paper.getByRole(AriaRole.BUTTON).click();
    page.locator("#answer").fill("4");
    page.getByRole(AriaRole.BUTTON, named("Next")).click();
    assertThat(page.getByRole(AriaRole.STATUS).last()).hasText("It is entered.");
    assertThat(page.getByRole(AriaRole.GROUP, named("Enter a rating by a clinician"))).hasCount(0);
    var own = given().auth().oauth2(person.token()).get("/v1/me/questionnaires").jsonPath();
    assertThat(own.getString("questionnaires[0].medium")).isEqualTo("PAPER");
    assertThat(own.getFloat("questionnaires[0].scores[0].value")).isEqualTo(4f);
  }

  @Test
  void a_coordinator_reads_and_is_offered_no_decision() {
    var study = studies.study();
    var person = participant(study, "READ-1", Walks.dayZero());
    Walks.send(person, List.of(Walks.shuttle(today().minusDays(1), 305)));
    Page page = follow(desk(), staffCode(study, study.coordinator()));
    inTheList(page, "READ-1").click();
    assertThat(page.locator("tbody tr", new Page.LocatorOptions().setHasText("305 m"))).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Decide"))).hasCount(0);
  }

  @Test
  void a_study_admin_is_told_that_walks_are_not_part_of_the_role() {
    var study = studies.study();
    participant(study, "ADMIN-1", Walks.dayZero());
    Page page = follow(desk(), staffCode(study, study.admin()));
    assertThat(page.getByText("Your role in this study does not read the walks of participants."))
        .isVisible();
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("ADMIN-1");
  }

  @Test
  void markup_in_what_the_server_says_stays_text() {
    var study = studies.study();
    String hostile = "<img src=x onerror=alert(1)>";
    participant(study, hostile, Walks.dayZero());
    Page page = follow(desk(), staffCode(study, study.clinician()));
    inTheList(page, hostile).click();
    assertThat(page.getByRole(AriaRole.HEADING, named(hostile))).isVisible();
    assertThat(page.locator("img[src=x]")).hasCount(0);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
