package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.study.care.CareDesk;
import org.porchlight.study.care.Consent;
import org.porchlight.study.care.Entry;
import org.porchlight.study.care.Partner;
import org.porchlight.study.care.Step;
import org.porchlight.study.care.StepLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * Care of one neighbor, as far as the reader may see.
 *
 * @param address of this page
 * @param partner whether the reader's agency does care; others may put forward and nothing more
 * @param state where they stand; empty before anybody put them forward
 * @param next what may follow
 * @param reach whether outreach may be written down
 * @param inCare whether they said yes and care may be written down
 * @param consent which consent holds, in a sentence
 * @param plan how the plan stands
 */
public record CarePage(
    Frame frame,
    String address,
    String person,
    Phrase name,
    boolean partner,
    Optional<Phrase> state,
    List<Choice> next,
    boolean reach,
    boolean inCare,
    Phrase consent,
    List<Item> way,
    List<Item> outreach,
    Optional<Phrase> unreached,
    List<Assessed> assessments,
    Optional<Phrase> plan,
    List<Goal> goals,
    List<Item> notes,
    Optional<Card> card,
    List<Choice> owners,
    String today,
    CareForm form,
    Optional<Phrase> problem)
    implements Page {
  /** Areas of life that a conversation about needs goes through. */
  static final List<String> NEEDS =
      List.of(
          "housing",
          "mind",
          "substances",
          "health",
          "income",
          "legal",
          "safety",
          "transport",
          "people",
          "other");

  static final List<String> URGENCIES = List.of("now", "soon", "later");
  static final List<String> HOWS = List.of("visit", "call", "message", "letter", "through-partner");
  static final List<String> RESULTS =
      List.of("reached", "not-reached", "left-word", "asked-not-to");
  static final List<String> CLASSES = List.of("notes", "health", "substance-use");
  static final List<String> STATUSES =
      List.of("draft", "active", "on-hold", "completed", "revoked");

  public CarePage {
    next = List.copyOf(next);
    way = List.copyOf(way);
    outreach = List.copyOf(outreach);
    assessments = List.copyOf(assessments);
    goals = List.copyOf(goals);
    notes = List.copyOf(notes);
    owners = List.copyOf(owners);
  }

  /** One thing that was written down. */
  public record Item(Phrase head, String words, Phrase made) {}

  /** What the person said of their life. */
  public record Assessed(
      Phrase day, String words, String strengths, String hopes, List<Fact> needs, Phrase made) {
    public Assessed {
      needs = List.copyOf(needs);
    }
  }

  /** A goal with what serves it. */
  public record Goal(long id, String words, Phrase made, List<TaskRow> tasks) {
    public Goal {
      tasks = List.copyOf(tasks);
    }
  }

  /** The card for first responders. */
  public record Card(
      Phrase name, String helps, String avoid, String contact, Phrase made, String link) {}

  static Optional<CarePage> of(Look look, String asked, CareForm form, Optional<Phrase> problem)
      throws SQLException {
    CareDesk care = look.sight().care();
    Optional<String> found = care.find(asked);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    String person = found.get();
    CareWords words = CareWords.of(look, List.of(person));
    boolean partner = look.sight().enrolments().partner();
    List<StepLine> steps = look.sight().enrolments().of(person);
    Optional<Step> state = steps.stream().map(StepLine::step).findFirst();
    boolean inCare = partner && state.filter(Step::inCare).isPresent();
    List<Entry.Outreach> outreach = care.outreach(person);
    return Optional.of(
        new CarePage(
            look.frame(look.say("care.person.title")),
            look.visit().link("/people/" + person + "/care"),
            person,
            words.name(person),
            partner,
            steps.stream().findFirst().map(words::step),
            next(words, partner, state),
            inCare || (partner && state.filter(step -> step == Step.SELECTED).isPresent()),
            inCare,
            ConsentWords.standing(words, look.sight().consents().of(person)),
            steps.stream()
                .map(
                    line ->
                        new Item(
                            words.step(line),
                            line.reason(),
                            words.made(line.agency(), line.by(), line.at())))
                .toList(),
            outreach.stream().map(one -> reached(words, one)).toList(),
            unreached(look, outreach),
            care.assessments(person).stream().map(one -> assessed(words, one)).toList(),
            care.plan(person).map(plan -> plan(words, plan)),
            goals(words, care.goals(person), care.tasks(person)),
            care.notes(person).stream()
                .map(
                    note ->
                        new Item(
                            words.word("care.kind.", note.kind()), note.words(), words.made(note)))
                .toList(),
            care.card(person).map(card -> card(words, card)),
            owners(words, person),
            words.today().toString(),
            form,
            problem));
  }

  private static List<Choice> next(CareWords words, boolean partner, Optional<Step> state) {
    Set<Step> after =
        partner ? Step.after(state) : state.isEmpty() ? Set.of(Step.NOMINATED) : Set.of();
    return after.stream()
        .map(
            step ->
                new Choice(step.label(), words.look().say("care.do." + step.label()), "", false))
        .toList();
  }

  private static Item reached(CareWords words, Entry.Outreach one) {
    return new Item(
        words
            .look()
            .say(
                "care.reached",
                Map.of(
                    "day", words.terms().date(one.day()),
                    "how", words.word("care.how.", one.how()),
                    "result", words.word("care.result.", one.result()))),
        one.words(),
        words.made(one));
  }

  /** How often nobody was reached. */
  private static Optional<Phrase> unreached(Look look, List<Entry.Outreach> outreach) {
    long not = outreach.stream().filter(one -> !one.result().equals("reached")).count();
    return outreach.isEmpty()
        ? Optional.empty()
        : Optional.of(
            look.say(
                "care.unreached",
                Map.of("n", look.number(not), "all", look.number(outreach.size()))));
  }

  private static Assessed assessed(CareWords words, Entry.Assessment one) {
    List<Fact> needs = new ArrayList<>();
    for (String need : NEEDS) {
      String when = one.needs().get(need);
      if (when != null) {
        needs.add(new Fact(words.word("care.need.", need), words.word("care.when.", when)));
      }
    }
    return new Assessed(
        words
            .look()
            .say(
                "care.assessed",
                Map.of(
                    "day", words.terms().date(one.day()),
                    "again", words.terms().date(one.againOn()))),
        one.words(),
        one.strengths(),
        one.hopes(),
        needs,
        words.made(one));
  }

  static Phrase plan(CareWords words, Entry.PlanStatus plan) {
    Phrase status = words.word("care.plan.", plan.status());
    java.time.LocalDate review = plan.reviewOn();
    return review == null
        ? status
        : words
            .look()
            .say("care.plan.review", Map.of("status", status, "day", words.terms().date(review)));
  }

  static List<Goal> goals(CareWords words, List<Entry.Goal> goals, List<Entry.Task> tasks) {
    return goals.stream()
        .map(
            goal ->
                new Goal(
                    goal.id(),
                    goal.words(),
                    words.made(goal),
                    tasks.stream()
                        .filter(task -> task.goal() != null && task.goal() == goal.id())
                        .map(task -> TaskRow.of(words, task))
                        .toList()))
        .toList();
  }

  static Card card(CareWords words, Entry.Card card) {
    return new Card(
        words.name(card.person()),
        card.helps(),
        card.avoid(),
        card.contact(),
        words.made(card),
        words.look().visit().link("/people/" + card.person() + "/care"));
  }

  /**
   * The agencies that may be asked to act: the reader's own, and those that may know of the plan.
   */
  private static List<Choice> owners(CareWords words, String person) throws SQLException {
    Look look = words.look();
    String own = look.visit().reader().agency();
    List<Choice> all = new ArrayList<>();
    List<Consent> consents = look.sight().consents().of(person);
    for (Partner partner : look.sight().consents().partners()) {
      boolean mine = partner.id().equals(own);
      boolean told =
          partner.partner()
              && consents.stream()
                  .anyMatch(
                      one ->
                          one.inForce(words.today())
                              && one.kinds().contains("plan")
                              && own != null
                              && one.disclosers().contains(own)
                              && one.recipients().contains(partner.id()));
      if (mine || told) {
        all.add(new Choice(partner.id(), words.terms().agency(partner.id()), "", mine));
      }
    }
    return all;
  }

  /** The choices of a closed list. */
  public List<Choice> choices(String list) {
    List<String> ids =
        switch (list) {
          case "care.how." -> HOWS;
          case "care.result." -> RESULTS;
          case "care.kind." -> CLASSES;
          case "care.plan." -> STATUSES;
          case "care.when." -> URGENCIES;
          default -> NEEDS;
        };
    return ids.stream().map(id -> new Choice(id, frame.say(list + id), "", false)).toList();
  }

  /** What stands in a field of a form so far. */
  public String field(String what, String name) {
    return form.field(what, name);
  }

  @Override
  public String template() {
    return "care-person.jte";
  }
}
