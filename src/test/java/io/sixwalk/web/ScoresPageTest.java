package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.testing.Questionnaires.hideTrends;
import static io.sixwalk.testing.Questionnaires.phq2;
import static io.sixwalk.testing.Questionnaires.put;
import static io.sixwalk.testing.Questionnaires.rand36;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

/** How scores develop, as a participant and a care team read it. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ScoresPageTest extends PageTests {
  private static final String TITLE = "What the answers say over time";

  @Test
  void a_participant_reads_scores_in_words_without_bands() {
    var study = studies.study();
    Page page = ownScores(study, answered(study, "SCORES-1"));
    Locator physical = series(page, "Physical functioning (Ware)");
    assertThat(physical).containsText("At the start the score was 50");
    assertThat(physical).containsText("This is better than at the start");
    Locator mood = series(page, "Mood (PHQ-2)");
    assertThat(mood).containsText("That is 3 points more than at the start.");
    assertThat(mood).containsText("How many points make a difference in daily life is not known");
    assertThat(page.locator("main")).not().containsText("positive");
  }

  @Test
  void what_the_study_keeps_back_is_said_and_not_shown() {
    var study = studies.study();
    var person = answered(study, "SCORES-2");
    hideTrends(study, "PARTICIPANT");
    Page page = ownScores(study, person);
    assertThat(page.getByText("The study keeps this back until it ends.")).isVisible();
    assertThat(page.getByText("Physical functioning")).hasCount(0);
  }

  @Test
  void the_care_team_reads_starts_visits_and_changes_with_their_interval() {
    var study = studies.study();
    answered(study, "SCORES-3");
    Page page = follow(desk(), staffCode(study, study.clinician()));
    inTheList(page, "SCORES-3").click();
    page.getByRole(AriaRole.LINK, named("Questionnaires")).click();
    Locator physical = row(page, "Physical functioning (Ware)");
    assertThat(physical).containsText("50");
    assertThat(physical).containsText("D90: 100");
    assertThat(physical).containsText("+50.0 points");
    // 50 -/+ 1.645 * 6.06 * sqrt(2), where 6.06 is the standard error of measurement
    assertThat(physical).containsText("90 % interval +35.9 to +64.1");
    assertThat(physical).containsText("improved");
    // more points are worse there; the interval of a score without a measurement error is not given
    Locator mood = row(page, "Mood (PHQ-2)");
    assertThat(mood).containsText("+3.0 points");
    assertThat(mood).containsText("negative → positive");
    assertThat(mood).not().containsText("interval");
  }

  private SignedInPerson answered(TestStudy study, String pseudonym) {
    var person = participant(study, pseudonym, Walks.dayZero());
    ZonedDateTime start = Walks.dayZero().atTime(11, 0).atZone(Walks.ZONE);
    put(person, rand36(start.minusDays(1), 2)).statusCode(201);
    put(person, phq2(start.minusDays(1), 0, 0)).statusCode(201);
    put(person, rand36(start.plusDays(85), 3)).statusCode(201);
    put(person, phq2(start.plusDays(85), 2, 1)).statusCode(201);
    return person;
  }

  private Page ownScores(TestStudy study, SignedInPerson person) {
    Page page = follow(phone(), codeOf(study, person.id()));
    page.getByRole(AriaRole.LINK, named("Questions")).click();
    page.getByText(TITLE).click();
    loaded(page);
    return page;
  }

  /** Unfolds one score. */
  private static Locator series(Page page, String name) {
    Locator heading =
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    heading.click();
    return page.locator("details.folded", new Page.LocatorOptions().setHas(heading));
  }

  private static Locator row(Page page, String name) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
