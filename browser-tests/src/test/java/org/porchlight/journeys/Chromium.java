package org.porchlight.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** A real browser, driven by the system's own Node.js. */
final class Chromium implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /**
   * Starts the browser that {@code CHROMIUM} names or the path has. Without one the test is
   * skipped; {@code ./porchlight test} makes sure that there is one.
   */
  static Chromium start() {
    Optional<Path> program =
        program(
            "CHROMIUM", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    Optional<Path> node = program("PLAYWRIGHT_NODEJS_PATH", "node", "nodejs");
    Assumptions.assumeTrue(program.isPresent(), "there is no Chromium on this machine");
    Assumptions.assumeTrue(node.isPresent(), "there is no Node.js on this machine");
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    environment.put("PLAYWRIGHT_NODEJS_PATH", node.orElseThrow().toString());
    Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.orElseThrow())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-background-networking",
                            "--disable-dev-shm-usage")));
    return new Chromium(playwright, browser);
  }

  private static Optional<Path> program(String variable, String... names) {
    @Nullable String given = System.getenv(variable);
    if (given != null && !given.isBlank()) {
      return Optional.of(Path.of(given));
    }
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(path.split(java.io.File.pathSeparator, -1))
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A tab that remembers everything that goes wrong in it. */
  Tab open(int width) {
    Page page = browser.newContext().newPage();
    page.setViewportSize(width, 900);
    return new Tab(page);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  /** One visitor's tab. Closing it fails when anything went wrong on the way. */
  static final class Tab implements AutoCloseable {
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> labels = new LinkedHashSet<>();

    private Tab(Page page) {
      this.page = page;
      page.onConsoleMessage(
          message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
              troubles.add("console: " + message.text());
            }
          });
      page.onPageError(error -> troubles.add("script: " + error));
      page.onResponse(
          response -> {
            if (response.status() >= 400) {
              troubles.add(response.status() + " " + response.url());
            }
          });
      page.onRequestFailed(request -> troubles.add("no answer: " + request.url()));
    }

    Page page() {
      return page;
    }

    /** Goes to a page and holds it to the rules of accessibility. */
    Tab visit(String url) {
      page.navigate(url);
      return checked();
    }

    /** Goes to a page that is not there, and holds the answer to the same rules. */
    Tab visitMissing(String url) {
      int before = troubles.size();
      page.navigate(url);
      troubles
          .subList(before, troubles.size())
          .removeIf(one -> one.equals("404 " + url) || one.contains("status of 404"));
      return checked();
    }

    /** Goes to a page and looks only whether it is whole and fits. */
    Tab pass(String url) {
      page.navigate(url);
      return fits();
    }

    /** Addresses and titles of all pages that were looked at. */
    Set<String> labels() {
      return Collections.unmodifiableSet(labels);
    }

    /** Holds the page shown now to the rules of accessibility. */
    Tab checked() {
      new AxeBuilder(page)
          .analyze()
          .getViolations()
          .forEach(
              violation ->
                  troubles.add(
                      "axe on %s: %s (%s), %d times"
                          .formatted(
                              page.url(),
                              violation.getId(),
                              violation.getHelp(),
                              violation.getNodes().size())));
      return fits();
    }

    /** Looks only whether the page shown now fits its window; for pages already held to more. */
    Tab fits() {
      labels.add(page.url());
      labels.add(page.title());
      ViewportSize size = page.viewportSize();
      int wide = (int) page.evaluate("document.documentElement.scrollWidth");
      if (wide > size.width) {
        troubles.add("%s scrolls sideways: %d > %d".formatted(page.url(), wide, size.width));
      }
      return this;
    }

    @Override
    public void close() {
      page.context().close();
      if (!troubles.isEmpty()) {
        throw new AssertionError("on the way:\n" + String.join("\n", troubles));
      }
    }
  }
}
