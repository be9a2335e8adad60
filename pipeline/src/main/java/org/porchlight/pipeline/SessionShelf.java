package org.porchlight.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.City;
import org.porchlight.disclosure.AnswerRule;
import org.porchlight.release.Release;
import org.porchlight.release.SessionResults;
import org.porchlight.study.sessions.SessionBook;

/**
 * What the next release says of listening sessions. Protected before it is written, for it lies in
 * the home in the open, so that a release can be compiled without the database.
 */
public final class SessionShelf {
  private final Path file;

  /**
   * A shelf of one data home.
   *
   * @param home its folder
   */
  public SessionShelf(Path home) {
    this.file = home.resolve(SessionResults.FILE);
  }

  /**
   * Puts on the shelf what may be shown of every session that is over and written up.
   *
   * @throws IOException when the file cannot be written
   */
  public void put(City city, List<SessionBook.Held> held) throws IOException {
    AnswerRule rule = new AnswerRule(city.disclosure().rules());
    List<SessionResults.Session> sessions =
        held.stream()
            .map(
                one ->
                    new SessionResults.Session(
                        one.id(),
                        one.day(),
                        one.title(),
                        one.page(),
                        one.questions().stream().map(question -> shown(rule, question)).toList()))
            .toList();
    Path part = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(part, new SessionResults(sessions).bytes());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static SessionResults.Question shown(AnswerRule rule, SessionBook.Question question) {
    Optional<AnswerRule.Shown> shown = rule.shown(question.chosen());
    List<SessionResults.Option> options = new ArrayList<>();
    for (int i = 0; i < question.options().size(); i++) {
      int option = i;
      options.add(
          new SessionResults.Option(
              question.options().get(i),
              shown.map(one -> one.percents().get(option)).orElse(null)));
    }
    return new SessionResults.Question(
        question.position(),
        question.words(),
        shown.map(AnswerRule.Shown::answers).orElse(null),
        options);
  }

  /**
   * The sessions that a release shows. What was published of one stays as it was: two answers to
   * one question would tell of those who came between.
   *
   * @param newest the release before
   */
  SessionResults forRelease(Optional<Release> newest) {
    SessionResults before = newest.map(Release::sessions).orElse(SessionResults.NONE);
    SessionResults there = Files.exists(file) ? SessionResults.read(file) : SessionResults.NONE;
    List<SessionResults.Session> all = new ArrayList<>();
    for (SessionResults.Session session : there.sessions()) {
      all.add(before.find(session.id()).orElse(session));
    }
    return new SessionResults(all);
  }
}
