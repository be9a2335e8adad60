package org.porchlight.cli.runpage;

import java.util.List;
import java.util.stream.Collectors;
import org.porchlight.cli.runpage.Html.Cell;
import org.porchlight.linkage.RunComparison;

/** What changed since an earlier run. */
record ChangesPart(Html html, RunComparison change) {
  private static final int MOST_LISTED = 20;

  void write() {
    if (change.splits().isEmpty()
        && change.joins().isEmpty()
        && change.fresh() + change.gone() == 0
        && change.levels().isEmpty()) {
      html.section("changes", "What changed since the earlier run")
          .p(html.say("Nothing: the same records came to the same persons, by the same weights."))
          .end();
      return;
    }
    html.section("changes", "What changed since the earlier run")
        .p(
            html.say(
                "Both runs have %s; %s new, %s no longer there. There were %s, now there are %s.",
                html.words().of(change.both(), "record", "records"),
                html.words().count(change.fresh(), "1 is", "%s are"),
                html.words().count(change.gone(), "1 is", "%s are"),
                html.words().of(change.personsBefore(), "person", "persons"),
                html.words().of(change.personsNow(), "person", "persons")))
        .p(
            html.say(
                "Of the records that both have: %s the same, %s apart, %s put together.",
                html.words().of(change.unchanged(), "person is", "persons are"),
                html.words().of(change.splits().size(), "person came", "persons came"),
                html.words().of(change.joins().size(), "person was", "persons were")))
        .p(
            html.say(
                "Records are put together from %s bits on (before: %s); no second look is needed from %s bits on (before: %s).",
                Figures.level(change.linkNow()),
                Figures.level(change.linkBefore()),
                Figures.level(change.autoNow()),
                Figures.level(change.autoBefore())));
    listed("Came apart: one person before, several now", change.splits());
    listed("Put together: several persons before, one now", change.joins());
    if (!change.levels().isEmpty()) {
      html.table(
          "Weights that moved most, in bits",
          List.of("What was compared", "Outcome", "Before", "Now"),
          change.levels().stream()
              .limit(MOST_LISTED)
              .map(
                  level ->
                      List.of(
                          Cell.words(level.comparison()),
                          Cell.words(level.label()),
                          Cell.number(bits(level.before())),
                          Cell.number(bits(level.now()))))
              .toList());
      if (change.levels().size() > MOST_LISTED) {
        html.note(html.say("and %s more.", Figures.count(change.levels().size() - MOST_LISTED)));
      }
    }
    html.end();
  }

  private static String bits(@org.jspecify.annotations.Nullable Double bits) {
    return bits == null ? "not compared" : Figures.bits(bits);
  }

  private void listed(String caption, List<RunComparison.Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    html.table(
        caption,
        List.of("With record", "Records", "In parts of"),
        changes.stream()
            .limit(MOST_LISTED)
            .map(
                each ->
                    List.of(
                        Cell.verbatim(each.record()),
                        Cell.number(Figures.count(each.records())),
                        Cell.words(
                            each.parts().stream()
                                .map(Figures::count)
                                .collect(Collectors.joining(" + ")))))
            .toList());
    if (changes.size() > MOST_LISTED) {
      html.note(html.say("and %s more.", Figures.count(changes.size() - MOST_LISTED)));
    }
  }
}
