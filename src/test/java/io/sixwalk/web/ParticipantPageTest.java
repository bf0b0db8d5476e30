package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.PersonKind;
import io.sixwalk.study.FeedbackPolicy;
import io.sixwalk.study.StudyService;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class ParticipantPageTest extends PageTests {
  @Inject StudyService rules;

  @Test
  void the_trend_is_told_in_the_words_of_the_server_and_drawn_with_them_as_its_text() {
    var study = studies.study();
    var person = participant(study, "TREND-1", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 60);
    var told =
        given()
            .auth()
            .oauth2(person.token())
            .accept("application/json")
            .get("/v1/me/trends/walk-distance")
            .jsonPath();

    Page page = follow(phone(), codeOf(study, person.id()));

    String headline = told.getString("words.headline");
    assertThat(headline).startsWith("Walking distance has improved");
    assertThat(page.getByRole(AriaRole.HEADING, named(headline))).isVisible();
    for (String sentence : told.<String>getList("words.sentences")) {
      assertThat(page.getByText(sentence, new Page.GetByTextOptions().setExact(true))).isVisible();
    }
    for (String next : told.<String>getList("words.next")) {
      assertThat(page.locator(".next")).containsText(next);
    }
    Locator picture =
        page.getByRole(AriaRole.IMG, named(Pattern.compile("Metres walked in six minutes.*")));
    assertThat(picture).isVisible();
    assertThat(picture.getAttribute("alt"))
        .contains(headline)
        .contains(told.<String>getList("words.sentences").toArray(String[]::new));
    assertThat(picture.getAttribute("src")).startsWith("blob:");
    assertThat((boolean) picture.evaluate("img => img.decode().then(() => img.naturalWidth > 250)"))
        .isTrue();
  }

  @Test
  void help_is_folded_and_unfolds_by_keyboard() {
    var study = studies.study();
    var person = participant(study, "HELP-1", Walks.dayZero());
    Page page = follow(phone(), codeOf(study, person.id()));
    Locator help = page.locator(".help details").first();
    assertThat(help.locator("p")).isHidden();
    help.locator("summary").focus();
    page.keyboard().press("Enter");
    assertThat(help.locator("p")).isVisible();
  }

  @Test
  void each_walk_says_whether_it_counts_and_if_not_why_and_what_to_do() {
    var study = studies.study();
    var person = participant(study, "WALKS-1", Walks.dayZero());
    Walks.send(
        person,
        List.of(
            Walks.shuttle(today().minusDays(2), 312),
            Walks.endedFromOutside(today().minusDays(1), 110)));
    Page page = follow(phone(), codeOf(study, person.id()));

    Locator walks = page.locator(".walk");
    assertThat(walks).hasCount(2);
    assertThat(walks.nth(0)).containsText("Does not count");
    assertThat(walks.nth(0)).containsText("Something from outside ended the walk early.");
    assertThat(walks.nth(0)).containsText("Please walk again on another day.");
    assertThat(walks.nth(1)).containsText("312 metres");
    assertThat(walks.nth(1).locator(".mark")).hasText(Pattern.compile("\\s*Counts"));
  }

  @Test
  void older_walks_are_shown_page_by_page() {
    var study = studies.study();
    var person = participant(study, "PAGES-1", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 0);
    Page page = follow(phone(), codeOf(study, person.id()));
    assertThat(page.locator(".walk")).hasCount(6);
    Locator older = page.getByRole(AriaRole.BUTTON, named("Show older walks"));
    older.click();
    assertThat(page.locator(".walk")).hasCount(12);
    assertThat(page.locator(".walk h3").nth(6)).isFocused();
    assertThat(older).isHidden();
  }

  @Test
  void the_language_changes_words_of_page_and_server_and_is_remembered() {
    var study = studies.study();
    var person = participant(study, "LANG-1", Walks.dayZero());
    Page page = follow(phone(), codeOf(study, person.id()));
    assertThat(page.getByRole(AriaRole.HEADING, named("There are not enough walks yet.")))
        .isVisible();
    assertThat(page.locator("html")).hasAttribute("lang", "en");

    page.getByRole(AriaRole.BUTTON, named("Español")).click();

    assertThat(page.getByRole(AriaRole.HEADING, named("Aún no hay suficientes caminatas.")))
        .isVisible();
    assertThat(page.getByRole(AriaRole.HEADING, named("Mis caminatas").setLevel(1))).isVisible();
    assertThat(page.locator("html")).hasAttribute("lang", "es");
    assertThat(page.getByRole(AriaRole.BUTTON, named("English"))).isFocused();
    page.reload();
    assertThat(page.locator("html")).hasAttribute("lang", "es");
  }

  @Test
  void both_languages_have_the_same_texts() {
    Page page = phone();
    page.navigate(home.toString());
    Object keys =
        page.evaluate(
            "Promise.all(['en', 'es'].map(l => import(`/js/texts/${l}.js`)))"
                + ".then(all => all.map(m => Object.keys(m.default).sort()))");
    List<?> both = (List<?>) keys;
    assertThat(both.get(0))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .hasSizeGreaterThan(100);
    assertThat(both.get(0)).isEqualTo(both.get(1));
  }

  @Test
  void a_trend_that_the_study_withholds_is_explained_calmly_and_no_distance_shows() {
    var study = studies.study();
    var person = participant(study, "BLIND-1", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 60);
    hideTrendsFromParticipants(study);

    Page page = follow(phone(), codeOf(study, person.id()));

    assertThat(page.getByRole(AriaRole.HEADING, named("Results are kept for later"))).isVisible();
    assertThat(page.getByRole(AriaRole.MAIN))
        .containsText("It does not mean that anything is wrong.");
    assertThat(page.locator(".walk")).hasCount(6);
    assertThat(page.locator(".walk").first()).containsText("Counts");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("metres");
    assertThat(
            page.getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\S"))))
        .hasCount(0);
  }

  @Test
  void an_invented_walk_is_saved_as_a_file_sent_and_shown_with_its_outcome() {
    var study = studies.study();
    var person = participant(study, "FILE-1", Walks.dayZero());
    Page page = follow(phone(), codeOf(study, person.id()));
    page.getByText("Send a walk from a file").click();

    Download saved =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.BUTTON, named("Save an invented walk")).click());
    page.getByLabel("File with the walk").setInputFiles(saved.path());
    Locator send = page.getByRole(AriaRole.BUTTON, named("Send the walk"));
    send.click();

    Locator result = page.locator(".results");
    assertThat(result).containsText("Your walk has arrived.");
    assertThat(result).containsText("Counts");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your walk has arrived.");
    assertThat(page.locator(".walks .walk")).hasCount(1);

    send.click();
    assertThat(result).containsText("This walk was here already. It is not counted twice.");
    assertThat(page.locator(".walks .walk")).hasCount(1);
  }

  @Test
  void a_file_that_is_no_walk_is_refused_in_words() {
    var study = studies.study();
    Page page = follow(phone(), codeOf(study, participant(study, "FILE-2", Walks.dayZero()).id()));
    page.getByText("Send a walk from a file").click();
    Locator send = page.getByRole(AriaRole.BUTTON, named("Send the walk"));
    Locator problem = page.locator("#file-problem");

    send.click();
    assertThat(problem).hasText("Please choose a file first.");

    choose(page, "not json");
    send.click();
    assertThat(problem).hasText("This file cannot be read. It should hold a walk as JSON.");

    choose(
        page,
        "{\"id\":\"0190a0a0-0000-7000-8000-000000000001\",\"kind\":\"WALK\",\"measuredAt\":\"<img"
            + " src=x>\"}");
    send.click();
    assertThat(page.locator(".results")).containsText("This walk could not be taken.");
    assertThat(page.locator(".results li").first()).containsText("/");
    assertThat(page.locator(".results img")).hasCount(0);
  }

  @Test
  void an_outage_says_so_and_trying_again_brings_the_trend() {
    var study = studies.study();
    var code = codeOf(study, participant(study, "OUTAGE-1", Walks.dayZero()).id());
    Page page = phone();
    page.route("**/v1/me/trends/**", route -> route.abort());
    follow(page, code);
    assertThat(page.getByText("There is no connection just now.")).isVisible();
    page.unroute("**/v1/me/trends/**");
    page.getByRole(AriaRole.BUTTON, named("Try again")).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("There are not enough walks yet.")))
        .isVisible();
  }

  private static void choose(Page page, String content) {
    page.getByLabel("File with the walk")
        .setInputFiles(
            new FilePayload(
                "walk.json", "application/json", content.getBytes(StandardCharsets.UTF_8)));
  }

  private void hideTrendsFromParticipants(TestStudy study) {
    var admin = studies.actor(study.admin().id(), PersonKind.STAFF);
    int revision = Studies.await(() -> rules.feedbackPolicy(admin, study.code())).revision();
    var policy = new FeedbackPolicy(Set.of(PersonKind.PARTICIPANT), null, null);
    Studies.await(() -> rules.setFeedbackPolicy(admin, study.code(), revision, policy));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
