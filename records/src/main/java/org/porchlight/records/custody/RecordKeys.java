package org.porchlight.records.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.city.Source;
import org.porchlight.records.lake.Duck;

/** How records of a source are named in schema {@code study}. */
public final class RecordKeys {
  private RecordKeys() {}

  /** The standard fields that hold the key; none when a part of it is not mapped. */
  static List<String> fields(Source source) {
    List<String> fields = new ArrayList<>();
    for (String column : source.key()) {
      Optional<String> field =
          source.fields().entrySet().stream()
              .filter(entry -> entry.getValue().column().equals(column))
              .map(Map.Entry::getKey)
              .findFirst();
      if (field.isEmpty()) {
        return List.of();
      }
      fields.add(field.get());
    }
    return fields;
  }

  /** The name of a record, as SQL over its standard fields; nothing where its key is not mapped. */
  public static String sql(Source source) {
    List<String> fields = fields(source);
    return fields.isEmpty()
        ? "NULL"
        : fields.stream()
            .map(field -> "coalesce(trim(CAST(%s AS VARCHAR)), '')".formatted(Duck.name(field)))
            .collect(Collectors.joining(" || '+' || "));
  }
}
