package org.porchlight.workspace.sessions;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Right;
import org.porchlight.study.sessions.SessionDesk;
import org.porchlight.study.sessions.StaffPrompt;
import org.porchlight.study.sessions.StaffSession;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.Ask;
import org.porchlight.workspace.frame.Attempt;
import org.porchlight.workspace.frame.CsvFile;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.PublicWords;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Listening sessions are planned, led and written up here. */
@Controller
final class SessionsController {
  private static final String ALL = "/{language:en|es}/sessions";
  private static final String ONE = ALL + "/{session:\\d{1,18}}";
  private static final Ask LIST = Ask.of("sessions", Right.SESSIONS);
  private static final Ask PLAN = Ask.of("sessions/new", Right.SESSIONS);
  private static final Ask LOOK = Ask.of("sessions/{session}", Right.SESSIONS);
  private static final Ask STEP = Ask.of("sessions/{session}/steps", Right.SESSIONS);
  private static final Ask WORDS = Ask.of("sessions/{session}/words", Right.SESSIONS);
  private static final Ask PAPER = Ask.of("sessions/{session}/paper", Right.SESSIONS);
  private static final Ask RECORD = Ask.of("sessions/{session}/record", Right.SESSIONS);
  private static final Ask TABLE = Ask.of("sessions/{session}/answers.csv", Right.SESSIONS);

