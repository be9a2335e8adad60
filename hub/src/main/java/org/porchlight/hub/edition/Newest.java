package org.porchlight.hub.edition;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.porchlight.hub.settings.SettingsProblem;
import org.porchlight.release.Manifest;
import org.porchlight.release.Notice;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;
import org.porchlight.release.TakenBack;
import org.porchlight.release.UnreadableReleaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest release of the folder that was not taken back. A reader looks for a newer one at most
 * every ten seconds; a newer one that cannot be read is said in the log, and the last good one
 * stays. One that was taken back never stays: with no other to show, nothing is shown.
 */
public final class Newest {
  private static final Logger LOG = LoggerFactory.getLogger(Newest.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int OLD_RELEASES_KEPT = 4;

  private final Releases releases;
  private final Clock clock;
  private final Showing showing;

  /** Null while every release is taken back. */
  private volatile @Nullable Issue current;

  private volatile Manifest.CityNote city;
  private volatile Instant looked;
  private volatile String refused = "";
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<String, Release> old = new LinkedHashMap<>();

  /**
   * Opens the newest release.
   *
   * @throws SettingsProblem when there is none, or it cannot be read
   */
  public Newest(Path folder, Clock clock) {
    this(folder, clock, Showing.READ_ONLY);
  }

  /**
   * Opens the newest release.
   *
   * @param showing what its pages may offer
   * @throws SettingsProblem when there is none, or it cannot be read
   */
  public Newest(Path folder, Clock clock, Showing showing) {
    this.showing = showing;
    this.releases = new Releases(folder);
    this.clock = clock;
    this.looked = clock.instant();
    try {
      List<Path> all = releases.folders();
      if (all.isEmpty()) {
        throw new SettingsProblem(
            List.of("There is no release in %s yet; publish one first.".formatted(folder)));
      }
      List<Path> shown = releases.shown();
      Release release = Release.open(shown.isEmpty() ? all.getLast() : shown.getLast());
      this.city = release.manifest().city();
      this.current =
          shown.isEmpty()
              ? null
              : new Issue(release, releases.notices(), releases.allTakenBack(), showing);
    } catch (UnreadableReleaseException e) {
      throw new SettingsProblem(
          List.of("The newest release in %s cannot be read: %s".formatted(folder, e.getMessage())));
    }
  }

  /**
   * The release to show now.
   *
   * @throws NothingShown when every release was taken back
   */
  public Issue issue() {
    Instant now = clock.instant();
    if (now.isAfter(looked.plus(BETWEEN_LOOKS)) && looking.tryLock()) {
      try {
        look();
        looked = now;
      } finally {
        looking.unlock();
      }
    }
    Issue shown = current;
    if (shown == null) {
      throw new NothingShown(city, looked, releases.allTakenBack());
    }
    return shown;
  }

  /**
   * Any release of the folder by its id, for links to numbers published before. Empty for one that
   * is not there, was taken back, or is damaged.
   *
   * @throws NothingShown when every release was taken back
   */
  public Optional<Release> release(String id) {
    Issue issue = issue();
    if (issue.manifest().id().equals(id)) {
      return Optional.of(issue.release());
    }
    synchronized (old) {
      if (isTakenBack(id)) {
        return Optional.empty();
      }
      if (old.containsKey(id)) {
        return Optional.of(old.get(id));
      }
      Optional<Release> found =
          releases.shown().stream()
              .filter(folder -> folder.getFileName().toString().equals(id))
              .findFirst()
              .flatMap(Newest::open);
      found.ifPresent(
          release -> {
            if (old.size() >= OLD_RELEASES_KEPT) {
              old.remove(old.keySet().iterator().next());
            }
            old.put(id, release);
          });
      return found;
    }
  }

  private static Optional<Release> open(Path folder) {
    try {
      return Optional.of(Release.open(folder));
    } catch (UnreadableReleaseException e) {
      LOG.warn("Release {} cannot be shown: {}", folder.getFileName(), e.getMessage());
      return Optional.empty();
    }
  }

  /** The ids of all releases that were not taken back, newest first. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    releases.shown().forEach(folder -> ids.addFirst(folder.getFileName().toString()));
    return List.copyOf(ids);
  }

  /** Whether the release of that id was shown once and was taken back. */
  public boolean isTakenBack(String id) {
    return releases.takenBack().contains(id);
  }

  /** All releases that were taken back, in their order. */
  public List<TakenBack> takenBack() {
    return releases.allTakenBack();
  }

  private void look() {
    Issue shown = current;
    List<Path> folders = releases.shown();
    if (folders.isEmpty()) {
      if (shown != null) {
        current = null;
        LOG.warn("Every release was taken back. The hub says so until another one is published.");
      }
      return;
    }
    String newest = folders.getLast().getFileName().toString();
    List<Notice> notices = releases.notices();
    List<TakenBack> takenBack = releases.allTakenBack();
    boolean same = shown != null && newest.equals(shown.manifest().id());
    if (shown != null && (same || (newest.equals(refused) && !wasTakenBack(shown)))) {
      if (!notices.equals(shown.notices()) || !shown.newer(takenBack).equals(shown.takenBack())) {
        current = new Issue(shown.release(), notices, takenBack, showing);
      }
      return;
    }
    for (Path folder : folders.reversed()) {
      String id = folder.getFileName().toString();
      if (shown != null && id.equals(shown.manifest().id())) {
        return;
      }
      try {
        Issue next = new Issue(Release.open(folder), notices, takenBack, showing);
        current = next;
        city = next.manifest().city();
        LOG.info("Release {} is shown now.", id);
        return;
      } catch (UnreadableReleaseException e) {
        refused = newest;
        LOG.warn("Release {} is not shown: {}", id, e.getMessage());
      }
    }
    // Nothing that may be shown can be read.
    current = shown == null || wasTakenBack(shown) ? null : shown;
  }

  private boolean wasTakenBack(Issue issue) {
    return isTakenBack(issue.manifest().id());
  }
}
