package org.porchlight.study.sources;

import java.util.List;
import java.util.Map;

/**
 * All about one source but its issues and codes.
 *
 * @param line the same at a glance
 * @param mapping how it is read; its types are left to {@link CodeBook}
 * @param deliveries the newest ones, newest first
 * @param codes standard field to its codes that came three times or more
 * @param unmapped standard field to those of them that stand for no type
 */
public record SourceSheet(
    SourceLine line,
    SourceMapping mapping,
    List<DeliveryLine> deliveries,
    Map<String, Integer> codes,
    Map<String, Integer> unmapped) {
  public SourceSheet {
    deliveries = List.copyOf(deliveries);
    codes = Map.copyOf(codes);
    unmapped = Map.copyOf(unmapped);
  }
}
