package org.porchlight.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.porchlight.records.places.AddressPoints;
import org.porchlight.records.places.LayerShapes;
import org.porchlight.release.Spot;

/**
 * The spots that stand for a city's addresses on the map, each for eight or more.
 *
 * <p>Addresses that lie in the same areas of all layers form a patch; no spot stands for addresses
 * of two patches, so that pins can be counted by area like their records. In a patch each block of
 * a street (its houses of one hundred) offers its middle. A spot to which fewer than eight
 * addresses are nearest goes, and its addresses turn to their next nearest, until every spot left
 * has eight. A patch with fewer has none.
 *
 * <p>Spots stay from release to release. Were they chosen anew from each file of addresses, a home
 * that many records name would be seen from two sets of spots, and the addresses that both stand
 * for may be fewer than eight.
 */
final class SpotMap {
  /** No two spots are nearer than this. */
  static final double APART_METERS = 30;

  /** A record further from every spot than this is not shown. */
  static final double REACH_METERS = 1000;

  private static final double METERS_IN_A_DEGREE = 111_320;
  private static final double FIVE_DECIMALS = 1e5;

  private final Map<String, List<Spot>> byPatch;

  private SpotMap(Map<String, List<Spot>> byPatch) {
    this.byPatch = byPatch;
  }

  /** The name of a patch: its areas, sorted. */
  static String patch(Set<String> areas) {
    return String.join(" ", new TreeSet<>(areas));
  }

  /**
   * Chooses spots.
   *
   * @param standing those of the newest release; of these, the ones stay that still stand for eight
   *     addresses, and no other is added. Empty to choose anew
   */
  static SpotMap of(AddressPoints addresses, Map<String, LayerShapes> layers, List<Spot> standing) {
    Map<String, Patch> patches = new TreeMap<>();
    addresses.forEach(
        (street, number, longitude, latitude) -> {
          Set<String> areas = areasAt(layers, longitude, latitude);
          if (!areas.isEmpty()) {
            patches
                .computeIfAbsent(patch(areas), _ -> new Patch(areas))
                .add(street + " " + number / 100, longitude, latitude);
          }
        });
    if (standing.isEmpty()) {
      Fence fence = new Fence();
      patches.values().forEach(patch -> patch.offerBlocks(layers, fence));
    } else {
      for (Spot spot : standing) {
        Patch patch = patches.get(patch(new HashSet<>(spot.areas())));
        if (patch != null) {
          patch.middles.add(new Middle(spot.id(), spot.longitude(), spot.latitude()));
        }
      }
    }
    Map<String, List<Spot>> byPatch = new TreeMap<>();
    int number = 0;
    for (Map.Entry<String, Patch> patch : patches.entrySet()) {
      List<Spot> spots = new ArrayList<>();
      for (Middle middle : patch.getValue().settled()) {
        number++;
        spots.add(
            new Spot(
                middle.id == null ? "spot-%05d".formatted(number) : middle.id,
                middle.longitude,
                middle.latitude,
                List.copyOf(new TreeSet<>(patch.getValue().areas)),
                middle.addresses.size()));
      }
      byPatch.put(patch.getKey(), List.copyOf(spots));
    }
    return new SpotMap(byPatch);
  }

  /** All spots, by patch. */
  List<Spot> spots() {
    return byPatch.values().stream().flatMap(List::stream).toList();
  }

  /** The spot that stands for a place; empty when none of its patch is near. */
  Optional<Spot> find(Set<String> areas, double longitude, double latitude) {
    return byPatch.getOrDefault(patch(areas), List.of()).stream()
        .min(
            Comparator.comparingDouble(
                spot -> meters(longitude, latitude, spot.longitude(), spot.latitude())))
        .filter(
            spot -> meters(longitude, latitude, spot.longitude(), spot.latitude()) <= REACH_METERS);
  }

