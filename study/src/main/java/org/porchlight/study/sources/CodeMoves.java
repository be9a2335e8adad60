package org.porchlight.study.sources;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a change of codes would do to the records of the last delivery. */
public final class CodeMoves {
  private CodeMoves() {}

  /**
   * Records that go from one type to another.
   *
   * @param from the type they have; empty for none
   * @param to the type they would have
   * @param records how many, as the last delivery counts
   */
  public record Move(Optional<String> from, Optional<String> to, long records) {}

  /**
   * The moves, most records first. Codes whose type stays move nothing.
   *
   * @param wanted local code to what it shall stand for; codes that the field does not have are
   *     passed over
   */
  public static List<Move> of(CodeField field, Map<String, CodeChoice> wanted) {
    record Way(Optional<String> from, Optional<String> to) {}
    Map<Way, Long> records = new LinkedHashMap<>();
    for (CodeEntry entry : field.entries()) {
      CodeChoice choice = wanted.get(entry.line().local());
      if (choice != null) {
        Way way = new Way(type(field, entry.type()), type(field, choice.typeOf(entry.line())));
        if (!way.from().equals(way.to())) {
          records.merge(way, entry.line().count(), Long::sum);
        }
      }
    }
    List<Move> moves = new ArrayList<>();
    records.forEach((way, count) -> moves.add(new Move(way.from(), way.to(), count)));
    moves.sort(Comparator.comparingLong(Move::records).reversed());
    return moves;
  }

  /** A code without a type counts as the field's catch-all. */
  private static Optional<String> type(CodeField field, Optional<String> type) {
    return type.or(() -> field.unmapped().map(SourceMapping.TypeLine::code));
  }
}
