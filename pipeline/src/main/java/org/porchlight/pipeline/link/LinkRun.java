package org.porchlight.pipeline.link;

import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.NeighborRules;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Progress;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.records.lake.Batch;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.study.load.StandingDecisions;
import org.porchlight.study.load.StudyLoad;
import org.porchlight.study.people.Verdict;

/**
 * One link run: reads who is named in the lake, finds out who is who, and brings persons, their
 * records, their counts and the frequent numbers and places into the study.
 */
public final class LinkRun {
  /** A source whose first record is of January 4 may well cover all of January. */
  private static final int GRACE_DAYS = 3;

  private static final long MADE_UP_SEED = 20_261_101L;

  private final Lake lake;
  private final DataSource owner;
  private final Clock clock;

  /**
   * A run.
   *
   * @param owner the role that owns schema {@code study}, brought up to date
   */
  public LinkRun(Lake lake, DataSource owner, Clock clock) {
    this.lake = lake;
    this.owner = owner;
    this.clock = clock;
  }

  /**
   * Links what the lake holds now.
   *
   * @return empty when the city looks for no familiar neighbors, or nothing that may be linked was
   *     imported
   * @throws ProblemsException when the operator must change something
   */
  public Optional<LinkReport> run(City city, Progress progress) {
    return run(city, LinkSettings.defaults().withProgress(progress), (result, request) -> {});
  }

  /** Told what was linked, once the study has it. */
  @FunctionalInterface
  public interface Hearer {
    /**
     * The run is whole.
     *
     * @param request what a report of it should know
     */
    void linked(LinkResult result, ReportRequest request);
  }

  /**
   * Links what the lake holds now.
   *
   * @param settings how; what was decided is added
   * @param hearer told of the result
   * @return as {@link #run(City, Progress)}
   * @throws ProblemsException when the operator must change something
   */
  public Optional<LinkReport> run(City city, LinkSettings settings, Hearer hearer) {
    NeighborRules rules = city.neighbors();
    if (rules == null) {
      return Optional.empty();
    }
    long start = System.nanoTime();
    Instant startedAt = clock.instant();
    try {
      Intake intake = read(city, rules);
      if (intake.mentions().isEmpty()) {
        return Optional.empty();
      }
      StudyLoad load = new StudyLoad(owner, chance(city), clock);
      StudyLoad.registerCity(owner, city);
      StandingDecisions decisions = load.decisions();
      Linking linking =
          Linking.of(intake.mentions(), decided(decisions, intake.mentions()), settings);
      Optional<TruePersons> truth = TruePersons.of(city);
      Counts counts = Counts.of(rules, intake, linking.result(), truth);
      Optional<Evaluation> judged =
          truth.map(
              known -> Evaluation.of(linking.result().personOfRow(), known.of(intake.mentions())));
      long run = new Storing(load, intake, linking, counts).store(startedAt, decisions, judged);
      PeopleCounts.write(
          lake, new PeopleTally(city, city.today(clock), intake, linking.result()).all());
      ReportRequest request = ReportRequest.plain();
      hearer.linked(
          linking.result(),
          truth.map(known -> request.withTruth(known.of(intake.mentions()))).orElse(request));
      return Optional.of(
          new LinkReport(
              run,
              intake.mentions().size(),
              linking.result().persons(),
              linking.result().pairs(),
              linking.result().threshold().bits(),
              linking.result().model().auto().bits(),
              (System.nanoTime() - start) / 1e9,
              judged.map(
                  found -> new LinkReport.Judgement(found.precision(), found.recall(), found.f1())),
              intake.leftOut(),
              rules.lead(),
              rules.window(),
              counts.bandsOf(rules.lead(), rules.window())));
    } catch (UnusableInputException e) {
      throw new ProblemsException("link", String.valueOf(e.getMessage()), "PL-LINK-002");
    } catch (SQLException e) {
      throw new ProblemsException(
          "database",
          "the link run could not be stored; the run before stays as it was (SQL state %s). Run again."
              .formatted(e.getSQLState()),
          "PL-LINK-003");
    } catch (IOException e) {
      throw new ProblemsException(
          "lake",
          "the records could not be read or written (%s); the run before stays as it was."
              .formatted(e.getClass().getSimpleName()),
          "PL-LINK-004");
    }
  }

