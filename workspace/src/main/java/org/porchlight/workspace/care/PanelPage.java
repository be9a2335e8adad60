package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.porchlight.study.care.Draw;
import org.porchlight.study.care.Entry;
import org.porchlight.study.care.Step;
import org.porchlight.study.care.StepLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * Where everybody stands, and what is due.
 *
 * @param partner whether the reader's agency does care; others see whom they put forward
 * @param groups those who wait, those with a place, those in the program, the others
 * @param finding who waits and what is overdue, in a sentence
 * @param places how many the program can take, and how many it has
 * @param draw the open draw
 */
public record PanelPage(
    Frame frame,
    boolean partner,
    Phrase finding,
    Optional<Phrase> places,
    List<Group> groups,
    List<TaskRow> tasks,
    List<DrawRow> draws,
    boolean mayBegin,
    String draw,
    Optional<Phrase> problem)
    implements Page {
  public PanelPage {
    groups = List.copyOf(groups);
    tasks = List.copyOf(tasks);
    draws = List.copyOf(draws);
  }

  /** People at one place of the way. */
  public record Group(Phrase title, Phrase none, List<Line> lines) {
    public Group {
      lines = List.copyOf(lines);
    }
  }

  /** One person. */
  public record Line(Phrase name, String link, Phrase step, String reason, Phrase made) {}

  /**
   * One draw.
   *
   * @param drawing where the form that closes it sends to; empty once it is drawn
   */
  public record DrawRow(Phrase title, List<Fact> facts, Optional<String> drawing) {
    public DrawRow {
      facts = List.copyOf(facts);
    }
  }

  static PanelPage of(Look look, Optional<Phrase> problem) throws SQLException {
    boolean partner = look.sight().enrolments().partner();
    List<StepLine> standing = look.sight().enrolments().standing();
    List<Entry.Task> open = partner ? look.sight().meetings().openTasks() : List.of();
    List<Draw> draws = partner ? look.sight().enrolments().draws() : List.of();
    CareWords words =
        CareWords.of(
            look,
            Stream.concat(
                    standing.stream().map(StepLine::person),
                    open.stream().map(Entry.Task::person).filter(Objects::nonNull))
                .distinct()
                .toList());
    long waiting = standing.stream().filter(line -> line.step().waits()).count();
    long late = open.stream().filter(task -> task.overdue(words.today())).count();
    long inCare = standing.stream().filter(line -> line.step().inCare()).count();
    int places = look.sight().enrolments().places();
    List<Group> groups = new ArrayList<>();
    if (partner) {
      groups.add(group(words, "waiting", standing, Step::waits));
      groups.add(group(words, "selected", standing, step -> step == Step.SELECTED));
      groups.add(group(words, "incare", standing, Step::inCare));
      groups.add(
          group(
              words,
              "ended",
              standing,
              step -> !step.waits() && step != Step.SELECTED && !step.inCare()));
    } else {
      groups.add(group(words, "own", standing, _ -> true));
    }
    return new PanelPage(
        look.frame(look.say("care.title")),
        partner,
        look.say(
            partner ? "care.finding" : "care.finding.own",
            Map.of(
                "waiting", look.number(waiting),
                "late", look.number(late),
                "incare", look.number(inCare))),
        partner && places > 0
            ? Optional.of(
                look.say(
                    "care.places", Map.of("n", look.number(inCare), "places", look.number(places))))
            : Optional.empty(),
        groups,
        open.stream().map(task -> TaskRow.of(words, task)).toList(),
        draws.stream().map(draw -> draw(words, draw)).toList(),
        partner && draws.stream().noneMatch(draw -> draw.drawnAt() == null),
        look.visit().link("/care/draws"),
        problem);
  }

  private static Group group(
      CareWords words,
      String id,
      List<StepLine> standing,
      java.util.function.Predicate<Step> which) {
    return new Group(
        words.look().say("care.group." + id),
        words.look().say("care.group.none"),
        standing.stream()
            .filter(line -> which.test(line.step()))
            .map(
                line ->
                    new Line(
                        words.name(line.person()),
                        words.look().visit().link("/people/" + line.person() + "/care"),
                        words.step(line),
                        line.reason(),
                        words.made(line.agency(), line.by(), line.at())))
            .toList());
  }

  private static DrawRow draw(CareWords words, Draw draw) {
    Look look = words.look();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact(look.say("care.draw.places"), look.number(draw.places())));
    facts.add(new Fact(look.say("care.draw.commitment"), look.language().name(draw.commitment())));
    String seed = draw.seed();
    if (seed != null) {
      facts.add(new Fact(look.say("care.draw.seed"), look.language().name(seed)));
      facts.add(new Fact(look.say("care.draw.eligible"), look.number(draw.eligible().size())));
      facts.add(
          new Fact(
              look.say("care.draw.drawn"),
              draw.drawn().stream()
                  .map(look.language()::name)
                  .reduce(
                      (before, next) ->
                          look.say("list.comma", Map.of("before", before, "next", next)))
                  .orElseGet(() -> look.say("none"))));
    }
    return new DrawRow(
        look.say("care.draw.of", "when", words.terms().date(draw.at())),
        facts,
        draw.drawnAt() == null
            ? Optional.of(look.visit().link("/care/draws/%d/drawing".formatted(draw.id())))
            : Optional.empty());
  }

  @Override
  public String template() {
    return "care.jte";
  }
}
