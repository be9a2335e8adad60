package org.porchlight.workspace.plan;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.porchlight.city.Plan;
import org.porchlight.study.plan.PlanBoard;
import org.porchlight.study.plan.PlanGoal;
import org.porchlight.study.plan.PlanInitiative;
import org.porchlight.study.plan.PlanUpdate;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * The plan on one page: what waits, what is late, and how each goal stands.
 *
 * @param finding how much waits for a second person and how much is late, in a sentence
 * @param waiting updates that were handed in
 * @param rollUp goal by goal
 * @param goals all initiatives
 */
public record PlanPage(
    Frame frame,
    Phrase finding,
    List<Waiting> waiting,
    List<LateLine> late,
    DataTable rollUp,
    List<Goal> goals)
    implements Page {

  public PlanPage {
    waiting = List.copyOf(waiting);
    late = List.copyOf(late);
    goals = List.copyOf(goals);
  }

  /**
   * An update that was handed in.
   *
   * @param own whether the reader wrote it, so that somebody else must publish it
   */
  public record Waiting(String link, Phrase initiative, Phrase period, Phrase by, boolean own) {}

  /** A goal and its initiatives. */
  public record Goal(String number, Phrase title, List<Line> lines) {
    public Goal {
      lines = List.copyOf(lines);
    }
  }

  /** An initiative, how far it is, and of when its newest update is. */
  public record Line(String link, String number, Phrase title, Phrase progress, Phrase newest) {}

  static PlanPage of(Look look) throws SQLException {
    PlanBoard board = look.sight().plan().board();
    PlanWords words = new PlanWords(look);
    List<Waiting> waiting = new ArrayList<>();
    for (PlanUpdate update : board.waiting()) {
      board
          .find(update.initiative())
          .ifPresent(initiative -> waiting.add(waiting(look, words, initiative, update)));
    }
    List<LateLine> late = LateLine.of(look, board);
    return new PlanPage(
        look.frame(look.say("update.title")),
        (waiting.isEmpty()
                ? look.say("update.waiting.none")
                : look.count("update.waiting", waiting.size(), Map.of()))
            .then(Phrase.words(" "))
            .then(LateLine.finding(look, late)),
        waiting,
        late,
        rollUp(look, board),
        board.goals().stream().map(goal -> goal(look, words, board, goal)).toList());
  }

  private static Waiting waiting(
      Look look, PlanWords words, PlanInitiative initiative, PlanUpdate update) {
    return new Waiting(
        look.visit().link("/plan/" + initiative.number() + "/update?period=" + update.period()),
        Phrase.words(initiative.number() + " ").then(look.name(initiative.title())),
        words.period(update.period()),
        look.language().name(update.by()),
        update.own());
  }

  private static Goal goal(Look look, PlanWords words, PlanBoard board, PlanGoal goal) {
    List<Line> lines = new ArrayList<>();
    for (PlanInitiative initiative : board.initiatives()) {
      if (initiative.goal() == goal.number()) {
        List<PlanUpdate> published = board.published(initiative);
        lines.add(
            new Line(
                look.visit().link("/plan/" + initiative.number() + "/update"),
                initiative.number(),
                look.name(initiative.title()),
                words.progress(board.progress(initiative)),
                published.isEmpty()
                    ? look.say("update.newest.none")
                    : look.say(
                        "update.newest", "period", words.period(published.getLast().period()))));
      }
    }
    return new Goal(Integer.toString(goal.number()), look.name(goal.title()), lines);
  }

  private static DataTable rollUp(Look look, PlanBoard board) {
    return new DataTable(
        look.say("update.rollup.caption"),
        List.of(
            look.say("plan.goal"),
            look.say("update.rollup.initiatives"),
            look.say("plan.performance.on_target"),
            look.say("update.rollup.below"),
            look.say("update.rollup.late"),
            look.say("update.rollup.awaited")),
        board.goals().stream()
            .map(
                goal ->
                    row(
                        look,
                        goal,
                        board.initiatives().stream()
                            .filter(one -> one.goal() == goal.number())
                            .map(board::standings)
                            .toList()))
            .toList());
  }

  private static DataTable.Row row(
      Look look, PlanGoal goal, List<List<PlanBoard.Standing>> initiatives) {
    long below = initiatives.stream().filter(PlanPage::isBelow).count();
    long on =
        initiatives.stream()
            .filter(all -> has(all, Plan.Performance.ON_TARGET) && !isBelow(all))
            .count();
    long late = initiatives.stream().filter(all -> owes(all, PlanBoard.Owed.LATE)).count();
    long awaited = initiatives.stream().filter(all -> owes(all, PlanBoard.Owed.AWAITED)).count();
    return new DataTable.Row(
        Phrase.words(goal.number() + " ").then(look.name(goal.title())),
        List.of(
            look.number(initiatives.size()),
            look.number(on),
            look.number(below),
            look.number(late),
            look.number(awaited)));
  }

  private static boolean isBelow(List<PlanBoard.Standing> all) {
    return has(all, Plan.Performance.CLOSE_TO_TARGET)
        || has(all, Plan.Performance.NEEDS_IMPROVEMENT);
  }

  private static boolean has(List<PlanBoard.Standing> all, Plan.Performance performance) {
    return all.stream().anyMatch(one -> one.performance() == performance);
  }

  private static boolean owes(List<PlanBoard.Standing> all, PlanBoard.Owed owed) {
    return all.stream().anyMatch(one -> one.owed() == owed);
  }

  @Override
  public String template() {
    return "plan.jte";
  }
}
