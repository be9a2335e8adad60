package org.porchlight.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.pipeline.link.LinkReport;
import org.porchlight.pipeline.link.LinkRun;
import org.porchlight.pipeline.programs.Judgements;
import org.porchlight.pipeline.programs.ProgramJudge;
import org.porchlight.pipeline.programs.ProgramShelf;
import org.porchlight.records.Arrivals;
import org.porchlight.records.ImportResult;
import org.porchlight.records.Progress;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.places.AreaFiles;
import org.porchlight.study.sessions.SessionBook;

/** The whole way of a city's records: every source into the lake, who is who, then a release. */
public final class Run {
  /** More sources at once than this gain nothing: each reads with one core and writes with more. */
  private static final int SOURCES_AT_ONCE = 2;

  private final Path home;
  private final Clock clock;

  /**
   * A run into one data home.
   *
   * @param home its folder; made when it is not there
   */
  public Run(Path home, Clock clock) {
    this.home = home;
    this.clock = clock;
  }

  /**
   * Imports all sources, links, and publishes.
   *
   * @param study the owner of schema {@code study}; empty to link nothing
   * @param from a folder with local copies of the sources and areas by file name; empty for the
   *     city folder's own
   * @param intent what to do with the release
   * @throws ProblemsException when the operator must change something; no file is imported when one
   *     is missing
   */
  public RunResult run(
      City city,
      Optional<Path> from,
      Publisher.Intent intent,
      Optional<DataSource> study,
      Hearer hearer) {
    long start = System.nanoTime();
    AreaFiles areas = new AreaFiles(city, from, home.resolve("areas"));
    requireFiles(city, from, areas);
    try {
      Lake lake = Lake.open(home);
      List<ImportResult> imports;
      try (Closeable _ = lake.lock()) {
        new Custodian(city, lake, study, clock).resume();
        areas.keep();
        imports =
            importAll(
                city,
                List.copyOf(city.sources().values()),
                lake,
                from,
                study,
                false,
                hearer.imports());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      hearer.imported(imports);
      Optional<LinkReport> link =
          study.flatMap(owner -> new LinkRun(lake, owner, clock).run(city, hearer.links()));
      if (study.isPresent()) {
        shelve(city, study.get());
      }
      Judgements programs = study.isEmpty() ? Judgements.NONE : judge(city, study.get());
      Publication publication = new Publisher(home, lake, clock).publish(city, from, intent);
      return new RunResult(imports, seconds, link, programs, publication);
    } catch (IOException e) {
      throw Trouble.of(home.toString(), e);
    }
  }

  private void shelve(City city, DataSource study) throws IOException {
    try {
      new SessionShelf(home).put(city, new SessionBook(study).held());
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "listening sessions could not be read; what was said of them before stands (SQL state %s). Run again."
              .formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
  }

  private Judgements judge(City city, DataSource study) throws IOException {
    try {
      Judgements programs = new ProgramJudge(city, study, clock).all();
      new ProgramShelf(home).put(city, programs.judged());
      return programs;
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the programs could not be judged; what was said of them before stands (SQL state %s). Run again."
              .formatted(e.getSQLState()),
          "PL-DATABASE-001");
    }
  }

  /** Imports all sources and publishes; links nothing. */
  public RunResult run(City city, Optional<Path> from, Publisher.Intent intent, Progress progress) {
    Hearer importsOnly =
        new Hearer() {
          @Override
          public Progress imports() {
            return progress;
          }

          @Override
          public void imported(List<ImportResult> results) {}

          @Override
          public org.porchlight.linkage.Progress links() {
            return org.porchlight.linkage.Progress.NONE;
          }
        };
    return run(city, from, intent, Optional.empty(), importsOnly);
  }

  /** Hears how far a run is. */
  public interface Hearer {
    /** Of the imports. */
    Progress imports();

    /** Everything is imported. */
    void imported(List<ImportResult> results);

    /** Of the linking. */
    org.porchlight.linkage.Progress links();
  }

  /**
   * Imports some sources, without publishing.
   *
   * @param sources their ids; empty for all
   * @param study the owner of schema {@code study}, which learns how the sources stand; empty when
   *     there is none yet
   * @param accept let deliveries count that would be held back
   * @throws ProblemsException when a file is missing (nothing is imported then) or a source unknown
   */
  public List<ImportResult> importOnly(
      City city,
      List<String> sources,
      Optional<Path> from,
      Optional<DataSource> study,
      boolean accept,
      Progress progress) {
    List<Source> chosen =
        sources.isEmpty()
            ? List.copyOf(city.sources().values())
            : sources.stream().map(id -> source(city, id)).toList();
    List<Problem> problems =
        Arrivals.missing(city, Feeds.open(chosen, city.today(clock)), from, List.of());
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    try {
      Lake lake = Lake.open(home);
      try (Closeable _ = lake.lock()) {
        new Custodian(city, lake, study, clock).resume();
        return importAll(city, chosen, lake, from, study, accept, progress);
      }
    } catch (IOException e) {
      throw Trouble.of(home.toString(), e);
    }
  }

  private static Source source(City city, String id) {
    Source source = city.sources().get(id);
    if (source == null) {
      throw new ProblemsException(
          id,
          "the city has no source of this name.%s"
              .formatted(org.porchlight.city.NearestName.hint(id, city.sources().keySet())),
          "PL-IMPORT-006");
    }
    return source;
  }

  private void requireFiles(City city, Optional<Path> from, AreaFiles areas) {
    List<Source> open = Feeds.open(List.copyOf(city.sources().values()), city.today(clock));
    List<Problem> problems = Arrivals.missing(city, open, from, areas.missing());
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
  }

  private List<ImportResult> importAll(
      City city,
      List<Source> sources,
      Lake lake,
      Optional<Path> from,
      Optional<DataSource> study,
      boolean accept,
      Progress progress) {
    Optional<Ledger> ledger = study.map(owner -> Ledger.open(city, owner));
    LocalDate today = city.today(clock);
    Arrivals arrivals =
        new Arrivals(city, lake, home.resolve("reports"), from, System.getenv(), clock);
    try (ExecutorService workers = Executors.newFixedThreadPool(SOURCES_AT_ONCE)) {
      List<Future<List<ImportResult>>> running = new ArrayList<>();
      for (Source source : Feeds.open(sources, today)) {
        running.add(
            workers.submit(
                () -> {
                  Source decided = ledger.map(book -> book.decided(source)).orElse(source);
                  List<ImportResult> brought = arrivals.bring(decided, accept, progress);
                  ledger.ifPresent(book -> book.write(source, lake, today));
                  return brought;
                }));
      }
      List<ImportResult> results = new ArrayList<>();
      List<Problem> problems = new ArrayList<>();
      for (Future<List<ImportResult>> future : running) {
        try {
          results.addAll(future.get());
        } catch (ExecutionException e) {
          if (!(e.getCause() instanceof ProblemsException found)) {
            throw new IllegalStateException(
                "an import ended in a way nobody foresaw", e.getCause());
          }
          problems.addAll(found.problems());
        }
      }
      if (!problems.isEmpty()) {
        throw new ProblemsException(problems);
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the run was told to stop", e);
    }
  }
}
