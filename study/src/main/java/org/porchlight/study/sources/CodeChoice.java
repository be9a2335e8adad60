package org.porchlight.study.sources;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a local code shall stand for. */
public sealed interface CodeChoice {
  /** This standard type. */
  record Type(String code) implements CodeChoice {}

  /** Left without a type, on purpose. */
  record Unmapped() implements CodeChoice {}

  /** Whatever the city folder says. */
  record Folder() implements CodeChoice {}

  /** As the database writes it. */
  default String how() {
    return switch (this) {
      case Type _ -> "type";
      case Unmapped _ -> "unmapped";
      case Folder _ -> "folder";
    };
  }

  /** The type of a code about which this was said; empty when it has none. */
  default Optional<String> typeOf(CodeLine code) {
    return switch (this) {
      case Type(String type) -> Optional.of(type);
      case Unmapped _ -> Optional.empty();
      case Folder _ -> Optional.ofNullable(code.byFolder());
    };
  }

  /** The type that it names itself; null when it names none. */
  default @Nullable String named() {
    return this instanceof Type(String type) ? type : null;
  }
}
