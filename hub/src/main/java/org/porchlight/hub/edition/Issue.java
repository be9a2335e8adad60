package org.porchlight.hub.edition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.porchlight.release.Manifest;
import org.porchlight.release.Notice;
import org.porchlight.release.Release;
import org.porchlight.release.TakenBack;
import org.porchlight.webkit.findings.TableReading;
import org.porchlight.webkit.maps.AreaShapes;
import org.porchlight.webkit.maps.UnreadableAreasException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The release that the hub shows, ready to be read. It goes away as one when a newer one comes, and
 * its rendered pages with it.
 */
public final class Issue {
  private static final Logger LOG = LoggerFactory.getLogger(Issue.class);

  private final Release release;
  private final List<Notice> notices;
  private final List<TakenBack> takenBack;
  private final Map<String, TableReading> readings = new LinkedHashMap<>();
  private final Map<String, Edition> editions = new LinkedHashMap<>();
  private final Map<String, Optional<AreaShapes>> shapes = new ConcurrentHashMap<>();
  // Only pages that exist are kept, so the number of pages times languages bounds it.
  private final Map<String, RenderedPage> pages = new ConcurrentHashMap<>();

  private final Showing showing;

  Issue(Release release, List<Notice> notices, List<TakenBack> takenBack, Showing showing) {
    this.showing = showing;
    this.release = release;
    this.notices = List.copyOf(notices);
    this.takenBack =
        takenBack.stream()
            .filter(one -> one.release().compareTo(release.manifest().id()) > 0)
            .toList();
    release.tables().forEach((id, table) -> readings.put(id, new TableReading(table)));
    for (String tag : release.manifest().city().languages()) {
      editions.put(tag, new Edition(this, tag));
    }
  }

  public Release release() {
    return release;
  }

  /** Whether the pages will be files: what needs a server says so and points on. */
  public boolean still() {
    return showing == Showing.FILES;
  }

  /** Whether what residents say is taken in. */
  public boolean listens() {
    return showing == Showing.LISTENING;
  }

  /** Why there is no newer release. */
  public List<Notice> notices() {
    return notices;
  }

  /** Those of the releases that are newer than this one. */
  List<TakenBack> newer(List<TakenBack> all) {
    return all.stream().filter(one -> one.release().compareTo(manifest().id()) > 0).toList();
  }

  /** Newer releases that were taken back, so that this one is shown. */
  public List<TakenBack> takenBack() {
    return takenBack;
  }

  public Manifest manifest() {
    return release.manifest();
  }

  /** The release in one of the city's languages; empty for a language it does not speak. */
  public Optional<Edition> in(String language) {
    return Optional.ofNullable(editions.get(language));
  }

  /** The language tags of the city, in its order. */
  public List<String> languages() {
    return List.copyOf(editions.keySet());
  }

  /** All tables of a topic, in the release's order. */
  public List<TableReading> tablesOf(String topic) {
    return readings.values().stream()
        .filter(reading -> reading.head().topic().equals(topic))
        .toList();
  }

  /** The table of this id. */
  public Optional<TableReading> table(String id) {
    return Optional.ofNullable(readings.get(id));
  }

  /** The shapes of a layer; empty, and said in the log, when they cannot be drawn. */
  public Optional<AreaShapes> shapes(Manifest.Layer layer) {
    return shapes.computeIfAbsent(
        layer.id(),
        _ -> {
          try {
            return release.file(layer.file()).map(AreaShapes::read);
          } catch (UnreadableAreasException e) {
            LOG.warn("The layer {} is shown without a map: {}", layer.id(), e.getMessage());
            return Optional.empty();
          }
        });
  }

  /** Pages rendered so far, by language and path. */
  public Map<String, RenderedPage> pages() {
    return pages;
  }
}
