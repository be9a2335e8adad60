package org.porchlight.pipeline;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.city.AreaLayer;
import org.porchlight.city.City;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.WordsFolder;
import org.porchlight.disclosure.Compilation;
import org.porchlight.disclosure.DisclosureCompiler;
import org.porchlight.disclosure.DisclosureRules;
import org.porchlight.disclosure.PastRelease;
import org.porchlight.disclosure.ProofUnavailableException;
import org.porchlight.disclosure.Proposal;
import org.porchlight.disclosure.ReleaseDecision;
import org.porchlight.pipeline.programs.ProgramShelf;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.places.AddressPoints;
import org.porchlight.records.places.AreaFiles;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.LocalText;
import org.porchlight.release.Manifest;
import org.porchlight.release.Notice;
import org.porchlight.release.Programs;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedPins;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.Releases;
import org.porchlight.release.SessionResults;
import org.porchlight.release.Words;

/** Measures the catalogue, lets the disclosure compiler decide, and writes the release. */
public final class Publisher {
  private final Path home;
  private final Lake lake;
  private final Clock clock;

  /**
   * A publisher for one data home.
   *
   * @param home its folder; the release goes to {@code releases/} in it
   */
  public Publisher(Path home, Lake lake, Clock clock) {
    this.home = home;
    this.lake = lake;
    this.clock = clock;
  }

  /**
   * Publishes what the lake holds now.
   *
   * @param from a folder with the files of areas; empty for the city folder's own, or the copies an
   *     earlier run kept
   * @param intent what to do with the release
   * @throws org.porchlight.city.ProblemsException when the operator must change something first
   */
  public Publication publish(City city, Optional<Path> from, Intent intent) {
    long start = System.nanoTime();
    try {
      return publish(city, new AreaFiles(city, from, home.resolve("areas")), intent, start);
    } catch (IOException e) {
      throw Trouble.of("releases", e);
    }
  }

  /** What publishing is to do. */
  public enum Intent {
    /** Write a release, unless a source is late or has a hole. */
    WRITE,
    /** Write it all the same; residents read what is wrong. */
    WRITE_DESPITE_NOTICES,
    /** Write it where it waits for a second person, unless a source is late or has a hole. */
    PROPOSE,
    /** Decide everything and write nothing. */
    DRY_RUN
  }

  private Publication publish(City city, AreaFiles files, Intent intent, long start)
      throws IOException {
    LocalDate today = city.today(clock);
    List<Notice> notices = SourceWatch.notices(city, lake, today);
    if (intent != Intent.DRY_RUN) {
      new Releases(home.resolve("releases")).post(notices);
    }
    if ((intent == Intent.WRITE || intent == Intent.PROPOSE) && !notices.isEmpty()) {
      return Publication.stopped(notices, since(start));
    }
    Map<String, LayerShapes> layers = files.read();
    List<Release> all =
        new Releases(home.resolve("releases")).folders().stream().map(Release::open).toList();
    Optional<Release> newest = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    Optional<Manifest.Restatement> restated = restatement(city, newest, today);
    Optional<String> stays =
        restated.isPresent() ? Optional.empty() : newest.map(release -> release.manifest().id());
    try (PublishedMonths months = PublishedMonths.open(lake, stays)) {
      return publish(city, files, layers, today, months, restated, all, notices, intent, start);
    }
  }

  /** The restatement that is due: announced for a day after that of the newest release. */
  private static Optional<Manifest.Restatement> restatement(
      City city, Optional<Release> newest, LocalDate today) {
    return newest.flatMap(
        release -> {
          LocalDate last = release.manifest().compiledAt().atZone(city.timeZone()).toLocalDate();
          return city.disclosure().restatements().stream()
              .filter(each -> each.on().isAfter(last) && !each.on().isAfter(today))
              .max(Comparator.comparing(Manifest.Restatement::on));
        });
  }

