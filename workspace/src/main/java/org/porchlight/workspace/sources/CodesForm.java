package org.porchlight.workspace.sources;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.study.sources.CodeChoice;
import org.porchlight.workspace.frame.Paging;

/**
 * What somebody chose in a mapping table.
 *
 * @param field the standard field; empty for the source's first
 * @param seen the newest change that the table showed; 0 for none
 * @param page the part of the table that was shown, from 1
 * @param edits local code to what stood in its row and what was chosen there
 * @param note why; may be blank
 */
record CodesForm(String field, long seen, int page, Map<String, Edit> edits, String note) {
  private static final String TO = "to-";
  private static final String WAS = "was-";
  private static final String TYPE = "type:";
  private static final String UNMAPPED = "unmapped";
  private static final String FOLDER = "folder";

  CodesForm {
    edits = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(edits));
  }

  /**
   * One row.
   *
   * @param was what the row stood at when it was shown
   */
  record Edit(CodeChoice was, CodeChoice to) {}

  /** A table that nobody has touched. */
  static CodesForm untouched(String field) {
    return new CodesForm(field, 0, 1, Map.of(), "");
  }

  /** What a browser sent; what no page of ours sends is passed over. */
  static CodesForm of(Map<String, String> sent) {
    Map<String, Edit> edits = new LinkedHashMap<>();
    for (Map.Entry<String, String> one : new TreeMap<>(sent).entrySet()) {
      if (one.getKey().startsWith(TO)) {
        String id = one.getKey().substring(TO.length());
        Optional<String> local = local(id);
        Optional<CodeChoice> to = choice(one.getValue());
        Optional<CodeChoice> was = choice(sent.getOrDefault(WAS + id, ""));
        if (local.isPresent() && to.isPresent() && was.isPresent()) {
          edits.put(local.get(), new Edit(was.get(), to.get()));
        }
      }
    }
    String seen = sent.getOrDefault("seen", "");
    return new CodesForm(
        sent.getOrDefault("field", ""),
        seen.matches("\\d{1,18}") ? Long.parseLong(seen) : 0,
        Paging.number(sent.getOrDefault("page", "")),
        edits,
        sent.getOrDefault("note", "").strip());
  }

  /** What was changed: rows that are not left as they stood. */
  Map<String, CodeChoice> wanted() {
    Map<String, CodeChoice> wanted = new LinkedHashMap<>();
    edits.forEach(
        (local, edit) -> {
          if (!edit.to().equals(edit.was())) {
            wanted.put(local, edit.to());
          }
        });
    return wanted;
  }

  /** What was chosen for a code, when it was in the form. */
  Optional<CodeChoice> chosen(String local) {
    return Optional.ofNullable(edits.get(local)).map(Edit::to);
  }

  /** The name of a code's input in forms: letters, digits, hyphen and underscore. */
  static String id(String local) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(local.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> local(String id) {
    try {
      return Optional.of(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // Not made by id(): no page of ours sent it.
      return Optional.empty();
    }
  }

  /** A choice as forms carry it. */
  static String value(CodeChoice choice) {
    return switch (choice) {
      case CodeChoice.Type(String type) -> TYPE + type;
      case CodeChoice.Unmapped _ -> UNMAPPED;
      case CodeChoice.Folder _ -> FOLDER;
    };
  }

  private static Optional<CodeChoice> choice(String value) {
    if (value.startsWith(TYPE)) {
      return Optional.of(new CodeChoice.Type(value.substring(TYPE.length())));
    }
    return switch (value) {
      case UNMAPPED -> Optional.of(new CodeChoice.Unmapped());
      case FOLDER -> Optional.of(new CodeChoice.Folder());
      default -> Optional.empty();
    };
  }

  /** Without codes and note: they are texts that somebody typed. */
  @Override
  public String toString() {
    return "%d choices for %s".formatted(edits.size(), field);
  }
}
