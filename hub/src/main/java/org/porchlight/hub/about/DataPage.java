package org.porchlight.hub.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.edition.Edition;
import org.porchlight.hub.figures.Sections;
import org.porchlight.hub.frame.Frame;
import org.porchlight.release.Manifest;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/**
 * Every table and every source of the release.
 *
 * @param manifest the release's own description, for programs
 * @param citation how to cite this release
 * @param addresses what else programs can read
 * @param releases ids of all releases that can still be had, newest first
 */
public record DataPage(
    Frame frame,
    List<Table> tables,
    List<Source> sources,
    String manifest,
    Phrase citation,
    List<Older> addresses,
    List<Older> releases) {

  /** One table and where to get it. */
  public record Table(
      Phrase title,
      String link,
      Phrase source,
      Phrase period,
      Phrase cells,
      Phrase hidden,
      String csv,
      String json,
      @Nullable String parquet) {}

  /** One source and how much of it could be used. */
  public record Source(
      Phrase name,
      Optional<String> link,
      Phrase description,
      Phrase owner,
      Phrase rows,
      Phrase rejected,
      Phrase placeUnknown,
      Phrase period,
      Phrase updates) {}

  /** Something for programs and its address. */
  public record Older(Phrase name, String link) {}

  /** The page of an edition. */
  public static DataPage of(Edition edition, List<String> releaseIds) {
    Language language = edition.language();
    Sections sections = new Sections(edition);
    List<Table> tables = new ArrayList<>();
    for (Manifest.TableNote note : edition.manifest().tables()) {
      TableReading table = edition.issue().table(note.id()).orElseThrow();
      String parquet = note.parquet();
      tables.add(
          new Table(
              language.data(note.title()),
              edition.link("/topics/" + note.topic() + "#" + note.id()),
              edition
                  .source(table.head().source())
                  .map(source -> language.data(source.name()))
                  .orElseGet(() -> language.name(table.head().source())),
              sections.days(table.head().from(), table.head().to()),
              Phrase.words(language.number(note.cells())),
              Phrase.words(language.number(note.hidden())),
              edition.file(note.csv()),
              edition.file(note.json()),
              parquet == null ? null : edition.file(parquet)));
    }
    List<Source> sources = new ArrayList<>();
    for (Manifest.SourceNote source : edition.manifest().sources()) {
      sources.add(
          new Source(
              language.data(source.name()),
              Optional.ofNullable(source.link()),
              language.data(source.description()),
              edition.agency(source.agency()),
              about(edition, source.rows()),
              about(edition, source.rejected()),
              about(edition, source.placeUnknown()),
              source.from() == null || source.to() == null
                  ? language.say("table.none")
                  : sections.days(source.from(), source.to()),
              sections.updates(source)));
    }
    return new DataPage(
        new Frame(edition, "/data", language.say("data.title")),
        tables,
        sources,
        edition.file("manifest.json"),
        language.say(
            "data.cite.form",
            Map.of(
                "city", language.data(edition.manifest().city().name()),
                "release", Phrase.words(edition.manifest().id()),
                "date", Phrase.words(language.date(edition.compiledOn())),
                "address", Phrase.words(edition.file("manifest.json")))),
        List.of(
            new Older(language.say("data.address.tables"), "/api/v1/tables"),
            new Older(language.say("data.address.openapi"), "/api/v1/openapi.json"),
            new Older(language.say("data.address.dcat"), "/data.json"),
            new Older(language.say("data.address.dcat3"), "/data3.jsonld"),
            new Older(language.say("data.address.package"), "/datapackage.json")),
        releaseIds.stream()
            .map(id -> new Older(Phrase.words(id), "/releases/" + id + "/manifest.json"))
            .toList());
  }

  private static Phrase about(Edition edition, @Nullable Long count) {
    return count == null
        ? edition
            .language()
            .say(
                "hidden.count",
                Map.of(
                    "limit",
                    Phrase.words(edition.language().number(edition.manifest().rules().hideUpTo()))))
        : Phrase.words(edition.language().number(count));
  }
}
