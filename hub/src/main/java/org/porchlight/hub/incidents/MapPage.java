package org.porchlight.hub.incidents;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.explore.Choices;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.release.Member;
import org.porchlight.release.Pin;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.Spot;
import org.porchlight.release.TableHead;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;
import org.porchlight.webkit.maps.DotMapSvg;
import org.porchlight.webkit.svg.MadeUpMark;

/** Records on a map and in a list. */
public record MapPage(Frame frame, Optional<View> view) {
  /** Rows of one page of the list. */
  private static final int ROWS = 100;

  /**
   * What was asked for.
   *
   * @param finding how many, in a sentence
   * @param whole the way back to the whole city; empty when it is shown
   * @param earlier the list's page before; empty on the first
   * @param later the list's next page; empty on the last
   */
  public record View(
      List<Choices.Group> kinds,
      List<Choices.Group> months,
      List<Choices.Group> areas,
      List<Choices.Group> orders,
      Phrase finding,
      Optional<Phrase> preliminary,
      Optional<String> svg,
      List<Row> rows,
      Phrase caption,
      Optional<String> whole,
      Optional<String> earlier,
      Optional<String> later,
      List<Facts> facts) {}

  /** A line of the list. */
  public record Row(
      Phrase day, Phrase kind, Phrase of, Phrase place, String placeLink, boolean preliminary) {}

  /** What to know of the records of one table, and where to get them. */
  public record Facts(
      Phrase title,
      Phrase definition,
      Phrase source,
      Phrase days,
      Phrase notShown,
      String topic,
      String csv,
      String geoJson) {}

  static MapPage of(Edition edition, Wanted wanted) {
    // A copy answers no questions: it shows the newest month of everything.
    Wanted asked =
        edition.issue().still()
            ? new Wanted(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1)
            : wanted;
    Frame frame = new Frame(edition, asked.path(), edition.language().say("map.title"));
    return new MapPage(
        frame, Selection.of(edition, asked).map(selection -> view(frame, selection, asked)));
  }

  private static View view(Frame frame, Selection selection, Wanted asked) {
    Language language = frame.language();
    int last = Math.max(1, (selection.records().size() + ROWS - 1) / ROWS);
    int page = Math.min(asked.page(), last);
    Wanted here =
        new Wanted(
            Optional.of(selection.what()).filter(what -> !what.isEmpty()),
            asked.month().filter(selection.month().toString()::equals),
            selection.area().map(Manifest.Area::id),
            asked.order(),
            page);
    boolean still = frame.still();
    List<Row> rows =
        selection.records().stream()
            .skip((page - 1L) * ROWS)
            .limit(ROWS)
            .map(shown -> row(frame, shown))
            .toList();
    Phrase where = selection.area().map(area -> language.data(area.name())).orElseGet(frame::city);
    Phrase month = Phrase.words(language.period(span(selection.month())));
    Phrase count = Phrase.words(language.number(selection.records().size()));
    return new View(
        kinds(selection),
        months(selection),
        areas(frame, selection),
        orders(language, asked),
        language.say(
            selection.records().size() == 1 ? "map.finding.one" : "map.finding",
            Map.of("count", count, "month", month, "place", where)),
        selection.records().stream().anyMatch(shown -> shown.pin().preliminary())
            ? Optional.of(language.say("map.preliminary"))
            : Optional.empty(),
        svg(frame, selection, here),
        rows,
        language.say(
            "map.list.caption",
            Map.of(
                "from", Phrase.words(language.number(rows.isEmpty() ? 0 : (page - 1L) * ROWS + 1)),
                "to", Phrase.words(language.number((page - 1L) * ROWS + rows.size())),
                "count", count)),
        selection.area().map(_ -> frame.link(here.in(Optional.empty()).path())),
        page > 1 && !still
            ? Optional.of(frame.link(here.at(page - 1).path()) + "#list")
            : Optional.empty(),
        page < last && !still
            ? Optional.of(frame.link(here.at(page + 1).path()) + "#list")
            : Optional.empty(),
        selection.tables().stream().map(pins -> facts(frame, pins)).toList());
  }

  private static Timespan span(YearMonth month) {
    return Timespan.parse(month.toString(), month.atDay(1), month.atEndOfMonth());
  }

  private static Row row(Frame frame, Selection.Shown shown) {
    return new Row(
        frame.date(shown.pin().day()),
        kind(frame.language(), shown.table(), shown.pin().type()),
        frame.language().data(shown.table().title()),
        frame.language().data(shown.place().name()),
        frame.edition().areaLink(shown.place().id()),
        shown.pin().preliminary());
  }

  private static Phrase kind(Language language, TableHead table, String type) {
    return table
        .type()
        .find(type)
        .map(Member::name)
        .map(language::data)
        .orElse(language.name(type));
  }

