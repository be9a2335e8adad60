package org.porchlight.study.access;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.counts.Bands;
import org.porchlight.study.counts.RunNote;
import org.porchlight.study.notes.AgencyNote;
import org.porchlight.study.notes.CityNote;
import org.porchlight.study.people.Decisions;
import org.porchlight.study.people.Frequents;
import org.porchlight.study.people.NearMisses;
import org.porchlight.study.people.People;

/** What one reader sees during one look. Of no use after it. */
@SuppressWarnings("DoNotCallSuggester") // until its bodies are there
public final class Sight {
  Sight() {}

  /** Who is looking. */
  public Reader reader() {
    throw new UnsupportedOperationException();
  }

  /** Numbers of persons. */
  public Bands bands() {
    throw new UnsupportedOperationException();
  }

  /** Persons. */
  public People people() {
    throw new UnsupportedOperationException();
  }

  /** Pairs of persons who may be one. */
  public NearMisses nearMisses() {
    throw new UnsupportedOperationException();
  }

  /** Numbers and places with very many records. */
  public Frequents frequents() {
    throw new UnsupportedOperationException();
  }

  /** Same and not the same. */
  public Decisions decisions() {
    throw new UnsupportedOperationException();
  }

  /** Who looked at what. */
  public Trail trail() {
    throw new UnsupportedOperationException();
  }

  /** Accounts, for administrators. */
  public AccountList accounts() {
    throw new UnsupportedOperationException();
  }

  /** The city. */
  public CityNote city() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** All agencies, each with its sources and with what the reader may see of it. */
  public List<AgencyNote> agencies() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * The run that made the persons of today; empty before the first one and for roles without
   * counts.
   */
  public Optional<RunNote> run() throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** Standard types to their labels, each label by language. */
  public Map<String, Map<String, String>> words() throws SQLException {
    throw new UnsupportedOperationException();
  }
}
