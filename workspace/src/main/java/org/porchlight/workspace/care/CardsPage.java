package org.porchlight.workspace.care;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.porchlight.study.care.Entry;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;

/**
 * Cards for first responders.
 *
 * @param partner whether a card leads on to the person's care
 */
public record CardsPage(Frame frame, List<CarePage.Card> cards, boolean partner) implements Page {
  public CardsPage {
    cards = List.copyOf(cards);
  }

  static CardsPage of(Look look) throws SQLException {
    List<Entry.Card> cards = look.sight().care().cards();
    CareWords words = CareWords.of(look, cards.stream().map(Entry.Card::person).toList());
    return new CardsPage(
        look.frame(look.say("cards.title")),
        cards.stream()
            .map(card -> CarePage.card(words, card))
            .sorted(Comparator.comparing(card -> card.name().plain()))
            .toList(),
        look.sight().enrolments().partner());
  }

  @Override
  public String template() {
    return "cards.jte";
  }
}
