package org.porchlight.hub.feeds;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.porchlight.hub.corrections.Correction;
import org.porchlight.hub.corrections.CorrectionsPage;
import org.porchlight.hub.corrections.History;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Site;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A feed for each topic, each place, and the corrections; an entry for each release with news. */
@Controller
final class FeedController {
  /** Readers ask often; more than this they have read before. */
  private static final int MOST_ENTRIES = 24;

  private final Newest newest;
  private final History history;
  private final Pages pages;

  FeedController(Newest newest, History history, Pages pages) {
    this.newest = newest;
    this.history = history;
    this.pages = pages;
  }

  @GetMapping("/{language}/topics/{topic}.atom")
  ResponseEntity<byte[]> topic(
      @PathVariable String language, @PathVariable String topic, HttpServletRequest request) {
    return newest
        .issue()
        .in(language)
        .flatMap(
            edition ->
                edition.manifest().topics().stream()
                    .filter(one -> one.id().equals(topic) && !topic.equals("plan"))
                    .findFirst()
                    .map(
                        one ->
                            feed(
                                request,
                                edition,
                                "/topics/" + topic,
                                edition.language().data(one.name()),
                                table -> table.topic().equals(topic),
                                correction -> correction.head().topic().equals(topic))))
        .orElseGet(() -> pages.notFound(request));
  }

  @GetMapping("/{language}/places/{place}.atom")
  ResponseEntity<byte[]> place(
      @PathVariable String language, @PathVariable String place, HttpServletRequest request) {
    return newest
        .issue()
        .in(language)
        .flatMap(
            edition ->
                area(
                    request,
                    edition,
                    edition.manifest().city().placeLayer() + ":" + place,
                    "/places/" + place))
        .orElseGet(() -> pages.notFound(request));
  }

  @GetMapping("/{language}/areas/{layer}/{area}.atom")
  ResponseEntity<byte[]> area(
      @PathVariable String language,
      @PathVariable String layer,
      @PathVariable String area,
      HttpServletRequest request) {
    return newest
        .issue()
        .in(language)
        .flatMap(
            edition -> area(request, edition, layer + ":" + area, "/areas/" + layer + "/" + area))
        .orElseGet(() -> pages.notFound(request));
  }

  private Optional<ResponseEntity<byte[]>> area(
      HttpServletRequest request, Edition edition, String id, String path) {
    return edition
        .area(id)
        .map(
            area ->
                feed(
                    request,
                    edition,
                    path,
                    edition.language().data(area.name()),
                    _ -> true,
                    correction -> correction.is().area().equals(id)));
  }

  @GetMapping("/{language}/corrections.atom")
  ResponseEntity<byte[]> corrections(@PathVariable String language, HttpServletRequest request) {
    return newest
        .issue()
        .in(language)
        .map(
            edition ->
                feed(
                    request,
                    edition,
                    "/corrections",
                    edition.language().say("corrections.title"),
                    _ -> false,
                    _ -> true))
        .orElseGet(() -> pages.notFound(request));
  }

  private ResponseEntity<byte[]> feed(
      HttpServletRequest request,
      Edition edition,
      String path,
      Phrase name,
      Predicate<Manifest.TableNote> tables,
      Predicate<Correction> corrections) {
    Language language = edition.language();
    String site = Site.of(request);
    String page = site + edition.link(path);
    Manifest.CityNote city = edition.manifest().city();
    String id = "urn:porchlight:%s:%s%s".formatted(city.id(), language.tag(), path);
    List<Correction> changed = history.corrections().stream().filter(corrections).toList();
    List<AtomFeed.Entry> entries = new ArrayList<>();
    List<Manifest> releases = history.manifests();
    for (int i = 0; i < releases.size() && entries.size() < MOST_ENTRIES; i++) {
      Manifest release = releases.get(i);
      int count = (int) changed.stream().filter(one -> one.to().equals(release.id())).count();
      boolean fresh =
          i + 1 == releases.size()
              ? release.tables().stream().anyMatch(tables)
              : hasNews(release, releases.get(i + 1), tables);
      if (!fresh && count == 0) {
        continue;
      }
      String title =
          language.text(
              fresh ? "feed.entry" : "feed.correction",
              Map.of("name", name, "id", Phrase.words(release.id())));
      String summary =
          language.text(
              "footer.release",
              Map.of(
                  "release",
                  Phrase.words(release.id()),
                  "date",
                  Phrase.words(
                      language.date(
                          java.time.LocalDate.ofInstant(
                              release.compiledAt(), java.time.ZoneId.of(city.timeZone()))))));
      if (count > 0) {
        summary += " " + CorrectionsPage.count(language, count).plain();
      }
      if (release.city().madeUp()) {
        summary += " " + language.text("madeup.short") + ".";
      }
      entries.add(
          new AtomFeed.Entry(id + ":" + release.id(), title, summary, page, release.compiledAt()));
    }
    AtomFeed feed =
        new AtomFeed(
            id,
            language.tag(),
            name.plain()
                + " – "
                + language.data(city.name()).plain()
                + (city.madeUp() ? " – " + language.text("madeup.short") : ""),
            language.data(city.name()).plain(),
            page + ".atom",
            page,
            entries.isEmpty() ? edition.manifest().compiledAt() : entries.getFirst().updated(),
            entries);
    return DataAnswer.of(request, "application/atom+xml;charset=UTF-8", feed.bytes());
  }

  /** Whether a table of this kind has other content than in the release before, or is new. */
  private static boolean hasNews(
      Manifest release, Manifest before, Predicate<Manifest.TableNote> tables) {
    List<String> known = before.tables().stream().map(Manifest.TableNote::jsonSha256).toList();
    return release.tables().stream()
        .filter(tables)
        .anyMatch(table -> !known.contains(table.jsonSha256()));
  }
}
