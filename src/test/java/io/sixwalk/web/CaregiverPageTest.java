package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.testing.SixwalkServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class CaregiverPageTest extends PageTests {
  @Test
  void the_shared_summary_is_shown_without_single_walks() {
    var study = studies.study();
    var person = participant(study, "MOTHER-1", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), -60);

    Page page = follow(phone(), caregiverCode(person, ShareScope.TREND_SUMMARY));

    assertThat(page.getByRole(AriaRole.HEADING, named("Walking of MOTHER-1"))).isVisible();
    assertThat(
            page.getByRole(AriaRole.HEADING, named(Pattern.compile("Walking distance is worse.*"))))
        .isVisible();
    assertThat(page.getByRole(AriaRole.IMG, named(Pattern.compile("Metres walked.*")))).isVisible();
    assertThat(page.locator(".walk")).hasCount(0);
    assertThat(page.locator("input[type=file]")).hasCount(0);
  }

  @Test
  void what_is_not_shared_is_not_shown() {
    var study = studies.study();
    var person = participant(study, "MOTHER-2", Walks.dayZero());
    Page page = follow(phone(), caregiverCode(person, ShareScope.ADHERENCE));
    assertThat(page.getByText("This person does not share the summary of walks with you just now."))
        .isVisible();
    assertThat(page.locator(".verdict")).hasCount(0);
  }

  @Test
  void on_paper_everything_is_unfolded_and_nothing_is_left_to_press() {
    var study = studies.study();
    var person = participant(study, "MOTHER-3", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 60);
    Page page = follow(phone(), caregiverCode(person, ShareScope.TREND_SUMMARY));
    assertThat(page.locator(".picture img")).isVisible();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    assertThat(page.locator(".help p").first()).isVisible();
    assertThat(page.getByText(Pattern.compile("Printed on .*"))).isVisible();
    assertThat(page.locator("button:visible")).hasCount(0);
    assertThat(page.pdf()).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    assertThat(page.locator(".help p").first()).isHidden();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Page.GetByRoleOptions named(Pattern name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
