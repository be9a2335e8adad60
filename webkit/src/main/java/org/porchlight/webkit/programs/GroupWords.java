package org.porchlight.webkit.programs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.release.ProgramOutcome;
import org.porchlight.release.ProgramReport;
import org.porchlight.webkit.language.Language;
import org.porchlight.webkit.language.Phrase;

/** Did it help some more than others? A table for each outcome of which groups are shown. */
public final class GroupWords {
  private static final Set<String> SEXES = Set.of("F", "M", "X");
  private static final Set<String> AGES = Set.of("under-35", "35-54", "55-over");

  private final ProgramWords words;
  private final Language language;

  /** Says groups as these words say outcomes. */
  public GroupWords(ProgramWords words) {
    this.words = words;
    this.language = words.language();
  }

  /**
   * One outcome's groups.
   *
   * @param agency whose contacts are counted; its id
   * @param heads the first over the groups
   */
  public record Groups(
      String agency, Phrase caption, List<Phrase> heads, List<ProgramWords.TableRow> rows) {
    public Groups {
      heads = List.copyOf(heads);
      rows = List.copyOf(rows);
    }
  }

  /** Of each outcome of which groups are shown, in its order. */
  public List<Groups> of(ProgramReport report) {
    return report.outcomes().stream()
        .filter(outcome -> !outcome.groups().isEmpty())
        .map(
            outcome ->
                new Groups(
                    outcome.agency(),
                    language.say(
                        "did.groups.caption",
                        Map.of("agency", words.agency().apply(outcome.agency()))),
                    List.of(
                        language.say("did.groups.group"),
                        language.say("did.groups.people"),
                        language.say("did.table.usual"),
                        language.say("did.table.range"),
                        language.say("did.table.seen"),
                        language.say("did.groups.says")),
                    outcome.groups().stream().map(this::row).toList()))
        .toList();
  }

  private ProgramWords.TableRow row(ProgramOutcome.Group group) {
    ProgramOutcome.Numbers numbers = group.numbers();
    Phrase none = language.say("table.none");
    Phrase says =
        language.say(
            numbers == null
                ? "did.groups.reason." + group.reason()
                : "did.groups." + group.verdict().label());
    Double seen = numbers == null ? null : numbers.seen();
    return new ProgramWords.TableRow(
        name(group),
        List.of(
            words.number(group.people()),
            numbers == null ? none : words.number(numbers.usual().estimate()),
            numbers == null ? none : words.range(numbers.usual()),
            numbers == null
                ? none
                : seen == null ? language.say("chart.hidden") : words.number(seen),
            says));
  }

  private Phrase name(ProgramOutcome.Group group) {
    if (group.trait().equals("sex") && SEXES.contains(group.group())) {
      return language.say("did.group.sex." + group.group());
    }
    if (group.trait().equals("age") && AGES.contains(group.group())) {
      return language.say("did.group.age." + group.group());
    }
    return "unknown".equals(group.group())
        ? language.say("did.group.unknown." + group.trait())
        : language.say("did.group.race", Map.of("value", language.name(group.group())));
  }
}
