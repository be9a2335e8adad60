package org.porchlight.workspace.evidence;

import java.sql.SQLException;
import java.util.List;
import org.porchlight.study.people.NearMiss;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.Paging;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.people.RecordWords;

/** Pairs of neighbors who may be one, the likeliest first. */
public record QuestionsPage(Frame frame, Phrase heading, List<Question> questions, Paging paging)
    implements Page {
  private static final int SIZE = 20;

  public QuestionsPage {
    questions = List.copyOf(questions);
  }

  /** One pair. */
  public record Question(String link, SideBySide pair, Phrase bits) {}

  static QuestionsPage of(Look look, int number) throws SQLException {
    Terms terms = Terms.of(look);
    RecordWords words = new RecordWords(look, terms);
    EvidenceWords evidence = new EvidenceWords(look);
    var found = look.sight().nearMisses().list(SIZE, (number - 1) * SIZE);
    List<Question> questions =
        found.lines().stream()
            .map(
                miss ->
                    new Question(
                        look.visit().link(address(miss)),
                        QuestionPage.pair(look, terms, words, miss),
                        evidence.plain(miss.bits())))
            .toList();
    return new QuestionsPage(
        look.frame(look.say("questions.title")),
        look.count("questions.heading", found.total(), java.util.Map.of()),
        questions,
        Paging.of(look.visit(), "/questions", number, SIZE, questions.size(), found.total()));
  }

  static String address(NearMiss miss) {
    return "/questions/%d/%d".formatted(miss.left().mention(), miss.right().mention());
  }

  @Override
  public String template() {
    return "questions.jte";
  }
}
