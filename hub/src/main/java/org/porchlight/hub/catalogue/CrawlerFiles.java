package org.porchlight.hub.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.edition.Issue;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.DataAnswer;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Site;
import org.porchlight.release.Manifest;
import org.porchlight.release.Words;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What programs ask for before they walk through a site: where to, and whom to write to. */
@Controller
final class CrawlerFiles {
  private static final String TEXT = "text/plain;charset=UTF-8";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  /** RFC 9116 wants a day from which the file is not to be trusted, within a year. */
  private static final Duration TRUSTED = Duration.ofDays(90);

  private final Newest newest;
  private final Pages pages;
  private final Clock clock;

  CrawlerFiles(Newest newest, Pages pages, Clock clock) {
    this.clock = clock;
    this.newest = newest;
    this.pages = pages;
  }

  /** The explorer has more addresses than anyone should walk through. */
  @GetMapping("/robots.txt")
  ResponseEntity<byte[]> robots(HttpServletRequest request) {
    return text(
        request,
        "User-agent: *\nAllow: /\nDisallow: /*/explore?\nDisallow: /*/map?\nDisallow: /*/s/\nSitemap: %s/sitemap.xml\n"
            .formatted(Site.of(request)));
  }

  /** Left out when the city names no mailbox and no page to write to. */
  @GetMapping("/.well-known/security.txt")
  ResponseEntity<byte[]> security(HttpServletRequest request) {
    Manifest.CityNote city = newest.issue().manifest().city();
    Instant until = clock.instant().plus(TRUSTED).truncatedTo(ChronoUnit.DAYS);
    return Contact.uri(city)
        .map(
            contact ->
                text(
                    request,
                    "Contact: %s\nExpires: %s\nPreferred-Languages: %s\n"
                        .formatted(contact, until, String.join(", ", city.languages()))))
        .orElseGet(() -> pages.notFound(request));
  }

  private static ResponseEntity<byte[]> text(HttpServletRequest request, String words) {
    return DataAnswer.of(request, TEXT, words.getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<byte[]> sitemap(HttpServletRequest request) {
    try {
      return DataAnswer.of(
          request,
          "application/xml;charset=UTF-8",
          sitemap(newest.issue(), Site.of(request)).getBytes(StandardCharsets.UTF_8));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the site map cannot be written to memory", e);
    }
  }

  private static String sitemap(Issue issue, String site) throws XMLStreamException {
    StringWriter text = new StringWriter();
    XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("urlset");
    xml.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
    xml.writeNamespace("xhtml", XHTML);
    for (String path : paths(issue)) {
      for (String tag : issue.languages()) {
        xml.writeStartElement("url");
        xml.writeStartElement("loc");
        xml.writeCharacters(site + "/" + tag + path);
        xml.writeEndElement();
        xml.writeStartElement("lastmod");
        xml.writeCharacters(issue.manifest().compiledAt().toString());
        xml.writeEndElement();
        for (String other : issue.languages()) {
          xml.writeEmptyElement("xhtml", "link", XHTML);
          xml.writeAttribute("rel", "alternate");
          xml.writeAttribute("hreflang", other);
          xml.writeAttribute("href", site + "/" + other + path);
        }
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
    return text.toString();
  }

  /** Every page but those of single initiatives, which come from the plan and not the release. */
  private static List<String> paths(Issue issue) {
    List<String> paths = new ArrayList<>(List.of("/"));
    for (Manifest.TopicNote topic : issue.manifest().topics()) {
      paths.add(topic.id().equals("plan") ? "/plan" : "/topics/" + topic.id());
    }
    paths.add("/places");
    Edition edition = issue.in(issue.languages().getFirst()).orElseThrow();
    int prefix = edition.link("").length();
    for (Manifest.Layer layer : issue.manifest().layers()) {
      layer.areas().forEach(area -> paths.add(edition.areaLink(area.id()).substring(prefix)));
    }
    paths.addAll(
        List.of(
            "/explore",
            "/map",
            "/data",
            "/corrections",
            "/privacy",
            "/glossary",
            "/accessibility"));
    Words words = issue.release().words();
    paths.add("/guides");
    words.measures().keySet().forEach(table -> paths.add("/guides/" + table));
    words.sources().keySet().forEach(source -> paths.add("/guides/sources/" + source));
    paths.add("/programs");
    issue.release().programs().programs().forEach(one -> paths.add("/programs/" + one.id()));
    paths.add("/stories");
    words.stories().forEach(story -> paths.add("/stories/" + story.id()));
    return paths.stream().distinct().toList();
  }
}
