package org.porchlight.city;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;

/**
 * A program for people, and how it will be judged: written down before the first look. Read from
 * {@code programs/NAME.yaml}.
 *
 * @param id the file's name without its ending
 * @param about what it is and does, in a sentence or two
 * @param initiative its number in the plan, as 2.11; null when it belongs to none
 * @param rule who may be offered it
 * @param outcomes the agencies whose contacts are counted afterwards; each of them is shown,
 *     whatever it says
 * @param start the day on which it starts for all its people
 * @param follow days followed from the start; 1 or more
 * @param analysis the day of the first look; not before the follow-up has ended
 * @param served the file that lists who was offered it, relative to the city folder
 * @param drawn what was drawn by lot; the list says what the lot gave each of them
 * @param events the file of what the team knows to have happened to those served since the start,
 *     relative to the city folder; null when nobody keeps one
 * @param costs what one contact costs, in any order; none where nobody has said
 * @param sha256 of everything that decides the judgement, in words and order of its own,
 *     hexadecimal: what is registered. Another name or description is no other judgement
 */
public record Program(
    String id,
    LocalText name,
    LocalText about,
    @Nullable String initiative,
    Rule rule,
    List<String> outcomes,
    LocalDate start,
    int follow,
    LocalDate analysis,
    String served,
    Draw drawn,
    @Nullable String events,
    List<Cost> costs,
    String sha256) {

  public Program {
    outcomes = List.copyOf(outcomes);
    costs = List.copyOf(costs);
  }

  /** What was drawn by lot. */
  public enum Draw {
    /** Nothing: the rule chose, and all on the list were served from the start. */
    NOTHING,
    /** Places: all on the list were eligible, and a lot gave some of them a place. */
    LOTTERY,
    /** The order in which all on the list are served, some from each date on. */
    STEPS
  }

  /** How a cost goes with the number of contacts. */
  public enum CostKind {
    /** Is there whatever happens. */
    FIXED,
    /** Goes down in steps, when many contacts stay away for long. */
    SEMI_VARIABLE,
    /** Is spent on each contact. */
    VARIABLE
  }

  /**
   * What one contact with an agency costs in one way.
   *
   * @param source where the figure comes from
   * @param year of the prices
   * @param marginal whether it is the cost of one contact more; else the mean over all
   * @param amount in the city's currency
   * @param hours of staff; all 0 where no staff is in it
   */
  public record Cost(
      String agency,
      LocalText what,
      LocalText source,
      int year,
      boolean marginal,
      CostKind kind,
      Figure amount,
      Figure hours) {}

  /** About how much, and from where to where. */
  public record Figure(double low, double about, double high) {
    static final Figure NONE = new Figure(0, 0, 0);
  }

  /**
   * Who may be offered a program.
   *
   * @param agencies whose contacts are counted
   * @param window days before the start; 1 or more
   * @param atLeast contacts in the window; 1 or more
   */
  public record Rule(List<String> agencies, int window, int atLeast) {
    public Rule {
      agencies = List.copyOf(agencies);
    }
  }
}