  /**
   * The areas of all layers at a place, the unknown ones of layers that may have holes included;
   * none where a layer that should cover the city does not.
   */
  private static Set<String> areasAt(
      Map<String, LayerShapes> layers, double longitude, double latitude) {
    Set<String> areas = new HashSet<>();
    for (LayerShapes layer : layers.values()) {
      List<Integer> found =
          layer.layer().overlapping()
              ? layer.at(longitude, latitude)
              : layer.at(longitude, latitude).stream().limit(1).toList();
      if (found.isEmpty() && !layer.layer().overlapping()) {
        return Set.of();
      }
      if (found.isEmpty()) {
        areas.add(layer.unknown());
      }
      found.forEach(each -> areas.add(layer.areas().get(each).id()));
    }
    return areas;
  }

  static double meters(double east, double north, double otherEast, double otherNorth) {
    return Math.hypot(
        (north - otherNorth) * METERS_IN_A_DEGREE,
        (east - otherEast) * METERS_IN_A_DEGREE * Math.cos(Math.toRadians(north)));
  }

  /** A place that may become a spot. */
  private static final class Middle {
    private final @Nullable String id;
    private final double longitude;
    private final double latitude;
    private final List<double[]> addresses = new ArrayList<>();

    Middle(@Nullable String id, double longitude, double latitude) {
      this.id = id;
      this.longitude = longitude;
      this.latitude = latitude;
    }

    double metersTo(double[] address) {
      return meters(longitude, latitude, address[0], address[1]);
    }
  }

  /** Addresses that lie in the same areas. */
  private static final class Patch {
    private final Set<String> areas;
    private final Map<String, List<double[]>> blocks = new TreeMap<>();
    private final List<Middle> middles = new ArrayList<>();

    Patch(Set<String> areas) {
      this.areas = areas;
    }

    void add(String block, double longitude, double latitude) {
      blocks.computeIfAbsent(block, _ -> new ArrayList<>()).add(new double[] {longitude, latitude});
    }

    /** The middle of each block that lies in the patch itself, the fullest block first. */
    void offerBlocks(Map<String, LayerShapes> layers, Fence fence) {
      blocks.values().stream()
          .sorted(Comparator.comparingInt((List<double[]> block) -> -block.size()))
          .forEach(
              block -> {
                double longitude = middle(block, 0);
                double latitude = middle(block, 1);
                if (areasAt(layers, longitude, latitude).equals(areas)
                    && fence.admits(longitude, latitude)) {
                  middles.add(new Middle(null, longitude, latitude));
                }
              });
    }

    private static double middle(List<double[]> block, int axis) {
      double mean = block.stream().mapToDouble(each -> each[axis]).average().orElseThrow();
      return Math.round(mean * FIVE_DECIMALS) / FIVE_DECIMALS;
    }

    /** Those that are left when each stands for eight addresses. */
    List<Middle> settled() {
      blocks.values().forEach(block -> block.forEach(this::turn));
      while (true) {
        Optional<Middle> least =
            middles.stream().min(Comparator.comparingInt(each -> each.addresses.size()));
        if (least.isEmpty() || least.get().addresses.size() >= Spot.FEWEST) {
          return middles;
        }
        middles.remove(least.get());
        least.get().addresses.forEach(this::turn);
      }
    }

    private void turn(double[] address) {
      middles.stream()
          .min(Comparator.comparingDouble(each -> each.metersTo(address)))
          .ifPresent(nearest -> nearest.addresses.add(address));
    }
  }

  /** Keeps spots apart from each other, over the borders of patches too. */
  private static final class Fence {
    private static final double SIDE = APART_METERS / METERS_IN_A_DEGREE;

    private final Map<Long, List<double[]>> taken = new HashMap<>();

    boolean admits(double longitude, double latitude) {
      // A degree of longitude is shorter than one of latitude; four columns are enough up to 75
      // degrees north.
      long row = (long) Math.floor(latitude / SIDE);
      long column = (long) Math.floor(longitude / SIDE);
      for (long r = row - 1; r <= row + 1; r++) {
        for (long c = column - 4; c <= column + 4; c++) {
          for (double[] other : taken.getOrDefault(key(r, c), List.of())) {
            if (meters(longitude, latitude, other[0], other[1]) < APART_METERS) {
              return false;
            }
          }
        }
      }
      taken
          .computeIfAbsent(key(row, column), _ -> new ArrayList<>())
          .add(new double[] {longitude, latitude});
      return true;
    }

    private static long key(long row, long column) {
      return row * 100_000_000L + column;
    }
  }
}
