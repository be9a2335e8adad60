package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tables that count the same records in different ways. What they say is one puzzle to an outsider:
 * the total by area and time is one number in each of them, whatever else they tell apart.
 *
 * <p>Areas and periods have the same ids in all tables of a set. Types have common names.
 *
 * @param id the source and the moment by which its records are dated
 * @param tables each table and what its types are called in the set
 * @param area what is known of all areas of the set, beyond what each table says of its own
 * @param type what is known of common types across tables
 * @param behind which records stand behind the percents, durations and means of other tables
 */
public record LinkedSet(
    String id,
    List<Names> tables,
    Ties area,
    Ties type,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Behind> behind) {
  public LinkedSet {
    tables = List.copyOf(tables);
    behind = behind == null ? List.of() : List.copyOf(behind);
  }

  /** Tables of counts alone. */
  public LinkedSet(String id, List<Names> tables, Ties area, Ties type) {
    this(id, tables, area, type, List.of());
  }

  /** The same tables, with what stands behind numbers that are no counts. */
  public LinkedSet with(List<Behind> records) {
    return new LinkedSet(id, tables, area, type, records);
  }

  /**
   * The records behind a percent, duration or mean are counts like any other, though perhaps no
   * table shows them.
   *
   * @param table a table of this source that is not one of counts
   * @param type a member of its type dimension
   * @param all the common name of all records behind the number
   * @param inside the common name of those inside a percent; null for other numbers
   * @param outside the common name of the rest; null for other numbers
   */
  public record Behind(
      String table,
      String type,
      String all,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String inside,
      @Nullable @JsonInclude(JsonInclude.Include.NON_NULL) String outside) {}

  /**
   * One table of the set.
   *
   * @param table its id
   * @param types the common name of each member of its type dimension; a member that is not here
   *     stands for itself
   */
  public record Names(String table, Map<String, String> types) {
    public Names {
      types = java.util.Collections.unmodifiableMap(new TreeMap<>(types));
    }

    /** What a type of this table is called in the set. */
    public String common(String type) {
      String name = types.get(type);
      return name == null ? table + ":" + type : name;
    }
  }

  /**
   * How members of one dimension hang together.
   *
   * @param sums each whole is exactly its parts; a part need not be published anywhere, and is
   *     guarded all the same
   * @param within each part is never more than its whole
   */
  public record Ties(
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Dimension.Sum> sums,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Dimension.Within> within) {
    public static final Ties NONE = new Ties(List.of(), List.of());

    public Ties {
      sums = sums == null ? List.of() : List.copyOf(sums);
      within = within == null ? List.of() : List.copyOf(within);
    }
  }
}
