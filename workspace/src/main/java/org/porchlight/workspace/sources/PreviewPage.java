package org.porchlight.workspace.sources;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sources.CodeChange;
import org.porchlight.study.sources.CodeChoice;
import org.porchlight.study.sources.CodeEntry;
import org.porchlight.study.sources.CodeField;
import org.porchlight.study.sources.CodeMoves;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * What a change of codes would do, before it is saved.
 *
 * @param finding how many codes, how many records, in a sentence
 * @param conflict whether somebody else decided about one of these codes in the meantime
 * @param rows the codes
 * @param moves records from one type to another; empty when none moves
 * @param uses the public tables that count by the field
 * @param form where it is saved
 * @param problem what stands against the note
 */
public record PreviewPage(
    Frame frame,
    Phrase source,
    Phrase field,
    Phrase finding,
    boolean conflict,
    List<Row> rows,
    Optional<DataTable> moves,
    List<Phrase> uses,
    CodesPage.Target form,
    String back,
    Optional<Phrase> problem)
    implements Page {

  public PreviewPage {
    rows = List.copyOf(rows);
    uses = List.copyOf(uses);
  }

  /**
   * One code.
   *
   * @param meanwhile what somebody else saved since the table was shown
   */
  public record Row(
      String id,
      Phrase local,
      Phrase records,
      Phrase before,
      Phrase after,
      Optional<Phrase> meanwhile,
      String was,
      String value) {}

  /** Empty when the source is not in view, the field has no table, or nothing is changed. */
  static Optional<PreviewPage> of(
      Look look, String source, CodesForm form, Optional<String> problem) throws SQLException {
    Optional<CodeField> found = CodesPage.table(look, source, form.field());
    if (found.isEmpty()) {
      return Optional.empty();
    }
    CodeField field = found.get();
    Map<String, CodeChoice> wanted = known(field, form.wanted());
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    Terms terms = Terms.of(look);
    CodeWords words = new CodeWords(look, field);
    List<CodeChange> history =
        look.sight().codes().history(source, field.field(), CodesPage.SIZE, 0).lines();
    List<Row> rows = new ArrayList<>();
    for (CodeEntry entry : field.entries()) {
      CodeChoice after = wanted.get(entry.line().local());
      if (after != null) {
        rows.add(row(look, terms, words, history, form, entry, after));
      }
    }
    List<CodeMoves.Move> moves = CodeMoves.of(field, wanted);
    String address = look.visit().link("/sources/" + source + "/codes");
    return Optional.of(
        new PreviewPage(
            look.frame(look.say("codes.preview.title")),
            terms.source(source),
            new SourceWords(look, terms).field(field.field()),
            finding(look, rows.size(), moves),
            rows.stream().anyMatch(row -> row.meanwhile().isPresent()),
            rows,
            moves.isEmpty() ? Optional.empty() : Optional.of(table(look, words, moves)),
            field.uses().stream().map(use -> look.language().data(use.title())).toList(),
            new CodesPage.Target(
                address + "/changes", field.field(), field.lastChange(), form.page(), form.note()),
            address + "/preview",
            problem.map(look::say)));
  }

  /** Only codes that the field has, each to a type that it has. */
  static Map<String, CodeChoice> known(CodeField field, Map<String, CodeChoice> wanted) {
    Map<String, CodeChoice> known = new LinkedHashMap<>();
    wanted.forEach(
        (local, choice) -> {
          boolean exists =
              !(choice instanceof CodeChoice.Type(String type)) || field.type(type).isPresent();
          if (exists && field.find(local).isPresent()) {
            known.put(local, choice);
          }
        });
    return known;
  }

  private static Row row(
      Look look,
      Terms terms,
      CodeWords words,
      List<CodeChange> history,
      CodesForm form,
      CodeEntry entry,
      CodeChoice after) {
    String local = entry.line().local();
    CodesForm.Edit edit = form.edits().get(local);
    boolean moved = edit != null && !edit.was().equals(entry.standing());
    Optional<Phrase> meanwhile =
        moved
            ? Optional.of(
                look.say(
                    "codes.meanwhile",
                    Map.of(
                        "choice", words.choice(entry.standing(), entry.line()),
                        "who", by(look, terms, history, local))))
            : Optional.empty();
    return new Row(
        CodesForm.id(local),
        look.language().name(local),
        look.number(entry.line().count()),
        words.choice(entry.standing(), entry.line()),
        words.choice(after, entry.line()),
        meanwhile,
        CodesForm.value(entry.standing()),
        CodesForm.value(after));
  }

  private static Phrase by(Look look, Terms terms, List<CodeChange> history, String local) {
    return history.stream()
        .filter(change -> change.steps().stream().anyMatch(step -> step.local().equals(local)))
        .findFirst()
        .map(
            change ->
                look.say(
                    "made",
                    Map.of(
                        "who", look.language().name(change.by()),
                        "when", terms.moment(change.at()))))
        .orElseGet(() -> look.say("none"));
  }

  private static Phrase finding(Look look, int codes, List<CodeMoves.Move> moves) {
    long records = moves.stream().mapToLong(CodeMoves.Move::records).sum();
    Phrase changed = look.count("codes.preview.codes", codes, Map.of());
    return records == 0
        ? changed.then(look.say("codes.preview.still"))
        : changed.then(look.count("codes.preview.records", records, Map.of()));
  }

  private static DataTable table(Look look, CodeWords words, List<CodeMoves.Move> moves) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (CodeMoves.Move move : moves) {
      rows.add(
          new DataTable.Row(
              words.type(move.from()),
              List.of(words.type(move.to()), look.number(move.records()))));
    }
    return new DataTable(
        look.say("codes.moves.caption"),
        List.of(
            look.say("codes.moves.from"),
            look.say("codes.moves.to"),
            look.say("codes.moves.records")),
        rows);
  }

  @Override
  public String template() {
    return "codes-preview.jte";
  }
}
