package org.porchlight.records.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A profile in words. */
record Summary(Profile profile) {
  private static final int MOST_COLUMNS = 60;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %,d rows, %,d columns."
            .formatted(
                profile.file(), profile.connector(), profile.rows(), profile.columns().size()));
    if (profile.kind().equals(LayerDraft.KIND)) {
      lines.add(
          "A row is an area: this is a layer, and its draft belongs in areas/, not in sources/.");
    } else {
      kindAndKey(lines);
    }
    profile.columns().stream().limit(MOST_COLUMNS).forEach(column -> lines.add(line(column)));
    if (profile.columns().size() > MOST_COLUMNS) {
      lines.add(
          "  and %,d more columns, all in the draft"
              .formatted(profile.columns().size() - MOST_COLUMNS));
    }
    profile.dirt().forEach(dirt -> lines.add("  ! " + dirt));
    return lines;
  }

  private void kindAndKey(List<String> lines) {
    lines.add(
        profile.sure()
            ? "A row looks like a %s.".formatted(profile.kind())
            : "What a row is cannot be told from the names; the draft says %s."
                .formatted(profile.kind()));
    lines.add(
        profile.key().isEmpty()
            ? "No column names a row for good; a record is what it says."
            : "A row is named by %s.".formatted(String.join(" with ", profile.key())));
  }

  private static String line(ColumnProfile column) {
    StringJoiner words = new StringJoiner("; ");
    words.add(words(column));
    column.notes().forEach(words::add);
    return "  %-24s %s".formatted(column.name().strip(), words);
  }

  /** Type, what is empty, how many different, forms and clock. */
  static String words(ColumnProfile column) {
    StringJoiner words = new StringJoiner(", ");
    words.add(column.type().name().toLowerCase(Locale.ROOT));
    if (column.type() == ColumnProfile.Type.EMPTY) {
      return words.toString();
    }
    if (column.emptyShare() > 0) {
      words.add(percent(column.emptyShare()) + " empty");
    }
    // Estimated above some thousand; near enough to tell a key from a code.
    words.add("%,d different".formatted(column.distinct()));
    column.forms().forEach((form, rows) -> words.add("%s reads %,d".formatted(form, rows)));
    if (column.first() != null) {
      words.add("%s to %s".formatted(column.first(), column.last()));
    }
    if (column.place() != null) {
      words.add(column.place().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (column.standard() != null) {
      words.add("codes of " + column.standard());
    }
    if (column.personal()) {
      words.add("may speak of a person");
    }
    return words.toString();
  }

  static String percent(double share) {
    double percent = share * 100;
    return percent < 0.1
        ? "under 0.1 %"
        : percent < 10 ? "%.1f %%".formatted(percent) : "%.0f %%".formatted(Math.floor(percent));
  }
}
