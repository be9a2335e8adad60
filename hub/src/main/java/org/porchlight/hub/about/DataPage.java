package org.porchlight.hub.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * @param releases ids of all releases that can still be had, newest first
 */
public record DataPage(
    Frame frame, List<Table> tables, List<Source> sources, String manifest, List<Older> releases) {

  /** One table and where to get it. */
  public record Table(
      Phrase title,
      String link,
      Phrase source,
      Phrase period,
      Phrase cells,
      Phrase hidden,
      String csv,
      String json) {}

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

  /** A release and its description. */
  public record Older(Phrase name, String link) {}

  /** The page of an edition. */
  public static DataPage of(Edition edition, List<String> releaseIds) {
    Language language = edition.language();
    Sections sections = new Sections(edition);
    List<Table> tables = new ArrayList<>();
    for (Manifest.TableNote note : edition.manifest().tables()) {
      TableReading table = edition.issue().table(note.id()).orElseThrow();
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
              edition.file(note.json())));
    }
    List<Source> sources = new ArrayList<>();
    for (Manifest.SourceNote source : edition.manifest().sources()) {
      sources.add(
          new Source(
              language.data(source.name()),
              Optional.ofNullable(source.link()),
              language.data(source.description()),
              edition.agency(source.agency()),
              Phrase.words(language.number(source.rows())),
              Phrase.words(language.number(source.rejected())),
              Phrase.words(language.number(source.placeUnknown())),
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
        releaseIds.stream()
            .map(id -> new Older(Phrase.words(id), "/releases/" + id + "/manifest.json"))
            .toList());
  }
}
