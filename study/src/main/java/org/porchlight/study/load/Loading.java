package org.porchlight.study.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.counts.Band;
import org.porchlight.study.counts.Comparison;
import org.porchlight.study.counts.Concentration;
import org.porchlight.study.people.FrequentKind;
import org.porchlight.study.people.Particulars;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/**
 * One run on its way into the study: one transaction from {@link StudyLoad#begin} to {@link
 * #finish}. Killed anywhere before, it leaves nothing. Rows of different sorts may come in any
 * order, but a mention must come before a tie that names it. Not for use by several threads.
 */
public final class Loading implements AutoCloseable {
  private static final String PAIR =
      " (run, mention, partner, bits, levels, level_bits, mention_source, partner_source)";
  private static final String PAIR_OF_SIDES =
      " (run, left_mention, right_mention, bits, levels, level_bits, left_source, right_source)";

  private final Connection connection;
  private final Statements statements;
  private final RandomGenerator chance;
  private final Clock clock;
  private final long run;
  private final long decisionsReadTo;
  private final Partitions partitions;
  private final MentionNumbers numbers;
  private final NewPersons persons;
  private final CopyRows mentions;
  private final CopyRows ties;
  private final CopyRows nearMisses;
  private final CopyRows uses;
  private final List<Comparison> comparisons;
  private final List<String> sources;
  private final Map<String, Short> sourceNumbers = new HashMap<>();
  private final Map<String, String> frequents = new HashMap<>();
  private final Map<String, LocalDate> completeTo = new TreeMap<>();
  // Kept until no look is under way: a row of a person held by this transaction would keep a
  // decision
  // waiting that itself keeps this transaction from its end.
  private final Map<String, String> joined = new LinkedHashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Band> bands = new ArrayList<>();
  private final List<Concentration> concentrations = new ArrayList<>();
  private boolean finished;

  /** What became of a person. */
  record Event(EventKind kind, String person, List<String> others) {}

  Loading(
      Connection connection,
      RandomGenerator chance,
      Clock clock,
      long run,
      List<Comparison> comparisons,
      long decisionsReadTo)
      throws SQLException {
    this.connection = connection;
    this.chance = chance;
    this.clock = clock;
    this.run = run;
    this.comparisons = comparisons;
    this.decisionsReadTo = decisionsReadTo;
    statements = new Statements(connection);
    partitions = new Partitions(statements, run);
    partitions.create();
    numbers = new MentionNumbers(run);
    persons = new NewPersons(statements, chance, run);
    mentions =
        new CopyRows(
            connection,
            partitions.of("mention")
                + " (run, id, source, record, role, person, name, given, family, born, sex, race,"
                + " phone, address, place, occurred, ended, contact, counted, doubtful, details)");
    ties = new CopyRows(connection, partitions.of("tie") + PAIR);
    nearMisses = new CopyRows(connection, partitions.of("near_miss") + PAIR_OF_SIDES);
    uses =
        new CopyRows(
            connection,
            partitions.of("frequent_use") + " (run, frequent, source, record, occurred)");
    sources =
        statements.list("select id from study.source order by id", row -> row.getString("id"));
    for (short i = 0; i < sources.size(); i++) {
      sourceNumbers.put(sources.get(i), i);
    }
    statements.list(
        "select kind, value, id from study.frequent",
        row ->
            frequents.put(row.getString("kind") + ":" + row.getString("value"), row.getString("id"))
                == null);
  }

  /** The run's number. */
  public long run() {
    return run;
  }

  /**
   * Adds a person nobody knew.
   *
   * @return the handle: 10 characters of Crockford's base 32, never used before
   */
  public String newPerson() throws SQLException {
    return persons.add();
  }

  /** Says that a person of an earlier run is now another one; the old handle leads there. */
  public void joined(String person, String into) {
    joined.put(person, into);
  }

  /** Writes down what became of a person of an earlier run. */
  public void event(EventKind kind, String person, List<String> others) {
    events.add(new Event(kind, person, List.copyOf(others)));
  }

  /** Adds a mention. */
  public void mention(NewMention mention) throws SQLException {
    Particulars says = mention.particulars();
    mentions
        .number(run)
        .number(numbers.add(mention.id(), sourceNumber(mention.source())))
        .text(mention.source())
        .text(mention.record())
        .text(mention.role())
        .text(mention.person())
        .text(said(says.name()))
        .text(said(says.given()))
        .text(said(says.family()))
        .text(said(says.born()))
        .text(said(says.sex()))
        .text(said(says.race()))
        .text(said(says.phone()))
        .text(said(says.address()))
        .text(said(mention.place()))
        .moment(mention.occurred())
        .moment(mention.ended())
        .flag(mention.contact())
        .flag(mention.contact())
        .flag(mention.doubtful())
        .text(mention.details().isEmpty() ? "{}" : Json.write(mention.details()))
        .end();
  }

