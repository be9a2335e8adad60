package org.porchlight.study.sources;

import java.util.List;
import java.util.Optional;

/**
 * The mapping table of one standard field of one source.
 *
 * @param column the source's column
 * @param types that the field may have, in the order of their tree
 * @param uses the public tables that count by it
 * @param entries its codes: open ones first, most rows first
 * @param seldom rows of the last delivery whose code came too seldom to be listed and has no type
 * @param lastChange the newest change of this field, to be handed back when saving; 0 when nobody
 *     changed anything
 */
public record CodeField(
    String source,
    String field,
    String column,
    List<SourceMapping.TypeLine> types,
    List<SourceMapping.TableUse> uses,
    List<CodeEntry> entries,
    long seldom,
    long lastChange) {
  public CodeField {
    types = List.copyOf(types);
    uses = List.copyOf(uses);
    entries = List.copyOf(entries);
  }

  /** The code as the file writes it. */
  public Optional<CodeEntry> find(String local) {
    return entries.stream().filter(entry -> entry.line().local().equals(local)).findFirst();
  }

  /** The type of this code. */
  public Optional<SourceMapping.TypeLine> type(String code) {
    return types.stream().filter(type -> type.code().equals(code)).findFirst();
  }

  /** The type that takes codes without one; empty when the field is counted by no table. */
  public Optional<SourceMapping.TypeLine> unmapped() {
    return types.stream().filter(SourceMapping.TypeLine::catches).findFirst();
  }
}
