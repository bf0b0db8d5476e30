package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.SixwalkServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each page: security headers, and that everyone can use it. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class EveryPageTest extends PageTests {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** Controls that are smaller than 44 by 44 pixels, and are no links within a text. */
  private static final String SMALL_TARGETS =
      """
      [...document.querySelectorAll('button, summary, input, select, textarea, nav a')]
        .filter(e => e.checkVisibility())
        .map(e => [e.closest('label') ?? e, e])
        .filter(([target]) => { const b = target.getBoundingClientRect(); return b.width < 44 || b.height < 44; })
        .map(([, e]) => e.outerHTML)
      """;

  private static final String SMALL_LETTERS =
      """
      [...document.querySelectorAll('main *')]
        .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
        .filter(e => parseFloat(getComputedStyle(e).fontSize) < 18 && !e.closest('.unseen'))
        .map(e => e.outerHTML)
      """;

  private static final String NAMELESS =
      """
      [...document.querySelectorAll('button, input, select, textarea, a, img, summary')]
        .filter(e => !(e.getAttribute('aria-label') ?? e.labels?.[0]?.textContent ?? '').trim()
                     && !e.textContent.trim() && !(e.tagName === 'IMG' && e.hasAttribute('alt')))
        .map(e => e.outerHTML)
      """;

  private static final String SKIPPED_HEADINGS =
      """
      [...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.tagName[1]))
        .filter((level, i, all) => i === 0 ? level !== 1 : level > all[i - 1] + 1)
      """;

  private static final String REPEATED_IDS =
      """
      [...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)
      """;

  /** Contrast below 4.5 of text and the next opaque ground behind it (WCAG 2.2, 1.4.3). */
  private static final String FAINT =
      """
      (() => {
        const rgb = c => c.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = e => { for (; e; e = e.parentElement) {
          const c = rgb(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] === 1) return c; }
          return [255, 255, 255]; };
        return [...document.querySelectorAll('body *')]
          .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()))
          .filter(e => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
                         return (a + 0.05) / (b + 0.05) < 4.5; })
          .map(e => e.outerHTML);
      })()
      """;

  private static final Map<String, String> NAMES =
      Map.of(
          "participant/ask", "Questions",
          "participant/reminders", "Reminders",
          "participant/data", "My data",
          "participant/consent", "Consent",
          "participant/trials", "Trials I follow");

  @ParameterizedTest
  @CsvSource({
    "/,200",
    "/js/app.js,200",
    "/css/base.css,200",
    "/v1/me,401",
    "/v1/nowhere,404",
    "/nowhere,404",
    "/js/,404"
  })
  void every_answer_carries_the_security_headers(String path, int status) {
    given()
        .get(path)
        .then()
        .statusCode(status)
        .header("Content-Security-Policy", equalTo(POLICY))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/js/app.js", "/js/parts/trend.js", "/css/base.css", "/icon.svg"})
  void pages_are_asked_for_again_after_an_update(String path) {
    given().get(path).then().statusCode(200).header("Cache-Control", containsString("no-cache"));
  }

  @Test
  void every_page_can_be_used_by_everyone() {
    pages().forEach(this::check);
  }

  private void check(String name, InvitationCode code) {
    Page page = page(PHONE_WIDTH, PHONE_HEIGHT, "en-GB");
    page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    open(page, name, code);

    assertThat(page.locator("main, header, footer")).hasCount(3);
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page.locator("[role=status]").first()).isAttached();
    none(page, name, NAMELESS);
    none(page, name, SKIPPED_HEADINGS);
    none(page, name, REPEATED_IDS);
    none(page, name, FAINT);
    none(page, name, SMALL_TARGETS);
    if (!name.startsWith("care team")) {
      none(page, name, SMALL_LETTERS);
    }
    assertThat(
            (String)
                page.evaluate(
                    "getComputedStyle(document.querySelector('button')).transitionDuration"))
        .as(name)
        .isEqualTo("0s");
    // 320 px is also what 1280 px are at a zoom of 400 %.
    for (int width : List.of(320, 640, DESK_WIDTH)) {
      page.setViewportSize(width, PHONE_HEIGHT);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .as(name)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void the_first_stop_of_the_keyboard_skips_to_the_content() {
    Page page = phone();
    page.navigate(home.toString());
    assertThat(page.locator("h1")).isVisible();
    page.keyboard().press("Tab");
    assertThat(page.locator("#skip")).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).isFocused();
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Your code")).isFocused();
  }

  /**
   * Each page by name, with the code that leads there; null for the sign-in itself. What stands
   * behind a slash is the part of the page that is opened.
   */
  private Map<String, InvitationCode> pages() {
    var study = studies.study();
    var person = participant(study, "ALL-" + study.code(), Walks.dayZero());
    PhoneRecords.permit(study, person);
    Walks.sendTrend(person, Walks.dayZero(), 60);
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "fell"));
    Papers.publish(study, "STUDY_PARTICIPATION", "en", "We measure your walks.");
    Papers.register(study);
    Papers.watchOneThatChanged(study, person);
    Map<String, InvitationCode> pages = new LinkedHashMap<>();
    pages.put("sign-in", null);
    var own = codeOf(study, person.id());
    Stream.concat(Stream.of("participant"), NAMES.keySet().stream())
        .forEach(page -> pages.put(page, own));
    pages.put("caregiver", caregiverCode(person, ShareScope.TREND_SUMMARY));
    pages.put("helper/help", caregiverCode(person, ShareScope.PROXY_UPLOAD));
    var clinician = staffCode(study, study.clinician());
    List.of("care team", "care team/walks", "care team/gate", "care team/events", "care team/event")
        .forEach(page -> pages.put(page, clinician));
    var coordinator = staffCode(study, study.coordinator());
    List.of("care team/schedule", "care team/person").forEach(page -> pages.put(page, coordinator));
    List.of("care team page/find", "care team page/enrol", "care team page/glass")
        .forEach(page -> pages.put(page, coordinator));
    return pages;
  }

  private void open(Page page, String name, InvitationCode code) {
    if (code == null) {
      page.navigate(home.toString());
      assertThat(page.getByLabel("Your code")).isVisible();
      return;
    }
    follow(page, code);
    assertThat(page.locator(".page-head")).isVisible();
    switch (name) {
      case "participant", "caregiver" -> assertThat(page.locator(".picture img")).isVisible();
      case "participant/ask",
          "participant/reminders",
          "participant/data",
          "participant/consent",
          "participant/trials" -> {
        page.locator("nav a[href='#page=" + name.split("/")[1] + "']").click();
        assertThat(page.locator("nav a[aria-current]")).hasText(NAMES.get(name));
      }
      case "helper/help" -> {
        page.locator("a[href^='#help']").click();
        assertThat(page.locator(".gate-state")).isVisible();
      }
      case "care team" -> assertThat(page.locator(".worklist li").first()).isVisible();
      case "care team page/find", "care team page/enrol", "care team page/glass" -> {
        page.locator(".desk-pages a[href*='page=" + name.split("/")[1] + "']").click();
        assertThat(page.locator("#page-title")).isFocused();
      }
      default -> openRecord(page, name.split("/")[1]);
    }
    loaded(page);
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
  }

  private static void openRecord(Page page, String part) {
    page.locator("nav.people a").first().click();
    assertThat(page.locator(".record td .mark").first()).isVisible();
    switch (part) {
      case "walks" -> assertThat(page.locator(".picture img")).isVisible();
      case "gate" -> {
        page.locator(".record nav a[href*='part=gate']").click();
        assertThat(page.locator("[data-answer]")).isVisible();
      }
      case "schedule" -> {
        page.locator(".record nav a[href*='part=schedule']").click();
        assertThat(page.locator(".adherence")).isVisible();
      }
      case "person" -> {
        page.locator(".record nav a[href*='part=person']").click();
        page.locator(".invite button").first().click();
        assertThat(page.locator(".made .qr")).isVisible();
      }
      default -> {
        page.locator(".record nav a[href*='part=events']").click();
        assertThat(page.locator("[data-alert]").first()).isVisible();
        if (part.equals("event")) {
          page.locator("[data-event] a").click();
          assertThat(page.locator("#event-title")).isVisible();
        }
      }
    }
  }

  private static void none(Page page, String name, String search) {
    assertThat((List<?>) page.evaluate(search)).as(name + ": " + search).isEmpty();
  }
}
