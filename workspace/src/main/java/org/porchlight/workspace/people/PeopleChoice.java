package org.porchlight.workspace.people;

import java.util.List;
import java.util.Optional;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.CityNote;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Terms;

/**
 * Which neighbors an address asks for.
 *
 * @param agency whose contacts count; empty for all in sight
 * @param window length in days; empty for the city's first
 * @param atLeast contacts; empty for the city's first band
 * @param page 1 or more
 */
record PeopleChoice(String agency, String window, String atLeast, int page) {

  /** The same with everything said; empty when it asks for what there is not. */
  Optional<PeopleChoice> within(Terms terms) {
    CityNote city = terms.city();
    String days = window.isEmpty() ? Integer.toString(city.window()) : window;
    String least =
        atLeast.isEmpty() && !city.atLeast().isEmpty()
            ? Integer.toString(city.atLeast().getFirst())
            : atLeast;
    boolean known =
        (agency.isEmpty() || terms.findAgency(agency).filter(AgencyNote::people).isPresent())
            && has(city.windows(), days)
            && has(city.atLeast(), least);
    return known ? Optional.of(new PeopleChoice(agency, days, least, page)) : Optional.empty();
  }

  private static boolean has(List<Integer> numbers, String text) {
    return numbers.stream().anyMatch(one -> Integer.toString(one).equals(text));
  }

  int windowDays() {
    return Integer.parseInt(window);
  }

  int contacts() {
    return Integer.parseInt(atLeast);
  }

  /** The page's address without its number. */
  String address() {
    return "/people?agency=%s&window=%s&atLeast=%s".formatted(agency, window, atLeast);
  }

  List<Choice> agencies(Look look, Terms terms) {
    List<Choice> all = new java.util.ArrayList<>();
    all.add(
        new Choice(
            "",
            look.say("people.all"),
            look.visit().link(new PeopleChoice("", window, atLeast, 1).address()),
            agency.isEmpty()));
    terms.agencies().stream()
        .filter(AgencyNote::people)
        .filter(one -> one.sources().stream().anyMatch(source -> source.contacts()))
        .forEach(
            one ->
                all.add(
                    new Choice(
                        one.id(),
                        terms.agency(one.id()),
                        look.visit().link(new PeopleChoice(one.id(), window, atLeast, 1).address()),
                        agency.equals(one.id()))));
    return all;
  }

  List<Choice> windows(Look look, Terms terms) {
    return terms.city().windows().stream()
        .map(
            days ->
                new Choice(
                    days.toString(),
                    look.say("window.choice", "days", look.number(days)),
                    look.visit()
                        .link(new PeopleChoice(agency, days.toString(), atLeast, 1).address()),
                    days.toString().equals(window)))
        .toList();
  }

  List<Choice> bands(Look look, Terms terms) {
    return terms.city().atLeast().stream()
        .map(
            least ->
                new Choice(
                    least.toString(),
                    look.say("bands.atleast", "n", look.number(least)),
                    look.visit()
                        .link(new PeopleChoice(agency, window, least.toString(), 1).address()),
                    least.toString().equals(atLeast)))
        .toList();
  }
}
