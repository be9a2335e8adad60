package org.porchlight.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.Manifest;
import org.porchlight.release.TableHead;
import org.porchlight.release.Tier;

/**
 * A table that asks to be published.
 *
 * @param head its description; {@code tier} and {@code exactTypes} are set by the compiler and
 *     ignored here
 * @param tierOfType the tier of every leaf of the type dimension; a member with parts takes the
 *     most careful of theirs; a leaf that is missing here is {@link Tier#SENSITIVE}
 * @param cells a true number for every cell of every grain, and for nothing else
 * @param gaps ids of periods whose records are missing: their numbers are decided and audited like
 *     all others, so that they add up, and then left out
 * @param exception by which a table of people shows what the rules would not; null for none
 */
public record Candidate(
    TableHead head,
    Map<String, Tier> tierOfType,
    List<TrueCell> cells,
    Set<String> gaps,
    Manifest.@Nullable RuleException exception) {
  /** A table whose records are all there. */
  public Candidate(TableHead head, Map<String, Tier> tierOfType, List<TrueCell> cells) {
    this(head, tierOfType, cells, Set.of(), null);
  }

  /** A table some of whose records may be missing. */
  public Candidate(
      TableHead head, Map<String, Tier> tierOfType, List<TrueCell> cells, Set<String> gaps) {
    this(head, tierOfType, cells, gaps, null);
  }

  /** The same table, let through by two people. */
  public Candidate byException(Manifest.RuleException by) {
    return new Candidate(head, tierOfType, cells, gaps, by);
  }

  public Candidate {
    gaps = Set.copyOf(gaps);
    tierOfType = Map.copyOf(tierOfType);
    cells = List.copyOf(cells);
  }
}
