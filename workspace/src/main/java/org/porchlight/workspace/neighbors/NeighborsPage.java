package org.porchlight.workspace.neighbors;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.counts.Band;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * Bands and concentration of one agency and window.
 *
 * @param finding the first band in a sentence; empty when there are no bands in sight
 * @param curve how far contacts are those of few people
 * @param facts definition, dates, source
 * @param file the address of the table as a file
 */
public record NeighborsPage(
    Frame frame,
    List<Choice> agencies,
    List<Choice> windows,
    Optional<Phrase> finding,
    DataTable bands,
    Optional<Curve> curve,
    List<Fact> facts,
    List<Fact> run,
    String file)
    implements Page {

  public NeighborsPage {
    agencies = List.copyOf(agencies);
    windows = List.copyOf(windows);
    facts = List.copyOf(facts);
    run = List.copyOf(run);
  }

  static NeighborsPage of(BandChoice choice) {
    BandWords words = BandWords.of(choice.look(), choice.terms());
    return new NeighborsPage(
        choice.frame(),
        choice.agencies(),
        choice.windows(),
        choice.bands().stream().findFirst().map(words::finding),
        table(choice, words),
        choice.concentration().flatMap(one -> Curve.of(choice, one)),
        facts(choice, words),
        choice.run(),
        choice.look().visit().link(BandChoice.address(".csv", choice.agency(), choice.window())));
  }

  private static DataTable table(BandChoice choice, BandWords words) {
    Look look = choice.look();
    boolean truth = choice.frame().madeUp();
    boolean people = look.visit().may(Right.PEOPLE);
    List<Phrase> heads = new ArrayList<>();
    heads.add(look.say("bands.head.atleast"));
    heads.add(look.say("bands.head.count"));
    heads.add(look.say("bands.head.interval"));
    if (truth) {
      heads.add(look.say("bands.head.truth"));
    }
    List<DataTable.Row> rows = new ArrayList<>();
    for (Band band : choice.bands()) {
      List<Phrase> cells = new ArrayList<>();
      cells.add(look.number(band.count()));
      cells.add(words.interval(band));
      if (truth) {
        cells.add(band.truth() == null ? look.say("none") : look.number(band.truth()));
      }
      String list =
          "/people?agency=%s&window=%d&atLeast=%d"
              .formatted(
                  band.agency().equals(Band.ACROSS) ? "" : band.agency(),
                  band.windowDays(),
                  band.atLeast());
      rows.add(
          new DataTable.Row(
              look.say("bands.atleast", "n", look.number(band.atLeast())),
              people ? Optional.of(look.visit().link(list)) : Optional.empty(),
              cells));
    }
    return new DataTable(
        look.say(
            "bands.caption",
            Map.of(
                "agency", agency(choice),
                "window", words.window(choice.agency(), choice.window()))),
        heads,
        rows);
  }

  private static Phrase agency(BandChoice choice) {
    return choice.agency().equals(Band.ACROSS)
        ? choice.look().say("across")
        : choice.terms().agency(choice.agency());
  }

  private static List<Fact> facts(BandChoice choice, BandWords words) {
    Look look = choice.look();
    List<Fact> all = new ArrayList<>();
    all.add(new Fact(look.say("fact.counted"), look.say("bands.definition")));
    all.add(new Fact(look.say("fact.interval"), look.say("bands.interval.text")));
    all.add(
        new Fact(
            look.say("fact.window"),
            look.say(
                "bands.window.text", "window", words.window(choice.agency(), choice.window()))));
    if (choice.frame().madeUp()) {
      all.add(new Fact(look.say("bands.head.truth"), look.say("bands.truth.text")));
    }
    return all;
  }

  @Override
  public String template() {
    return "neighbors.jte";
  }
}