  /**
   * What the lake holds of people.
   *
   * @param leftOut by source that may not be linked: its records
   * @param completeFrom by source with contacts, numbers or places: its first day
   * @param completeTo by such a source: its last complete day
   */
  record Intake(
      List<FoundMention> mentions,
      List<FrequentReader.Use> uses,
      SortedMap<String, Long> leftOut,
      Map<String, LocalDate> completeFrom,
      Map<String, LocalDate> completeTo) {}

  private Intake read(City city, NeighborRules rules) throws IOException, SQLException {
    Map<String, Batch> batches = new LinkedHashMap<>();
    SortedMap<String, Long> leftOut = new TreeMap<>();
    Map<String, LocalDate> completeFrom = new LinkedHashMap<>();
    Map<String, LocalDate> completeTo = new LinkedHashMap<>();
    for (Source source : city.sources().values()) {
      Optional<Batch> batch = lake.current(source.id());
      if (batch.isEmpty()) {
        continue;
      }
      if (source.isWithheld(city.today(clock))) {
        leftOut.put(source.id(), batch.get().standing());
        continue;
      }
      batches.put(source.id(), batch.get());
      if (!source.legal().link()) {
        leftOut.put(source.id(), batch.get().standing());
      }
      LocalDate first = completeFrom(source, batch.get());
      if (first != null) {
        completeFrom.put(source.id(), first);
      }
      LocalDate last = completeTo(source, batch.get());
      if (last != null) {
        completeTo.put(source.id(), last);
      }
    }
    List<FoundMention> mentions = new ArrayList<>();
    try (OpenLake open = lake.query(batches.keySet())) {
      for (NeighborRules.Contacts contacts : rules.contacts()) {
        if (batches.containsKey(contacts.source())) {
          mentions.addAll(
              new MentionReader(open.database(), city.source(contacts.source()), contacts).read());
        }
      }
      List<Source> counted =
          city.sources().values().stream()
              .filter(source -> batches.containsKey(source.id()) && source.legal().count())
              .toList();
      List<FrequentReader.Use> uses =
          new FrequentReader(open.database(), rules, completeTo).read(counted);
      return new Intake(mentions, uses, leftOut, completeFrom, completeTo);
    }
  }

  /** The first day of which all records are there. */
  private static @Nullable LocalDate completeFrom(Source source, Batch batch) {
    Source.Covers covers = source.covers();
    if (covers != null && covers.from() != null) {
      return covers.from();
    }
    LocalDate first = batch.from();
    return first == null ? null : first.minusDays(GRACE_DAYS);
  }

  private static @Nullable LocalDate completeTo(Source source, Batch batch) {
    Source.Covers covers = source.covers();
    return covers != null && covers.to() != null ? covers.to() : batch.to();
  }

  /** Handles of real people come from chance; those of a made-up city are the same every time. */
  private static RandomGenerator chance(City city) {
    return city.madeUp()
        ? RandomGeneratorFactory.of("L64X128MixRandom").create(MADE_UP_SEED)
        : new SecureRandom();
  }

  /** What staff decided, and what one incident joins where staff have not decided otherwise. */
  private static List<Decision> decided(StandingDecisions decisions, List<FoundMention> mentions) {
    List<Decision> decided = new ArrayList<>();
    Set<String> apart = new HashSet<>();
    for (StandingDecisions.Standing standing : decisions.list()) {
      if (standing.verdict() == Verdict.SAME) {
        decided.add(Decision.same(standing.leftKey(), standing.rightKey()));
      } else {
        decided.add(Decision.notSame(standing.leftKey(), standing.rightKey()));
        apart.add(standing.leftKey());
        apart.add(standing.rightKey());
      }
    }
    for (Decision pair : SameIncident.pairs(mentions)) {
      if (!apart.contains(pair.left()) && !apart.contains(pair.right())) {
        decided.add(pair);
      }
    }
    return decided;
  }
}
