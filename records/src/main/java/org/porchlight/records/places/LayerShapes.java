package org.porchlight.records.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.index.strtree.STRtree;
import org.porchlight.city.AreaLayer;

/** The areas of one layer, ready to be asked where a point lies. */
public final class LayerShapes {
  /** The area of records that lie in no area of a layer, or nowhere known. */
  public static final String UNKNOWN = "unknown";

  private static final int SAMPLES_PER_SIDE = 12;

  private final AreaLayer layer;
  private final List<AreaShape> areas;
  private final List<AreaStrips> strips = new ArrayList<>();
  private final STRtree index = new STRtree();
  private final AreaGrid grid;
  private final List<LayerFinding> findings;

  /**
   * Makes a layer.
   *
   * @param areas in the order of their ids, which also decides where areas of a layer that should
   *     not overlap do
   */
  LayerShapes(AreaLayer layer, List<AreaShape> areas) {
    this(layer, areas, List.of());
  }

  /**
   * Makes a layer of a file that was not quite in order.
   *
   * @param found what was wrong with the file
   */
  LayerShapes(AreaLayer layer, List<AreaShape> areas, List<LayerFinding> found) {
    this.layer = layer;
    this.areas = List.copyOf(areas);
    for (int i = 0; i < areas.size(); i++) {
      Geometry geometry = areas.get(i).geometry();
      strips.add(new AreaStrips(geometry));
      index.insert(geometry.getEnvelopeInternal(), i);
    }
    index.build();
    this.grid = new AreaGrid(this.areas);
    List<LayerFinding> all = new ArrayList<>(found);
    int shared = layer.overlapping() ? 0 : countOverlapping();
    if (shared > 0) {
      all.add(new LayerFinding.Overlapping(shared));
    }
    this.findings = List.copyOf(all);
  }

  /** What was wrong with the layer's file; empty for a good one. */
  public List<LayerFinding> findings() {
    return findings;
  }

  /** What somebody should look at in the layer's file: one sentence each, for the operator. */
  public List<String> troubles() {
    return findings.stream()
        .filter(LayerFinding::isTrouble)
        .map(finding -> finding.message(layer))
        .toList();
  }

  /** The areas of which more than a twentieth lies in others, judged by points spread over them. */
  private int countOverlapping() {
    int overlapping = 0;
    for (int i = 0; i < areas.size(); i++) {
      int shared = 0;
      List<Coordinate> samples = samples(areas.get(i).geometry(), strips.get(i));
      for (Coordinate sample : samples) {
        shared += at(sample.x, sample.y).size() > 1 ? 1 : 0;
      }
      overlapping += shared * 20 > samples.size() ? 1 : 0;
    }
    return overlapping;
  }

  /** Its settings. */
  public AreaLayer layer() {
    return layer;
  }

  /** Its areas, in the order of their ids. */
  public List<AreaShape> areas() {
    return areas;
  }

  /** The public name of its unknown area: {@code layer:unknown}. */
  public String unknown() {
    return layer.id() + ":" + UNKNOWN;
  }

  /** The numbers of all areas that the point lies in or on, lowest first. */
  public List<Integer> at(double longitude, double latitude) {
    List<Integer> known = grid.at(longitude, latitude, this::exactlyAt);
    return known == null ? exactlyAt(longitude, latitude) : known;
  }

  private List<Integer> exactlyAt(double longitude, double latitude) {
    List<Integer> found = new ArrayList<>(2);
    for (Object candidate : index.query(new Envelope(longitude, longitude, latitude, latitude))) {
      Integer number = (Integer) candidate;
      if (strips.get(number).locate(longitude, latitude) != Location.EXTERIOR) {
        found.add(number);
      }
    }
    if (found.size() > 1) {
      found.sort(null);
    }
    return found;
  }

  /** The number of the first area that the point lies in or on, or -1. */
  public int firstAt(double longitude, double latitude) {
    List<Integer> found = at(longitude, latitude);
    return found.isEmpty() ? -1 : found.getFirst();
  }

  /**
   * The area of this layer that another shape lies in with more than half of it; empty when there
   * is none. Judged by some hundred points spread evenly over the shape.
   */
  public Optional<Integer> mostlyHolding(Geometry shape) {
    int[] hits = new int[areas.size()];
    int samples = 0;
    for (Coordinate sample : samples(shape, new AreaStrips(shape))) {
      samples++;
      for (int area : at(sample.x, sample.y)) {
        hits[area]++;
      }
    }
    int best = 0;
    for (int i = 1; i < hits.length; i++) {
      best = hits[i] > hits[best] ? i : best;
    }
    return hits.length > 0 && hits[best] * 2 > samples ? Optional.of(best) : Optional.empty();
  }

  private static List<Coordinate> samples(Geometry shape, AreaStrips inside) {
    Envelope box = shape.getEnvelopeInternal();
    List<Coordinate> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES_PER_SIDE; i++) {
      for (int j = 0; j < SAMPLES_PER_SIDE; j++) {
        Coordinate point =
            new Coordinate(
                box.getMinX() + box.getWidth() * (i + 0.5) / SAMPLES_PER_SIDE,
                box.getMinY() + box.getHeight() * (j + 0.5) / SAMPLES_PER_SIDE);
        if (inside.locate(point.x, point.y) == Location.INTERIOR) {
          samples.add(point);
        }
      }
    }
    if (samples.isEmpty() && !shape.isEmpty()) {
      samples.add(shape.getInteriorPoint().getCoordinate());
    }
    return samples;
  }
}
