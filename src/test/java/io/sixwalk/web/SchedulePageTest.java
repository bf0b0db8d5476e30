package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;

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
class SchedulePageTest extends PageTests {
  @Test
  void what_is_planned_today_next_and_over_is_told_in_the_words_of_the_server() {
    var study = studies.study();
    var person = participant(study, "PLAN-1", Walks.dayZero());
    var told =
        given()
            .auth()
            .oauth2(person.token())
            .header("Accept-Language", "en")
            .get("/v1/me/schedule")
            .jsonPath();
    Page page = follow(phone(), codeOf(study, person.id()));
    Locator section = page.locator(".schedule");
    assertThat(section.getByRole(AriaRole.HEADING)).hasText("What is planned");
    assertThat(section.locator(".schedule-today")).hasText(told.getString("words"));
    List<String> today = told.getList("today.title");
    assertThat(section.locator(".schedule-today + .planned > li")).hasCount(today.size());
    assertThat(section.locator(".planned-what").first()).hasText(today.get(0));

    Locator coming = section.locator("summary").nth(0);
    assertThat(coming).hasText("What comes next");
    coming.focus();
    page.keyboard().press("Enter");
    assertThat(section.locator("details").nth(0).locator(".planned-what").first())
        .hasText(told.getString("coming[0].title"));
    assertThat(section.locator("summary").nth(1)).hasText("What is over");
  }

  @Test
  void before_the_first_window_there_is_nothing_to_do_and_the_page_says_so() {
    var study = studies.study();
    var person = participant(study, "PLAN-2", today().plusDays(200));
    Page page = page(PHONE_WIDTH, PHONE_HEIGHT, "es-ES");
    follow(page, codeOf(study, person.id()));
    assertThat(page.locator(".schedule-today")).hasText("Hoy no hay nada que hacer.");
    assertThat(page.locator(".schedule summary")).hasText("Lo que viene");
  }
}
