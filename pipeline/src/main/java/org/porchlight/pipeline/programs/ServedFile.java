package org.porchlight.pipeline.programs;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Program;
import org.porchlight.study.programs.Served;

/**
 * Reads who was offered a program, one line for each person: {@code source,record,role}, where
 * places were drawn with {@code ,stratum,place}, where starts were with {@code ,start}. Reads what
 * the team knows of them since, too: {@code source,record,role,what,from,until}.
 */
final class ServedFile {
  private static final String CODE = "PL-PROGRAM-002";

  private ServedFile() {}

  /**
   * All lines of a list in their order.
   *
   * @throws ProblemsException when the file is missing or not of this form
   */
  static List<Listed> read(Path file, Program.Draw drawn) {
    List<String> header = new ArrayList<>(List.of("source", "record", "role"));
    header.addAll(
        switch (drawn) {
          case NOTHING -> List.of();
          case LOTTERY -> List.of("stratum", "place");
          case STEPS -> List.of("start");
        });
    List<Listed> listed = new ArrayList<>();
    for (RecordLines.Line line : RecordLines.read(file, header, CODE)) {
      Served who = who(line);
      listed.add(
          switch (drawn) {
            case NOTHING -> new Listed(who, 0, true, null);
            case LOTTERY -> new Listed(who, stratum(line), place(line), null);
            case STEPS -> new Listed(who, 0, true, day(line, 3));
          });
    }
    return List.copyOf(listed);
  }

  /**
   * All lines of what happened.
   *
   * @throws ProblemsException when the file is missing or not of this form
   */
  static List<Event> events(Path file) {
    List<Event> events = new ArrayList<>();
    List<String> header = List.of("source", "record", "role", "what", "from", "until");
    for (RecordLines.Line line : RecordLines.read(file, header, CODE)) {
      LocalDate from = day(line, 4);
      Optional<LocalDate> until =
          line.fields().get(5).isEmpty() ? Optional.empty() : Optional.of(day(line, 5));
      if (until.isPresent() && !until.get().isAfter(from)) {
        throw line.problem("until is the first day on which it was over, so it comes after from");
      }
      events.add(new Event(who(line), what(line), from, until));
    }
    return List.copyOf(events);
  }

  private static Served who(RecordLines.Line line) {
    return new Served(line.fields().get(0), line.fields().get(1), line.fields().get(2));
  }

  private static int stratum(RecordLines.Line line) {
    try {
      return Integer.parseInt(line.fields().get(3));
    } catch (NumberFormatException e) {
      throw line.problem(
          "stratum is the number of the pair or group within which the lot was drawn");
    }
  }

  private static boolean place(RecordLines.Line line) {
    return switch (line.fields().get(4)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw line.problem("place is yes or no");
    };
  }

  private static Event.What what(RecordLines.Line line) {
    for (Event.What what : Event.What.values()) {
      if (Judged.label(what).equals(line.fields().get(3))) {
        return what;
      }
    }
    throw line.problem("what is hospital, moved, died or complaint");
  }

  private static LocalDate day(RecordLines.Line line, int field) {
    try {
      return LocalDate.parse(line.fields().get(field));
    } catch (DateTimeParseException e) {
      throw line.problem("a day is written as 2026-11-30");
    }
  }
}
