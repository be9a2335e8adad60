package org.porchlight.synthetic;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is true and no agency knows: which rows speak of the same person, what is wrong with the
 * files, who the familiar neighbors are. It stands beside the extracts, never in them; only tests
 * and evaluations may read it.
 */
final class Truth implements Closeable {
  private final Writer persons;
  private final Map<String, Long> linked = new LinkedHashMap<>();
  private final Map<Integer, Integer> responses = new LinkedHashMap<>();
  private final Map<String, Dirt.Tally> faults = new LinkedHashMap<>();
  private final Map<String, Long> sentTwice = new LinkedHashMap<>();
  private long responsesInWindow;

  Truth(Path folder) throws IOException {
    Files.createDirectories(folder);
    persons = new BufferedWriter(Files.newBufferedWriter(folder.resolve("persons.csv")), 1 << 16);
    persons.write("source,record,role,person,note\n");
  }

  /**
   * Row {@code record} of a source speaks of this person in this role. A row without a key of its
   * own cannot be named and is left out.
   */
  void link(String source, CharSequence record, String role, Person person) throws IOException {
    if (record.isEmpty()) {
      return;
    }
    persons.append(source).append(',').append(record).append(',').append(role).append(',');
    persons.append(Integer.toString(person.id())).append(",made-up data\n");
    linked.merge(source + "/" + role, 1L, Long::sum);
  }

  /** A crisis response to a known neighbor in the last 365 days. */
  void response(Person person) {
    responses.merge(person.id(), 1, Integer::sum);
    responsesInWindow++;
  }

  long neighborsWithAtLeast(int count) {
    return responses.values().stream().filter(n -> n >= count).count();
  }

  /** Responses of the last 365 days to people who had at least so many. */
  long responsesToThoseWithAtLeast(int count) {
    return responses.values().stream().filter(n -> n >= count).mapToLong(n -> n).sum();
  }

  long neighbors() {
    return responses.size();
  }

  long responsesInWindow() {
    return responsesInWindow;
  }

  /** What is wrong on purpose with the rows of a source. */
  void faults(String source, Dirt.Tally tally) {
    faults.put(source, tally);
  }

  /** How many rows of a source stand in its file twice, word for word. */
  void sentTwice(String source, long rows) {
    sentTwice.put(source, rows);
  }

  Map<String, Dirt.Tally> faults() {
    return faults;
  }

  long sentTwice(String source) {
    return sentTwice.getOrDefault(source, 0L);
  }

  /** By source and role, how many rows speak of a person. */
  Map<String, Long> linked() {
    return linked;
  }

  @Override
  public void close() throws IOException {
    persons.close();
  }
}
