package org.porchlight.workspace.neighbors;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.study.counts.Band;
import org.porchlight.workspace.frame.CsvFile;

/** The bands as a file. */
final class BandFile {
  private BandFile() {}

  static CsvFile of(BandChoice choice) {
    List<List<String>> rows = new ArrayList<>();
    List<String> heads =
        new ArrayList<>(
            List.of("agency", "window_days", "window_end", "at_least", "count", "low", "high"));
    boolean truth = choice.frame().madeUp();
    if (truth) {
      heads.add("truth");
    }
    rows.add(heads);
    String end =
        BandWords.of(choice.look(), choice.terms())
            .end(choice.agency())
            .map(Object::toString)
            .orElse("");
    for (Band band : choice.bands()) {
      List<String> row =
          new ArrayList<>(
              List.of(
                  band.agency(),
                  Integer.toString(band.windowDays()),
                  end,
                  Integer.toString(band.atLeast()),
                  Integer.toString(band.count()),
                  Integer.toString(band.low()),
                  Integer.toString(band.high())));
      if (truth) {
        row.add(band.truth() == null ? "" : band.truth().toString());
      }
      rows.add(row);
    }
    CsvFile file =
        new CsvFile("neighbors-%s-%d.csv".formatted(choice.agency(), choice.window()), rows);
    return truth ? file.headed(choice.look().language().text("madeup.banner")) : file;
  }
}
