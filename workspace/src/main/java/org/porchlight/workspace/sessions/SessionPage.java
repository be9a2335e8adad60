package org.porchlight.workspace.sessions;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sessions.SaidWords;
import org.porchlight.study.sessions.StaffPrompt;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Choice;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.PublicWords;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.frame.TextFields;

/**
 * One session as whoever leads it needs it: what comes next, what people wrote, and afterwards what
 * is still to be written down.
 *
 * @param address of the session
 * @param code what people type when they cannot scan
 * @param stage planned, open, closed or cancelled
 * @param waiting words that nobody looked at yet, the urgent first
 * @param bands of attendance
 * @param recorded whether it was written up
 */
public record SessionPage(
    Frame frame,
    String address,
    String code,
    String stage,
    Phrase state,
    String tone,
    List<Fact> facts,
    List<Prompt> prompts,
    List<Said> waiting,
    List<Said> seen,
    List<Choice> bands,
    boolean recorded,
    PublicWords form,
    Optional<Phrase> problem)
    implements Page, TextFields {
  public SessionPage {
    facts = List.copyOf(facts);
    prompts = List.copyOf(prompts);
    waiting = List.copyOf(waiting);
    seen = List.copyOf(seen);
    bands = List.copyOf(bands);
  }

  /**
   * One question.
   *
   * @param now whether it is on the phones
   * @param table what was answered; empty where people write
   * @param options their words, for the counts of paper sheets
   */
  public record Prompt(
      int position, Phrase words, boolean now, Optional<DataTable> table, List<Phrase> options) {
    public Prompt {
      options = List.copyOf(options);
    }
  }

  /** What somebody wrote. */
  public record Said(
      String id,
      int prompt,
      String words,
      String language,
      Phrase flags,
      boolean flagged,
      boolean urgent,
      Phrase state) {}

  static Optional<SessionPage> of(
      Look look, long id, Map<String, String> filled, @Nullable Phrase problem)
      throws SQLException {
    Optional<StaffSession> found = look.sight().sessions().find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    StaffSession session = found.get();
    SessionWords words = new SessionWords(look);
    List<SaidWords> said = look.sight().sessions().words(id);
    List<StaffPrompt> prompts = look.sight().sessions().prompts(id);
    PublicWords form = new PublicWords(filled.isEmpty() ? written(session, prompts) : filled);
    return Optional.of(
        new SessionPage(
            look.frame(look.name(session.title())),
            look.visit().link("/sessions/" + id),
            session.code(),
            session.state().label(),
            words.state(session),
            SessionWords.tone(session),
            facts(look, words, session),
            prompts.stream().map(one -> prompt(look, session, one)).toList(),
            said.stream()
                .filter(one -> one.state().equals("waiting"))
                .map(one -> said(look, one))
                .toList(),
            said.stream()
                .filter(one -> !one.state().equals("waiting"))
                .map(one -> said(look, one))
                .toList(),
            StaffSession.BANDS.stream()
                .map(
                    band ->
                        new Choice(
                            band,
                            Phrase.words(band.replace('-', '–')),
                            "",
                            band.equals(form.field("attendance"))))
                .toList(),
            session.record() != null,
            form,
            Optional.ofNullable(problem)));
  }

  /** What was written down and counted so far. */
  private static Map<String, String> written(StaffSession session, List<StaffPrompt> prompts) {
    Map<String, String> fields = new HashMap<>();
    for (StaffPrompt prompt : prompts) {
      for (int i = 0; i < prompt.paper().size(); i++) {
        fields.put(
            "paper-%d-%d".formatted(prompt.position(), i + 1), prompt.paper().get(i).toString());
      }
    }
    StaffSession.Afterwards record = session.record();
    if (record != null) {
      fields.put("attendance", record.attendance());
      record.recruitment().forEach((tag, text) -> fields.put("recruitment-" + tag, text));
      record.heard().forEach((tag, text) -> fields.put("heard-" + tag, text));
    }
    return fields;
  }

  private static List<Fact> facts(Look look, SessionWords words, StaffSession session)
      throws SQLException {
    List<Fact> all = new ArrayList<>();
    all.add(
        new Fact(
            look.say("hold.when"),
            look.say(
                "hold.when.text",
                Map.of(
                    "when", Terms.of(look).moment(session.startsAt()),
                    "minutes", look.number(session.length().toMinutes())))));
    all.add(new Fact(look.say("sessions.place"), look.name(session.place())));
    all.add(new Fact(look.say("sessions.format"), words.format(session.format())));
    all.add(new Fact(look.say("sessions.languages"), words.languages(session.languages())));
    all.add(
        new Fact(
            look.say("sessions.interpreters"),
            session.interpreters().isEmpty()
                ? look.say("hold.nobody")
                : words.languages(session.interpreters())));
    all.add(new Fact(look.say("sessions.offered"), look.name(session.offered())));
    all.add(new Fact(look.say("hold.page"), look.language().name(session.page())));
    all.add(new Fact(look.say("hold.seats"), look.number(session.seats())));
    all.add(new Fact(look.say("hold.by"), look.language().name(session.by())));
    return all;
  }

  private static Prompt prompt(Look look, StaffSession session, StaffPrompt prompt) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < prompt.options().size(); i++) {
      rows.add(
          new DataTable.Row(
              look.name(prompt.options().get(i)),
              List.of(look.number(prompt.phones().get(i)), look.number(prompt.paper().get(i)))));
    }
    Integer now = session.prompt();
    return new Prompt(
        prompt.position(),
        look.name(prompt.words()),
        now != null && now == prompt.position(),
        prompt.isChoice()
            ? Optional.of(
                new DataTable(
                    look.say("hold.answers", "n", look.number(prompt.position())),
                    List.of(
                        look.say("sessions.answers.option"),
                        look.say("hold.phones"),
                        look.say("hold.paper")),
                    rows))
            : Optional.empty(),
        prompt.options().stream().map(look::name).toList());
  }

  private static Said said(Look look, SaidWords said) {
    return new Said(
        said.id().toString(),
        said.prompt(),
        said.words(),
        said.language(),
        PublicWords.flags(look, said.flags()),
        !said.flags().isEmpty(),
        said.urgent(),
        look.say("hold.words." + said.state()));
  }

  /** What stands in a field of a paper count. */
  public String count(int prompt, int option) {
    return form.field("paper-" + prompt + "-" + option);
  }

  @Override
  public String field(String name) {
    return form.field(name);
  }

  @Override
  public String template() {
    return "session.jte";
  }
}
