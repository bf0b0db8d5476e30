package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.testing.SixwalkServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class SignInPageTest extends PageTests {
  @Test
  void a_link_signs_in_and_its_code_is_gone_from_the_address_and_never_asked_for() {
    var study = studies.study();
    var person = participant(study, "LINK-1", Walks.dayZero());
    Page page = phone();
    List<String> asked = new ArrayList<>();
    page.onRequest(request -> asked.add(request.url() + " " + request.headers()));

    var code = codeOf(study, person.id());
    follow(page, code);

    assertThat(heading(page, "My walking")).isVisible();
    assertThat(page.url()).isEqualTo(home.toString());
    page.goBack();
    assertThat(page.url()).doesNotContain("code");
    assertThat(asked)
        .noneMatch(request -> request.contains(code.value()) || request.contains(code.grouped()));
  }

  @Test
  void on_a_device_of_others_the_token_stays_in_this_tab_and_signing_out_forgets_it() {
    var study = studies.study();
    Page page = phone();
    typed(page, codeOf(study, participant(study, "TAB-1", Walks.dayZero()).id()));
    assertThat(heading(page, "My walking")).isVisible();

    assertThat(page.context().cookies()).isEmpty();
    assertThat(page.evaluate("JSON.stringify(localStorage)")).isEqualTo("{}");
    page.reload();
    assertThat(heading(page, "My walking")).isVisible();

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
    assertThat(heading(page, "Sign in")).isFocused();
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
    page.reload();
    assertThat(heading(page, "Sign in")).isVisible();
  }

  @Test
  void a_code_typed_with_small_letters_and_blanks_signs_in() {
    var study = studies.study();
    var code = codeOf(study, participant(study, "TYPED-1", Walks.dayZero()).id());
    Page page = phone();
    page.navigate(home.toString());
    page.getByLabel("Your code").fill(code.grouped().toLowerCase().replace('-', ' '));
    page.keyboard().press("Enter");
    assertThat(heading(page, "My walking")).isFocused();
  }

  @Test
  void a_wrong_code_is_explained_at_the_field_and_stays_there_to_be_mended() {
    Page page = phone();
    page.navigate(home.toString());
    Locator field = page.getByLabel("Your code");
    Locator go = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"));

    go.click();
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Please type your code first.");

    field.fill("6XK2M-9T4QH");
    go.click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This code does not work.");
    assertThat(field).hasValue("6XK2M-9T4QH");
    assertThat(field).hasAttribute("aria-invalid", "true");
    assertThat(field).isFocused();
  }

  @Test
  void without_a_connection_the_code_is_kept_and_works_later() {
    var study = studies.study();
    var code = codeOf(study, participant(study, "OFFLINE-1", Walks.dayZero()).id());
    Page page = phone();
    page.navigate(home.toString());
    page.context().setOffline(true);
    page.getByLabel("Your code").fill(code.grouped());
    Locator go = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"));
    go.click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("There is no connection just now.");

    page.context().setOffline(false);
    go.click();
    assertThat(heading(page, "My walking")).isVisible();
  }

  @Test
  void when_the_sign_in_has_run_out_the_page_hides_what_it_showed_and_asks_kindly() {
    var study = studies.study();
    var person = participant(study, "LATE-1", Walks.dayZero());
    Page page = phone();
    page.clock().install();
    typed(page, codeOf(study, person.id()));
    assertThat(heading(page, "My walking")).isVisible();

    page.clock().fastForward("11:00");

    assertThat(heading(page, "Sign in")).isFocused();
    assertThat(page.getByRole(AriaRole.MAIN))
        .containsText("Nothing is lost: please sign in again.");
    assertThat(page.getByRole(AriaRole.MAIN)).not().containsText("LATE-1");
    assertThat(page.evaluate("sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void a_token_that_the_server_no_longer_takes_leads_back_to_the_sign_in() {
    Page page = phone();
    page.navigate(home.toString());
    page.evaluate(
        "sessionStorage.setItem('sixwalk.session', JSON.stringify({accessToken: 'x.y.z', kind:"
            + " 'PARTICIPANT', expiresAt: Date.now() + 60000}))");
    page.reload();
    assertThat(page.getByRole(AriaRole.MAIN)).containsText("please sign in again");
  }

  /** Signs in without staying signed in. */
  private void typed(Page page, InvitationCode code) {
    page.navigate(home.toString());
    page.getByLabel("Your code").fill(code.grouped());
    page.getByLabel("This is my own phone or computer.").uncheck();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
  }

  private static Locator heading(Page page, String text) {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setLevel(1));
  }
}
