package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
 */
public record LinkedSet(String id, List<Names> tables, Ties area, Ties type) {
  public LinkedSet {
    tables = List.copyOf(tables);
  }

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
