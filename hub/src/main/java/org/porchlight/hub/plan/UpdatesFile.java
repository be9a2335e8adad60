package org.porchlight.hub.plan;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.porchlight.commons.PlanUpdate;
import org.porchlight.release.CsvCell;
import tools.jackson.databind.json.JsonMapper;

/** All published updates as files. The words of status are those of the plan's own file. */
record UpdatesFile(List<PlanUpdate> updates) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String HEADINGS =
      "initiative,period,published,status,measure,measure-status,value,doing-en,doing-es,next-en,"
          + "next-es\r\n";

  /** One row for each measure reported, and one for an update that reports none. */
  byte[] csv() {
    StringBuilder csv = new StringBuilder("\ufeff").append(HEADINGS);
    for (PlanUpdate update : updates) {
      update.reported().forEach(one -> csv.append(row(update, one)));
      if (update.reported().isEmpty()) {
        csv.append(row(update, null));
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String row(PlanUpdate update, PlanUpdate.@Nullable Reported one) {
    List<String> cells = new ArrayList<>();
    cells.add(update.initiative());
    cells.add(update.period());
    cells.add(update.publishedOn().toString());
    cells.add(label(update.progress()));
    cells.add(one == null ? "" : one.measure());
    cells.add(one == null ? "" : label(one.performance()));
    BigDecimal value = one == null ? null : one.value();
    cells.add(value == null ? "" : value.toPlainString());
    cells.add(update.doing().inOrFallback("en"));
    cells.add(update.doing().inOrFallback("es"));
    cells.add(update.next().inOrFallback("en"));
    cells.add(update.next().inOrFallback("es"));
    return cells.stream().map(CsvCell::of).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** The same, texts by language. */
  byte[] json() {
    return JSON.writeValueAsBytes(Map.of("updates", updates));
  }

  private static String label(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
