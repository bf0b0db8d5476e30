package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.SixwalkServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The own phone: it stays signed in by its key, and its pages open without a connection. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class OwnDevicePageTest extends PageTests {

  @Test
  void the_own_phone_stays_signed_in_long_after_its_first_token_and_after_being_closed() {
    var study = studies.study();
    Page page = phone();
    page.clock().install();
    follow(page, codeOf(study, participant(study, "STAY-1", Walks.dayZero()).id()));
    assertThat(heading(page, "My walking")).isVisible();

    page.clock().fastForward("25:00");
    page.reload();
    assertThat(heading(page, "My walking")).isVisible();

    Page later = page.context().newPage();
    page.close();
    later.navigate(home.toString());
    assertThat(heading(later, "My walking")).isVisible();
    assertThat(later.evaluate("sessionStorage.length")).isEqualTo(0);
    assertThat(later.evaluate("localStorage.length")).isEqualTo(0);
  }

  @Test
  void the_key_of_the_phone_cannot_be_read_out() {
    var study = studies.study();
    Page page = follow(phone(), codeOf(study, participant(study, "KEY-1", Walks.dayZero()).id()));
    assertThat(heading(page, "My walking")).isVisible();
    Object outcome =
        page.evaluate(
            "import('/js/kept.js').then(k => k.read('device', 'own'))"
                + ".then(key => crypto.subtle.exportKey('jwk', key.privateKey))"
                + ".then(() => 'read', problem => problem.name)");
    assertThat(outcome).isEqualTo("InvalidAccessError");
  }

  @Test
  void a_link_that_was_used_up_leads_whoever_is_signed_in_to_the_own_page() {
    var study = studies.study();
    var person = participant(study, "LINK-1", Walks.dayZero());
    var code = codeOf(study, person.id());
    Page page = follow(phone(), code);
    assertThat(heading(page, "My walking")).isVisible();
    page.route("**/v1/sign-in", route -> route.abort());
    page.navigate(home + "trial.html");
    follow(page, code);
    assertThat(heading(page, "My walking")).isVisible();
  }

  @Test
  void signing_out_on_the_own_phone_asks_once_and_ends_the_device() {
    var study = studies.study();
    Page page = follow(phone(), codeOf(study, participant(study, "OUT-1", Walks.dayZero()).id()));
    assertThat(heading(page, "My walking")).isVisible();
    Locator out = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"));
    List<String> asked = new ArrayList<>();
    page.onceDialog(
        dialog -> {
          asked.add(dialog.message());
          dialog.dismiss();
        });
    out.click();
    // The page looks first whether something has not been sent.
    page.waitForCondition(() -> !asked.isEmpty());
    assertThat(heading(page, "My walking")).isVisible();
    assertThat(asked).singleElement().asString().contains("a new code");

    page.onceDialog(dialog -> dialog.accept());
    out.click();
    assertThat(heading(page, "Sign in")).isVisible();
    page.reload();
    assertThat(heading(page, "Sign in")).isVisible();
    assertThat(
            page.evaluate(
                "import('/js/kept.js').then(k => k.read('device', 'own'))"
                    + ".then(key => key === undefined)"))
        .isEqualTo(true);
  }

  @Test
  void what_one_person_recorded_is_never_sent_as_who_signs_in_while_a_renewal_is_awaited() {
    var study = studies.study();
    var next = participant(study, "BOUND-2", Walks.dayZero());
    Page page = phone();
    page.clock().install();
    follow(page, codeOf(study, participant(study, "BOUND-1", Walks.dayZero()).id()));
    assertThat(page.locator(".who")).containsText("BOUND-1");
    loaded(page);
    List<Route> renewals = new ArrayList<>();
    page.route("**/v1/sign-in/refresh", renewals::add);
    List<String> uploads = new ArrayList<>();
    page.route(
        "**/v1/me/uploads",
        route -> {
          uploads.add(route.request().postData());
          route.resume();
        });
    page.clock().fastForward("09:45");
    page.evaluate(
        "import('/js/outbox.js').then(o => o.put({ kind: 'A_RECORD_OF_BOUND_1' })).then(() =>"
            + " null)");
    page.waitForCondition(() -> !renewals.isEmpty());

    String code = codeOf(study, next.id()).grouped();
    page.evaluate("code => { location.hash = 'code=' + code; }", code);
    assertThat(page.locator(".who")).containsText("BOUND-2");
    // The clock of the phone is off by now, so that the server asks for one more round.
    page.unroute("**/v1/sign-in/refresh");
    renewals.forEach(Route::resume);
    page.evaluate("import('/js/outbox.js').then(o => o.deliverNow()).then(() => null)");

    assertThat(uploads).isEmpty();
    assertThat(inOutbox(page)).containsExactly("A_RECORD_OF_BOUND_1");
    assertThat(page.locator(".who")).containsText("BOUND-2");
  }

  @Test
  void the_erasure_of_one_person_leaves_what_others_recorded_here() {
    var study = studies.study();
    Page page =
        follow(phone(), codeOf(study, participant(study, "SHARED-1", Walks.dayZero()).id()));
    assertThat(heading(page, "My walking")).isVisible();
    loaded(page);
    page.route("**/v1/me/uploads", Route::abort);
    page.evaluate(
        """
        async () => {
          const kept = await import('/js/kept.js');
          const outbox = await import('/js/outbox.js');
          await kept.write('outbox', 'other', { account: 'other', record: { id: 'other', kind: 'OF_ANOTHER' }, state: 'waiting' });
          await outbox.put({ kind: 'OF_SHARED_1' });
          await outbox.deliver();
        }
        """);
    assertThat(inOutbox(page)).containsExactlyInAnyOrder("OF_ANOTHER", "OF_SHARED_1");
    page.evaluate("import('/js/session.js').then(session => session.end('erased'))");
    assertThat(heading(page, "Sign in")).isVisible();
    assertThat(inOutbox(page)).containsExactly("OF_ANOTHER");
  }

  @SuppressWarnings("unchecked")
  private static List<String> inOutbox(Page page) {
    return (List<String>)
        page.evaluate(
            "import('/js/kept.js').then(k => k.all('outbox'))"
                + ".then(entries => entries.map(entry => entry.record.kind))");
  }

  @Test
  void a_page_that_was_open_once_opens_again_without_a_connection() {
    var study = studies.study();
    Page page =
        follow(
            phoneThatKeepsPages(),
            codeOf(study, participant(study, "AIR-1", Walks.dayZero()).id()));
    assertThat(heading(page, "My walking")).isVisible();
    keptForLater(page);

    page.context().setOffline(true);
    page.reload();

    assertThat(heading(page, "My walking")).isVisible();
    assertThat(page.locator(".notice:visible").first())
        .containsText("There is no connection just now.");
    page.context().setOffline(false);
  }

  @Test
  void every_file_of_the_pages_is_kept_for_the_time_without_a_connection() throws IOException {
    Path root = Path.of("src/main/resources/META-INF/resources");
    String worker = Files.readString(root.resolve("sw.js"));
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .map(f -> "/" + root.relativize(f))
                  .filter(f -> !List.of("/sw.js", "/index.html").contains(f))
                  .filter(f -> !worker.contains("'" + f + "',"))
                  .toList())
          .isEmpty();
    }
  }

  @Test
  void a_participant_invites_somebody_confirms_and_takes_it_back_and_sees_it_written_down() {
    var study = studies.study();
    Page page = follow(phone(), codeOf(study, participant(study, "CARE-1", Walks.dayZero()).id()));
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("My data")).click();
    assertThat(heading(page, "My data and who sees them")).isFocused();

    page.getByText("Invite somebody").click();
    page.getByLabel("What do you call this person?").fill("Anna");
    page.getByLabel("What does this person call you?").fill("Mum");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make an invitation"))
        .click();
    assertThat(page.locator(".qr")).isVisible();
    String code = page.locator(".code").first().textContent();

    Page anna = phone();
    anna.navigate(home + "#code=" + code);
    anna.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept")).click();
    assertThat(anna.getByText("You have accepted.").first()).isVisible();

    page.reload();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, let Anna look"))
        .click();
    assertThat(page.locator("[data-state=CONFIRMED]")).containsText("Anna");
    anna.reload();
    assertThat(
            anna.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Walking of Mum")))
        .isVisible();
    // The look is written down before its answer is shown.
    loaded(anna);
    page.reload();
    assertThat(page.getByText("Your caregiver Anna looked at the summary of your walks.").first())
        .isVisible();

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End it for Anna")).click();
    assertThat(page.getByText("You share nothing with anybody just now.")).isVisible();
    anna.reload();
    assertThat(anna.getByText("Nobody shares anything with you just now.")).isVisible();
  }

  private static Locator heading(Page page, String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
  }
}
