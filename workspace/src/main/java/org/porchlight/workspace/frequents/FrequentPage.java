package org.porchlight.workspace.frequents;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.study.access.Right;
import org.porchlight.study.people.Frequent;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.FrequentUse;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.people.AttachmentRow;

/**
 * One frequent number or place.
 *
 * @param facts records by window
 * @param uses its records
 * @param attachable whether it may be attached to a person at all
 * @param form where the form goes; empty for readers who do not decide and for what may not be
 *     linked
 */
public record FrequentPage(
    Frame frame,
    String listLink,
    Phrase listName,
    Phrase value,
    List<Fact> facts,
    DataTable uses,
    Paging paging,
    List<AttachmentRow> attachments,
    boolean attachable,
    boolean mayDecide,
    Optional<Form> form)
    implements Page {
  private static final int SIZE = 50;

  public FrequentPage {
    facts = List.copyOf(facts);
    attachments = List.copyOf(attachments);
  }

  /** The form to attach it to a person. */
  public record Form(String address, String person, String reason, Optional<Phrase> problem) {}

  static Optional<FrequentPage> of(
      Look look, FrequentKind kind, String id, int number, Attaching attaching)
      throws SQLException {
    Optional<Frequent> found = look.sight().frequents().find(id).filter(one -> one.kind() == kind);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Frequent frequent = found.get();
    Terms terms = Terms.of(look);
    String plural = FrequentsPage.plural(kind);
    String address = "/%s/%s".formatted(plural, frequent.id());
    boolean mayDecide = look.visit().may(Right.DECIDE);
    var uses = look.sight().frequents().uses(id, SIZE, (number - 1) * SIZE);
    return Optional.of(
        new FrequentPage(
            look.frame(look.say("frequent." + plural + ".about")),
            look.visit().link("/" + plural),
            look.say("frequent." + plural + ".title"),
            look.language().name(frequent.value()),
            facts(look, frequent),
            uses(look, terms, look.language().name(frequent.value()), uses.lines()),
            Paging.of(look.visit(), address, number, SIZE, uses.lines().size(), uses.total()),
            AttachmentRow.of(look, terms, frequent.attachments()),
            frequent.attachable(),
            mayDecide,
            mayDecide && frequent.attachable()
                ? Optional.of(
                    new Form(
                        look.visit().link(address + "/attachments"),
                        attaching.person(),
                        attaching.reason(),
                        attaching.problem().map(look::say)))
                : Optional.empty()));
  }

  private static List<Fact> facts(Look look, Frequent frequent) {
    List<Fact> all = new ArrayList<>();
    new TreeMap<>(frequent.records())
        .forEach(
            (days, records) ->
                all.add(
                    new Fact(
                        look.say("window.choice", "days", look.number(days)),
                        look.count("frequent.count", records, Map.of()))));
    all.add(
        new Fact(
            look.say("frequent.all"), look.count("frequent.count", frequent.total(), Map.of())));
    return all;
  }

  private static DataTable uses(Look look, Terms terms, Phrase value, List<FrequentUse> uses) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (FrequentUse use : uses) {
      rows.add(
          new DataTable.Row(
              use.occurred() == null ? look.say("record.undated") : terms.moment(use.occurred()),
              List.of(
                  terms.source(use.source()),
                  terms.agency(use.agency()),
                  look.language().name(use.record()))));
    }
    return new DataTable(
        value,
        List.of(
            look.say("frequent.when"),
            look.say("frequent.source"),
            look.say("frequent.agency.head"),
            look.say("frequent.record")),
        rows);
  }

  @Override
  public String template() {
    return "frequent.jte";
  }
}
