package org.porchlight.hub.explore;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.hub.catalogue.Contact;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Figure;
import org.porchlight.hub.figures.Maps;
import org.porchlight.hub.figures.Section;
import org.porchlight.hub.figures.Sections;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.findings.Finding;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * A view of released numbers that a resident put together.
 *
 * @param view empty for a release without numbers
 */
public record ExplorePage(Frame frame, Optional<View> view) {

  /**
   * What was chosen.
   *
   * @param notes a sentence for each thing that was asked for and is not there
   * @param locator where the chosen area lies; empty for the whole city
   * @param figure empty when the table has no number for the choice
   * @param csv the numbers of this view alone
   * @param api the same for programs
   * @param wholeCsv the whole table
   * @param newest the same view with the newest numbers, for ever
   * @param ask a mail to the city about this view; empty when the city names no mailbox
   */
  public record View(
      Choices choices,
      List<Phrase> notes,
      Phrase title,
      Phrase place,
      Phrase finding,
      Optional<Phrase> detail,
      Optional<Phrase> preliminary,
      Optional<Figure> figure,
      Optional<String> locator,
      String csv,
      String api,
      String newest,
      String wholeCsv,
      Phrase topic,
      String topicLink,
      List<Section.Fact> facts,
      Optional<String> ask) {
    public View {
      notes = List.copyOf(notes);
      facts = List.copyOf(facts);
    }
  }

  static ExplorePage of(Edition edition, Asked asked) {
    Optional<Choice> choice = Choice.of(edition, asked);
    Phrase title = edition.language().say("explore.title");
    return new ExplorePage(
        new Frame(edition, choice.map(Choice::kept).map(Asked::path).orElse("/explore"), title),
        choice.map(one -> view(edition, one)));
  }

  private static View view(Edition edition, Choice choice) {
    Language language = edition.language();
    TableReading table = choice.table();
    Sections sections = new Sections(edition);
    Optional<Finding> finding =
        table.find(choice.area(), choice.span(), choice.type()).isPresent()
            ? Optional.of(
                edition.findings().about(table, choice.area(), choice.type(), choice.span()))
            : Optional.empty();
    Phrase title = language.data(table.head().title());
    return new View(
        Choices.of(edition, choice),
        choice.notes(),
        title.capitalized(language.locale()),
        Words.name(edition, table.head().area(), choice.area()),
        finding.map(Finding::headline).orElse(title.capitalized(language.locale())),
        finding.flatMap(Finding::detail),
        sections.preliminary(table.head()),
        figure(sections, choice).map(Figure::unfolded),
        locator(edition, choice),
        api(edition, choice, Optional.of("csv")),
        api(edition, choice, Optional.empty()),
        edition.link(choice.kept().newest().path()),
        edition.file("tables/" + table.head().id() + ".csv"),
        topic(edition, table),
        edition.link("/topics/" + table.head().topic() + "#" + table.head().id()),
        sections.facts(table.head()),
        ask(edition, choice, title));
  }

  private static Optional<Figure> figure(Sections sections, Choice choice) {
    TableReading table = choice.table();
    String area = choice.area();
    String type = choice.type();
    return switch (choice.split()) {
      case Split.ByTime _ ->
          sections.overTime(
              table,
              area,
              type,
              choice.kept().period().isEmpty() && !table.drawnPeriods(area, type).isEmpty()
                  ? table.drawnPeriods(area, type)
                  : table.drawnPeriods(area, type, choice.span().level()),
              "view");
      case Split.ByKind _ -> sections.byKind(table, area, type, choice.span(), "view");
      case Split.ByArea(Manifest.Layer layer) ->
          Optional.of(
              sections.byArea(
                  table,
                  layer,
                  type,
                  choice.span(),
                  layer.areas().stream().anyMatch(one -> one.id().equals(area)) ? area : null));
    };
  }

  /** A map of its own shows where the area lies already. */
  private static Optional<String> locator(Edition edition, Choice choice) {
    if (choice.split() instanceof Split.ByArea) {
      return Optional.empty();
    }
    for (Manifest.Layer layer : edition.manifest().layers()) {
      for (Manifest.Area area : layer.areas()) {
        if (area.id().equals(choice.area())) {
          return new Maps(edition).locator(layer, area, "view-where");
        }
      }
    }
    return Optional.empty();
  }

  /** The cells of this view and no others; of this release, so that the numbers stay these. */
  private static String api(Edition edition, Choice choice, Optional<String> format) {
    Map<String, Optional<String>> parameters = new LinkedHashMap<>();
    parameters.put("release", Optional.of(edition.manifest().id()));
    switch (choice.split()) {
      case Split.ByTime _ -> {
        parameters.put("area", Optional.of(choice.area()));
        parameters.put("type", Optional.of(choice.type()));
      }
      case Split.ByKind _ -> {
        parameters.put("area", Optional.of(choice.area()));
        parameters.put("period", Optional.of(choice.span().id()));
      }
      case Split.ByArea(Manifest.Layer layer) -> {
        parameters.put("layer", Optional.of(layer.id()));
        parameters.put("period", Optional.of(choice.span().id()));
        parameters.put("type", Optional.of(choice.type()));
      }
    }
    parameters.put("format", format);
    return Asked.query("/api/v1/tables/" + choice.table().head().id(), parameters);
  }

  private static Phrase topic(Edition edition, TableReading table) {
    return edition.manifest().topics().stream()
        .filter(topic -> topic.id().equals(table.head().topic()))
        .findFirst()
        .map(topic -> edition.language().data(topic.name()))
        .orElseGet(() -> edition.language().name(table.head().topic()));
  }

  private static Optional<String> ask(Edition edition, Choice choice, Phrase title) {
    Language language = edition.language();
    String subject = language.text("explore.ask.subject", Map.of("title", title));
    String body =
        language.text(
            "explore.ask.body",
            Map.of(
                "release", Phrase.words(edition.manifest().id()),
                "address", Phrase.words(edition.link(choice.kept().path()))));
    return Contact.mail(edition.manifest().city())
        .map(mail -> "%s?subject=%s&body=%s".formatted(mail, encoded(subject), encoded(body)));
  }

  private static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
