package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.http.TestHTTPResource;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.Enrolment.NewParticipant;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.StaffAccounts;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * What the tests of pages share: a browser, people with codes, and watching what the browser asks
 * for.
 */
abstract class PageTests {
  static final int PHONE_WIDTH = 360;
  static final int PHONE_HEIGHT = 740;
  static final int DESK_WIDTH = 1280;
  static final int DESK_HEIGHT = 900;
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int USES = 10;

  private static Chromium chromium;

  @Inject Studies studies;
  @Inject Enrolment enrolment;
  @Inject StaffAccounts staff;

  @TestHTTPResource("/")
  URI home;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> foreignRequests = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
      chromium = null;
    }
  }

  /**
   * No page of any test may ask another server, break its own content security policy, or fail in a
   * script.
   */
  @AfterEach
  void nothing_went_elsewhere_or_wrong() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    assertThat(foreignRequests).isEmpty();
    assertThat(faults).isEmpty();
  }

  Page phone() {
    return page(PHONE_WIDTH, PHONE_HEIGHT, "en-GB");
  }

  Page desk() {
    return page(DESK_WIDTH, DESK_HEIGHT, "en-GB");
  }

  /** A phone that keeps the pages for the time without a connection. */
  Page phoneThatKeepsPages() {
    return page(PHONE_WIDTH, PHONE_HEIGHT, "en-GB", ServiceWorkerPolicy.ALLOW);
  }

  /**
   * The link of one person in the list of participants. What waits for the care team names people
   * too, and either may come first.
   */
  static Locator inTheList(Page page, String pseudonym) {
    return page.getByRole(
            AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Participants").setExact(true))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(pseudonym).setExact(true));
  }

  /** Waits until nothing on the page is still being loaded. */
  static void loaded(Page page) {
    assertThat(page.locator("[aria-busy]")).hasCount(0);
  }

  /** Waits until the worker that answers without a connection has taken over. */
  static void keptForLater(Page page) {
    page.evaluate(
        """
        async () => {
          const { active } = await navigator.serviceWorker.ready;
          const until = (what, event, done) =>
            done() ? null : new Promise(r => what.addEventListener(event, () => done() && r()));
          await until(active, 'statechange', () => active.state === 'activated');
          await until(navigator.serviceWorker, 'controllerchange', () => navigator.serviceWorker.controller);
        }
        """);
  }

  /** A worker would pass requests by the tests' own routes, so there is none here. */
  Page page(int width, int height, String locale) {
    return page(width, height, locale, ServiceWorkerPolicy.BLOCK);
  }

  private Page page(int width, int height, String locale, ServiceWorkerPolicy workers) {
    BrowserContext context =
        chromium
            .browser()
            .newContext(
                new NewContextOptions()
                    .setViewportSize(width, height)
                    .setLocale(locale)
                    .setServiceWorkers(workers));
    contexts.add(context);
    Page page = context.newPage();
    page.onRequest(
        request -> {
          if (!request.url().startsWith(home.toString())
              && !request.url().startsWith("blob:" + home)) {
            foreignRequests.add(request.url());
          }
        });
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          // Chromium also reports each answer of 4xx here, and that a worker could not be looked
          // for
          // without a connection; those are what some tests are about.
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")
              && !message.text().equals("An unknown error occurred when fetching the script.")) {
            faults.add(message.text());
          }
        });
    return page;
  }

  /** Opens the pages as a link with a code does. */
  Page follow(Page page, InvitationCode code) {
    page.navigate(home + "#code=" + code.grouped());
    return page;
  }

  SignedInPerson participant(TestStudy study, String pseudonym, LocalDate dayZero) {
    UUID id = UUID.randomUUID();
    Studies.await(
        () ->
            enrolment.enrol(
                studies.actor(study.coordinator().id(), PersonKind.STAFF),
                study.code(),
                new NewParticipant(
                    id,
                    study.siteId(),
                    pseudonym,
                    Walks.ZONE,
                    dayZero.minusDays(28),
                    dayZero,
                    "FEMALE",
                    78,
                    160.0,
                    62.0)));
    return studies.signIn(id, codeOf(study, id));
  }

  InvitationCode codeOf(TestStudy study, UUID participantId) {
    var coordinator = studies.actor(study.coordinator().id(), PersonKind.STAFF);
    return Studies.await(
        () -> enrolment.invite(coordinator, study.code(), participantId, LIFE, USES));
  }

  InvitationCode caregiverCode(SignedInPerson participant, ShareScope shared) {
    var sharing = studies.actor(participant.id(), PersonKind.PARTICIPANT);
    return Studies.await(
        () -> enrolment.inviteCaregiver(sharing, UUID.randomUUID(), Set.of(shared), LIFE, USES));
  }

  InvitationCode staffCode(TestStudy study, SignedInPerson member) {
    var admin = studies.actor(study.admin().id(), PersonKind.STAFF);
    return Studies.await(() -> staff.invite(admin, study.code(), member.id(), LIFE, USES));
  }

  static LocalDate today() {
    return LocalDate.now(Walks.ZONE);
  }
}
