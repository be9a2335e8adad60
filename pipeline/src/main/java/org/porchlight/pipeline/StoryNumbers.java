package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.Cell;
import org.porchlight.release.CellKey;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Words;

/** Says which numbers that stories cite will not be seen in a release. */
final class StoryNumbers {
  private StoryNumbers() {}

  /** A sentence for each cited number that the release hides or does not have. */
  static List<String> unseen(Words words, List<ReleasedTable> tables) {
    List<String> unseen = new ArrayList<>();
    for (Words.Story story : words.stories()) {
      for (String name : story.cited()) {
        CellKey key = CellKey.parse(name);
        Optional<Cell> cell =
            tables.stream()
                .filter(table -> table.head().id().equals(key.table()))
                .findFirst()
                .flatMap(table -> table.find(key.area(), key.time(), key.type()));
        if (cell.isEmpty() || cell.get().value() == null) {
          unseen.add(
              "content/stories/%s.yaml cites %s, which this release %s; residents read words in its place. Cite another number, or tell it without one."
                  .formatted(
                      story.id(),
                      name,
                      cell.isPresent() && cell.get().isHidden() ? "hides" : "does not have"));
        }
      }
    }
    return List.copyOf(unseen);
  }
}
