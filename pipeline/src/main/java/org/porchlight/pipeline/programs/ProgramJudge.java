package org.porchlight.pipeline.programs;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;
import org.porchlight.evaluation.Evaluation;
import org.porchlight.evaluation.Result;
import org.porchlight.study.programs.Lock;
import org.porchlight.study.programs.ProgramBook;
import org.porchlight.study.programs.ProgramRecords;
import org.porchlight.study.programs.Served;

/**
 * Judges the programs of a city by its linked records. Registers how each is to be judged before
 * the first look at its outcomes. Days in jail are lost days that records tell of; of hospital,
 * moving and death it knows what the team writes down.
 */
public final class ProgramJudge {
  private final City city;
  private final ProgramBook book;
  private final ProgramRecords records;
  private final PastReader reader;
  private final Clock clock;

  /**
   * A judge for one city.
   *
   * @param owner the role that owns schema {@code study}
   */
  public ProgramJudge(City city, DataSource owner, Clock clock) {
    this.city = city;
    this.book = new ProgramBook(owner);
    this.records = new ProgramRecords(owner);
    this.reader = new PastReader(city, records);
    this.clock = clock;
  }

  /**
   * Judges all programs of the city folder. One that cannot be judged stops no other.
   *
   * @throws SQLException when the database does not answer
   */
  public Judgements all() throws SQLException {
    List<Judged> judged = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (Program program : ProgramFiles.read(city)) {
      try {
        judged.add(judge(program));
      } catch (ProblemsException e) {
        problems.addAll(e.problems());
      }
    }
    return new Judgements(judged, problems);
  }

  /**
   * Registers a program, says what can be said of it, and keeps that for the team and for
   * evaluators to read.
   *
   * @throws ProblemsException when its list of people cannot be read
   * @throws SQLException when the database does not answer
   */
  public Judged judge(Program program) throws SQLException {
    Lock lock = book.register(program.id(), program.sha256());
    boolean late =
        !lock.registered().atZone(city.timeZone()).toLocalDate().isBefore(program.start());
    List<Listed> listed = ServedFile.read(city.folder().resolve(program.served()), program.drawn());
    LocalDate today = city.today(clock);
    boolean early = today.isBefore(program.analysis());
    Findings findings = look(program, listed, early);
    int served = (int) listed.stream().filter(Listed::place).count();
    Judged judged = new Judged(program, served, lock, late, early ? null : today, findings);
    book.keep(judged.report(city.timeZone()));
    OutsidePackage.of(judged, city.timeZone(), Inspection.DRAWS, records, book);
    return judged;
  }

  private Findings look(Program program, List<Listed> listed, boolean early) throws SQLException {
    if (listed.stream().filter(Listed::place).count() < Evaluation.LEAST_PEOPLE) {
      return refused(program, early, Result.Reason.TOO_FEW_PEOPLE);
    }
    Map<Served, String> persons = records.persons(listed.stream().map(Listed::who).toList());
    Map<String, Listed> lines = new HashMap<>();
    for (Listed line : listed) {
      String person = persons.get(line.who());
      if (person == null || lines.put(person, line) != null) {
        return refused(program, early, Result.Reason.UNKNOWN_PEOPLE);
      }
    }
    Set<String> registered = new LinkedHashSet<>(program.rule().agencies());
    registered.addAll(program.outcomes());
    Optional<ProgramPast> past = reader.read(registered);
    if (past.isEmpty()) {
      return refused(program, early, Result.Reason.NO_HISTORY);
    }
    Offered offered = new Offered(lines, events(program, lines.keySet()));
    Inspection inspection =
        new Inspection(
            program, offered.without(past.get()), offered, records, city.disclosure().rules());
    return early ? inspection.early() : inspection.whole(reader);
  }

  private static Findings refused(Program program, boolean early, Result.Reason reason) {
    return Findings.refused(program, early ? Result.Reason.TOO_EARLY : reason);
  }

  private Map<String, List<Event>> events(Program program, Set<String> listed) throws SQLException {
    Map<String, List<Event>> events = new HashMap<>();
    if (program.events() != null) {
      Path file = city.folder().resolve(program.events());
      List<Event> all = ServedFile.events(file);
      Map<Served, String> persons = records.persons(all.stream().map(Event::who).toList());
      for (Event event : all) {
        String person = persons.get(event.who());
        if (person == null || !listed.contains(person)) {
          throw new ProblemsException(
              file.toString(),
              "a line names a record of nobody on the program's list. Name the record that the list names, or run 'porchlight link' again.",
              "PL-PROGRAM-002");
        }
        events.computeIfAbsent(person, _ -> new ArrayList<>()).add(event);
      }
    }
    return events;
  }
}