  /** Of the whole city a dot for each place; of one place a dot for each spot. */
  private static Optional<String> svg(Frame frame, Selection selection, Wanted here) {
    Language language = frame.language();
    boolean near = selection.area().isPresent();
    Map<String, List<Selection.Shown>> groups =
        selection.records().stream()
            .collect(
                Collectors.groupingBy(
                    shown -> near ? shown.spot().id() : shown.place().id(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<DotMapSvg.Dot> dots = new ArrayList<>();
    groups.forEach(
        (id, shown) ->
            dots.add(
                new DotMapSvg.Dot(
                    middle(shown, Spot::longitude),
                    middle(shown, Spot::latitude),
                    shown.size(),
                    words(language, shown, near),
                    near || frame.still() ? "" : frame.link(here.in(Optional.of(id)).path()))));
    @Nullable String closely = selection.area().map(Manifest.Area::id).orElse(null);
    return frame
        .edition()
        .placeLayer()
        .flatMap(layer -> frame.edition().issue().shapes(layer))
        .map(
            shapes ->
                DotMapSvg.draw(
                    new Chart.Caption(
                        language.text("map.picture"),
                        language.text(near ? "map.picture.near" : "map.picture.far")),
                    shapes,
                    dots,
                    closely,
                    "map"))
        .map(svg -> frame.madeUp() ? MadeUpMark.add(svg, language.text("madeup.short"), 12) : svg);
  }

  private static double middle(
      List<Selection.Shown> shown, java.util.function.ToDoubleFunction<Spot> axis) {
    return shown.stream().map(Selection.Shown::spot).mapToDouble(axis).average().orElseThrow();
  }

  private static String words(Language language, List<Selection.Shown> shown, boolean near) {
    Phrase count = Phrase.words(language.number(shown.size()));
    boolean one = shown.size() == 1;
    return near
        ? language.text(one ? "map.spot.one" : "map.spot", Map.of("count", count))
        : language.text(
            one ? "map.place.one" : "map.place",
            Map.of("count", count, "place", language.data(shown.getFirst().place().name())));
  }

  private static List<Choices.Group> kinds(Selection selection) {
    Language language = selection.edition().language();
    List<Choices.Group> groups = new ArrayList<>();
    groups.add(
        new Choices.Group(
            Optional.empty(),
            List.of(new Choices.Option("", language.text("map.all"), selection.what().isEmpty()))));
    for (ReleasedPins pins : selection.edition().issue().release().pins()) {
      TableHead head =
          selection.edition().issue().release().table(pins.table()).orElseThrow().head();
      List<Choices.Option> options = new ArrayList<>();
      options.add(
          option(
              pins.table(),
              language.text("map.all.of", Map.of("title", language.data(head.title()))),
              selection.what()));
      for (String type : pins.terms().types()) {
        options.add(
            option(
                pins.table() + "." + type, kind(language, head, type).plain(), selection.what()));
      }
      groups.add(new Choices.Group(Optional.of(language.data(head.title()).plain()), options));
    }
    return groups;
  }

  private static List<Choices.Group> months(Selection selection) {
    Language language = selection.edition().language();
    return List.of(
        new Choices.Group(
            Optional.empty(),
            selection.months().stream()
                .map(
                    month ->
                        option(
                            month.toString(),
                            language.period(span(month)),
                            selection.month().toString()))
                .toList()));
  }

  private static List<Choices.Group> areas(Frame frame, Selection selection) {
    Language language = frame.language();
    List<Choices.Option> options = new ArrayList<>();
    String chosen = selection.area().map(Manifest.Area::id).orElse("");
    options.add(option("", frame.city().plain(), chosen));
    frame
        .edition()
        .placeLayer()
        .ifPresent(
            layer ->
                layer
                    .areas()
                    .forEach(
                        area ->
                            options.add(
                                option(area.id(), language.data(area.name()).plain(), chosen))));
    return List.of(new Choices.Group(Optional.empty(), options));
  }

  private static List<Choices.Group> orders(Language language, Wanted asked) {
    String chosen = asked.order().orElse("");
    return List.of(
        new Choices.Group(
            Optional.empty(),
            List.of(
                option("", language.text("map.order.day"), chosen),
                option(Wanted.BY_PLACE, language.text("map.order.place"), chosen))));
  }

  private static Choices.Option option(String value, String words, String chosen) {
    return new Choices.Option(value, words, value.equals(chosen));
  }

  private static Facts facts(Frame frame, ReleasedPins pins) {
    Edition edition = frame.edition();
    Language language = frame.language();
    TableHead head = edition.issue().release().table(pins.table()).orElseThrow().head();
    ReleasedPins.Terms terms = pins.terms();
    long preliminary = pins.pins().stream().filter(Pin::preliminary).count();
    return new Facts(
        language.data(head.title()),
        language.data(head.definition()),
        edition
            .source(head.source())
            .map(
                source ->
                    language.say(
                        "map.source",
                        Map.of(
                            "source", language.data(source.name()),
                            "agency", edition.agency(source.agency()),
                            "date", frame.date(source.lastUpdate()))))
            .orElseGet(() -> language.name(head.source())),
        language.say(
            preliminary > 0 ? "map.days.both" : "map.days",
            Map.of(
                "from", frame.date(terms.from()),
                "to", frame.date(terms.to()),
                "final", frame.date(terms.finalTo()),
                "hold", Phrase.words(language.number(terms.holdDays())))),
        language.say("map.left", Map.of("count", Phrase.words(language.number(terms.notShown())))),
        frame.link("/topics/" + head.topic()) + "#" + head.id(),
        edition.file("points/" + pins.table() + ".csv"),
        edition.file("points/" + pins.table() + ".geojson"));
  }
}
