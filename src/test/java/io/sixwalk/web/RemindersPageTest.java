package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Reminders on the own phone. A Chromium without a screen has no push service, so the browser's
 * {@code PushManager} is stood in for where a place to push to is needed; nothing of ours is.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RemindersPageTest extends PageTests {
  private static final String ENDPOINT = "https://fcm.googleapis.com/fcm/send/a-phone-of-a-test";

  /** Keys of RFC 8291, appendix A. */
  private static final String A_BROWSER_WITH_A_PUSH_SERVICE =
      """
      let place = null;
      const made = () => ({
        endpoint: '%s',
        options: {},
        toJSON: () => ({ endpoint: '%s', expirationTime: null, keys: {
          p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
          auth: 'BTBZMqHH6r4Tts7J_aSIgg' } }),
        unsubscribe: async () => { place = null; return true; },
      });
      PushManager.prototype.getSubscription = async () => place;
      PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
        if (!userVisibleOnly || applicationServerKey.length !== 65) throw new TypeError('not a key');
        return place = made();
      };
      """
          .formatted(ENDPOINT, ENDPOINT);

  @Test
  void every_wish_about_reminders_is_kept_as_it_was_chosen() {
    var study = studies.study();
    var person = participant(study, "REMIND-1", Walks.dayZero());
    Page page = reminders(phone(), study, person);
    assertThat(page.getByLabel("At what time?")).hasValue("10:00");
    page.getByLabel("At what time?").fill("18:30");
    page.getByLabel("No reminders from").fill("22:15");
    page.getByLabel("Until").fill("07:45");
    page.getByLabel(Pattern.compile("The clock of this phone.*")).check();
    page.getByLabel("Español").check();
    button(page, "Save").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved. You will be reminded like this.");
    var kept = as(person).get("/v1/me/reminder-settings").jsonPath();
    assertThat(kept.<String, Object>getMap(""))
        .containsEntry("optedOut", false)
        .containsEntry("remindAt", "18:30")
        .containsEntry("quietFrom", "22:15")
        .containsEntry("quietTo", "07:45")
        .containsEntry("zone", zoneOf(page))
        .containsEntry("language", "es");
    page.reload();
    assertThat(page.getByLabel("At what time?")).hasValue("18:30");
    assertThat(page.getByLabel(Pattern.compile("The clock of this phone.*"))).isChecked();
  }

  @Test
  void reminders_are_turned_off_with_the_keyboard_alone() {
    var study = studies.study();
    var person = participant(study, "REMIND-2", Walks.dayZero());
    Page page = reminders(phone(), study, person);
    Locator wanted =
        page.getByRole(
            AriaRole.GROUP, new Page.GetByRoleOptions().setName("Do you want reminders?"));
    assertThat(wanted.getByLabel("Yes")).isChecked();
    wanted.getByLabel("Yes").focus();
    page.keyboard().press("ArrowDown");
    assertThat(wanted.getByLabel("No")).isChecked();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved. No reminders will come.");
    assertThat(as(person).get("/v1/me/reminder-settings").jsonPath().getBoolean("optedOut"))
        .isTrue();
  }

  @Test
  void an_empty_time_is_asked_for_at_its_field() {
    var study = studies.study();
    var person = participant(study, "REMIND-3", Walks.dayZero());
    Page page = reminders(phone(), study, person);
    Locator time = page.getByLabel("At what time?");
    time.fill("");
    button(page, "Save").click();
    assertThat(time).isFocused();
    assertThat(time).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#field-remindAt-problem")).hasText("Please fill this in.");
  }

  @Test
  void a_browser_that_cannot_ring_says_so_and_what_remains() {
    var study = studies.study();
    var person = participant(study, "REMIND-4", Walks.dayZero());
    Page page = reminders(phone(), study, person);
    Locator ring = page.locator(".ring");
    assertThat(ring).containsText("This browser cannot show reminders while its page is closed.");
    assertThat(ring).containsText("What there is to do always stands on your page.");
    assertThat(ring.getByRole(AriaRole.BUTTON)).hasCount(0);
  }

  @Test
  void a_phone_that_refuses_is_told_apart_and_nothing_is_kept() {
    var study = studies.study();
    var person = participant(study, "REMIND-5", Walks.dayZero());
    Page page = phoneThatKeepsPages();
    page.addInitScript("Notification.requestPermission = async () => 'denied';");
    reminders(page, study, person);
    button(page, "Show reminders on this phone").click();
    assertThat(page.locator(".ring").getByRole(AriaRole.ALERT))
        .containsText("This browser has been told not to show messages from this page.");
    assertThat(export(person)).doesNotContain("push_subscription\"");
  }

  @Test
  void where_no_push_service_answers_the_page_says_that_nothing_was_changed() {
    var study = studies.study();
    var person = participant(study, "REMIND-6", Walks.dayZero());
    Page page = phoneThatKeepsPages();
    page.context().grantPermissions(List.of("notifications"));
    page.addInitScript(
        "PushManager.prototype.subscribe = async () => { throw new DOMException('push service not"
            + " available', 'AbortError'); };");
    reminders(page, study, person);
    button(page, "Show reminders on this phone").click();
    assertThat(page.locator(".ring").getByRole(AriaRole.ALERT))
        .containsText("This phone could not be reached. Nothing was changed.");
  }

  @Test
  void a_phone_is_entered_and_taken_out_again() {
    var study = studies.study();
    var person = participant(study, "REMIND-7", Walks.dayZero());
    Page page = phoneThatKeepsPages();
    page.context().grantPermissions(List.of("notifications"));
    page.addInitScript(A_BROWSER_WITH_A_PUSH_SERVICE);
    reminders(page, study, person);
    button(page, "Show reminders on this phone").click();
    assertThat(page.locator("#ring")).isFocused();
    assertThat(page.locator("[data-on]")).hasText("This phone shows reminders.");
    assertThat(export(person)).contains(ENDPOINT);

    button(page, "No more reminders on this phone").click();
    assertThat(button(page, "Show reminders on this phone")).isVisible();
    assertThat(export(person)).doesNotContain(ENDPOINT);
  }

  @Test
  void whoever_signs_in_next_is_not_reminded_of_the_day_of_who_was_here() {
    var study = studies.study();
    var next = participant(study, "REMIND-10", Walks.dayZero());
    Page page = reminded(study, "REMIND-9");
    String code = codeOf(study, next.id()).grouped();
    page.evaluate("code => { location.hash = 'code=' + code; }", code);
    assertThat(page.locator(".who")).containsText("REMIND-10");
    page.getByRole(AriaRole.LINK, named("Reminders")).click();
    assertThat(page.locator(".ring strong")).hasText("This phone does not show reminders.");
    assertThat(hasPlace(page)).isFalse();
  }

  @Test
  void a_phone_that_was_signed_out_by_the_server_does_not_go_on_reminding() {
    Page page = reminded(studies.study(), "REMIND-11");
    page.evaluate("import('/js/session.js').then(session => session.end('expired'))");
    assertThat(page.getByRole(AriaRole.HEADING, named("Sign in").setLevel(1))).isVisible();
    page.waitForCondition(() -> !hasPlace(page));
  }

  /** A phone on which somebody has turned reminders on. */
  private Page reminded(TestStudy study, String pseudonym) {
    Page page = phoneThatKeepsPages();
    page.context().grantPermissions(List.of("notifications"));
    page.addInitScript(A_BROWSER_WITH_A_PUSH_SERVICE);
    reminders(page, study, participant(study, pseudonym, Walks.dayZero()));
    button(page, "Show reminders on this phone").click();
    assertThat(page.locator("[data-on]")).hasText("This phone shows reminders.");
    assertThat(hasPlace(page)).isTrue();
    return page;
  }

  private static boolean hasPlace(Page page) {
    return (boolean)
        page.evaluate(
            "navigator.serviceWorker.getRegistration()"
                + ".then(r => r.pushManager.getSubscription()).then(place => place !== null)");
  }

  @Test
  void a_message_that_is_pushed_shows_as_a_notification_and_touching_it_takes_it_away() {
    var study = studies.study();
    var person = participant(study, "REMIND-8", Walks.dayZero());
    Page page = phoneThatKeepsPages();
    page.context().grantPermissions(List.of("notifications"));
    reminders(page, study, person);
    keptForLater(page);

    deliverUntilShown(
        page,
        "{\"title\":\"Sixwalk\",\"body\":\"You have something to do today.\",\"tag\":\"today\"}",
        "Sixwalk: You have something to do today. (today)");
    deliverUntilShown(page, "not json", "Sixwalk:  (today)");

    touch(page);
    assertShown(page, "");
  }

  /** Chromium loses a message that comes while it starts the worker; a push service tries again. */
  private void deliverUntilShown(Page page, String data, String expected) {
    for (int tries = 0; tries < 4; tries++) {
      deliver(page, data);
      if (shown(page, expected).equals(expected)) {
        return;
      }
    }
    assertShown(page, expected);
  }

  /** Gives a message to the worker as a push service would. */
  private void deliver(Page page, String data) {
    CDPSession browser = page.context().newCDPSession(page);
    AtomicReference<String> id = new AtomicReference<>();
    browser.on(
        "ServiceWorker.workerRegistrationUpdated",
        event ->
            event
                .getAsJsonArray("registrations")
                .forEach(r -> id.set(r.getAsJsonObject().get("registrationId").getAsString())));
    browser.send("ServiceWorker.enable");
    page.waitForCondition(() -> id.get() != null);
    JsonObject message = new JsonObject();
    message.addProperty("origin", home.toString().replaceAll("/$", ""));
    message.addProperty("registrationId", id.get());
    message.addProperty("data", data);
    browser.send("ServiceWorker.deliverPushMessage", message);
    browser.detach();
  }

  /** Touches what shows, inside the worker: a browser without a screen has nowhere to touch. */
  private void touch(Page page) {
    CDPSession browser = page.context().browser().newBrowserCDPSession();
    String worker =
        browser.send("Target.getTargets").getAsJsonArray("targetInfos").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(target -> target.get("url").getAsString().equals(home + "sw.js"))
            .map(target -> target.get("targetId").getAsString())
            .findFirst()
            .orElseThrow();
    JsonObject attach = new JsonObject();
    attach.addProperty("targetId", worker);
    attach.addProperty("flatten", false);
    String session = browser.send("Target.attachToTarget", attach).get("sessionId").getAsString();
    JsonObject evaluate = new JsonObject();
    evaluate.addProperty(
        "expression",
        "registration.getNotifications().then(([notification]) => dispatchEvent(new"
            + " NotificationEvent('notificationclick', { notification })))");
    JsonObject message = new JsonObject();
    message.addProperty("id", 1);
    message.addProperty("method", "Runtime.evaluate");
    message.add("params", evaluate);
    JsonObject send = new JsonObject();
    send.addProperty("sessionId", session);
    send.addProperty("message", message.toString());
    browser.send("Target.sendMessageToTarget", send);
    browser.detach();
  }

  private static void assertShown(Page page, String expected) {
    assertThat(shown(page, expected)).isEqualTo(expected);
  }

  /** Waits, not for ever, until these notifications show, and reads those that do. */
  private static String shown(Page page, String expected) {
    return (String)
        page.evaluate(
            """
            async expected => {
              const worker = await navigator.serviceWorker.ready;
              const read = async () => (await worker.getNotifications())
                .map(n => `${n.title}: ${n.body} (${n.tag})`).join();
              let all = await read();
              for (let tries = 0; all !== expected && tries < 500; tries++) {
                await new Promise(soon => setTimeout(soon, 20));
                all = await read();
              }
              return all;
            }
            """,
            expected);
  }

  private Page reminders(Page page, TestStudy study, SignedInPerson person) {
    follow(page, codeOf(study, person.id()));
    page.getByRole(AriaRole.LINK, named("Reminders")).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("Reminders").setLevel(1))).isFocused();
    loaded(page);
    return page;
  }

  private static String export(SignedInPerson person) {
    return as(person).get("/v1/me/export").then().statusCode(200).extract().asString();
  }

  private static String zoneOf(Page page) {
    String zone = (String) page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone");
    return zone.equals("UTC") ? "Etc/UTC" : zone;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
