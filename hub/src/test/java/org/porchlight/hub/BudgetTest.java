package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page may cost a visitor: weighed for every address of the site map, not timed. */
class BudgetTest {
  /** Gzip bytes; none of it is needed. */
  private static final int MOST_SCRIPT = 10_000;

  private static final int MOST_REQUESTS = 6;

  @Test
  void everyAddressOfTheSiteMapStaysWithinTheBudget(@TempDir Path releases) throws IOException {
    new SampleRelease(List.of("en", "es"), true).write(releases);
    try (RunningHub hub = new RunningHub(releases, Optional.empty())) {
      Document map = Jsoup.parse(hub.get("/sitemap.xml").body(), "", Parser.xmlParser());
      List<String> addresses = map.select("loc").eachText();
      assertThat(addresses).hasSizeGreaterThan(50);
      for (String address : addresses) {
        String path = URI.create(address).getPath();
        String body = hub.get(path).body();
        assertThat(PageWeight.gzip(body)).as(path).isLessThan(PageWeight.MOST);
        Document page = Jsoup.parse(body);
        Set<String> fetched = fetched(page);
        assertThat(fetched.size() + 1).as("%s: %s", path, fetched).isLessThan(MOST_REQUESTS + 1);
        int script = 0;
        for (String part : page.select("script[src]").eachAttr("src")) {
          script += PageWeight.gzip(hub.get(part).body());
        }
        assertThat(script).as(path).isLessThan(MOST_SCRIPT);
        for (String part : fetched) {
          assertThat(hub.get(part).statusCode()).as("%s: %s", path, part).isEqualTo(200);
        }
      }
    }
  }

  /** What a browser asks for by itself. */
  private static Set<String> fetched(Document page) {
    Set<String> all = new LinkedHashSet<>();
    all.addAll(page.select("link[rel=stylesheet], link[rel=icon]").eachAttr("href"));
    all.addAll(page.select("script[src], img[src], iframe[src], source[src]").eachAttr("src"));
    return all;
  }
}
