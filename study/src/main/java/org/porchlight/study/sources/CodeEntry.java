package org.porchlight.study.sources;

import java.util.Optional;

/**
 * A local code and what stands about it.
 *
 * @param line the code in the delivery that counts today
 * @param standing what was decided last; {@link CodeChoice.Folder} when nothing was
 */
public record CodeEntry(CodeLine line, CodeChoice standing) {

  /** The type it will have with the next import; empty when it has none. */
  public Optional<String> type() {
    return standing.typeOf(line);
  }

  /** Whether it has no type, and nobody left it so on purpose. */
  public boolean open() {
    return type().isEmpty() && !standing.equals(new CodeChoice.Unmapped());
  }

  /** Whether the next import will give it another type than the last one did. */
  public boolean waits() {
    return !type().equals(Optional.ofNullable(line.standard()));
  }
}
