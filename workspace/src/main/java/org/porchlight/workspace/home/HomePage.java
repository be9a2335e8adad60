package org.porchlight.workspace.home;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.access.Reader;
import org.porchlight.study.access.Right;
import org.porchlight.study.access.Role;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.SourceNote;
import org.porchlight.study.sources.SourceLine;
import org.porchlight.webkit.language.Phrase;
import org.porchlight.workspace.frame.DataTable;
import org.porchlight.workspace.frame.Fact;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Look;
import org.porchlight.workspace.frame.Page;
import org.porchlight.workspace.frame.RunFacts;
import org.porchlight.workspace.frame.Terms;
import org.porchlight.workspace.neighbors.BandWords;
import org.porchlight.workspace.plan.LateLine;
import org.porchlight.workspace.sources.SourceStatus;

/**
 * The first page.
 *
 * @param role what the account is for
 * @param rights what that lets the reader do
 * @param agency for whom the reader works; empty for city-wide roles
 * @param finding the lead agency's first band in a sentence; empty for roles without counts
 * @param doors the parts of the workspace that this reader has a right to
 * @param late values of the plan that are late, for whoever keeps the plan
 * @param sources what the reader sees and why
 * @param run the newest link run; empty before the first one
 */
public record HomePage(
    Frame frame,
    Phrase role,
    Phrase rights,
    Optional<Phrase> agency,
    Optional<Phrase> finding,
    List<Door> doors,
    List<LateLine> late,
    DataTable sources,
    List<Fact> run)
    implements Page {

  public HomePage {
    doors = List.copyOf(doors);
    late = List.copyOf(late);
    run = List.copyOf(run);
  }

  /** One way on. */
  public record Door(String link, Phrase name, Phrase what) {}

  static HomePage of(Look look) throws SQLException {
    Terms terms = Terms.of(look);
    Reader reader = look.visit().reader();
    String role = "role." + reader.role().label();
    return new HomePage(
        look.frame(look.say("home.title")),
        look.say(role),
        look.say(role + ".may"),
        Optional.ofNullable(reader.agency()).map(terms::agency),
        BandWords.of(look, terms).ofLead(),
        doors(look, terms),
        look.visit().may(Right.PLAN) ? LateLine.of(look, look.sight().plan().board()) : List.of(),
        // Whoever is from outside learns nothing of the city's sources here.
        reader.role() == Role.EVALUATOR
            ? new DataTable(look.say("home.sources.caption"), List.of(), List.of())
            : sources(look, terms),
        RunFacts.of(look, terms));
  }

  private static List<Door> doors(Look look, Terms terms) throws SQLException {
    List<Door> all = new ArrayList<>();
    door(all, look, "/neighbors", "neighbors", Right.COUNTS);
    door(all, look, "/people", "people", Right.PEOPLE);
    door(all, look, "/care", "care", Right.CARE);
    door(all, look, "/cards", "cards", Right.CARE);
    door(all, look, "/questions", "questions", Right.DECIDE);
    door(all, look, "/numbers", "numbers", Right.PEOPLE);
    door(all, look, "/places", "places", Right.PEOPLE);
    if (look.visit().may(Right.SOURCES)) {
      all.add(
          new Door(
              look.visit().link("/sources"),
              look.say("menu.sources"),
              look.say("home.door.sources").then(sourcesNow(look, terms))));
    }
    door(all, look, "/voices", "voices", Right.VOICES);
    door(all, look, "/sessions", "sessions", Right.SESSIONS);
    door(all, look, "/plan", "plan", Right.PLAN);
    door(all, look, "/programs", "programs", Right.PROGRAMS);
    door(all, look, "/releases", "releases", Right.PUBLISH);
    door(all, look, "/licenses", "licenses", Right.LICENSES);
    door(all, look, "/packages", "packages", Right.PACKAGES);
    door(all, look, "/accounts", "accounts", Right.ACCOUNTS);
    door(all, look, "/trail", "trail", Right.AUDIT);
    return all;
  }

  /** How many sources are late and how many are held. */
  private static Phrase sourcesNow(Look look, Terms terms) throws SQLException {
    long late = 0;
    long held = 0;
    for (SourceLine line : look.sight().sources().list()) {
      SourceStatus status = SourceStatus.of(line, terms);
      late += status == SourceStatus.LATE ? 1 : 0;
      held += status == SourceStatus.HELD ? 1 : 0;
    }
    return late + held == 0
        ? look.say("home.sources.good")
        : look.say(
            "home.sources.now", Map.of("late", look.number(late), "held", look.number(held)));
  }

  private static void door(List<Door> all, Look look, String path, String key, Right right) {
    if (look.visit().may(right)) {
      all.add(
          new Door(look.visit().link(path), look.say("menu." + key), look.say("home.door." + key)));
    }
  }

  private static DataTable sources(Look look, Terms terms) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (AgencyNote agency : terms.agencies()) {
      for (SourceNote source : agency.sources()) {
        rows.add(
            new DataTable.Row(
                terms.source(source.id()),
                List.of(
                    terms.agency(agency.id()),
                    look.say(source.inSight() ? "home.sight.yes" : "home.sight.no"),
                    look.say(source.linkable() ? "home.link.yes" : "home.link.no"),
                    source.completeTo() == null
                        ? look.say("none")
                        : terms.date(source.completeTo()),
                    look.language().name(source.basis()))));
      }
    }
    return new DataTable(
        look.say("home.sources.caption"),
        List.of(
            look.say("home.sources.source"),
            look.say("home.sources.agency"),
            look.say("home.sources.sight"),
            look.say("home.sources.link"),
            look.say("home.sources.until"),
            look.say("home.sources.basis")),
        rows);
  }

  @Override
  public String template() {
    return "home.jte";
  }
}
