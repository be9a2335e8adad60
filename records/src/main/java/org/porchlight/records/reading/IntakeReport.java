package org.porchlight.records.reading;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.porchlight.city.City;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Batch;
import org.porchlight.release.CsvCell;

/**
 * What the owner of a source should mend, as a CSV for their tools and a page to read: file, row,
 * column and rule, never a value.
 */
public record IntakeReport(City city, Source source, Batch batch, List<IssueLog.Tally> tallies) {
  private static final int SHOWN_ROWS = 20;

  /**
   * Writes {@code SOURCE-issues.csv} and {@code SOURCE-issues.html}; earlier ones are replaced.
   *
   * @return the page
   */
  public Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve(source.id() + "-issues.csv"), csv());
    Path page = folder.resolve(source.id() + "-issues.html");
    Files.write(page, html().getBytes(StandardCharsets.UTF_8));
    return page;
  }

  private String madeUp() {
    return city.madeUp() ? "made-up data" : "";
  }

  private byte[] csv() {
    StringBuilder text = new StringBuilder("file,row,column,rule,consequence,message,note\r\n");
    for (IssueLog.Tally tally : tallies) {
      for (IntakeIssue issue : tally.first()) {
        text.append(CsvCell.of(batch.file())).append(',');
        text.append(issue.where().row()).append(',');
        text.append(CsvCell.of(issue.column())).append(',');
        text.append(issue.rule()).append(',');
        text.append(words(issue.consequence())).append(',');
        text.append(CsvCell.of(issue.message())).append(',');
        text.append(madeUp()).append("\r\n");
      }
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String words(IntakeIssue.Consequence consequence) {
    return switch (consequence) {
      case ROW_REJECTED -> "row kept aside";
      case VALUE_LEFT_OUT -> "value left out";
      case NOTED -> "used";
    };
  }

  private String html() {
    String name = escaped(source.name().inOrFallback("en"));
    StringBuilder text = new StringBuilder();
    text.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s: what to mend</title>
        <style>
        body { font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 60rem; margin: 2rem auto; padding-inline: 1rem; }
        table { border-collapse: collapse; inline-size: 100%%; }
        th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-block-end: 1px solid #bbb; }
        td.n { text-align: end; font-variant-numeric: tabular-nums; }
        </style>
        </head>
        <body>
        """
            .formatted(name));
    if (city.madeUp()) {
      text.append("<p><strong>made-up data</strong></p>\n");
    }
    text.append("<h1>%s: what to mend</h1>\n".formatted(name));
    text.append(
        "<p>File <bdi>%s</bdi>, batch %s: %,d rows read, %,d counted, %,d kept aside.</p>\n"
            .formatted(
                escaped(batch.file()),
                escaped(batch.id()),
                batch.rows(),
                batch.accepted(),
                batch.rejected()));
    if (tallies.isEmpty()) {
      text.append("<p>Nothing to mend.</p>\n");
    } else {
      appendTable(text);
    }
    return text.append("</body>\n</html>\n").toString();
  }

  private void appendTable(StringBuilder text) {
    text.append(
        "<p>Rows are numbered as a spreadsheet shows them, the header being row 1. The CSV beside this page lists the first %,d rows of each kind.</p>\n"
            .formatted(IssueLog.KEPT_PER_KIND));
    text.append(
        "<table>\n<thead><tr><th scope=\"col\">What</th><th scope=\"col\">Then</th><th scope=\"col\">How many</th><th scope=\"col\">First rows</th></tr></thead>\n<tbody>\n");
    for (IssueLog.Tally tally : tallies) {
      String rows =
          String.join(
              ", ",
              tally.first().stream()
                  .limit(SHOWN_ROWS)
                  .map(issue -> Long.toString(issue.where().row()))
                  .toList());
      text.append(
          "<tr><td>%s</td><td>%s</td><td class=\"n\">%,d</td><td>%s</td></tr>\n"
              .formatted(
                  escaped(tally.general()),
                  words(tally.consequence()),
                  tally.count(),
                  rows + (tally.count() > SHOWN_ROWS ? " …" : "")));
    }
    text.append("</tbody>\n</table>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
