package org.porchlight.workspace.releases;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Role;
import org.porchlight.study.releases.Preparation;
import org.porchlight.study.releases.Proposal;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Terms;

/**
 * Every release that was proposed, newest first.
 *
 * @param finding how many wait for somebody, in a sentence
 * @param asked how it stands with the release asked for last; empty when none was
 * @param hindrances what stood in its way, and what to do
 * @param mayAsk whether this reader may ask for one now
 */
public record ReleasesPage(
    Frame frame,
    Phrase finding,
    List<Row> rows,
    Optional<Phrase> asked,
    List<Phrase> hindrances,
    boolean mayAsk)
    implements Page {

  public ReleasesPage {
    hindrances = List.copyOf(hindrances);
    rows = List.copyOf(rows);
  }

  /**
   * One release.
   *
   * @param tone of its pill: bad, hold, none, good
   */
  public record Row(
      String link,
      Phrase name,
      Phrase proposed,
      Phrase status,
      String tone,
      Phrase cells,
      Phrase hidden,
      Phrase recovered) {}

  static ReleasesPage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    ReleaseWords words = new ReleaseWords(look, terms);
    List<Proposal> proposals = look.sight().releases().list();
    Optional<Preparation> asked = look.sight().releases().lastAsked();
    long open = proposals.stream().filter(Proposal::isOpen).count();
    return new ReleasesPage(
        look.frame(look.say("releases.title")),
        open == 0
            ? look.say("releases.finding.none")
            : look.count("releases.finding", open, Map.of()),
        proposals.stream()
            .map(
                proposal ->
                    new Row(
                        look.visit().link("/releases/" + proposal.id()),
                        look.say("releases.name", "id", look.language().name(proposal.release())),
                        words.proposed(proposal),
                        words.status(proposal),
                        ReleaseWords.tone(proposal),
                        look.number(proposal.facts().cells()),
                        look.number(proposal.facts().hidden()),
                        look.number(proposal.facts().recovered())))
            .toList(),
        asked.map(words::asked),
        asked.map(Preparation::hindrances).orElse(List.of()).stream()
            .map(words::hindrance)
            .toList(),
        look.visit().reader().role() == Role.ANALYST
            && asked.map(one -> one.outcome() != null).orElse(true));
  }

  @Override
  public String template() {
    return "releases.jte";
  }
}
