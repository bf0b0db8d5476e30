package io.sixwalk.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chromium that this machine has installed. None is ever downloaded. */
final class Chromium implements AutoCloseable {
  private static final List<String> QUIET =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--no-first-run",
          "--disable-component-update",
          "--disable-sync",
          "--disable-quic");

  /**
   * How long an expectation may take to come true on a busy machine; one that is true at once waits
   * for nothing.
   */
  private static final double PATIENCE_MILLIS = 20_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts it, or skips the tests of this class where there is none; continuous integration must
   * have one.
   */
  static Chromium start() {
    Optional<Path> installed =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    if (installed.isEmpty()) {
      String notice =
          "No Chromium here: the tests of the pages are skipped (Debian: apt-get install"
              + " chromium).";
      if ("true".equals(System.getenv("CI"))) {
        throw new AssertionError(
            "CI=true, and there is no Chromium. Install it first (Debian: apt-get install"
                + " chromium).");
      }
      System.out.println(notice);
      Assumptions.abort(notice);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(installed.orElseThrow())
                    .setArgs(QUIET)
                    // Pages that were left come back as they do for people.
                    .setIgnoreDefaultArgs(List.of("--disable-back-forward-cache")));
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
