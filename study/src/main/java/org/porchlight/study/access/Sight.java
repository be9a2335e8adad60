package org.porchlight.study.access;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.care.CareDesk;
import org.porchlight.study.care.Consents;
import org.porchlight.study.care.Enrolments;
import org.porchlight.study.care.Meetings;
import org.porchlight.study.counts.Bands;
import org.porchlight.study.counts.RunNote;
import org.porchlight.study.counts.Runs;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.CityNote;
import org.porchlight.study.notes.Notes;
import org.porchlight.study.outside.OutsideDesk;
import org.porchlight.study.people.Decisions;
import org.porchlight.study.people.Frequents;
import org.porchlight.study.people.NearMisses;
import org.porchlight.study.people.People;
import org.porchlight.study.plan.PlanDesk;
import org.porchlight.study.programs.ProgramLooks;
import org.porchlight.study.releases.ReleaseDesk;
import org.porchlight.study.sessions.SessionDesk;
import org.porchlight.study.sources.CodeBook;
import org.porchlight.study.sources.Sources;
import org.porchlight.study.sql.Statements;
import org.porchlight.study.voices.VoiceDesk;

/** What one reader sees during one look. Of no use after it. */
public final class Sight {
  private final Reader reader;
  private final Statements statements;

  Sight(Reader reader, Statements statements) {
    this.reader = reader;
    this.statements = statements;
  }

  /** Who is looking. */
  public Reader reader() {
    return reader;
  }

  /** Numbers of persons. */
  public Bands bands() {
    return new Bands(statements);
  }

  /** Persons. */
  public People people() {
    return new People(statements);
  }

  /** Pairs of persons who may be one. */
  public NearMisses nearMisses() {
    return new NearMisses(statements);
  }

  /** Numbers and places with very many records. */
  public Frequents frequents() {
    return new Frequents(statements);
  }

  /** Same and not the same. */
  public Decisions decisions() {
    return new Decisions(statements);
  }

  /** Who looked at what. */
  public Trail trail() {
    return new Trail(statements);
  }

  /** Accounts, for administrators. */
  public AccountList accounts() {
    return new AccountList(statements);
  }

  /** How sources stand. */
  public Sources sources() {
    return new Sources(statements);
  }

  /** Which standard type each local code stands for. */
  public CodeBook codes() {
    return new CodeBook(statements);
  }

  /** Releases on their way out. */
  public ReleaseDesk releases() {
    return new ReleaseDesk(statements, reader.account());
  }

  /** What was found of programs. */
  public ProgramLooks programs() {
    return new ProgramLooks(statements);
  }

  /** Evaluators from outside, their licenses and packages. */
  public OutsideDesk outside() {
    return new OutsideDesk(statements);
  }

  /** The city's plan and what is reported about it. */
  public PlanDesk plan() {
    return new PlanDesk(statements);
  }

  /** Listening sessions with residents. */
  public SessionDesk sessions() {
    return new SessionDesk(statements);
  }

  /** What residents say. */
  public VoiceDesk voices() {
    return new VoiceDesk(statements);
  }

  /** What people agreed to share. */
  public Consents consents() {
    return new Consents(statements);
  }

  /** Who is on the way into the program, in it, or out of it. */
  public Enrolments enrolments() {
    return new Enrolments(statements);
  }

  /** Care of one person. */
  public CareDesk care() {
    return new CareDesk(statements);
  }

  /** The monthly meetings, and all tasks. */
  public Meetings meetings() {
    return new Meetings(statements);
  }

  /** The city. */
  public CityNote city() throws SQLException {
    return new Notes(statements)
        .city()
        .orElseThrow(
            () -> new IllegalStateException("no city folder was registered with this study"));
  }

  /** All agencies, each with its sources and with what the reader may see of it. */
  public List<AgencyNote> agencies() throws SQLException {
    return new Notes(statements).agencies();
  }

  /**
   * The run that made the persons of today; empty before the first one and for roles without
   * counts.
   */
  public Optional<RunNote> run() throws SQLException {
    return new Runs(statements).current();
  }

  /** Standard types to their labels, each label by language. */
  public Map<String, Map<String, String>> words() throws SQLException {
    return new Notes(statements).words();
  }
}
