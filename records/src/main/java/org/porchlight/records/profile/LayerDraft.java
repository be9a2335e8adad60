package org.porchlight.records.profile;

import java.util.Comparator;
import java.util.List;

/**
 * The draft of a layer, for a file that draws areas instead of telling what happened.
 *
 * @param columns of the file, its shape's column included
 */
record LayerDraft(String file, long features, List<ColumnProfile> columns) {
  /** What a profile of such a file calls its kind. */
  static final String KIND = "area-layer";

  private static final String SHAPE = "geometry.type";

  /** Whether rows with these columns have a shape that is no point. */
  static boolean fits(List<ColumnWatch> columns) {
    return columns.stream().anyMatch(column -> column.name().equals(SHAPE) && column.filled() > 0)
        && columns.stream().noneMatch(column -> column.name().matches("geometry\\.(x|longitude)"));
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Drafted by looking at %s: %,d features. Lines with TODO want a decision.\n"
            .formatted(file, features));
    text.append("name: {en: 'TODO', es: 'TODO'}            # for residents: Neighborhoods\n");
    text.append("singular: {en: 'TODO', es: 'TODO'}        # neighborhood\n");
    text.append(
        "detail: neighborhood                      # TODO: city, district or neighborhood\n");
    text.append("file: %s\n".formatted(Draft.quoted(file)));
    List<ColumnProfile> names = names();
    text.append("# What names an area; features of one name are joined.\n");
    if (names.isEmpty()) {
      text.append(
          "id-property: TODO                         # no property has a value in every feature\n");
    }
    for (int i = 0; i < names.size(); i++) {
      text.append(
          "%sid-property: %s    # %s%,d different\n"
              .formatted(
                  i == 0 ? "" : "# ",
                  Draft.quoted(names.get(i).name()),
                  i == 0 ? "TODO: or one of the next; " : "",
                  names.get(i).distinct()));
    }
    return text.toString();
  }

  /** Properties that could name an area: words before numbers, the most telling first. */
  private List<ColumnProfile> names() {
    return columns.stream()
        .filter(column -> !column.name().equals(SHAPE) && column.emptyShare() == 0)
        .filter(column -> column.type() == ColumnProfile.Type.TEXT || isWhole(column))
        .filter(column -> features == 1 || column.distinct() > 1)
        .sorted(
            Comparator.comparing(LayerDraft::isWhole)
                .thenComparing(Comparator.comparingLong(ColumnProfile::distinct).reversed()))
        .limit(5)
        .toList();
  }

  private static boolean isWhole(ColumnProfile column) {
    return column.type() == ColumnProfile.Type.WHOLE || column.type() == ColumnProfile.Type.FLAG;
  }
}
