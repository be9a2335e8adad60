package org.porchlight.hub.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Section.Fact;
import org.porchlight.release.Manifest;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;
import org.porchlight.webkit.findings.Finding;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.language.Timespan;

/** Makes the sections of pages, in one language. */
public final class Sections {
  /** Days in which late reports still change the newest numbers of the open tier. */
  private static final int PRELIMINARY_DAYS = 45;

  private final Edition edition;
  private final Language language;
  private final TimeFigures overTime;
  private final KindFigures byKind;
  private final AreaFigures byArea;

  /** Sections of one edition. */
  public Sections(Edition edition) {
    this.edition = edition;
    this.language = edition.language();
    this.overTime = new TimeFigures(edition);
    this.byKind = new KindFigures(edition);
    this.byArea = new AreaFigures(edition);
  }

  /**
   * A table of the whole city.
   *
   * @param mapped whether its areas are also drawn as a map, not only listed
   */
  public Section of(TableReading table, Manifest.@Nullable Lead lead, boolean mapped) {
    TableHead head = table.head();
    String type = table.typeAt(TableReading.CITY, lead);
    Optional<Finding> finding = edition.findings().about(table, TableReading.CITY, type);
    List<Figure> figures = new ArrayList<>();
    overTime
        .of(table, TableReading.CITY, type, "figure-" + head.id() + "-time")
        .ifPresent(figures::add);
    byKind
        .of(table, TableReading.CITY, type, "figure-" + head.id() + "-kinds")
        .ifPresent(figures::add);
    figures.addAll(byArea.of(table, type, mapped));
    return new Section(
        head.id(),
        language.data(head.title()),
        finding.map(Finding::headline).orElseGet(() -> language.data(head.title())),
        finding.flatMap(Finding::detail),
        figures,
        facts(head),
        preliminary(head),
        edition.file("tables/" + head.id() + ".csv"),
        edition.file("tables/" + head.id() + ".json"));
  }

  /** Numbers of one place over time. */
  public Optional<Figure> overTime(TableReading table, String area, String type, String id) {
    return overTime.of(table, area, type, id);
  }

  /** Numbers of one place in these periods; empty when there is none. */
  public Optional<Figure> overTime(
      TableReading table, String area, String type, List<Timespan> spans, String id) {
    return overTime.of(table, area, type, spans, id);
  }

  /** The kinds of one place and period side by side; empty when there are fewer than two. */
  public Optional<Figure> byKind(
      TableReading table, String area, String type, Timespan span, String id) {
    return byKind.of(table, area, type, span, id);
  }

  /**
   * The areas of a layer in one period.
   *
   * @param highlighted the id of the area that is spoken of; null for none
   */
  public Figure byArea(
      TableReading table,
      Manifest.Layer layer,
      String type,
      Timespan span,
      @Nullable String highlighted) {
    return byArea.of(table, layer, type, span, highlighted);
  }

  /** The shape of a series, for a tile. */
  public Optional<String> spark(TableReading table, String type, String id) {
    return overTime.spark(table, TableReading.CITY, type, id);
  }

  /** What a reader needs to judge a table: definition, source, owner, dates. */
  public List<Fact> facts(TableHead head) {
    List<Fact> facts = new ArrayList<>();
    facts.add(fact("fact.definition", language.data(head.definition())));
    if (edition.issue().release().words().measures().containsKey(head.id())) {
      facts.add(
          new Fact(
              language.say("fact.guide"),
              language.say("fact.guide.text", Map.of("title", language.data(head.title()))),
              Optional.of(edition.link("/guides/" + head.id()))));
    }
    if (head.caveat() != null) {
      facts.add(fact("fact.caveat", language.data(head.caveat())));
    }
    if (head.standard() != null) {
      facts.add(
          fact(
              "fact.standard",
              language.say(
                  "fact.standard.text",
                  Map.of(
                      "standard", language.data(head.standard().name()),
                      "target",
                          Phrase.words(
                              edition.words().plain(head.measure(), head.standard().target()))))));
    }
    Long leftOut = head.leftOut();
    if (leftOut != null) {
      facts.add(
          fact(
              "fact.left",
              language.say("fact.left.text", Map.of("n", Phrase.words(language.number(leftOut))))));
    }
    if (head.sample() != null) {
      facts.add(fact("fact.sample", sample(head.sample())));
    }
    facts.add(fact("fact.period", days(head.from(), head.to())));
    facts.add(fact("fact.protection", protection(head.tier())));
    edition
        .manifest()
        .audit()
        .exception(head.id())
        .ifPresent(
            exception ->
                facts.add(
                    fact(
                        "fact.exception",
                        language.say(
                            "fact.exception.text",
                            Map.of(
                                "shows", language.data(exception.shows()),
                                "reason", language.data(exception.reason()))))));
    edition
        .source(head.source())
        .ifPresent(
            source -> {
              facts.add(
                  new Fact(
                      language.say("fact.source"),
                      language.data(source.name()),
                      Optional.ofNullable(source.link())));
              facts.add(fact("fact.owner", edition.agency(source.agency())));
              facts.add(fact("fact.updated", updates(source)));
            });
    return facts;
  }

  /** How the answers of a survey stand for all residents. */
  private Phrase sample(TableHead.Sample sample) {
    Phrase words = language.say("fact.sample.text");
    return sample.weighted() ? words.then(language.say("fact.sample.weighted")) : words;
  }

  private Fact fact(String key, Phrase content) {
    return new Fact(language.say(key), content, Optional.empty());
  }

  /** From the first to the last day. */
  public Phrase days(java.time.LocalDate from, java.time.LocalDate to) {
    return language.say(
        "days",
        Map.of("from", Phrase.words(language.date(from)), "to", Phrase.words(language.date(to))));
  }

  /** When a source was last fetched and is due next. */
  public Phrase updates(Manifest.SourceNote source) {
    Phrase last = Phrase.words(language.date(source.lastUpdate()));
    return source.nextUpdate() == null
        ? language.say("updated.ended", Map.of("last", last))
        : language.say(
            "updated.next",
            Map.of("last", last, "next", Phrase.words(language.date(source.nextUpdate()))));
  }

  private Phrase protection(Tier tier) {
    return language.say("tier." + tier.name().toLowerCase(java.util.Locale.ROOT));
  }

  /** Said of a table whose newest numbers may still change. */
  public Optional<Phrase> preliminary(TableHead head) {
    return head.to().isAfter(edition.compiledOn().minusDays(PRELIMINARY_DAYS))
            && head.tier() == Tier.OPEN
        ? Optional.of(language.say("preliminary"))
        : Optional.empty();
  }
}
