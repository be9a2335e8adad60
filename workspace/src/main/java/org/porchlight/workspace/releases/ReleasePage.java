package org.porchlight.workspace.releases;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.porchlight.release.LocalText;
import org.porchlight.study.releases.PageSeen;
import org.porchlight.study.releases.Proposal;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.Terms;

/**
 * One release on its way out.
 *
 * @param story what it would bring, a sentence for each thing
 * @param attack what the attacker found
 * @param recovered whether the attacker worked anything out
 * @param changed numbers that change, old beside new
 * @param moreChanged how many more there are
 * @param tables each table, and what becomes of it
 * @param hidden how much of each table is hidden, and why
 * @param refused what the compiler refused or made coarser, and what to do
 * @param leftOut what is not ready; as the command says it, in English
 * @param exempt what is shown although the rules would not
 * @param pages the hub's pages as they would be; empty once nobody is to decide
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
    List<Phrase> story,
    List<Phrase> attack,
    boolean recovered,
    Optional<DataTable> changed,
    Optional<Phrase> moreChanged,
    DataTable tables,
    Optional<DataTable> hidden,
    List<Phrase> refused,
    List<String> leftOut,
    List<Phrase> exempt,
    Optional<PageLinks> pages,
    Optional<Phrase> restated,
    List<Step> steps,
    Optional<Phrase> problem,
    Optional<Form> form)
    implements Page {

  public ReleasePage {
    story = List.copyOf(story);
    attack = List.copyOf(attack);
    refused = List.copyOf(refused);
    leftOut = List.copyOf(leftOut);
    exempt = List.copyOf(exempt);
    steps = List.copyOf(steps);
  }

  /** One thing that became of it, and why; of one taken back, what residents read. */
  public record Step(Phrase what, Optional<Phrase> note, Optional<Phrase> told) {}

  /**
   * What can be done.
   *
   * @param own whether the reader proposed it, and so cannot approve it
   * @param out whether it is published, and can be taken back
   * @param told what residents are told, as far as it was written
   */
  public record Form(String address, boolean own, boolean out, String note, List<Told> told) {
    public Form {
      told = List.copyOf(told);
    }
  }

  /** What residents are told in one language. */
  public record Told(String tag, String text) {}

  static Optional<ReleasePage> of(
      Look look, long id, String note, PublicReason reason, Optional<String> problem)
      throws SQLException {
    Optional<Proposal> found = look.sight().releases().find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Proposal proposal = found.get();
    ProposalFacts facts = proposal.facts();
    Terms terms = Terms.of(look);
    ReleaseWords words = new ReleaseWords(look, terms);
    ReleaseStory story = new ReleaseStory(look, terms, facts);
    LocalText restates = facts.restates();
    List<PageSeen> pages = look.sight().releases().pages(id);
    return Optional.of(
        new ReleasePage(
            look.frame(look.say("releases.name", "id", look.language().name(proposal.release()))),
            words.proposed(proposal),
            words.status(proposal),
            ReleaseWords.tone(proposal),
            story.sentences(),
            story.attack(),
            facts.recovered() > 0,
            story.changed(),
            story.moreChanged(),
            story.tables(),
            story.hidden(),
            story.refused(),
            facts.leftOut(),
            story.exempt(),
            pages.isEmpty() ? Optional.empty() : Optional.of(PageLinks.of(look, id, pages)),
            Optional.ofNullable(restates)
                .map(why -> look.say("releases.restates", "reason", look.language().data(why))),
            steps(look, words, proposal),
            problem.map(look::say),
            proposal.isOpen() || proposal.isOut()
                ? Optional.of(
                    new Form(
                        look.visit().link("/releases/" + id + "/steps"),
                        proposal.own(),
                        proposal.isOut(),
                        note,
                        Preference.LANGUAGES.stream()
                            .map(tag -> new Told(tag, reason.in(tag)))
                            .toList()))
                : Optional.empty()));
  }

  private static List<Step> steps(Look look, ReleaseWords words, Proposal proposal) {
    return proposal.steps().stream()
        .map(
            step ->
                new Step(
                    words.step(step),
                    step.note().isEmpty()
                        ? Optional.empty()
                        : Optional.of(look.language().name(step.note())),
                    Optional.ofNullable(step.told()).map(look.language()::data)))
        .toList();
  }

  @Override
  public String template() {
    return "release.jte";
  }
}