  private Publication publish(
      City city,
      AreaFiles files,
      Map<String, LayerShapes> layers,
      LocalDate today,
      PublishedMonths months,
      Optional<Manifest.Restatement> restated,
      List<Release> earlier,
      List<Notice> notices,
      Intent intent,
      long start)
      throws IOException {
    Words words = WordsFolder.read(city);
    Catalogue catalogue = Catalogue.measure(city, lake, layers, today, months);
    Decision decision = decide(city, catalogue, earlier, restated.isPresent());
    Releases releases = new Releases(home.resolve("releases"));
    Compilation compilation = decision.compilation();
    Manifest draft =
        new ManifestDraft(
                city,
                lake,
                layers,
                catalogue,
                compilation,
                restated.or(
                    () -> decision.restates() ? Optional.of(unannounced(today)) : Optional.empty()))
            .make(releases.nextId(), clock.instant());
    PinDraft pins = pins(city, files, layers, catalogue, decision, restated.isPresent(), earlier);
    draft = draft.withAudit(draft.audit().withoutPins(pins.leftOut()));
    Map<String, byte[]> outlines = new LinkedHashMap<>();
    layers
        .values()
        .forEach(
            layer ->
                outlines.put(ManifestDraft.file(layer), LayerOutlines.of(layer, city.madeUp())));
    outlines.put(Words.FILE, words.bytes());
    outlines.putAll(StreetFile.of(city, files, layers));
    Programs programs =
        new ProgramShelf(home)
            .forRelease(
                city, earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast()));
    if (!programs.programs().isEmpty()) {
      outlines.put(Programs.FILE, programs.bytes());
      outlines.put(Programs.TABLE, programs.table());
    }
    SessionResults sessions =
        new SessionShelf(home)
            .forRelease(earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast()));
    if (!sessions.sessions().isEmpty()) {
      outlines.put(SessionResults.FILE, sessions.bytes());
      outlines.put(SessionResults.TABLE, sessions.table(city.madeUp()));
    }
    List<String> refusals = new ArrayList<>(catalogue.notReady());
    refusals.addAll(reasons(compilation));
    refusals.addAll(pins.reasons());
    List<String> notes = new ArrayList<>(StoryNumbers.unseen(words, compilation.tables()));
    layers.values().forEach(layer -> notes.addAll(layer.troubles()));
    List<Publication.TableResult> tables =
        compilation.tables().stream()
            .map(
                table ->
                    new Publication.TableResult(
                        table.head().id(), table.cells().size(), table.hidden()))
            .toList();
    // What was taken back may be given anew, by the same two people as everything else.
    if (!earlier.isEmpty()
        && !releases.takenBack().contains(earlier.getLast().manifest().id())
        && isSame(earlier.getLast(), draft, compilation.tables(), outlines)
        && isSame(earlier.getLast(), pins)
        && earlier.getLast().programs().equals(programs)
        && earlier.getLast().sessions().equals(sessions)) {
      return Publication.of(
          earlier.getLast().manifest(),
          Publication.Outcome.UNCHANGED,
          tables,
          refusals,
          notices,
          notes,
          since(start));
    }
    if (intent != Intent.DRY_RUN) {
      months.keep(
          draft.id(),
          compilation.tables().stream().map(table -> table.head().id()).collect(toSet()));
      Releases target = intent == Intent.PROPOSE ? Proposals.in(home) : releases;
      if (intent == Intent.PROPOSE) {
        target.discard(draft.id());
      }
      try (ParquetFiles parquet = new ParquetFiles()) {
        target.write(
            draft, compilation.tables(), outlines, Optional.of(parquet), pins.spots(), pins.pins());
      }
    }
    List<String> notReady = new ArrayList<>(catalogue.notReady());
    notReady.addAll(pins.reasons());
    return Publication.of(
            draft,
            switch (intent) {
              case DRY_RUN -> Publication.Outcome.DRY_RUN;
              case PROPOSE -> Publication.Outcome.PROPOSED;
              case WRITE, WRITE_DESPITE_NOTICES -> Publication.Outcome.WRITTEN;
            },
            tables,
            refusals,
            notices,
            notes,
            since(start))
        .withInside(
            notReady,
            Refusals.of(compilation),
            new HiddenReasons(draft.rules()).of(catalogue.candidates(), compilation.tables()));
  }

  /** Records that go on the map; none in a city that declares none. */
  private static PinDraft pins(
      City city,
      AreaFiles files,
      Map<String, LayerShapes> layers,
      Catalogue catalogue,
      Decision decision,
      boolean anew,
      List<Release> earlier)
      throws IOException {
    City.AddressFile settings = city.addressSearch();
    if (catalogue.pins().isEmpty() || settings == null) {
      return PinDraft.NONE;
    }
    return PinDraft.of(
        catalogue.pins(),
        AddressPoints.read(StreetFile.find(settings, files), settings),
        layers,
        anew || earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast()),
        proposal(catalogue, earlier),
        decision.compilation());
  }

  private static boolean isSame(Release newest, PinDraft pins) {
    if (newest.pins().size() != pins.pins().size() || !newest.spots().equals(pins.spots())) {
      return false;
    }
    for (int i = 0; i < pins.pins().size(); i++) {
      ReleasedPins old = newest.pins().get(i);
      ReleasedPins now = pins.pins().get(i);
      if (!old.table().equals(now.table())
          || !old.terms().equals(now.terms())
          || !old.pins().equals(now.pins())) {
        return false;
      }
    }
    return true;
  }

  private static Proposal proposal(Catalogue catalogue, List<Release> earlier) {
    return catalogue
        .proposal()
        .after(earlier.stream().map(PastRelease::of).toList())
        .proved(Proposal.Proof.LINEAR_PROGRAM);
  }

  /**
   * Numbers that no month holds still: those of a table without months follow its records, and so
   * do all those of releases whose rows nobody kept.
   */
  private static Manifest.Restatement unannounced(LocalDate today) {
    return new Manifest.Restatement(
        today,
        LocalText.of(
            "Records behind numbers without months were corrected.",
            "Se corrigieron registros de cifras que no van por mes."),
        List.of());
  }

  /** What the compiler decided, and whether it had to give earlier numbers anew. */
  private record Decision(Compilation compilation, boolean restates) {}

  /**
   * Decides with everything that was ever published. Months that were published come with the
   * counts of their time; where numbers have changed all the same, or shall change, all of it is
   * given anew and audited against what was said before.
   */
  private static Decision decide(
      City city, Catalogue catalogue, List<Release> earlier, boolean restate) {
    Proposal proposal = proposal(catalogue, earlier);
    DisclosureCompiler compiler = new DisclosureCompiler(rules(city));
    try {
      if (restate) {
        return new Decision(compiler.compile(proposal.restating()), true);
      }
      Compilation compilation = compiler.compile(proposal);
      return compilation.contradictsThePast()
          ? new Decision(compiler.compile(proposal.restating()), true)
          : new Decision(compilation, false);
    } catch (ProofUnavailableException e) {
      throw new ProblemsException("releases", String.valueOf(e.getMessage()), "PL-PUBLISH-006");
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static DisclosureRules rules(City city) {
    Map<String, DisclosureRules.AreaDetail> detail = new LinkedHashMap<>();
    detail.put(AreaAxis.CITY, DisclosureRules.AreaDetail.CITY);
    for (AreaLayer layer : city.layers().values()) {
      detail.put(
          layer.id(),
          switch (layer.detail()) {
            case CITY -> DisclosureRules.AreaDetail.CITY;
            case DISTRICT -> DisclosureRules.AreaDetail.DISTRICT;
            case NEIGHBORHOOD -> DisclosureRules.AreaDetail.NEIGHBORHOOD;
          });
    }
    return new DisclosureRules(city.disclosure().rules(), detail);
  }

  private static List<String> reasons(Compilation compilation) {
    List<String> reasons = new ArrayList<>();
    for (ReleaseDecision decision : compilation.decisions().values()) {
      switch (decision) {
        case ReleaseDecision.Released(ReleasedTable _) -> {}
        case ReleaseDecision.Suppressed(ReleasedTable _, long _) -> {}
        case ReleaseDecision.Refused(List<ReleaseDecision.RefusalReason> why) ->
            why.forEach(reason -> reasons.add(reason.message()));
      }
    }
    return reasons;
  }

  /**
   * Whether a release says all that the draft says. Only its number and its moment may differ; the
   * files are compared as they would be written.
   */
  private static boolean isSame(
      Release newest, Manifest draft, List<ReleasedTable> tables, Map<String, byte[]> outlines) {
    Manifest old = newest.manifest();
    Manifest alike =
        new Manifest(
            draft.format(),
            old.id(),
            old.compiledAt(),
            draft.city(),
            draft.rules(),
            sameCounts(draft.audit(), old.audit()) ? old.audit() : draft.audit(),
            draft.agencies(),
            draft.topics(),
            draft.sources(),
            draft.layers(),
            draft.dashboards(),
            old.tables(),
            draft.linked(),
            draft.restates() == null ? old.restates() : draft.restates(),
            old.pins());
    boolean sameTables =
        newest.tables().size() == tables.size()
            && tables.stream()
                .allMatch(
                    table ->
                        newest
                            .table(table.head().id())
                            .map(
                                before ->
                                    before.head().equals(table.head())
                                        && before.cells().equals(table.cells()))
                            .orElse(false));
    boolean sameOutlines =
        outlines.entrySet().stream()
            .allMatch(
                outline ->
                    newest
                        .file(outline.getKey())
                        .map(bytes -> java.util.Arrays.equals(bytes, outline.getValue()))
                        .orElse(false));
    return alike.equals(old) && sameTables && sameOutlines;
  }

  /** Whether two audits left the same; why each number is hidden is not remembered. */
  private static boolean sameCounts(Manifest.AuditNote one, Manifest.AuditNote other) {
    return one.method().equals(other.method())
        && one.cells() == other.cells()
        && one.hidden() == other.hidden()
        && one.dropped().equals(other.dropped())
        && one.coarsened().equals(other.coarsened())
        && one.exceptions().equals(other.exceptions())
        && one.withoutPins().equals(other.withoutPins());
  }
}
