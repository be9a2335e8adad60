package org.porchlight.linkage.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.ReadColumns;
import org.porchlight.linkage.names.NameDictionary;

/** Some of the distinct records, which were read elsewhere, as columns. */
final class SliceReader extends ReadColumns {
  private final Layout layout;
  private final Census census;
  private final int[] recordsOfRow;

  /** What each row says. */
  private final List<Content> contents = new ArrayList<>();

  private final List<StagedEntry.Seen> seen = new ArrayList<>();

  private SliceReader(Layout layout, Census census, int rows) {
    super(new int[rows]);
    this.layout = layout;
    this.census = census;
    recordsOfRow = new int[rows];
  }

  /**
   * Takes in entries.
   *
   * @param everyRecord whether each record is a row; else records that were made alike are one
   */
  static SliceReader of(
      Layout layout, Census census, List<StagedEntry> entries, boolean everyRecord) {
    int rows = 0;
    for (StagedEntry entry : entries) {
      rows += everyRecord ? entry.records() : Math.max(1, entry.seen().size());
    }
    SliceReader reader = new SliceReader(layout, census, rows);
    for (StagedEntry entry : entries) {
      Content content = Content.of(entry.content());
      List<StagedEntry.Seen> ways =
          entry.seen().isEmpty()
              ? List.of(new StagedEntry.Seen("", "", "", entry.records()))
              : entry.seen();
      for (StagedEntry.Seen way : ways) {
        for (int i = 0; i < (everyRecord ? way.records() : 1); i++) {
          reader.row(content, way, everyRecord ? 1 : way.records());
        }
      }
    }
    reader.read();
    return reader;
  }

  private void row(Content content, StagedEntry.Seen way, int records) {
    int row = contents.size();
    recordsOfRow[row] = records;
    pins[row] = content.pin;
    suffix[row] = content.suffix;
    birth[row] = content.birth;
    contents.add(content);
    seen.add(way);
  }

  @Override
  protected int records(int row) {
    return recordsOfRow[row];
  }

  /** How the record of a row was made. */
  StagedEntry.Seen seen(int row) {
    return seen.get(row);
  }

  private void read() {
    List<String> all = new ArrayList<>();
    for (Content content : contents) {
      all.add(content.given);
      all.add(content.middle);
      all.add(content.family);
    }
    names = new NameDictionary(ranked(all));
    for (int row = 0; row < rows; row++) {
      given[row] = names.codeOf(contents.get(row).given);
      middle[row] = names.codeOf(contents.get(row).middle);
      family[row] = names.codeOf(contents.get(row).family);
    }
    sex = value(0, Role.SEX, Census.SEX);
    phone = value(1, Role.PHONE, Census.PHONE);
    email = value(2, Role.EMAIL, Census.EMAIL);
    number = value(3, Role.STREET_NUMBER, Census.NUMBER);
    street = value(4, Role.STREET, Census.STREET);
    city = value(5, Role.CITY, Census.CITY);
    postcode = value(6, Role.POSTCODE, Census.POSTCODE);
    state = value(7, Role.STATE, Census.STATE);
    int column = 0;
    for (String id : layout.ids()) {
      ids.add(value(id, 8 + column, Census.MORE + column));
      column++;
    }
    for (String other : layout.others()) {
      others.add(value(other, 8 + column, Census.MORE + column));
      column++;
    }
    roles.addAll(census.roles(ids.size(), others.size()));
    String[] sources = ranked(seen.stream().map(StagedEntry.Seen::source).toList());
    source =
        Entries.Attribute.of(
            Role.SOURCE.label(), sources, ranks(seen, StagedEntry.Seen::source, sources));
    List<String> buildings = new ArrayList<>();
    for (StagedEntry.Seen way : seen) {
      buildings.add(way.place());
      buildings.add(way.home());
    }
    String[] ranked = ranked(buildings);
    numbered = numbered(ranked);
    System.arraycopy(ranks(seen, StagedEntry.Seen::place, ranked), 0, place, 0, rows);
    System.arraycopy(ranks(seen, StagedEntry.Seen::home, ranked), 0, home, 0, rows);
  }

  private static <T> int[] ranks(List<T> rows, Function<T, String> part, String[] ranked) {
    Map<String, Integer> rankOf = new HashMap<>();
    int[] ranks = new int[rows.size()];
    for (int row = 0; row < ranks.length; row++) {
      ranks[row] =
          rankOf.computeIfAbsent(
              part.apply(rows.get(row)), value -> Arrays.binarySearch(ranked, value));
    }
    return ranks;
  }

  private Entries.Attribute value(int at, Role role, int inCensus) {
    return value(layout.name(role), at, inCensus);
  }

  private Entries.Attribute value(String name, int at, int inCensus) {
    String[] ranked = ranked(contents.stream().map(content -> content.values[at]).toList());
    int[] codes = ranks(contents, content -> content.values[at], ranked);
    Entries.Attribute here = Entries.Attribute.of(name, ranked, codes);
    return new Entries.Attribute(name, here.values(), codes, census.distinct(inCensus));
  }
}