  /** Letters and digits that nobody takes for one another. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int CODE = 6;
  private static final int LONGEST = 2_000;

  private final Pages pages;
  private final SecureRandom random = new SecureRandom();

  SessionsController(Pages pages) {
    this.pages = pages;
  }

  @GetMapping(ALL)
  ResponseEntity<byte[]> list(Visit visit) throws SQLException {
    return pages.show(visit, LIST, look -> Optional.of(SessionsPage.of(look)));
  }

  @GetMapping(ALL + "/new")
  ResponseEntity<byte[]> form(Visit visit) throws SQLException {
    return pages.show(visit, PLAN, look -> Optional.of(PlanPage.of(look, PlanForm.empty(), null)));
  }

  @PostMapping(ALL)
  ResponseEntity<byte[]> plan(Visit visit, @RequestParam Map<String, String> fields)
      throws SQLException {
    PlanForm form = new PlanForm(fields);
    String code = code();
    return pages.attempt(
        visit,
        PLAN,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Optional<Phrase> problem = form.problem(look);
          if (problem.isPresent()) {
            return Optional.of(new Attempt.NotDone(PlanPage.of(look, form, problem.get())));
          }
          OptionalLong id = look.sight().sessions().plan(code, form.plan());
          return id.isEmpty()
              ? Optional.empty()
              : Optional.of(next(id.getAsLong(), "session-planned"));
        });
  }

  /** Nobody guesses one of a thousand million while a session is on. */
  private String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE; i++) {
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  @GetMapping(ONE)
  ResponseEntity<byte[]> show(Visit visit, @PathVariable long session) throws SQLException {
    return pages.show(visit, LOOK, look -> SessionPage.of(look, session, Map.of(), null));
  }

  /** Opens, shows a question, pauses, closes or calls off. */
  @PostMapping(ONE + "/steps")
  ResponseEntity<byte[]> step(
      Visit visit, @PathVariable long session, @RequestParam Map<String, String> fields)
      throws SQLException {
    String wanted = fields.getOrDefault("step", "");
    boolean shows = wanted.matches("shown-\\d{1,2}");
    Optional<SessionDesk.Step> step =
        shows
            ? Optional.of(SessionDesk.Step.SHOWN)
            : SessionDesk.Step.find(wanted).filter(one -> one != SessionDesk.Step.SHOWN);
    return pages.attempt(
        visit,
        STEP,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          if (step.isEmpty()) {
            return again(look, session, Map.of(), look.say("hold.problem.step"));
          }
          Optional<SessionDesk.Outcome> outcome =
              look.sight()
                  .sessions()
                  .step(
                      session,
                      step.get(),
                      shows ? Integer.valueOf(wanted.substring("shown-".length())) : null);
          if (outcome.isEmpty()) {
            return Optional.empty();
          }
          return outcome.get() == SessionDesk.Outcome.DONE
              ? Optional.of(next(session, "session-stepped"))
              : again(look, session, Map.of(), look.say("hold.problem.closed"));
        });
  }

  /** Lets words through to the room, or sets them aside. */
  @PostMapping(ONE + "/words")
  ResponseEntity<byte[]> words(
      Visit visit, @PathVariable long session, @RequestParam Map<String, String> fields)
      throws SQLException {
    String through = fields.getOrDefault("through", "");
    String aside = fields.getOrDefault("aside", "");
    Optional<UUID> words = uuid(through.isEmpty() ? aside : through);
    return pages.attempt(
        visit,
        WORDS,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          boolean there =
              words.isPresent()
                  && look.sight().sessions().words(session).stream()
                      .anyMatch(one -> one.id().equals(words.get()));
          if (!there) {
            return again(look, session, Map.of(), look.say("hold.problem.words"));
          }
          return look.sight().sessions().letThrough(words.get(), !through.isEmpty())
              ? Optional.of(next(session, "session-words"))
              : Optional.empty();
        });
  }

  private static Optional<UUID> uuid(String text) {
    return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** Writes down how often each answer stands on the paper sheets. */
  @PostMapping(ONE + "/paper")
  ResponseEntity<byte[]> paper(
      Visit visit, @PathVariable long session, @RequestParam Map<String, String> fields)
      throws SQLException {
    return pages.attempt(
        visit,
        PAPER,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          Map<Integer, List<Integer>> sheets = new HashMap<>();
          for (StaffPrompt prompt : look.sight().sessions().prompts(session)) {
            List<Integer> counts = new ArrayList<>();
            for (int i = 1; i <= prompt.options().size(); i++) {
              String text = fields.getOrDefault("paper-" + prompt.position() + "-" + i, "").strip();
              if (!text.matches("\\d{0,4}")) {
                return again(look, session, fields, look.say("hold.problem.paper"));
              }
              counts.add(text.isEmpty() ? 0 : Integer.valueOf(text));
            }
            sheets.put(prompt.position(), counts);
          }
          if (sheets.values().stream().flatMap(List::stream).anyMatch(n -> n > 5000)) {
            return again(look, session, fields, look.say("hold.problem.paper"));
          }
          Optional<SessionDesk.Outcome> outcome =
              look.sight().sessions().countPaper(session, sheets);
          if (outcome.isEmpty()) {
            return Optional.empty();
          }
          return outcome.get() == SessionDesk.Outcome.DONE
              ? Optional.of(next(session, "session-counted"))
              : again(look, session, fields, look.say("hold.problem.closed"));
        });
  }

  /** Writes down how it was. */
  @PostMapping(ONE + "/record")
  ResponseEntity<byte[]> record(
      Visit visit, @PathVariable long session, @RequestParam Map<String, String> fields)
      throws SQLException {
    PublicWords form = new PublicWords(fields);
    return pages.attempt(
        visit,
        RECORD,
        HttpStatus.UNPROCESSABLE_CONTENT,
        look -> {
          if (!StaffSession.BANDS.contains(form.field("attendance"))) {
            return again(look, session, fields, look.say("hold.problem.band"));
          }
          Optional<Phrase> problem =
              form.problem(look, "recruitment", LONGEST)
                  .or(() -> form.problem(look, "heard", LONGEST));
          if (problem.isPresent()) {
            return again(look, session, fields, problem.get());
          }
          if (look.sight().sessions().find(session).isEmpty()) {
            return Optional.empty();
          }
          return look.sight()
                  .sessions()
                  .record(
                      session,
                      new StaffSession.Afterwards(
                          form.field("attendance"), form.texts("recruitment"), form.texts("heard")))
                  .isPresent()
              ? Optional.of(next(session, "session-written"))
              : again(look, session, fields, look.say("hold.problem.closed"));
        });
  }

  /** What was answered, for the team: true sums. */
  @GetMapping(ONE + "/answers.csv")
  ResponseEntity<byte[]> table(Visit visit, @PathVariable long session) throws SQLException {
    return pages.download(
        visit,
        TABLE,
        look -> {
          if (look.sight().sessions().find(session).isEmpty()) {
            return Optional.empty();
          }
          List<List<String>> rows = new ArrayList<>();
          rows.add(List.of("question", "words", "option", "answer", "phones", "paper"));
          for (StaffPrompt prompt : look.sight().sessions().prompts(session)) {
            for (int i = 0; i < prompt.options().size(); i++) {
              rows.add(
                  List.of(
                      String.valueOf(prompt.position()),
                      look.name(prompt.words()).plain(),
                      String.valueOf(i + 1),
                      look.name(prompt.options().get(i)).plain(),
                      prompt.phones().get(i).toString(),
                      prompt.paper().get(i).toString()));
            }
          }
          CsvFile file = new CsvFile("session-%d.csv".formatted(session), rows);
          return Optional.of(
              look.city().madeUp() ? file.headed(look.visit().say("madeup.short").plain()) : file);
        });
  }

  private static Attempt next(long session, String said) {
    return new Attempt.Done(new Next("/sessions/" + session, said));
  }

  private static Optional<Attempt> again(
      Look look, long session, Map<String, String> fields, @Nullable Phrase problem)
      throws SQLException {
    return SessionPage.of(look, session, fields, problem).map(Attempt.NotDone::new);
  }
}
