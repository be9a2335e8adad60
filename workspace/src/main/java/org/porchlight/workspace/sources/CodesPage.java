package org.porchlight.workspace.sources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Right;
import org.porchlight.study.sources.CodeChange;
import org.porchlight.study.sources.CodeChoice;
import org.porchlight.study.sources.CodeEntry;
import org.porchlight.study.sources.CodeField;
import org.porchlight.study.sources.DeliveryLine;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.study.sources.SourceMapping;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;

/**
 * The mapping table of one standard field of one source.
 *
 * @param sourceLink the page of the source
 * @param fields the source's other tables
 * @param finding how many codes are open, in a sentence
 * @param rows a part of the codes, open ones first
 * @param groups what can be chosen, by the tree's groups; empty for readers who may only look
 * @param form where the choices go, and what goes with them; empty for readers who may only look
 * @param problem what stands against the choices
 * @param facts what the numbers are
 * @param history the newest changes
 */
public record CodesPage(
    Frame frame,
    Phrase source,
    String sourceLink,
    Phrase field,
    List<Choice> fields,
    Phrase finding,
    List<Row> rows,
    List<Group> groups,
    Optional<Target> form,
    Optional<Phrase> problem,
    Paging paging,
    List<Fact> facts,
    List<Past> history,
    String file)
    implements Page {
  static final int SIZE = 50;
  private static final int CHANGES = 20;

  public CodesPage {
    fields = List.copyOf(fields);
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
    facts = List.copyOf(facts);
    history = List.copyOf(history);
  }

  /**
   * One code.
   *
   * @param id of its inputs
   * @param label for readers who hear the page
   * @param type what it stands for
   * @param open whether it has no type, and nobody left it so on purpose
   * @param waits whether the next import changes its type
   * @param folder what the choice "as the city folder says" means for it
   * @param was its choice as it stands
   * @param value the choice shown
   */
  public record Row(
      String id,
      Phrase local,
      Phrase label,
      Phrase records,
      Phrase type,
      boolean open,
      boolean waits,
      Phrase folder,
      String was,
      String value) {}

  /** Types of one group. */
  public record Group(Phrase name, List<Option> options) {
    public Group {
      options = List.copyOf(options);
    }
  }

  /** One type that can be chosen. */
  public record Option(String value, Phrase name) {}

  /**
   * Where a form goes, and what goes with it.
   *
   * @param page the part of the table that was shown
   * @param note as typed so far
   */
  public record Target(String address, String field, long seen, int page, String note) {}

  /**
   * A change in the past.
   *
   * @param undo the address that takes it back; empty when it cannot be
   */
  public record Past(
      Phrase when, Phrase what, Optional<Phrase> note, List<Step> steps, Optional<String> undo) {
    public Past {
      steps = List.copyOf(steps);
    }
  }

  /** One code of a change in the past. */
  public record Step(Phrase local, Phrase before, Phrase after) {}

  /** The table of this field; of the source's first one when none is asked for. */
  static Optional<CodeField> table(Look look, String source, String field) throws SQLException {
    String asked = field;
    if (asked.isEmpty()) {
      List<String> fields = look.sight().codes().fields(source);
      if (fields.isEmpty()) {
        return Optional.empty();
      }
      asked = fields.getFirst();
    }
    return look.sight().codes().field(source, asked);
  }

  /**
   * The page of one table; empty when the source is not in view or the field has none.
   *
   * @param chosen what the reader chose already and must not lose
   * @param number which part of the table
   */
  static Optional<CodesPage> of(
      Look look, String source, CodesForm chosen, int number, Optional<String> problem)
      throws SQLException {
    Optional<CodeField> found = table(look, source, chosen.field());
    Optional<SourceLine> line = look.sight().sources().find(source);
    if (found.isEmpty() || line.isEmpty()) {
      return Optional.empty();
    }
    CodeField field = found.get();
    Terms terms = Terms.of(look);
    SourceWords sourceWords = new SourceWords(look, terms);
    CodeWords words = new CodeWords(look, field);
    boolean edits = look.visit().may(Right.CODES);
    String address = "/sources/" + source + "/codes";
    List<CodeEntry> part = part(field, chosen, number);
    long open = field.entries().stream().filter(CodeEntry::open).count();
    return Optional.of(
        new CodesPage(
            look.frame(look.say("codes.title")),
            terms.source(source),
            look.visit().link("/sources/" + source),
            sourceWords.field(field.field()),
            fields(look, sourceWords, source, field.field()),
            open == 0
                ? look.say("codes.finding.none")
                : look.count(
                    "codes.finding", open, Map.of("all", look.number(field.entries().size()))),
            part.stream().map(entry -> row(look, words, chosen, entry)).toList(),
            edits ? groups(words, field) : List.of(),
            edits
                ? Optional.of(
                    new Target(
                        look.visit().link(address + "/preview"),
                        field.field(),
                        field.lastChange(),
                        number,
                        chosen.note()))
                : Optional.empty(),
            problem.map(look::say),
            Paging.of(
                look.visit(),
                address + "?field=" + encoded(field.field()),
                number,
                SIZE,
                Math.min(SIZE, part.size()),
                field.entries().size()),
            facts(look, terms, field, line.get()),
            history(look, terms, words, field, edits),
            look.visit().link(address + ".csv?field=" + encoded(field.field()))));
  }

  /** A part of the table, with the rows that were chosen in wherever they stand. */
  private static List<CodeEntry> part(CodeField field, CodesForm chosen, int number) {
    List<CodeEntry> part = new ArrayList<>();
    for (int i = 0; i < field.entries().size(); i++) {
      CodeEntry entry = field.entries().get(i);
      if (i / SIZE == number - 1 || chosen.chosen(entry.line().local()).isPresent()) {
        part.add(entry);
      }
    }
    return part;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<Choice> fields(Look look, SourceWords words, String source, String current)
      throws SQLException {
    List<Choice> all = new ArrayList<>();
    for (String field : look.sight().codes().fields(source)) {
      all.add(
          new Choice(
              field,
              words.field(field),
              look.visit().link("/sources/%s/codes?field=%s".formatted(source, encoded(field))),
              field.equals(current)));
    }
    return all;
  }

  private static Row row(Look look, CodeWords words, CodesForm chosen, CodeEntry entry) {
    String local = entry.line().local();
    CodeChoice shown = chosen.chosen(local).orElse(entry.standing());
    return new Row(
        CodesForm.id(local),
        look.language().name(local),
        look.say("codes.choose", "code", look.language().name(local)),
        look.number(entry.line().count()),
        words.choice(entry.standing(), entry.line()),
        entry.open(),
        entry.waits(),
        words.choice(new CodeChoice.Folder(), entry.line()),
        CodesForm.value(entry.standing()),
        CodesForm.value(shown));
  }

  private static List<Group> groups(CodeWords words, CodeField field) {
    Map<String, Phrase> names = new LinkedHashMap<>();
    Map<String, List<Option>> options = new LinkedHashMap<>();
    for (SourceMapping.TypeLine type : field.types()) {
      Phrase name = words.group(type);
      names.putIfAbsent(name.plain(), name);
      options
          .computeIfAbsent(name.plain(), _ -> new ArrayList<>())
          .add(
              new Option(
                  CodesForm.value(new CodeChoice.Type(type.code())), words.type(type.code())));
    }
    List<Group> groups = new ArrayList<>();
    options.forEach(
        (name, list) -> groups.add(new Group(names.getOrDefault(name, Phrase.words(name)), list)));
    return groups;
  }

  private static List<Fact> facts(Look look, Terms terms, CodeField field, SourceLine line) {
    List<Fact> all = new ArrayList<>();
    all.add(new Fact(look.say("codes.column"), look.language().name(field.column())));
    all.add(new Fact(look.say("codes.counted"), look.say("codes.counted.text")));
    line.newest()
        .map(DeliveryLine::importedAt)
        .ifPresent(at -> all.add(new Fact(look.say("delivery.at"), terms.moment(at))));
    if (field.seldom() > 0) {
      all.add(
          new Fact(
              look.say("codes.seldom"), look.count("codes.seldom.text", field.seldom(), Map.of())));
    }
    all.add(new Fact(look.say("codes.effect"), look.say("codes.effect.text")));
    return all;
  }

  private static List<Past> history(
      Look look, Terms terms, CodeWords words, CodeField field, boolean edits) throws SQLException {
    List<Past> all = new ArrayList<>();
    for (CodeChange change :
        look.sight().codes().history(field.source(), field.field(), CHANGES, 0).lines()) {
      all.add(
          new Past(
              look.say(
                  "made",
                  Map.of(
                      "who", look.language().name(change.by()), "when", terms.moment(change.at()))),
              look.count(
                  change.undoes() == null ? "codes.change" : "codes.undoing",
                  change.steps().size(),
                  Map.of()),
              Optional.ofNullable(change.note()).map(look.language()::name),
              change.steps().stream()
                  .map(
                      step ->
                          new Step(
                              look.language().name(step.local()),
                              words.choice(step.before()),
                              words.choice(step.after())))
                  .toList(),
              edits && change.undoable()
                  ? Optional.of(
                      look.visit()
                          .link(
                              "/sources/%s/codes/changes/%d/undoing"
                                  .formatted(field.source(), change.id())))
                  : Optional.empty()));
    }
    return all;
  }

  @Override
  public String template() {
    return "codes.jte";
  }
}
