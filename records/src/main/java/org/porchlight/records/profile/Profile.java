package org.porchlight.records.profile;

import java.util.List;

/**
 * What a file looks like, and a first source that reads it.
 *
 * @param file its name
 * @param connector its form
 * @param rows rows below the header
 * @param kind what one row probably is; {@code area-layer} when the file draws areas
 * @param sure whether more than a guess speaks for that
 * @param key the columns that name a row; empty when none do, and a record is what it says
 * @param columns in the file's order
 * @param dirt of the file as a whole
 * @param source an id for the source
 * @param draft the text of {@code sources/ID.yaml}, or {@code areas/ID.yaml}
 */
public record Profile(
    String file,
    String connector,
    long rows,
    String kind,
    boolean sure,
    List<String> key,
    List<ColumnProfile> columns,
    List<String> dirt,
    String source,
    String draft) {
  public Profile {
    key = List.copyOf(key);
    columns = List.copyOf(columns);
    dirt = List.copyOf(dirt);
  }

  /** For people: a line for the file, one for each column, the dirt. */
  public List<String> summary() {
    return new Summary(this).lines();
  }
}
