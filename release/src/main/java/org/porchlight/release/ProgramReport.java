package org.porchlight.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One program, how it was to be judged, and what the judgement says.
 *
 * @param id the last part of its address
 * @param about what it is, in a sentence or two
 * @param initiative its number in the plan; null when it belongs to none
 * @param rule who could be offered it
 * @param people how many were offered it; those who left stay counted
 * @param start the day on which it started for all of them
 * @param follow days followed from there
 * @param analysis the day that was registered for the look
 * @param registration when all this was written down
 * @param looked the day of the look; null before there was one
 * @param outcomes everything that was registered to be shown, in that order
 * @param elsewhere agencies that were not registered: where contacts may have moved
 * @param demonstration what a bare before and after says of no program at all; null when the
 *     records do not go back far enough
 * @param harms what else happened to those served, as far as somebody wrote it down; none where
 *     nobody does
 * @param mixes by which doors contacts came, and how they ended. For the team alone
 * @param worth of contacts that stayed away; null where nobody has said what one costs. For the
 *     team alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramReport(
    String id,
    LocalText name,
    LocalText about,
    @Nullable String initiative,
    Rule rule,
    int people,
    LocalDate start,
    int follow,
    LocalDate analysis,
    Registration registration,
    @Nullable LocalDate looked,
    List<ProgramOutcome> outcomes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProgramOutcome> elsewhere,
    @Nullable Demonstration demonstration,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Harm> harms,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mix> mixes,
    @Nullable Worth worth) {

  private static final int PEOPLE_STEP = 5;

  public ProgramReport {
    outcomes = List.copyOf(outcomes);
    elsewhere = elsewhere == null ? List.of() : List.copyOf(elsewhere);
    harms = harms == null ? List.of() : List.copyOf(harms);
    mixes = mixes == null ? List.of() : List.copyOf(mixes);
  }

  /**
   * Who could be offered a program.
   *
   * @param agencies ids of those whose contacts were counted
   * @param window days before the start
   * @param atLeast contacts in the window
   * @param drawn what was drawn by lot: {@code lottery} for places, {@code steps} for an order of
   *     starts; null when nothing was
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rule(List<String> agencies, int window, int atLeast, @Nullable String drawn) {
    public Rule {
      agencies = List.copyOf(agencies);
    }

    /** A rule without a lot. */
    public Rule(List<String> agencies, int window, int atLeast) {
      this(agencies, window, atLeast, null);
    }
  }

  /**
   * What else happened to those served, from the start to the end of the follow-up.
   *
   * @param what {@code died}, {@code moved}, {@code hospital} or {@code complaint}
   * @param people how many it happened to; null when so few that it is protected
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Harm(String what, @Nullable Integer people) {}

  /**
   * When a program's judgement was written down.
   *
   * @param sha256 of what was written down first, 64 hexadecimal digits
   * @param afterStart whether that was only after the program had started
   * @param changed the day from which something else stood there; null when nothing was changed
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Registration(
      String sha256, LocalDate on, boolean afterStart, @Nullable LocalDate changed) {}

  /**
   * On many past days, as many people were picked by their number of contacts and nothing was done
   * for them.
   *
   * @param starts how many past days
   * @param people picked on each
   * @param fall by how much their contacts fell all the same, 0.6 is 60 % fewer: in the middle, and
   *     from where to where nine in ten days lie
   */
  public record Demonstration(int starts, int people, ProgramOutcome.Interval fall) {}

  /**
   * What contacts that stayed away are worth, of all those served together.
   *
   * @param avoided how many contacts stayed away whose cost is known; below 0 are more than usual
   * @param hours of staff freed, which is no cash
   * @param cash saved when a contact costs less at once
   * @param cashInSteps the same when shifts and vehicles are given up as well
   * @param costs what one contact costs, a line each
   */
  public record Worth(
      ProgramOutcome.Interval avoided,
      ProgramOutcome.Interval hours,
      ProgramOutcome.Interval cash,
      ProgramOutcome.Interval cashInSteps,
      List<CostNote> costs) {
    public Worth {
      costs = List.copyOf(costs);
    }
  }

  /**
   * What one contact costs in one way.
   *
   * @param kind fixed, semi-variable or variable
   */
  public record CostNote(
      String agency,
      LocalText what,
      LocalText source,
      int year,
      boolean marginal,
      String kind,
      ProgramOutcome.Interval amount,
      ProgramOutcome.Interval hours) {}

  /** People to the nearest {@value #PEOPLE_STEP}. */
  static int nearly(int people) {
    return (people + PEOPLE_STEP / 2) / PEOPLE_STEP * PEOPLE_STEP;
  }

  /**
   * The same, where harms to so few are not told apart from none.
   *
   * @param hideUpTo 0 or more people
   */
  public ProgramReport withoutSmallHarms(int hideUpTo) {
    return with(
        outcomes,
        elsewhere,
        harms.stream()
            .map(
                harm ->
                    harm.people() != null && harm.people() <= hideUpTo
                        ? new Harm(harm.what(), null)
                        : harm)
            .toList());
  }

  /**
   * Parts of contacts in the follow-up.
   *
   * @param agency whose contacts, by how they ended; empty for all contacts, by agency
   */
  public record Mix(String agency, List<Part> parts) {
    public Mix {
      parts = List.copyOf(parts);
    }
  }

  /**
   * One part of contacts.
   *
   * @param name an agency's id, or the code of an ending; {@code other} for all rare ones
   * @param usual its share with no program, 0 to 1
   * @param seen its share for those served, 0 to 1
   */
  public record Part(String name, ProgramOutcome.Interval usual, double seen) {}

  /** Whether the registered look has been taken. */
  @JsonIgnore
  public boolean isJudged() {
    return looked != null;
  }

  /**
   * What a release says after one that said {@code before}: a judgement that was published stays,
   * only the note of when it was written down goes on.
   */
  public ProgramReport after(ProgramReport before) {
    if (!before.isJudged() || !before.registration().sha256().equals(registration.sha256())) {
      return this;
    }
    return new ProgramReport(
        id,
        name,
        about,
        initiative,
        before.rule(),
        before.people(),
        before.start(),
        before.follow(),
        before.analysis(),
        registration,
        before.looked(),
        before.outcomes(),
        before.elsewhere(),
        before.demonstration(),
        before.harms(),
        List.of(),
        null);
  }

  /** The same with other outcomes. */
  public ProgramReport with(List<ProgramOutcome> others, List<ProgramOutcome> othersElsewhere) {
    return with(others, othersElsewhere, harms);
  }

  private ProgramReport with(
      List<ProgramOutcome> others, List<ProgramOutcome> othersElsewhere, List<Harm> otherHarms) {
    return new ProgramReport(
        id,
        name,
        about,
        initiative,
        rule,
        people,
        start,
        follow,
        analysis,
        registration,
        looked,
        others,
        othersElsewhere,
        demonstration,
        otherHarms,
        mixes,
        worth);
  }

  /**
   * As residents read it: people to the nearest {@value #PEOPLE_STEP}, contacts to whole numbers,
   * shares to whole percent.
   */
  public ProgramReport rounded() {
    return new ProgramReport(
        id,
        name,
        about,
        initiative,
        rule,
        nearly(people),
        start,
        follow,
        analysis,
        registration,
        looked,
        outcomes.stream().map(ProgramOutcome::rounded).toList(),
        elsewhere.stream().map(ProgramOutcome::rounded).toList(),
        demonstration == null
            ? null
            : new Demonstration(
                demonstration.starts(),
                nearly(demonstration.people()),
                demonstration.fall().toPercent()),
        harms,
        List.of(),
        null);
  }
}
