package org.porchlight.workspace.sources;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.release.LocalText;
import org.porchlight.study.notes.SourceNote;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.IssueLine;
import org.porchlight.study.sources.Notice;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.study.sources.SourceMapping;
import org.porchlight.study.sources.SourceSheet;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * All about one source.
 *
 * @param status how it stands, in a word
 * @param tone of its pill: bad, hold, none, good
 * @param age when something last came
 * @param notices what somebody should look into, worst first
 * @param agreement what its records are shared under; none when it needs no agreement
 * @param about what the source is, and what the law lets us do with it
 * @param sheet everything that is known since something came; empty before
 */
public record SourcePage(
    Frame frame,
    Phrase name,
    Phrase status,
    String tone,
    Phrase age,
    List<NoticeRow> notices,
    List<Fact> agreement,
    List<Fact> about,
    Optional<Sheet> sheet)
    implements Page {

  public SourcePage {
    notices = List.copyOf(notices);
    agreement = List.copyOf(agreement);
    about = List.copyOf(about);
  }

  /** Something to look into, and what to do about it. */
  public record NoticeRow(Phrase what, Phrase since, Phrase next) {}

  /**
   * What is known since something came.
   *
   * @param fresh the last delivery in facts
   * @param held whether the last delivery was kept aside
   * @param deliveries the last ones as a table
   * @param issues of one delivery; empty when it had none
   * @param issuesHeading which delivery that is
   * @param issuesFile the same as a file
   * @param codes one line for each field with a mapping table; empty without one
   * @param columns where each standard field stands
   */
  public record Sheet(
      List<Fact> fresh,
      boolean held,
      Optional<DeliveryChart> chart,
      DataTable deliveries,
      List<Fact> definitions,
      Optional<DataTable> issues,
      Phrase issuesHeading,
      String issuesFile,
      Optional<DataTable> codes,
      DataTable columns) {}

  /**
   * The page of one source.
   *
   * @param batch the delivery whose issues are shown; empty for the newest
   * @return empty when the source is not in view, or has no such delivery
   */
  static Optional<SourcePage> of(Look look, String source, String batch) throws SQLException {
    Optional<SourceLine> found = look.sight().sources().find(source);
    Terms terms = Terms.of(look);
    Optional<SourceNote> note = terms.findSource(source);
    if (found.isEmpty() || note.isEmpty()) {
      return Optional.empty();
    }
    SourceLine line = found.get();
    Optional<SourceSheet> sheet = look.sight().sources().sheet(source);
    Optional<DeliveryLine> delivery = sheet.flatMap(one -> chosen(one, batch));
    if (!batch.isEmpty() && delivery.isEmpty()) {
      return Optional.empty();
    }
    SourceWords words = new SourceWords(look, terms);
    SourceWords.Pill pill = words.pill(line);
    List<NoticeRow> notices = new ArrayList<>();
    for (Notice notice : SourceStatus.notices(line, terms)) {
      notices.add(
          new NoticeRow(
              words.notice(notice),
              look.say("source.since", "date", terms.date(notice.since())),
              words.next(notice)));
    }
    return Optional.of(
        new SourcePage(
            look.frame(look.say("source.title")),
            terms.source(source),
            pill.words(),
            pill.tone(),
            words.age(line),
            notices,
            CustodyFacts.agreement(look, terms, words, line),
            about(look, terms, words, note.get(), sheet),
            sheet.isEmpty() || delivery.isEmpty()
                ? Optional.empty()
                : Optional.of(sheet(look, terms, words, sheet.get(), delivery.get()))));
  }

  /** The delivery of this name; the newest for none. */
  static Optional<DeliveryLine> chosen(SourceSheet sheet, String batch) {
    return sheet.deliveries().stream()
        .filter(one -> batch.isEmpty() || one.batch().equals(batch))
        .findFirst();
  }

  private static List<Fact> about(
      Look look, Terms terms, SourceWords words, SourceNote note, Optional<SourceSheet> sheet)
      throws SQLException {
    List<Fact> all = new ArrayList<>();
    all.add(new Fact(look.say("source.agency"), terms.agency(note.agency())));
    all.add(new Fact(look.say("source.kind"), words.term("source.kind.", terms.kind(note.id()))));
    if (sheet.isPresent()) {
      SourceMapping mapping = sheet.get().mapping();
      all.add(
          new Fact(
              look.say("source.connector"), words.term("source.connector.", mapping.connector())));
      all.add(
          new Fact(
              look.say("source.key"),
              mapping.key().isEmpty()
                  ? look.say("source.key.none")
                  : words.list(mapping.key().stream().map(look.language()::name).toList())));
      all.add(new Fact(look.say("source.load"), look.say("source.load." + mapping.load())));
      all.add(
          new Fact(
              look.say("source.zone"),
              look.say("source.zone.text", "zone", look.language().name(mapping.zone()))));
      all.add(
          new Fact(
              look.say("source.promise"),
              mapping.everyDays() == null
                  ? look.say("source.promise.none")
                  : look.count("source.promise.text", mapping.everyDays(), Map.of())));
    }
    all.add(
        new Fact(
            look.say("source.law.link"),
            look.say(note.linkable() ? "source.law.link.yes" : "source.law.link.no")));
    sheet.ifPresent(
        one -> {
          all.add(
              new Fact(
                  look.say("source.law.count"),
                  look.say(
                      one.mapping().counted() ? "source.law.count.yes" : "source.law.count.no")));
          all.add(
              new Fact(
                  look.say("source.law.show"),
                  look.say(one.mapping().shown() ? "source.law.show.yes" : "source.law.show.no")));
        });
    all.add(
        new Fact(
            look.say("source.law.seen"),
            words.list(
                look.sight().sources().seenBy(note.id()).stream().map(terms::agency).toList())));
    all.add(new Fact(look.say("source.law.basis"), look.language().name(note.basis())));
    all.addAll(CustodyFacts.publicRecords(look, words, note.id()));
    return all;
  }

  private static Sheet sheet(
      Look look, Terms terms, SourceWords words, SourceSheet sheet, DeliveryLine delivery)
      throws SQLException {
    String source = sheet.line().source();
    DeliveryLine newest = sheet.deliveries().getFirst();
    List<IssueLine> issues = look.sight().sources().issues(source, delivery.batch());
    boolean isNewest = delivery.batch().equals(newest.batch());
    return new Sheet(
        fresh(look, terms, words, sheet, newest),
        newest.state() == DeliveryLine.State.HELD,
        DeliveryChart.of(look, terms, sheet.deliveries()),
        deliveries(look, terms, words, sheet),
        definitions(look),
        issues.isEmpty() ? Optional.empty() : Optional.of(issues(look, words, issues)),
        look.say("source.issues.of", "date", terms.moment(delivery.importedAt())),
        look.visit()
            .link(
                "/sources/%s/issues.csv%s"
                    .formatted(source, isNewest ? "" : "?delivery=" + delivery.batch())),
        codes(look, words, sheet),
        columns(look, words, sheet.mapping()));
  }

  private static List<Fact> fresh(
      Look look, Terms terms, SourceWords words, SourceSheet sheet, DeliveryLine newest) {
    List<Fact> all = new ArrayList<>();
    all.add(new Fact(look.say("delivery.at"), terms.moment(newest.importedAt())));
    all.add(new Fact(look.say("delivery.days"), words.days(newest)));
    all.add(
        new Fact(
            look.say("sources.rows"),
            look.say(
                "source.rows.text",
                Map.of(
                    "rows", look.number(newest.rows()),
                    "added", look.number(newest.added()),
                    "changed", look.number(newest.changed()),
                    "gone", look.number(newest.gone())))));
    all.add(
        new Fact(
            look.say("sources.rejected"),
            look.say(
                "source.rejected.text",
                Map.of(
                    "share", words.share(newest.rejected(), newest.rows()),
                    "limit", look.percent(sheet.mapping().rejectLimitPercent() / 100)))));
    all.add(
        new Fact(
            look.say("sources.unplaced"),
            words.share(newest.withoutPlace(), newest.rows() - newest.rejected())));
    new TreeMap<>(newest.unplaced())
        .forEach(
            (layer, rows) ->
                all.add(
                    new Fact(
                        look.say("source.outside", "layer", layer(look, sheet, layer)),
                        words.share(rows, newest.rows() - newest.rejected()))));
    return all;
  }

  private static Phrase layer(Look look, SourceSheet sheet, String layer) {
    LocalText name = sheet.mapping().layers().get(layer);
    return name == null ? look.language().name(layer) : look.language().data(name);
  }

  private static DataTable deliveries(
      Look look, Terms terms, SourceWords words, SourceSheet sheet) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (DeliveryLine one : sheet.deliveries()) {
      rows.add(
          new DataTable.Row(
              terms.moment(one.importedAt()),
              Optional.of(
                  look.visit()
                      .link(
                          "/sources/%s?delivery=%s#issues"
                              .formatted(sheet.line().source(), one.batch()))),
              List.of(
                  look.say("delivery.state." + one.state().label()),
                  look.number(one.rows()),
                  look.number(one.added()),
                  look.number(one.changed()),
                  look.number(one.same()),
                  look.number(one.gone()),
                  words.share(one.rejected(), one.rows()),
                  words.share(one.withoutPlace(), one.rows() - one.rejected()),
                  words.days(one),
                  look.language().name(one.file()),
                  words.size(one.bytes()),
                  look.language().name(one.reading()))));
    }
    return new DataTable(
        look.say("delivery.caption"),
        List.of(
            look.say("delivery.at"),
            look.say("delivery.state"),
            look.say("sources.rows"),
            look.say("delivery.added"),
            look.say("delivery.changed"),
            look.say("delivery.same"),
            look.say("delivery.gone"),
            look.say("sources.rejected"),
            look.say("sources.unplaced"),
            look.say("delivery.days"),
            look.say("delivery.file"),
            look.say("delivery.size"),
            look.say("delivery.reading")),
        rows);
  }

  private static List<Fact> definitions(Look look) {
    List<Fact> all = new ArrayList<>();
    for (String name : List.of("rows", "rejected", "unplaced")) {
      all.add(new Fact(look.say("sources." + name), look.say("sources." + name + ".text")));
    }
    for (String name : List.of("added", "changed", "same", "gone", "reading")) {
      all.add(new Fact(look.say("delivery." + name), look.say("delivery." + name + ".text")));
    }
    return all;
  }

  private static DataTable issues(Look look, SourceWords words, List<IssueLine> issues) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (IssueLine issue : issues) {
      rows.add(
          new DataTable.Row(
              words.rule(issue),
              List.of(
                  issue.column().isEmpty()
                      ? look.say("issue.whole-row")
                      : look.language().name(issue.column()),
                  look.number(issue.count()),
                  look.say("issue.consequence." + issue.consequence().label()),
                  words.remedy(issue))));
    }
    return new DataTable(
        look.say("source.issues.caption"),
        List.of(
            look.say("issue.what"),
            look.say("issue.column"),
            look.say("sources.rows"),
            look.say("issue.consequence"),
            look.say("issue.remedy")),
        rows);
  }

  private static Optional<DataTable> codes(Look look, SourceWords words, SourceSheet sheet)
      throws SQLException {
    List<DataTable.Row> rows = new ArrayList<>();
    for (String field : look.sight().codes().fields(sheet.line().source())) {
      rows.add(
          new DataTable.Row(
              words.field(field),
              Optional.of(
                  look.visit()
                      .link("/sources/%s/codes?field=%s".formatted(sheet.line().source(), field))),
              List.of(
                  look.number(sheet.codes().getOrDefault(field, 0)),
                  look.number(sheet.unmapped().getOrDefault(field, 0)))));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataTable(
                look.say("source.codes.caption"),
                List.of(
                    look.say("source.codes.field"),
                    look.say("source.codes.all"),
                    look.say("sources.unmapped")),
                rows));
  }

  private static DataTable columns(Look look, SourceWords words, SourceMapping mapping) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (SourceMapping.FieldLine field : mapping.fields()) {
      rows.add(
          new DataTable.Row(
              look.language().name(field.column()),
              List.of(
                  look.language().name(field.field()),
                  words.term("source.as.", field.as()),
                  look.say(field.personal() ? "source.personal.yes" : "source.personal.no"))));
    }
    return new DataTable(
        look.say("source.columns.caption"),
        List.of(
            look.say("source.columns.column"),
            look.say("source.columns.field"),
            look.say("source.columns.as"),
            look.say("source.columns.personal")),
        rows);
  }

  @Override
  public String template() {
    return "source.jte";
  }
}
