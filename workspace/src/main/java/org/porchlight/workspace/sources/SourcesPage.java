package org.porchlight.workspace.sources;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * Every source in view, worst first.
 *
 * @param finding how many need somebody, in a sentence
 * @param rows one a source
 * @param facts what the columns are
 * @param file the address of the same as a file
 */
public record SourcesPage(
    Frame frame, Phrase finding, List<Row> rows, List<Fact> facts, String file) implements Page {

  public SourcesPage {
    rows = List.copyOf(rows);
    facts = List.copyOf(facts);
  }

  /**
   * One source.
   *
   * @param tone of its pill: bad, hold, none, good
   * @param numbers rows, rejected, place unknown, codes without a type
   */
  public record Row(
      String link,
      Phrase name,
      Phrase agency,
      Phrase status,
      String tone,
      Phrase age,
      Phrase date,
      Phrase until,
      List<Fact> numbers) {
    public Row {
      numbers = List.copyOf(numbers);
    }
  }

  static SourcesPage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    SourceWords words = new SourceWords(look, terms);
    List<SourceLine> lines = worstFirst(look, terms);
    long troubled = lines.stream().filter(line -> SourceStatus.of(line, terms).troubled()).count();
    return new SourcesPage(
        look.frame(look.say("sources.title")),
        troubled == 0
            ? look.say("sources.finding.none")
            : look.count("sources.finding", troubled, Map.of("all", look.number(lines.size()))),
        lines.stream().map(line -> row(look, terms, words, line)).toList(),
        List.of(
            new Fact(look.say("sources.rows"), look.say("sources.rows.text")),
            new Fact(look.say("sources.rejected"), look.say("sources.rejected.text")),
            new Fact(look.say("sources.unplaced"), look.say("sources.unplaced.text")),
            new Fact(look.say("sources.unmapped"), look.say("sources.unmapped.text")),
            new Fact(look.say("sources.status"), look.say("sources.status.text"))),
        look.visit().link("/sources.csv"));
  }

  static List<SourceLine> worstFirst(Look look, Terms terms) throws SQLException {
    return look.sight().sources().list().stream()
        .sorted(
            Comparator.comparing((SourceLine line) -> SourceStatus.of(line, terms))
                .thenComparing(
                    line -> line.newest().map(DeliveryLine::rejectedShare).orElse(0.0),
                    Comparator.reverseOrder())
                .thenComparing(SourceLine::source))
        .toList();
  }

  private static Row row(Look look, Terms terms, SourceWords words, SourceLine line) {
    Optional<DeliveryLine> newest = line.newest();
    SourceWords.Pill pill = words.pill(line);
    return new Row(
        look.visit().link("/sources/" + line.source()),
        terms.source(line.source()),
        terms.findSource(line.source()).map(one -> terms.agency(one.agency())).orElseThrow(),
        pill.words(),
        pill.tone(),
        words.age(line),
        newest.map(one -> terms.date(one.importedAt())).orElseGet(() -> look.say("none")),
        newest
            .map(DeliveryLine::lastDay)
            .map(terms::date)
            .orElseGet(() -> look.say("source.undated")),
        newest
            .map(
                one ->
                    List.of(
                        new Fact(look.say("sources.rows"), look.number(one.rows())),
                        new Fact(look.say("sources.rejected"), look.percent(one.rejectedShare())),
                        new Fact(
                            look.say("sources.unplaced"), look.percent(one.withoutPlaceShare())),
                        new Fact(look.say("sources.unmapped"), look.number(line.unmapped()))))
            .orElseGet(List::of));
  }

  @Override
  public String template() {
    return "sources.jte";
  }
}
