package org.porchlight.workspace.releases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.releases.Proposal;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * One release on its way out.
 *
 * @param finding what it would change, in a sentence
 * @param attack what the attacker found, in a sentence
 * @param recovered whether the attacker worked anything out
 * @param facts its figures
 * @param tables each table, and what becomes of it
 * @param leftOut why tables may not be published; as the command says it, in English
 * @param pages addresses of the hub's pages that change
 * @param restated why published months change; empty when none does
 * @param steps what became of it
 * @param problem why the last try came to nothing
 * @param form what can be done about it; empty when nothing
 */
public record ReleasePage(
    Frame frame,
    Phrase proposed,
    Phrase status,
    String tone,
    Phrase finding,
    Phrase attack,
    boolean recovered,
    List<Fact> facts,
    DataTable tables,
    List<String> leftOut,
    List<String> pages,
    Optional<Phrase> restated,
    List<Step> steps,
    Optional<Phrase> problem,
    Optional<Form> form)
    implements Page {

  public ReleasePage {
    facts = List.copyOf(facts);
    leftOut = List.copyOf(leftOut);
    pages = List.copyOf(pages);
    steps = List.copyOf(steps);
  }

  /** One thing that became of it, and why. */
  public record Step(Phrase what, Optional<Phrase> note) {}

  /**
   * What can be done.
   *
   * @param own whether the reader proposed it, and so cannot approve it
   * @param out whether it is published, and can be taken back
   */
  public record Form(String address, boolean own, boolean out, String note) {}

  static Optional<ReleasePage> of(Look look, long id, String note, Optional<String> problem)
      throws SQLException {
    Optional<Proposal> found = look.sight().releases().find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Proposal proposal = found.get();
    ProposalFacts facts = proposal.facts();
    ReleaseWords words = new ReleaseWords(look, Terms.of(look));
    long moved = facts.tables().stream().mapToLong(ProposalFacts.TableChange::moved).sum();
    long fresh = facts.tables().stream().mapToLong(ProposalFacts.TableChange::fresh).sum();
    LocalText restates = facts.restates();
    return Optional.of(
        new ReleasePage(
            look.frame(look.say("releases.name", "id", look.language().name(proposal.release()))),
            words.proposed(proposal),
            words.status(proposal),
            ReleaseWords.tone(proposal),
            look.say(
                facts.before() == null ? "releases.first" : "releases.changes",
                Map.of("fresh", look.number(fresh), "moved", look.number(moved))),
            facts.recovered() == 0
                ? look.say("releases.attack.none")
                : look.count("releases.attack", facts.recovered(), Map.of()),
            facts.recovered() > 0,
            figures(look, facts),
            tables(look, facts),
            facts.leftOut(),
            facts.pages(),
            Optional.ofNullable(restates)
                .map(
                    reason ->
                        look.say("releases.restates", "reason", look.language().data(reason))),
            steps(look, words, proposal),
            problem.map(look::say),
            proposal.isOpen() || proposal.isOut()
                ? Optional.of(
                    new Form(
                        look.visit().link("/releases/" + id + "/steps"),
                        proposal.own(),
                        proposal.isOut(),
                        note))
                : Optional.empty()));
  }

  private static List<Fact> figures(Look look, ProposalFacts facts) {
    List<Fact> figures = new ArrayList<>();
    figures.add(new Fact(look.say("releases.cells"), look.number(facts.cells())));
    figures.add(
        new Fact(
            look.say("releases.hidden"),
            look.say(
                "releases.hidden.text",
                Map.of(
                    "n", look.number(facts.hidden()),
                    "audit", look.number(facts.hiddenByAudit())))));
    Long worst = facts.worstWidth();
    if (worst != null) {
      figures.add(
          new Fact(
              look.say("releases.worst"),
              look.say("releases.worst.text", "n", look.number(worst))));
    }
    return figures;
  }

  private static DataTable tables(Look look, ProposalFacts facts) {
    return new DataTable(
        look.say("releases.tables"),
        List.of(
            look.say("releases.table"),
            look.say("releases.becomes"),
            look.say("releases.cells"),
            look.say("releases.hidden"),
            look.say("releases.fresh"),
            look.say("releases.moved")),
        facts.tables().stream()
            .map(
                table ->
                    new DataTable.Row(
                        look.language().data(table.title()),
                        List.of(
                            look.say(
                                switch (table.kind()) {
                                  case COMES -> "releases.comes";
                                  case STAYS -> "releases.stays";
                                  case GOES -> "releases.goes";
                                }),
                            look.number(table.cells()),
                            look.number(table.hidden()),
                            look.number(table.fresh()),
                            look.number(table.moved()))))
            .toList());
  }

  private static List<Step> steps(Look look, ReleaseWords words, Proposal proposal) {
    return proposal.steps().stream()
        .map(
            step ->
                new Step(
                    words.step(step),
                    step.note().isEmpty()
                        ? Optional.empty()
                        : Optional.of(look.language().name(step.note()))))
        .toList();
  }

  @Override
  public String template() {
    return "release.jte";
  }
}
