package org.porchlight.hub.corrections;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.porchlight.hub.edition.Newest;
import org.porchlight.release.Cell;
import org.porchlight.release.Manifest;
import org.porchlight.release.Release;
import org.porchlight.release.ReleasedTable;
import org.porchlight.release.TableHead;
import org.porchlight.release.TakenBack;
import org.porchlight.webkit.language.Timespan;

/**
 * All releases that may be shown, one after the other. A release never changes, so each is read
 * once; the first to ask waits for that.
 */
public final class History {
  private final Newest newest;
  private final ReentrantLock reading = new ReentrantLock();
  private final Map<String, Manifest> manifests = new HashMap<>();
  private final Map<String, List<Correction>> steps = new HashMap<>();

  /** The history of a hub. */
  public History(Newest newest) {
    this.newest = newest;
  }

  /** The descriptions of all releases that may be shown, newest first. */
  public List<Manifest> manifests() {
    List<Manifest> all = new ArrayList<>();
    reading.lock();
    try {
      for (String id : newest.ids()) {
        Manifest known = manifests.get(id);
        if (known == null) {
          known = newest.release(id).map(Release::manifest).orElse(null);
        }
        if (known != null) {
          manifests.put(id, known);
          all.add(known);
        }
      }
    } finally {
      reading.unlock();
    }
    return all;
  }

  /**
   * Every number that a later release changed, newest release first. A number of a release that was
   * taken back is never told: releases are compared with the one before them that is still shown.
   */
  public List<Correction> corrections() {
    List<Correction> all = new ArrayList<>();
    reading.lock();
    try {
      List<String> ids = newest.ids();
      // From the oldest on, so that each release is opened once and its follower next.
      for (int i = ids.size() - 1; i > 0; i--) {
        String from = ids.get(i);
        String to = ids.get(i - 1);
        List<Correction> step = steps.get(from + to);
        if (step == null) {
          Optional<Release> before = newest.release(from);
          Optional<Release> after = newest.release(to);
          step =
              before.isPresent() && after.isPresent()
                  ? between(before.get(), after.get())
                  : List.of();
          steps.put(from + to, step);
        }
        all.addAll(0, step);
      }
    } finally {
      reading.unlock();
    }
    return all;
  }

  /** Releases that were taken back; what they said is not told. */
  public List<TakenBack> takenBack() {
    return newest.takenBack();
  }

  static List<Correction> between(Release before, Release after) {
    List<Correction> changed = new ArrayList<>();
    Manifest manifest = after.manifest();
    LocalDate on =
        LocalDate.ofInstant(manifest.compiledAt(), ZoneId.of(manifest.city().timeZone()));
    for (ReleasedTable table : after.tables().values()) {
      Optional<ReleasedTable> earlier = before.table(table.head().id());
      if (earlier.isEmpty()) {
        continue;
      }
      for (Cell is : table.cells()) {
        Optional<Cell> was = earlier.get().find(is.area(), is.time(), is.type());
        if (was.isPresent()
            && !sameNumber(was.get(), is)
            && wasFinished(is, earlier.get().head(), table.head())) {
          changed.add(
              new Correction(
                  table.head(),
                  on,
                  before.manifest().id(),
                  manifest.id(),
                  was.get(),
                  is,
                  manifest.restates() == null ? null : manifest.restates().reason()));
        }
      }
    }
    return List.copyOf(changed);
  }

  private static boolean sameNumber(Cell a, Cell b) {
    return Objects.equals(a.value(), b.value())
        && Objects.equals(a.base(), b.base())
        && Objects.equals(a.margin(), b.margin())
        && a.lacksRecords() == b.lacksRecords();
  }

  /** A period that had not ended, and the whole span of a table, grow; that corrects nothing. */
  private static boolean wasFinished(Cell cell, TableHead before, TableHead after) {
    Timespan span = Timespan.parse(cell.time(), after.from(), after.to());
    return !span.to().isAfter(before.to()) && !span.from().isBefore(before.from());
  }
}