  private static @Nullable String said(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private short sourceNumber(String source) {
    Short number = sourceNumbers.get(source);
    if (number == null) {
      throw new IllegalStateException(
          "source '%s' is not registered; register the city folder first".formatted(source));
    }
    return number;
  }

  /** Adds a mention's best partner; one for each source that has partners. */
  public void tie(NewTie tie) throws SQLException {
    pair(ties, tie);
  }

  /** Adds the best pair of two persons who may be one. */
  public void nearMiss(NewTie pair) throws SQLException {
    pair(nearMisses, pair);
  }

  private void pair(CopyRows rows, NewTie pair) throws SQLException {
    checkLevels(pair);
    rows.number(run)
        .number(numbers.stored(pair.mention()))
        .number(numbers.stored(pair.partner()))
        .real(pair.bits())
        .numbers(pair.levels())
        .reals(pair.levelBits())
        .text(sources.get(numbers.source(pair.mention())))
        .text(sources.get(numbers.source(pair.partner())))
        .end();
  }

  /** A level that no reader could look up would spoil the page of whoever it concerns. */
  private void checkLevels(NewTie pair) {
    int expected = comparisons.size();
    if (pair.levels().length != expected || pair.levelBits().length != expected) {
      throw new IllegalStateException(
          "a pair has %d levels and %d weights; the run has %d comparisons"
              .formatted(pair.levels().length, pair.levelBits().length, expected));
    }
    for (int i = 0; i < expected; i++) {
      Comparison comparison = comparisons.get(i);
      if (pair.levels()[i] < 0 || pair.levels()[i] >= comparison.levels().size()) {
        throw new IllegalStateException(
            "a pair has level %d of comparison '%s', which has %d"
                .formatted(pair.levels()[i], comparison.name(), comparison.levels().size()));
      }
    }
  }

  /** Adds a band. */
  public void band(Band band) {
    bands.add(band);
  }

  /** Adds a concentration. */
  public void concentration(Concentration concentration) {
    concentrations.add(concentration);
  }

  /**
   * The handle of a frequent number or place: the one it had before, else a new one.
   *
   * @param value the same text in every run
   */
  public String frequent(FrequentKind kind, String value) throws SQLException {
    String key = kind.label() + ":" + value;
    String known = frequents.get(key);
    if (known != null) {
      return known;
    }
    String handle = Handle.random(chance);
    while (frequents.containsValue(handle)) {
      handle = Handle.random(chance);
    }
    statements.update(
        "insert into study.frequent (id, kind, value) values (?, ?, ?)",
        handle,
        kind.label(),
        value);
    frequents.put(key, handle);
    return handle;
  }

  /** Adds a record with the number or place; once for each record. */
  public void frequentUse(String frequent, String source, String record, @Nullable Instant occurred)
      throws SQLException {
    sourceNumber(source);
    uses.number(run).text(frequent).text(source).text(record).moment(occurred).end();
  }

  /**
   * Says for which day a source is complete. Without it the day is the city folder's, else that of
   * the source's last record here that does not lie in the future.
   */
  public void completeTo(String source, LocalDate day) {
    sourceNumber(source);
    completeTo.put(source, day);
  }

  /**
   * Makes the run the current one. In one moment its persons take the place of the earlier ones;
   * decisions and withdrawals since {@link StudyLoad#decisions} are applied to it. Waits for looks
   * that are under way.
   *
   * @throws SQLException when the database does not answer or refuses; then the earlier run stays
   * @throws IllegalStateException when what was written does not fit together
   */
  public void finish() throws SQLException {
    persons.send();
    for (CopyRows rows : List.of(mentions, ties, nearMisses, uses)) {
      rows.send();
    }
    partitions.index();
    Switch toRun = new Switch(statements, partitions, run);
    toRun.check();
    toRun.countRecordsOnce();
    partitions.indexContacts();
    toRun.completeTo(completeTo);
    toRun.waitForLooks();
    partitions.attach();
    toRun.persons(joined, events);
    toRun.counts(bands, concentrations);
    toRun.makeCurrent(clock.instant());
    toRun.applyLaterDecisions(decisionsReadTo);
    connection.commit();
    finished = true;
    try {
      toRun.afterwards();
      connection.commit();
    } catch (SQLException _) {
      // The run is current. Its plans are guesses until the next analysis, and no less right.
    }
  }

  /** Gives the run up, unless it is finished. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!finished) {
        connection.rollback();
      }
    }
  }
}
