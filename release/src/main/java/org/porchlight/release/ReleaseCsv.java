package org.porchlight.release;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A table as CSV: RFC 4180, UTF-8 without a byte order mark, one row per cell. A hidden number is
 * the word {@code hidden} in the column {@code status} and an empty value, as CSVW asks.
 */
final class ReleaseCsv {
  private ReleaseCsv() {}

  static byte[] bytes(ReleasedTable table, boolean madeUp) {
    StringBuilder text = new StringBuilder();
    text.append(
        "area,area_name,period,type,type_name,type_name_es,status,value,base,margin,unit,note\r\n");
    TableHead head = table.head();
    for (Cell cell : table.cells()) {
      text.append(quote(cell.area())).append(',');
      text.append(quote(name(head.area(), cell.area(), "en"))).append(',');
      text.append(quote(cell.time())).append(',');
      text.append(quote(cell.type())).append(',');
      text.append(quote(name(head.type(), cell.type(), "en"))).append(',');
      text.append(quote(name(head.type(), cell.type(), "es"))).append(',');
      text.append(cell.isHidden() ? "hidden" : "shown").append(',');
      text.append(cell.value() == null ? "" : cell.value().toString()).append(',');
      text.append(cell.base() == null ? "" : cell.base().toString()).append(',');
      text.append(cell.margin() == null ? "" : cell.margin().toString()).append(',');
      text.append(quote(head.unit().inOrFallback("en"))).append(',');
      text.append(madeUp ? "made-up data" : "").append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String name(Dimension dimension, String id, String language) {
    Optional<LocalText> name = dimension.find(id).map(Member::name);
    return name.map(text -> text.inOrFallback(language)).orElse(id);
  }

  private static String quote(String field) {
    // A spreadsheet would run a field that starts like a formula.
    String safe = !field.isEmpty() && "=+-@".indexOf(field.charAt(0)) >= 0 ? "'" + field : field;
    return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + safe.replace("\"", "\"\"") + '"'
        : safe;
  }
}
