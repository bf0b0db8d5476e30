package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questionnaires on a phone, most of the time without a network, or with one that lies. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class QuestionsPageTest extends PageTests {

  @Test
  void a_questionnaire_is_asked_one_question_at_a_time_and_arrives() {
    var study = studies.study();
    var person = participant(study, "ASK-1", Walks.dayZero());
    Page page = questions(person, study);

    start(page, "Patient Health Questionnaire-2");
    assertThat(page.getByText("Over the last 2 weeks")).isVisible();
    assertThat(page.getByText("Question 1 of 2")).isVisible();
    page.getByLabel("Several days").check();
    next(page);
    assertThat(page.getByText("Question 2 of 2")).isVisible();
    assertThat(page.getByText("Over the last 2 weeks")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Back")).click();
    assertThat(page.getByLabel("Several days")).isChecked();
    next(page);
    page.getByLabel("Not at all").check();
    next(page);

    arrived(page);
    assertThat(responses(person)).containsExactly("phq-2");
  }

  @Test
  void what_an_answer_opens_is_asked_and_what_it_closes_is_not_sent() {
    var study = studies.study();
    var person = participant(study, "OPENS-1", Walks.dayZero());
    Page page = questions(person, study);

    start(page, "falls");
    fillDates(page);
    page.getByLabel("Yes").check();
    next(page);
    Locator times = page.getByLabel("How many times did you fall?");
    times.fill("0");
    next(page);
    assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("A number from 1 to 50");
    times.fill("2");
    page.getByRole(AriaRole.BUTTON, named("Back")).click();
    page.getByLabel("No", new Page.GetByLabelOptions().setExact(true)).check();
    next(page);

    arrived(page);
    assertThat(responses(person)).containsExactly("falls-diary");
  }

  @Test
  void a_day_without_a_network_is_delivered_once_when_it_is_back() {
    var study = studies.study();
    var person = participant(study, "AIR-2", Walks.dayZero());
    Page page = questions(phoneThatKeepsPages(), person, study);
    assertThat(page.locator(".due")).isVisible();
    keptForLater(page);
    keptAhead(page, "phq-2", "breathlessness-nrs", "fatigue-nrs");

    page.context().setOffline(true);
    assertThat(page.getByText("You can answer all the same.")).isVisible();
    phq2(page);
    rating(page, "Breathlessness");
    rating(page, "Tiredness");
    assertThat(page.locator(".waiting-box")).containsText("3 entries wait to be sent.");
    assertThat(responses(person)).isEmpty();
    page.reload();
    assertThat(page.locator(".waiting-box")).containsText("3 entries wait to be sent.");

    page.context().setOffline(false);
    assertThat(page.locator(".waiting-box")).hasCount(0);
    assertThat(responses(person))
        .containsExactlyInAnyOrder("phq-2", "breathlessness-nrs", "fatigue-nrs");
    page.reload();
    assertThat(page.locator(".due")).isVisible();
    assertThat(responses(person)).hasSize(3);
  }

  @Test
  void without_a_network_the_phone_goes_on_to_what_the_plan_asks_next_and_says_nothing_of_why() {
    var study = studies.study();
    var person = participant(study, "NEXT-1", today().minusDays(25));
    Page page = questions(phoneThatKeepsPages(), person, study);
    assertThat(page.locator(".due")).isVisible();
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.context().setOffline(true);

    start(page, "Patient Health Questionnaire-2");
    page.getByLabel("Nearly every day").check();
    next(page);
    page.getByLabel("Not at all").check();
    next(page);

    assertThat(page.getByText("Question 1 of 15")).isVisible();
    assertThat(page.locator("main")).not().containsText("score");
    page.getByRole(AriaRole.BUTTON, named("Go on later")).click();
    page.reload();
    Locator due =
        page.locator(".due")
            .getByRole(
                AriaRole.BUTTON,
                new Locator.GetByRoleOptions()
                    .setName(java.util.regex.Pattern.compile("Geriatric")));
    assertThat(due).isVisible();
    page.context().setOffline(false);
    assertThat(page.locator(".waiting-box")).hasCount(0);
    page.reload();
    assertThat(due).hasCount(1);
    assertThat(responses(person)).containsExactly("phq-2");
  }

  @Test
  void a_network_that_lies_loses_nothing_and_doubles_nothing() {
    var study = studies.study();
    var person = participant(study, "LIES-1", Walks.dayZero());
    Page page = questions(person, study);
    assertThat(page.locator(".due")).isVisible();
    List<String> sent = new ArrayList<>();
    page.route(
        "**/v1/me/uploads",
        route -> {
          sent.add(route.request().postData());
          lie(route, sent.size());
        });

    phq2(page);
    // A knock before the first one has begun would be the same knock.
    waitUntil(page, () -> !sent.isEmpty());
    // Each lie is told at another knock; a fresh connection makes the phone knock at once.
    for (int knock = 2; knock <= LIES; knock++) {
      int before = knock;
      page.evaluate("dispatchEvent(new Event('online'))");
      waitUntil(page, () -> sent.size() >= before);
      assertThat(page.locator(".waiting-box")).containsText("One entry waits to be sent.");
    }
    page.unroute("**/v1/me/uploads");
    page.evaluate("dispatchEvent(new Event('online'))");

    assertThat(page.locator(".waiting-box")).hasCount(0);
    assertThat(responses(person)).containsExactly("phq-2");
    assertThat(sent.stream().map(QuestionsPageTest::records).distinct())
        .as("the same record every time")
        .hasSize(1);
  }

  @Test
  void what_the_server_refuses_stays_here_to_be_shown_to_the_care_team() {
    var study = studies.study();
    var person = participant(study, "REFUSED-1", Walks.dayZero());
    Page page = questions(person, study);
    assertThat(page.locator(".due")).isVisible();
    page.evaluate(
        "import('/js/outbox.js').then(o => o.put({kind: 'QUESTIONNAIRE_RESPONSE', instrument:"
            + " 'phq-2', version: '1.0.0', language: 'en', measuredAt: new Date().toISOString(),"
            + " zone: 'UTC', answers: [{linkId: '9', values: ['0']}]})).then(() => null)");
    Locator refused = page.locator(".refused-box");
    assertThat(refused).containsText("Nothing is lost.");
    refused.locator("summary").click();
    assertThat(refused).containsText("/answers/0/linkId");
    page.reload();
    assertThat(refused).isVisible();
    refused.locator("summary").click();
    refused.getByRole(AriaRole.BUTTON).click();
    assertThat(refused).hasCount(0);
  }

  /** A captive portal, an empty answer, one about something else, and one that was lost. */
  private static final int LIES = 5;

  private static void lie(Route route, int turn) {
    switch (turn % LIES) {
      case 1 ->
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(200)
                  .setContentType("text/html")
                  .setBody("<p>Welcome to our hotel"));
      case 2 -> answer(route, "{\"results\":[]}");
      case 3 ->
          answer(
              route,
              "{\"results\":[{\"outcome\":\"STORED\",\"receipt\":{\"receiptId\":"
                  + "\"6f0c0000-0000-4000-8000-000000000000\",\"id\":"
                  + "\"6f0c0000-0000-4000-8000-000000000001\",\"kind\":\"WALK\",\"fingerprint\":"
                  + "\"00\",\"receivedAt\":\"2026-11-22T07:10:11Z\"}}]}");
      case 4 -> route.abort();
      default -> {
        // It arrives, and the answer is lost on the way back.
        route.fetch();
        route.abort();
      }
    }
  }

  private static void answer(Route route, String body) {
    route.fulfill(
        new Route.FulfillOptions().setStatus(200).setContentType("application/json").setBody(body));
  }

  private static String records(String batch) {
    return batch.substring(batch.indexOf("\"records\""));
  }

  private static void waitUntil(Page page, java.util.function.BooleanSupplier done) {
    for (int i = 0; i < 200 && !done.getAsBoolean(); i++) {
      page.waitForTimeout(50);
    }
    assertThat(done.getAsBoolean()).isTrue();
  }

  /** Waits until the questions of these instruments lie on the phone. */
  private static void keptAhead(Page page, String... instruments) {
    page.evaluate(
        """
        async wanted => {
          const kept = await import('/js/kept.js');
          const here = async () => (await kept.all('answers')).map(({ content }) => content.id);
          while (!(await here().then(ids => wanted.every(id => ids.includes(id))))) {
            await new Promise(soon => setTimeout(soon, 20));
          }
        }
        """,
        List.of(instruments));
  }

  private Page questions(SignedInPerson person, TestStudy study) {
    return questions(phone(), person, study);
  }

  private Page questions(Page page, SignedInPerson person, TestStudy study) {
    follow(page, codeOf(study, person.id()));
    page.getByRole(AriaRole.LINK, named("Questions")).click();
    page.getByText("All questionnaires").click();
    return page;
  }

  /** It was put into the outbox, which is empty again. */
  private static void arrived(Page page) {
    assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Your answers are kept");
    assertThat(page.locator(".waiting-box")).hasCount(0);
  }

  private static void start(Page page, String title) {
    if (!(boolean) page.locator("details.all").evaluate("d => d.open")) {
      page.getByText("All questionnaires").click();
    }
    page.locator("details.all")
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions()
                .setName(
                    java.util.regex.Pattern.compile(
                        title, java.util.regex.Pattern.CASE_INSENSITIVE)))
        .click();
  }

  private static void phq2(Page page) {
    start(page, "Patient Health Questionnaire-2");
    page.getByLabel("Not at all").check();
    next(page);
    page.getByLabel("Not at all").check();
    next(page);
  }

  private static void rating(Page page, String title) {
    start(page, title);
    Locator number = page.locator("#answer");
    Locator option = page.locator(".answer input").nth(3);
    if (number.or(option).first().evaluate("e => e.type").equals("text")) {
      number.fill("3");
    } else {
      option.check();
    }
    next(page);
  }

  private static void fillDates(Page page) {
    assertThat(page.locator(".progress")).isVisible();
    while (page.locator("input[type=date]").isVisible()) {
      page.locator("input[type=date]").fill(today().toString());
      String before = page.locator(".progress").textContent();
      next(page);
      assertThat(page.locator(".progress")).not().hasText(before);
    }
  }

  private static void next(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Next")).click();
  }

  private static List<String> responses(SignedInPerson person) {
    return given()
        .auth()
        .oauth2(person.token())
        .get("/v1/me/questionnaires")
        .then()
        .statusCode(200)
        .extract()
        .path("questionnaires.instrument");
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
