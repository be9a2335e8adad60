package org.porchlight.workspace.neighbors;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Concentration;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.RunFacts;
import org.porchlight.workspace.frame.Terms;

/**
 * The bands of one agency and window, and what else could be chosen.
 *
 * @param agency an agency's id, or {@link Band#ACROSS}; empty when no counts are in sight
 */
record BandChoice(
    Look look,
    Frame frame,
    Terms terms,
    String agency,
    int window,
    List<Choice> agencies,
    List<Choice> windows,
    List<Band> bands,
    Optional<Concentration> concentration,
    List<Fact> run) {

  /**
   * What an address asks for; without a choice the lead agency and the first window.
   *
   * @return empty when the address asks for an agency or a window that is not in sight
   */
  static Optional<BandChoice> of(Look look, String agency, String window) throws SQLException {
    Terms terms = Terms.of(look);
    List<Integer> windows = terms.city().windows();
    Set<String> inSight = new LinkedHashSet<>();
    List<Band> all = look.sight().bands().list();
    all.forEach(band -> inSight.add(band.agency()));
    String chosen = agency.isEmpty() ? first(terms, inSight) : agency;
    String days = window.isEmpty() ? Integer.toString(terms.city().window()) : window;
    boolean known = windows.stream().anyMatch(one -> Integer.toString(one).equals(days));
    if (!known || (!agency.isEmpty() && !inSight.contains(agency))) {
      return Optional.empty();
    }
    int length = Integer.parseInt(days);
    return Optional.of(
        new BandChoice(
            look,
            look.frame(look.say("neighbors.title")),
            terms,
            chosen,
            length,
            agencies(look, terms, inSight, chosen, length),
            windows(look, windows, chosen, length),
            all.stream()
                .filter(band -> band.agency().equals(chosen) && band.windowDays() == length)
                .toList(),
            look.sight().bands().concentration(chosen, length),
            RunFacts.of(look, terms)));
  }

  private static String first(Terms terms, Set<String> inSight) {
    String lead = terms.city().lead();
    return lead != null && inSight.contains(lead)
        ? lead
        : inSight.stream().filter(one -> !one.equals(Band.ACROSS)).findFirst().orElse("");
  }

  private static List<Choice> agencies(
      Look look, Terms terms, Set<String> inSight, String chosen, int window) {
    List<Choice> all = new ArrayList<>();
    terms.agencies().stream()
        .filter(one -> inSight.contains(one.id()))
        .forEach(one -> all.add(choice(look, one.id(), terms.agency(one.id()), chosen, window)));
    if (inSight.contains(Band.ACROSS)) {
      all.add(choice(look, Band.ACROSS, look.say("across.choice"), chosen, window));
    }
    return all;
  }

  private static Choice choice(Look look, String id, Phrase name, String chosen, int window) {
    return new Choice(id, name, look.visit().link(address("", id, window)), id.equals(chosen));
  }

  private static List<Choice> windows(Look look, List<Integer> windows, String agency, int chosen) {
    return windows.stream()
        .map(
            days ->
                new Choice(
                    Integer.toString(days),
                    look.say("window.choice", "days", look.number(days)),
                    look.visit().link(address("", agency, days)),
                    days == chosen))
        .toList();
  }

  /** The page's own address; {@code ".csv"} for the file. */
  static String address(String ending, String agency, int window) {
    return "/neighbors%s?agency=%s&window=%d".formatted(ending, agency, window);
  }
}
