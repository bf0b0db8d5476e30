package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;

/**
 * What the tests of the care team's desk share: the ways to its pages, and its controls by name.
 */
abstract class DeskPageTests extends PageTests {
  /** The desk, as that member of staff. */
  Page desk(TestStudy study, SignedInPerson member) {
    Page page = follow(desk(), staffCode(study, member));
    assertThat(page.locator(".desk")).isVisible();
    return page;
  }

  /** A page of the desk, by the link that leads there. */
  Page desk(TestStudy study, SignedInPerson member, String name) {
    Page page = desk(study, member);
    page.locator(".desk-pages").getByRole(AriaRole.LINK, exactly(name)).click();
    assertThat(page.getByRole(AriaRole.HEADING, named(name).setLevel(2))).isFocused();
    return page;
  }

  /** A part of one person's record. */
  Page record(TestStudy study, SignedInPerson member, String pseudonym, String part) {
    Page page = desk(study, member);
    inTheList(page, pseudonym).click();
    page.getByRole(AriaRole.LINK, named(part)).click();
    assertThat(page.getByRole(AriaRole.HEADING, named(pseudonym).setLevel(2))).isFocused();
    return page;
  }

  static void unfold(Page page, String summary) {
    page.locator("summary").filter(new Locator.FilterOptions().setHasText(summary)).click();
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, named(name).setExact(true));
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
