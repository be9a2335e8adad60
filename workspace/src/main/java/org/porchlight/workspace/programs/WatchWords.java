package org.porchlight.workspace.programs;

import java.util.List;
import java.util.Map;
import org.porchlight.release.Measure;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.webkit.charts.Chart;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.webkit.programs.ProgramWords;

/** A program watched month by month, which is no judgement. */
final class WatchWords {
  private final ProgramWords words;
  private final Language language;

  /** Says months as these words say outcomes. */
  WatchWords(ProgramWords words) {
    this.words = words;
    this.language = words.language();
  }

  /** Where the months stand, in a sentence. */
  Phrase state(ProgramOutcome outcome) {
    boolean left =
        outcome.months().stream()
            .anyMatch(
                month -> month.seen() < month.usual().low() || month.seen() > month.usual().high());
    return language.say(
        left ? "programs.watch.left" : "programs.watch.within",
        Map.of("n", words.number(outcome.months().size())));
  }

  /** Over the rows, the first over the months. */
  List<Phrase> heads() {
    return List.of(
        language.say("programs.watch.month"),
        language.say("did.table.usual"),
        language.say("programs.watch.band"),
        language.say("did.table.seen"));
  }

  /** One for each month. */
  List<ProgramWords.TableRow> rows(ProgramOutcome outcome) {
    return outcome.months().stream()
        .map(
            month ->
                new ProgramWords.TableRow(
                    name(month),
                    List.of(
                        words.number(month.usual().estimate()),
                        words.range(month.usual()),
                        words.number(month.seen()))))
        .toList();
  }

  /** What the picture and its table hold. */
  Phrase caption(ProgramOutcome outcome) {
    return language.say(
        "programs.watch.caption", Map.of("agency", words.agency().apply(outcome.agency())));
  }

  /** What is usual and what was seen up to the end of each month. */
  Chart.Expected chart(ProgramOutcome outcome) {
    return new Chart.Expected(
        new Chart.Caption(caption(outcome).plain(), state(outcome).plain()),
        Measure.COUNT,
        language.text("programs.watch.band"),
        language.text("did.chart.seen"),
        outcome.months().stream()
            .map(
                month ->
                    new Chart.Usual(
                        name(month).plain(),
                        Math.round(month.usual().low()),
                        Math.round(month.usual().estimate()),
                        Math.round(month.usual().high()),
                        Math.round(month.seen())))
            .toList());
  }

  private Phrase name(ProgramOutcome.Watched month) {
    return language.say("programs.watch.until", Map.of("n", words.number(month.month())));
  }
}
