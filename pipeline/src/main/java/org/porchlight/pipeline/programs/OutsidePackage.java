package org.porchlight.pipeline.programs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.porchlight.city.Program;
import org.porchlight.evaluation.AnalysisFile;
import org.porchlight.evaluation.Result;
import org.porchlight.release.ProgramReport;
import org.porchlight.release.Programs;
import org.porchlight.release.Sha256;
import org.porchlight.study.programs.ProgramBook;
import org.porchlight.study.programs.ProgramRecords;

/**
 * What somebody outside needs to check each figure of a program: counts without a day or a name, a
 * code book, a recipe in words, seeds and checksums. The same judgement gives the same bytes.
 */
final class OutsidePackage {
  private static final LocalDateTime ANY_MOMENT = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final ProgramReport report;
  private final int draws;
  private final Map<String, Traits> traits;
  private final Map<String, byte[]> files = new TreeMap<>();

  /**
   * A package still without outcomes.
   *
   * @param traits of all persons in the files, by handle
   */
  OutsidePackage(ProgramReport report, int draws, Map<String, Traits> traits) {
    this.report = report;
    this.draws = draws;
    this.traits = traits;
  }

  /**
   * Makes the package of a program and keeps it; lets the old one go when there is nothing to
   * check.
   */
  static void of(Judged judged, ZoneId zone, int draws, ProgramRecords records, ProgramBook book)
      throws SQLException {
    Set<String> persons = new HashSet<>();
    for (Findings.Outcome outcome : judged.outcomes()) {
      outcome
          .counted()
          .ifPresent(
              counted -> {
                counted.file().served().forEach(one -> persons.add(one.handle()));
                counted.file().past().forEach(one -> persons.add(one.handle()));
              });
    }
    Program program = judged.program();
    if (persons.isEmpty()) {
      book.dropPackage(program.id());
      return;
    }
    Map<String, Traits> traits = new HashMap<>();
    records
        .traits(persons)
        .forEach((person, known) -> traits.put(person, Traits.of(known, program.start())));
    OutsidePackage outside = new OutsidePackage(judged.report(zone), draws, Map.copyOf(traits));
    for (Findings.Outcome outcome : judged.outcomes()) {
      if (outcome.result() instanceof Result.Finding finding && outcome.counted().isPresent()) {
        Findings.Counted counted = outcome.counted().get();
        outside.add(outcome.agency(), counted.file(), finding, counted.seed());
      }
    }
    byte[] zip = outside.zip();
    book.keepPackage(program.id(), program.name(), Sha256.of(zip), zip);
  }

  /** Adds one outcome of which something was found. */
  void add(String agency, AnalysisFile file, Result.Finding finding, long seed) {
    Detail detail = Detail.finest(file, traits);
    StringBuilder served =
        new StringBuilder("person,band,age,sex,lost,before,days_before,after,days_after\n");
    int number = 0;
    for (AnalysisFile.Served one : file.served()) {
      served.append(
          "S%04d,%d,%s,%d,%s%n"
              .formatted(
                  ++number,
                  one.band(),
                  detail.of(traits, one.handle()),
                  one.lost(),
                  counts(one.counts())));
    }
    StringBuilder past =
        new StringBuilder("person,band,age,sex,finding,before,days_before,after,days_after\n");
    StringBuilder without = new StringBuilder("finding,lost,before,days_before,after,days_after\n");
    int person = 0;
    int row = 0;
    for (AnalysisFile.Past one : file.past()) {
      person++;
      for (AnalysisFile.Found found : one.found()) {
        row++;
        past.append(
            "P%05d,%d,%s,F%06d,%s%n"
                .formatted(
                    person,
                    one.band(),
                    detail.of(traits, one.handle()),
                    row,
                    counts(found.counts())));
        for (int lost = 0; lost < found.without().size(); lost++) {
          without.append(
              "F%06d,%d,%s%n".formatted(row, lost + 1, counts(found.without().get(lost))));
        }
      }
    }
    put(agency + "/served.csv", served.toString());
    put(agency + "/past.csv", past.toString());
    put(agency + "/without.csv", without.toString());
    put(
        agency + "/figures.csv",
        """
        figure,value
        seed,%s
        draws,%d
        usual,%s
        usual_low,%s
        usual_high,%s
        seen,%s
        effect,%s
        effect_low,%s
        effect_high,%s
        noticeable,%s
        lost,%s
        usually_lost,%s
        smallest_class,%d
        """
            .formatted(
                Long.toUnsignedString(seed),
                draws,
                finding.usual().estimate(),
                finding.usual().low(),
                finding.usual().high(),
                finding.seen(),
                finding.effect().estimate(),
                finding.effect().low(),
                finding.effect().high(),
                finding.detectable(),
                finding.lost(),
                finding.usuallyLost(),
                detail.smallest(file, traits)));
  }

  private static String counts(AnalysisFile.Counts counts) {
    return "%d,%d,%d,%d"
        .formatted(counts.before(), counts.daysBefore(), counts.after(), counts.daysAfter());
  }

  /** The package as a zip file. */
  byte[] zip() {
    for (String text : List.of("README.txt", "RECIPE.txt", "CODEBOOK.csv", "LICENSE.txt")) {
      put(text, read(text));
    }
    put("program.csv", new String(new Programs(List.of(report)).table(), StandardCharsets.UTF_8));
    StringBuilder sums = new StringBuilder();
    files.forEach(
        (name, bytes) -> sums.append(Sha256.of(bytes)).append("  ").append(name).append('\n'));
    put("SHA256SUMS", sums.toString());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(report.id() + "/" + file.getKey());
        entry.setTimeLocal(ANY_MOMENT);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return out.toByteArray();
  }

  private void put(String name, String text) {
    files.put(name, text.replace(System.lineSeparator(), "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String read(String name) {
    try (InputStream in = OutsidePackage.class.getResourceAsStream("outside/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read from the jar", e);
    }
  }

  /** How much is told of a person besides counts: as much as leaves everybody in a crowd. */
  enum Detail {
    AGE_AND_SEX,
    SEX,
    AGE,
    NOTHING;

    /**
     * The fewest different persons who may look alike, on either side: those served, and those of
     * the past (k-anonymity: Sweeney, Int. J. Uncertain. Fuzz. 10(5), 2002).
     */
    static final int SMALLEST_CLASS = 5;

    /** The first of these that leaves no class too small. */
    static Detail finest(AnalysisFile file, Map<String, Traits> traits) {
      for (Detail detail : values()) {
        if (detail.smallest(file, traits) >= SMALLEST_CLASS) {
          return detail;
        }
      }
      return NOTHING;
    }

    /** How many persons the smallest class has. */
    int smallest(AnalysisFile file, Map<String, Traits> traits) {
      Map<String, Set<String>> classes = new TreeMap<>();
      file.served()
          .forEach(
              one ->
                  classes
                      .computeIfAbsent("served," + of(traits, one.handle()), _ -> new HashSet<>())
                      .add(one.handle()));
      file.past()
          .forEach(
              one ->
                  classes
                      .computeIfAbsent("past," + of(traits, one.handle()), _ -> new HashSet<>())
                      .add(one.handle()));
      return classes.values().stream().mapToInt(Set::size).min().orElse(0);
    }

    /** The columns age and sex. */
    String of(Map<String, Traits> traits, String handle) {
      Traits own = traits.getOrDefault(handle, Traits.UNKNOWN);
      return switch (this) {
        case AGE_AND_SEX -> own.age() + "," + own.sex();
        case SEX -> "," + own.sex();
        case AGE -> own.age() + ",";
        case NOTHING -> ",";
      };
    }
  }
}
