package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The printed page of every place of a sample release, read back. */
class HandoutTest {
  @TempDir static Path releases;

  private static RunningHub hub;

  @BeforeAll
  static void start() throws IOException {
    new SampleRelease(List.of("en", "es"), true).write(releases);
    hub = new RunningHub(releases, Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static byte[] pdf(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hub.port() + path + ".pdf"))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      return answer.body();
    }
  }

  /** The places of a language, all of them. */
  private static List<String> places(String language) {
    return Stream.of("/places", "/areas")
        .flatMap(
            under ->
                Jsoup.parse(hub.get("/" + language + "/places").body())
                    .select("main .groups a[href^=/" + language + under + "/]")
                    .stream())
        .map(link -> link.attr("href"))
        .distinct()
        .toList();
  }

  @Test
  void everyPlaceHasOnePageThatSaysWhatItsOwnPageSays() throws Exception {
    for (String language : List.of("en", "es")) {
      List<String> places = places(language);
      assertThat(places).hasSizeGreaterThan(12);
      for (String place : places) {
        Element tale =
            Jsoup.parse(hub.get(place).body()).select(".tale").stream().findFirst().orElseThrow();
        try (PDDocument document = Loader.loadPDF(pdf(place))) {
          assertThat(document.getNumberOfPages()).as(place).isEqualTo(1);
          String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
          assertThat(text).contains(language.equals("en") ? "Made-up data." : "Datos inventados.");
          // Where a line breaks, and where a term is a button on the page, blanks differ.
          assertThat(text.replace(" ", ""))
              .contains(tale.text().replaceAll("\\s+", ""))
              .contains("https://porch.larkfield.example" + place);
        }
      }
    }
  }

  /** The paragraph is checked on the page; nothing else in the handout may be a count. */
  @Test
  void everyNumberIsOneOfTheParagraphOrStandsInItsFrame() throws Exception {
    for (String place : List.of("/en/places/east-2", "/es/areas/districts/east")) {
      Element page = Jsoup.parse(hub.get(place).body());
      Set<String> known = new HashSet<>();
      for (String part :
          List.of(".tale", ".place-facts", ".bottom", ".made-up-banner", "h1", ".address")) {
        numbers(page.select(part).text(), known);
      }
      Set<String> printed = new HashSet<>();
      try (PDDocument document = Loader.loadPDF(pdf(place))) {
        numbers(new PDFTextStripper().getText(document), printed);
      }
      assertThat(known).as(place).containsAll(printed);
    }
  }

  private static void numbers(String text, Set<String> found) {
    java.util.regex.Matcher matcher =
        java.util.regex.Pattern.compile("\\d[\\d.,]*\\d|\\d").matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
  }

  @Test
  void itIsTaggedNamesItsLanguageAndBringsItsFont() throws Exception {
    for (String language : List.of("en", "es")) {
      try (PDDocument document = Loader.loadPDF(pdf("/" + language + "/places/east-2"))) {
        assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
        assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language);
        assertThat(document.getDocumentInformation().getTitle()).contains("Mill Bend");
        var resources = document.getPage(0).getResources();
        for (var name : resources.getFontNames()) {
          PDFont font = resources.getFont(name);
          assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void aPlaceThatIsNotThereHasNoHandout() {
    assertThat(hub.get("/en/places/nowhere.pdf").statusCode()).isEqualTo(404);
    assertThat(hub.get("/xx/places/east-2.pdf").statusCode()).isEqualTo(404);
  }
}
