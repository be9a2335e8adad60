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
import org.porchlight.hub.settings.SettingsProblem;
import org.porchlight.release.Notice;
import org.porchlight.release.Release;
import org.porchlight.release.Releases;
import org.porchlight.release.UnreadableReleaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest release of the folder that was not taken back. A reader looks for a newer one at most
 * every ten seconds; a newer one that cannot be read is said in the log, and the last good one
 * stays.
 */
public final class Newest {
  private static final Logger LOG = LoggerFactory.getLogger(Newest.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
  private static final int OLD_RELEASES_KEPT = 4;

  private final Releases releases;
  private final Clock clock;
  private volatile Issue current;
  private volatile Instant nextLook;
  private volatile String refused = "";
  private final ReentrantLock looking = new ReentrantLock();
  private final Map<String, Release> old = new LinkedHashMap<>();

  /**
   * Opens the newest release.
   *
   * @throws SettingsProblem when there is none, or it cannot be read
   */
  public Newest(Path folder, Clock clock) {
    this.releases = new Releases(folder);
    this.clock = clock;
    this.nextLook = clock.instant().plus(BETWEEN_LOOKS);
    Optional<Release> latest;
    try {
      List<Path> shown = releases.shown();
      latest = shown.isEmpty() ? Optional.empty() : Optional.of(Release.open(shown.getLast()));
    } catch (UnreadableReleaseException e) {
      throw new SettingsProblem(
          List.of("The newest release in %s cannot be read: %s".formatted(folder, e.getMessage())));
    }
    this.current =
        latest
            .map(release -> new Issue(release, releases.notices()))
            .orElseThrow(
                () ->
                    new SettingsProblem(
                        List.of(
                            "There is no release in %s yet; publish one first."
                                .formatted(folder))));
  }

  /** The release to show now. */
  public Issue issue() {
    Instant now = clock.instant();
    if (now.isAfter(nextLook) && looking.tryLock()) {
      try {
        look();
        nextLook = now.plus(BETWEEN_LOOKS);
      } finally {
        looking.unlock();
      }
    }
    return current;
  }

  /** Any release of the folder by its id, for links to numbers published before. */
  public Optional<Release> release(String id) {
    Issue issue = issue();
    if (issue.manifest().id().equals(id)) {
      return Optional.of(issue.release());
    }
    synchronized (old) {
      if (releases.takenBack().contains(id)) {
        return Optional.empty();
      }
      if (old.containsKey(id)) {
        return Optional.of(old.get(id));
      }
      Optional<Release> found =
          releases.shown().stream()
              .filter(folder -> folder.getFileName().toString().equals(id))
              .findFirst()
              .map(Release::open);
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

  /** The ids of all releases that were not taken back, newest first. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    releases.shown().forEach(folder -> ids.addFirst(folder.getFileName().toString()));
    return List.copyOf(ids);
  }

  private void look() {
    String shown = current.manifest().id();
    List<Path> folders = releases.shown();
    if (folders.isEmpty()) {
      return;
    }
    String newest = folders.getLast().getFileName().toString();
    List<Notice> notices = releases.notices();
    if (newest.equals(shown) || newest.equals(refused)) {
      if (!notices.equals(current.notices())) {
        current = new Issue(current.release(), notices);
      }
      return;
    }
    try {
      current = new Issue(Release.open(folders.getLast()), notices);
      LOG.info("Release {} is shown now.", newest);
    } catch (UnreadableReleaseException e) {
      refused = newest;
      LOG.warn("Release {} is not shown: {} Release {} stays.", newest, e.getMessage(), shown);
    }
  }
}
