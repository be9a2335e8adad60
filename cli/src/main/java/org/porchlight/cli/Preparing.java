package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.attacker.AttackReport;
import org.porchlight.attacker.Attacker;
import org.porchlight.city.City;
import org.porchlight.city.CityFolder;
import org.porchlight.city.ProblemsException;
import org.porchlight.pipeline.Proposals;
import org.porchlight.pipeline.Publication;
import org.porchlight.pipeline.Publisher;
import org.porchlight.pipeline.SessionShelf;
import org.porchlight.records.lake.Lake;
import org.porchlight.release.Notice;
import org.porchlight.release.Releases;
import org.porchlight.study.releases.Hindrance;
import org.porchlight.study.releases.Preparation;
import org.porchlight.study.releases.ProposalFacts;
import org.porchlight.study.releases.ReleaseBook;
import org.porchlight.study.sessions.SessionBook;

/**
 * Prepares a release for a second person: compiled, attacked, and drawn as residents would see it.
 */
final class Preparing {
  private final Path city;
  private final Home home;
  private final House house;
  private final Console console;
  private final Clock clock;

  /**
   * Preparing for one city.
   *
   * @param city its folder; read anew each time
   */
  Preparing(Path city, Home home, House house, Console console, Clock clock) {
    this.city = city;
    this.home = home;
    this.house = house;
    this.console = console;
    this.clock = clock;
  }

  /**
   * Proposes a release.
   *
   * @param login an analyst's account
   */
  Publication propose(String login) throws IOException, SQLException {
    City read = CityFolder.read(city);
    Lake lake = ImportedLake.require(read, city, home);
    new SessionShelf(home.folder()).put(read, new SessionBook(house.study().data()).held());
    console.say("Counting, deciding what may be shown, and checking all of it together.");
    Publication publication =
        new Publisher(home.folder(), lake, clock)
            .publish(read, Optional.empty(), Publisher.Intent.PROPOSE);
    if (publication.outcome() != Publication.Outcome.PROPOSED) {
      return publication;
    }
    Proposals proposals = new Proposals(home.folder());
    Path proposed = proposals.folder(publication.id());
    List<Path> all = new ArrayList<>(new Releases(home.releases()).folders());
    all.add(proposed);
    long began = System.nanoTime();
    AttackReport attack = Attacker.attack(all);
    ProposalFacts.AttackNote note = note(attack, (System.nanoTime() - began) / 1e9);
    console.say("Drawing the public pages as they would be.");
    var pages = new ProposedPages(home, house, console).draw(proposed);
    ReleaseBook book = new ReleaseBook(house.study().data());
    Optional<Long> proposal =
        book.propose(
            login,
            publication.id(),
            proposals.sha256(publication.id()),
            proposals.facts(publication, attack.recovered(), note),
            pages);
    if (proposal.isPresent()) {
      book.letGoOfPages();
    }
    return publication;
  }

  private ProposalFacts.AttackNote note(AttackReport attack, double seconds) {
    AttackReport.@Nullable Worst worst = attack.worst();
    return new ProposalFacts.AttackNote(
        clock.instant(),
        seconds,
        attack.releases(),
        attack.hidden(),
        attack.tried().programs(),
        worst == null ? null : worst.high() - worst.low() + 1);
  }

  /** Prepares what the workspace asks for, and says there what came of it. */
  void answer(ReleaseBook book) throws SQLException {
    Optional<ReleaseBook.Asked> asked = book.asked();
    if (asked.isEmpty()) {
      return;
    }
    long request = asked.get().request();
    try {
      Publication publication = propose(asked.get().login());
      switch (publication.outcome()) {
        case PROPOSED, WRITTEN, DRY_RUN ->
            book.reply(request, Preparation.Outcome.PROPOSED, List.of());
        case UNCHANGED -> book.reply(request, Preparation.Outcome.UNCHANGED, List.of());
        case STOPPED ->
            book.reply(
                request,
                Preparation.Outcome.STOPPED,
                publication.notices().stream().map(Preparing::hindrance).toList());
      }
    } catch (ProblemsException e) {
      book.reply(
          request,
          Preparation.Outcome.MISTAKEN,
          e.problems().stream().map(problem -> mustChange(problem.toString())).toList());
    } catch (IOException | RuntimeException e) {
      // Answered, so that what fails is not tried again and again; the operator reads the cause.
      console.say(
          "A release that was asked for could not be prepared (%s)."
              .formatted(e.getClass().getSimpleName()));
      book.reply(
          request,
          Preparation.Outcome.MISTAKEN,
          List.of(
              mustChange(
                  "The command that prepares releases came to an end (%s). Whoever runs it finds more in its messages."
                      .formatted(e.getClass().getSimpleName()))));
    }
  }

  private static Hindrance hindrance(Notice notice) {
    return new Hindrance(
        switch (notice.kind()) {
          case LATE -> Hindrance.Kind.LATE;
          case GAP -> Hindrance.Kind.GAP;
        },
        notice.name(),
        notice.since(),
        null);
  }

  private static Hindrance mustChange(String words) {
    return new Hindrance(Hindrance.Kind.MUST_CHANGE, null, null, words);
  }
}
