package org.porchlight.pipeline.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.porchlight.city.City;
import org.porchlight.city.Program;
import org.porchlight.city.ProgramFiles;
import org.porchlight.release.ProgramReport;
import org.porchlight.release.Programs;
import org.porchlight.release.Release;

/**
 * What the next release says of programs. Rounded and protected before it is written, for it lies
 * in the home in the open, so that a release can be compiled without the database.
 */
public final class ProgramShelf {
  private final Path file;

  /**
   * A shelf of one data home.
   *
   * @param home its folder
   */
  public ProgramShelf(Path home) {
    this.file = home.resolve(Programs.FILE);
  }

  /**
   * Puts judgements on the shelf. What lies there of other programs stays.
   *
   * @throws IOException when the file cannot be written
   */
  public void put(City city, List<Judged> judged) throws IOException {
    Map<String, ProgramReport> all = new TreeMap<>();
    there().programs().forEach(report -> all.put(report.id(), report));
    for (Judged one : judged) {
      all.put(
          one.program().id(), one.published(city.timeZone(), city.disclosure().rules().hideUpTo()));
    }
    Path part = file.resolveSibling(file.getFileName() + ".partial");
    Files.write(part, new Programs(List.copyOf(all.values())).bytes());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The programs that a release shows: those of the city folder that are on the shelf. What was
   * published of a judgement stays as it was: looking again is no second answer.
   *
   * @param newest the release before
   */
  public Programs forRelease(City city, Optional<Release> newest) {
    Programs before = newest.map(Release::programs).orElse(Programs.NONE);
    List<String> inFolder = ProgramFiles.read(city).stream().map(Program::id).toList();
    return new Programs(
        there().programs().stream()
            .filter(report -> inFolder.contains(report.id()))
            .map(report -> before.find(report.id()).map(report::after).orElse(report))
            .toList());
  }

  private Programs there() {
    return Files.exists(file) ? Programs.read(file) : Programs.NONE;
  }
}
