package org.porchlight.release;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The programs of a release, in {@value #FILE} beside its tables.
 *
 * @param programs in the order shown
 */
public record Programs(List<ProgramReport> programs) {
  public static final String FILE = "programs.json";

  /** The same as a table, one line for each outcome. */
  public static final String TABLE = "programs.csv";

  private static final String HEADER =
      "program,agency,people,start,follow_days,analysis,registered,changed,looked,verdict,reason,"
          + "usual,usual_low,usual_high,seen,effect,effect_low,effect_high,noticeable,lost,"
          + "usually_lost\n";

  /** A release that came without programs. */
  public static final Programs NONE = new Programs(List.of());

  public Programs {
    programs = List.copyOf(programs);
  }

  /**
   * The programs of a file.
   *
   * @throws UnreadableReleaseException when it cannot be read or is not of this form
   */
  public static Programs read(Path file) {
    return ReleaseJson.read(file, Programs.class);
  }

  /** The programs as the file's bytes. */
  public byte[] bytes() {
    return ReleaseJson.bytes(this);
  }

  /** The table's bytes; numbers are those of the file, empty where there is none. */
  public byte[] table() {
    StringBuilder csv = new StringBuilder(HEADER);
    for (ProgramReport program : programs) {
      for (ProgramOutcome outcome : program.outcomes()) {
        List<@Nullable Object> fields = new ArrayList<>();
        fields.addAll(List.of(program.id(), outcome.agency(), program.people(), program.start()));
        fields.addAll(List.of(program.follow(), program.analysis(), program.registration().on()));
        fields.add(program.registration().changed());
        fields.add(program.looked());
        fields.add(outcome.verdict().label());
        fields.add(outcome.reason());
        ProgramOutcome.Numbers numbers = outcome.numbers();
        add(fields, numbers == null ? null : numbers.usual());
        fields.add(numbers == null ? null : numbers.seen());
        add(fields, numbers == null ? null : numbers.effect());
        fields.add(numbers == null ? null : numbers.noticeable());
        fields.add(numbers == null ? null : numbers.lost());
        fields.add(numbers == null ? null : numbers.usuallyLost());
        csv.append(
            fields.stream()
                .map(field -> field == null ? "" : field.toString())
                .collect(Collectors.joining(",", "", "\n")));
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(
      List<@Nullable Object> fields, ProgramOutcome.@Nullable Interval interval) {
    fields.add(interval == null ? null : interval.estimate());
    fields.add(interval == null ? null : interval.low());
    fields.add(interval == null ? null : interval.high());
  }

  /** The program of this id. */
  public Optional<ProgramReport> find(String id) {
    return programs.stream().filter(one -> one.id().equals(id)).findFirst();
  }
}
