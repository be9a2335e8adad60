package org.porchlight.release;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table as CSV: RFC 4180, UTF-8 without a byte order mark, one row per cell. A hidden number is
 * the word {@code hidden} in the column {@code status} and an empty value, as CSVW asks; a number
 * that is not there because records are missing, the words {@code no-data}.
 */
final class ReleaseCsv {
  private ReleaseCsv() {}

  static byte[] bytes(ReleasedTable table, boolean madeUp) {
    StringBuilder text = new StringBuilder();
    text.append(String.join(",", ReleasedTable.CSV_COLUMNS)).append("\r\n");
    TableHead head = table.head();
    for (Cell cell : table.cells()) {
      text.append(CsvCell.of(cell.area())).append(',');
      text.append(CsvCell.of(name(head.area(), cell.area(), "en"))).append(',');
      text.append(CsvCell.of(cell.time())).append(',');
      text.append(CsvCell.of(cell.type())).append(',');
      text.append(CsvCell.of(name(head.type(), cell.type(), "en"))).append(',');
      text.append(CsvCell.of(name(head.type(), cell.type(), "es"))).append(',');
      text.append(status(cell)).append(',');
      text.append(cell.value() == null ? "" : cell.value().toString()).append(',');
      text.append(cell.base() == null ? "" : cell.base().toString()).append(',');
      text.append(cell.margin() == null ? "" : cell.margin().toString()).append(',');
      text.append(CsvCell.of(head.unit().inOrFallback("en"))).append(',');
      text.append(CsvCell.of(note(head, cell, madeUp))).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String status(Cell cell) {
    if (cell.lacksRecords()) {
      return "no-data";
    }
    return cell.isHidden() ? "hidden" : "shown";
  }

  /** What must not be overlooked about one number, in English. */
  private static String note(TableHead head, Cell cell, boolean madeUp) {
    List<String> notes = new ArrayList<>();
    if (madeUp) {
      notes.add("made-up data");
    }
    Optional<Days> days = Days.of(cell.time(), head.from(), head.to());
    for (MissingDays gap : head.gaps()) {
      if (days.filter(d -> gap.touch(d.first(), d.last())).isPresent()) {
        notes.add(
            "records missing from %s to %s%s".formatted(gap.from(), gap.to(), because(gap.text())));
      }
    }
    for (SeriesBreak change : head.breaks()) {
      if (days.filter(d -> change.parts(d.first(), d.last())).isPresent()) {
        notes.add("counted otherwise from %s on".formatted(change.date()));
      } else if (days.filter(d -> !change.date().isAfter(d.first())).isPresent()) {
        notes.add("not comparable with numbers before %s".formatted(change.date()));
      }
    }
    if (cell.restsOnLittle(head.measure())) {
      notes.add("rests on few answers");
    }
    if (cell.isByException()) {
      notes.add("shown by exception");
    }
    return String.join("; ", notes);
  }

  private static String because(@Nullable LocalText reason) {
    return reason == null ? "" : " (" + reason.inOrFallback("en") + ")";
  }

  private static String name(Dimension dimension, String id, String language) {
    Optional<LocalText> name = dimension.find(id).map(Member::name);
    return name.map(text -> text.inOrFallback(language)).orElse(id);
  }
}
