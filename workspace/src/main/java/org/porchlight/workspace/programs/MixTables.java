package org.porchlight.workspace.programs;

import java.util.List;
import java.util.Map;
import org.porchlight.release.ProgramReport;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/** By which doors contacts came, and how they ended. */
final class MixTables {
  private MixTables() {}

  static List<ProgramPage.NamedTable> of(Look look, Terms terms, ProgramReport report) {
    return report.mixes().stream()
        .map(
            mix ->
                new ProgramPage.NamedTable(
                    "mix-" + (mix.agency().isEmpty() ? "all" : mix.agency()),
                    new DataTable(
                        mix.agency().isEmpty()
                            ? look.say("programs.mix.doors")
                            : look.say(
                                "programs.mix.endings",
                                Map.of("agency", terms.agency(mix.agency()))),
                        List.of(
                            look.say("programs.mix.part"),
                            look.say("did.table.usual"),
                            look.say("did.table.range"),
                            look.say("did.table.seen")),
                        mix.parts().stream().map(part -> row(look, terms, mix, part)).toList())))
        .toList();
  }

  private static DataTable.Row row(
      Look look, Terms terms, ProgramReport.Mix mix, ProgramReport.Part part) {
    Phrase name =
        part.name().equals("other")
            ? look.say("programs.mix.other")
            : mix.agency().isEmpty() ? terms.agency(part.name()) : terms.type(part.name());
    return new DataTable.Row(
        name,
        List.of(
            percent(look, part.usual().estimate()),
            Phrase.words(
                "%s\u2013%s"
                    .formatted(
                        percent(look, part.usual().low()).plain(),
                        percent(look, part.usual().high()).plain())),
            percent(look, part.seen())));
  }

  private static Phrase percent(Look look, double share) {
    return Phrase.words(look.language().labels().percent(Math.round(100 * share)));
  }
}
