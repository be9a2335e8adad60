package org.porchlight.workspace.sources;

import java.util.Optional;
import org.porchlight.study.sources.CodeChoice;
import org.porchlight.study.sources.CodeField;
import org.porchlight.study.sources.CodeLine;
import org.porchlight.study.sources.SourceMapping;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Look;

/** Codes, types and choices in words. */
final class CodeWords {
  private final Look look;
  private final CodeField field;

  CodeWords(Look look, CodeField field) {
    this.look = look;
    this.field = field;
  }

  /** A standard type's name. */
  Phrase type(String code) {
    return field
        .type(code)
        .map(type -> look.language().data(type.label()))
        .orElseGet(() -> look.language().name(code));
  }

  /** A standard type's name, or that there is none. */
  Phrase type(Optional<String> code) {
    return code.map(this::type).orElseGet(() -> look.say("codes.open"));
  }

  /** What a choice makes of this code. */
  Phrase choice(CodeChoice choice, CodeLine code) {
    return switch (choice) {
      case CodeChoice.Type(String type) -> type(type);
      case CodeChoice.Unmapped _ -> look.say("codes.unmapped");
      case CodeChoice.Folder _ -> folder(Optional.ofNullable(code.byFolder()));
    };
  }

  /** A choice by itself, for the history. */
  Phrase choice(CodeChoice choice) {
    return switch (choice) {
      case CodeChoice.Type(String type) -> type(type);
      case CodeChoice.Unmapped _ -> look.say("codes.unmapped");
      case CodeChoice.Folder _ -> look.say("codes.folder.short");
    };
  }

  private Phrase folder(Optional<String> byFolder) {
    return byFolder
        .map(type -> look.say("codes.folder", "type", type(type)))
        .orElseGet(() -> look.say("codes.folder.none"));
  }

  /** The heading under which a type stands in lists. */
  Phrase group(SourceMapping.TypeLine type) {
    return type.group() == null ? look.say("codes.group.none") : look.language().data(type.group());
  }
}
