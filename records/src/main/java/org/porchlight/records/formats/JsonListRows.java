package org.porchlight.records.formats;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A JSON list of objects as rows: the whole text is the list, or it is the only one within it, or
 * the source names it, or each line is an object. The first object is row 2.
 */
final class JsonListRows implements RowSource {
  private static final int MOST_LISTS = 64;

  /** The list is the text itself. */
  private static final String WHOLE = "";

  /** One object after another, as in {@code .jsonl} files. */
  private static final String LINES = "\n";

  private static final NamedValues.Naming AS_THEY_ARE =
      new NamedValues.Naming() {
        @Override
        public String of(String member) {
          return member;
        }

        @Override
        public boolean wholeNumbers() {
          return false;
        }
      };

  private final Path file;
  private final JsonText text;
  private final String list;
  private final List<String> columns;

  private JsonListRows(Path file, Source.Layout layout) throws IOException {
    this.file = file;
    this.text = new JsonText(file, layout);
    String declared = layout.member() == null || text.archived() ? null : layout.member();
    Pass first = new Pass(declared == null && isLines(layout) ? LINES : declared, null, null);
    text.read(first);
    this.list = theOne(first, declared);
    this.columns = Objects.requireNonNull(first.found.get(list)).columns();
  }

  static JsonListRows open(Path file, Source.Layout layout) throws IOException {
    return new JsonListRows(file, layout);
  }

  /** Does a second object follow the first? */
  private boolean isLines(Source.Layout layout) throws IOException {
    Lines lines = new Lines();
    new JsonText(file, layout).read(lines);
    return lines.objects == 2;
  }

  private static final class Lines implements JsonText.Reading {
    private static final long LOOK_AT = Limits.FIELD_CHARS;
    private int objects;

    @Override
    public void value(JsonParser json, Unpacked content) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        throw new JsonText.Enough();
      }
      if (++objects == 2) {
        throw new JsonText.Enough();
      }
      for (int depth = 1; depth > 0; ) {
        JsonToken token = json.nextToken();
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (json.currentLocation().getByteOffset() > LOOK_AT
            || json.currentLocation().getCharOffset() > LOOK_AT) {
          throw new JsonText.Enough();
        }
      }
    }

    @Override
    public long row() {
      return 2;
    }
  }

  private String theOne(Pass pass, @Nullable String declared) {
    if (declared != null) {
      if (!pass.found.containsKey(declared)) {
        throw Refusal.member(
            file,
            "the JSON text has no list of objects at '%s'. Put the right name into 'member' of the source, as 'data.rows'."
                .formatted(declared));
      }
      return declared;
    }
    List<String> all = List.copyOf(pass.found.keySet());
    List<String> full =
        all.stream().filter(name -> Objects.requireNonNull(pass.rows.get(name)) > 0).toList();
    if (full.size() == 1) {
      return full.getFirst();
    }
    if (full.isEmpty() && all.size() == 1) {
      return all.getFirst();
    }
    if (full.size() > 1) {
      throw Refusal.member(
          file,
          "the JSON text has %d lists of objects: %s. Put the name of the one to read into 'member' of the source."
              .formatted(
                  full.size(), String.join(", ", full.subList(0, Math.min(8, full.size())))));
    }
    throw Refusal.otherForm(
        file, "the JSON text has no list of objects. Ask the source for one object per record.");
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    NamedValues values = new NamedValues(file, text);
    values.fix(columns);
    text.read(new Pass(list, values, visitor));
  }

  /** Reads the text once: all lists, or with {@code only} that one. */
  private final class Pass implements JsonText.Reading {
    private final Map<String, NamedValues> found = new LinkedHashMap<>();
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final @Nullable String only;
    private final @Nullable NamedValues target;
    private final @Nullable RowVisitor visitor;
    private long row = 2;

    Pass(@Nullable String only, @Nullable NamedValues target, @Nullable RowVisitor visitor) {
      this.only = only;
      this.target = target;
      this.visitor = visitor;
    }

    @Override
    public long row() {
      return row;
    }

    @Override
    public void value(JsonParser json, Unpacked content) throws IOException {
      if (LINES.equals(only)) {
        if (json.currentToken() != JsonToken.START_OBJECT) {
          throw somethingElse();
        }
        object(json, LINES, content);
      } else if (json.currentToken() == JsonToken.START_ARRAY) {
        list(json, WHOLE, content);
      } else if (json.currentToken() == JsonToken.START_OBJECT) {
        within(json, WHOLE, content);
      }
    }

    private void within(JsonParser json, String path, Unpacked content) throws IOException {
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = path.isEmpty() ? json.currentName() : path + "." + json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.START_ARRAY) {
          list(json, name, content);
        } else if (value == JsonToken.START_OBJECT) {
          within(json, name, content);
        }
      }
    }

    private void list(JsonParser json, String path, Unpacked content) throws IOException {
      if (only != null && !only.equals(path)) {
        json.skipChildren();
        return;
      }
      boolean first = true;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          object(json, path, content);
        } else if (first && only == null) {
          // A list of plain values is none of records.
          skipRest(json);
          return;
        } else {
          throw somethingElse();
        }
        first = false;
      }
      if (first) {
        values(path);
      }
    }

    private static void skipRest(JsonParser json) {
      do {
        json.skipChildren();
      } while (json.nextToken() != JsonToken.END_ARRAY);
    }

    private void object(JsonParser json, String path, Unpacked content) throws IOException {
      NamedValues values = values(path);
      values.clear();
      row = rows.merge(path, 1L, Long::sum) + 1;
      values.putObject(json, AS_THEY_ARE, row);
      if (visitor != null) {
        visitor.row(row, values, content.bytesRead());
      }
    }

    private NamedValues values(String path) {
      if (target != null) {
        return target;
      }
      rows.putIfAbsent(path, 0L);
      if (found.size() == MOST_LISTS && !found.containsKey(path)) {
        throw Refusal.member(
            file,
            "the JSON text has more than %d lists. Put the name of the one to read into 'member' of the source."
                .formatted(MOST_LISTS));
      }
      return found.computeIfAbsent(path, name -> new NamedValues(file, text));
    }

    private ProblemsException somethingElse() {
      return Refusal.brokenAt(
          file, row + 1, "there is something other than an object where this row should be.");
    }
  }
}
