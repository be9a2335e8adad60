package org.porchlight.workspace.frame;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.counts.RunFigures;
import org.porchlight.study.counts.RunNote;
import org.porchlight.webkit.language.Phrase;

/** What the newest link run says of itself, line by line. */
public final class RunFacts {
  private RunFacts() {}

  /** Nothing before the first run, and for roles without counts. */
  public static List<Fact> of(Look look, Terms terms) throws SQLException {
    Optional<RunNote> found = look.sight().run();
    if (found.isEmpty()) {
      return List.of();
    }
    RunNote run = found.get();
    RunFigures figures = run.figures();
    List<Fact> all = new ArrayList<>();
    add(all, look, "run.when", terms.moment(run.finishedAt()));
    add(
        all,
        look,
        "run.size",
        look.say(
            "run.size.text",
            Map.of(
                "records", look.number(figures.records()),
                "persons", look.number(figures.persons()),
                "pairs", look.number(figures.pairs()))));
    add(
        all,
        look,
        "run.rule",
        look.say(
            "run.rule.text",
            Map.of(
                "link", decimal(look, figures.thresholdBits()),
                "auto", decimal(look, figures.autoBits()))));
    figures
        .leftOut()
        .forEach(
            (source, records) ->
                add(
                    all,
                    look,
                    "run.left",
                    look.say(
                        "run.left.text",
                        Map.of("source", terms.source(source), "n", look.number(records)))));
    if (figures.quality() != null) {
      add(
          all,
          look,
          "run.quality",
          look.say(
              "run.quality.text",
              Map.of(
                  "precision", look.percent(figures.quality().precision()),
                  "recall", look.percent(figures.quality().recall()))));
    }
    return all;
  }

  private static void add(List<Fact> all, Look look, String key, Phrase content) {
    all.add(new Fact(look.say(key), content));
  }

  private static Phrase decimal(Look look, double value) {
    return Phrase.words(look.language().decimal(value));
  }
}
