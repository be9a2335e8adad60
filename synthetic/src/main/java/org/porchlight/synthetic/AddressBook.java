package org.porchlight.synthetic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;

/**
 * Streets, homes, businesses and the places everyone knows. Every address lies inside the
 * neighborhood it names; house numbers rise along a street and odd ones stand on one side.
 */
final class AddressBook {
  private static final String[] FIRST = {
    "Acorn", "Amber", "Apple", "Aster", "Badger", "Barley", "Basket", "Bramble", "Bridle",
        "Brindle",
    "Butter", "Candle", "Cedar", "Chestnut", "Cinder", "Clover", "Copper", "Cotton", "Cricket",
        "Dapple",
    "Dawn", "Elder", "Ember", "Fallow", "Feather", "Fern", "Fiddle", "Finch", "Flint", "Foxglove",
    "Garnet", "Ginger", "Goldfinch", "Gosling", "Hare", "Harvest", "Hazel", "Heather", "Honey",
        "Juniper",
    "Kettle", "Lamp", "Lantern", "Lark", "Lilac", "Linden", "Linnet", "Mallow", "Maple", "Marigold",
    "Meadow", "Mill", "Mint", "Moss", "Mulberry", "Nettle", "Nutmeg", "Oriole", "Otter", "Pebble",
    "Pepper", "Petrel", "Pigeon", "Plover", "Poppy", "Quarry", "Quill", "Rabbit", "Reed", "Robin",
    "Rosehip", "Rowan", "Rush", "Saffron", "Sage", "Salt", "Shuttle", "Silver", "Sorrel", "Sparrow",
    "Spindle", "Starling", "Sumac", "Swan", "Sycamore", "Tansy", "Teal", "Thimble", "Thrush",
        "Timber",
    "Turnstone", "Violet", "Walnut", "Wagtail", "Weaver", "Wheat", "Whistle", "Willow", "Wren",
        "Yarrow"
  };

  private static final String[] SECOND = {
    "bank", "bell", "brook", "bridge", "croft", "dale", "down", "edge", "fall", "field", "gate",
    "glade", "green", "grove", "hearth", "hedge", "hollow", "lea", "light", "mere", "moor", "path",
    "pond", "ridge", "rise", "run", "shade", "stile", "stone", "thorn", "top", "turn", "vale",
    "view", "ward", "water", "well", "wick", "wind", "wood", ""
  };

  private static final String[] KINDS = {
    "St", "St", "St", "Ave", "Ave", "Rd", "Rd", "Dr", "Dr", "Ln", "Ct", "Way", "Pl", "Ter", "Blvd"
  };

  /** Places everyone knows, by name and neighborhood; one row of a file may be anybody here. */
  enum Landmark {
    HOSPITAL("Saint Elowen Hospital", 9),
    SHELTER("Hearthlight Shelter", 2),
    JAIL("Linnow County Jail", 5),
    STATION("Ropewalk Bus Station", 1),
    LIBRARY("Quay Street Library", 0),
    MARKET("Tallow Market Hall", 2),
    CLINIC("Copperleaf Clinic", 23);

    final String label;
    final int neighborhood;

    Landmark(String label, int neighborhood) {
      this.label = label;
      this.neighborhood = neighborhood;
    }
  }

  private final List<Address> homes = new ArrayList<>();
  private final List<Address> publicPlaces = new ArrayList<>();
  private final Map<Landmark, Address> landmarks = new EnumMap<>(Landmark.class);
  private final Wheel busy;

  /** Room for at least this many households, and public places to go with them. */
  AddressBook(CityMap map, int households, Rng rng) {
    double[] share = new double[map.neighborhoods.size()];
    double total = 0;
    for (int i = 0; i < share.length; i++) {
      Neighborhood hood = map.neighborhoods.get(i);
      share[i] = hood.shape().getArea() * hood.residentsPerArea();
      total += share[i];
    }
    Set<String> taken = new HashSet<>();
    List<Double> busyness = new ArrayList<>();
    for (int i = 0; i < share.length; i++) {
      Neighborhood hood = map.neighborhoods.get(i);
      Ground ground = new Ground(hood, rng.fork(hood.id()));
      int wanted = (int) Math.max(24, StrictMath.ceil(households * share[i] / total));
      List<Address> own = new ArrayList<>();
      List<String> streets = new ArrayList<>();
      while (own.size() < wanted) {
        String street = newStreet(rng, taken);
        streets.add(street);
        ground.build(i, street, own, wanted);
      }
      homes.addAll(own);
      int shops = Math.max(12, wanted / 9);
      for (int j = 0; j < shops; j++) {
        // One public place in three is a street corner.
        Coordinate at = ground.anyPoint();
        boolean corner = streets.size() > 1 && j % 3 == 0;
        String name = rng.pick(streets);
        if (corner) {
          int other = (streets.indexOf(name) + 1) % streets.size();
          name = name + " & " + streets.get(other);
        }
        int number = corner ? 0 : 100 * rng.between(1, 30) + rng.between(1, 98);
        publicPlaces.add(new Address(number, name, "", i, (int) at.x, (int) at.y));
        busyness.add(
            hood.busyness() * share[i] / shops / (1 + j % 17) * (hood.district() == 0 ? 2 : 1));
      }
    }
    busy = new Wheel(busyness.stream().mapToDouble(Double::doubleValue).toArray());
    for (Landmark landmark : Landmark.values()) {
      Ground ground =
          new Ground(map.neighborhoods.get(landmark.neighborhood), rng.fork(landmark.label));
      Coordinate at = ground.anyPoint();
      landmarks.put(
          landmark,
          new Address(0, landmark.label, "", landmark.neighborhood, (int) at.x, (int) at.y));
    }
  }

  /** Writes every house with a number, home or shop, as a city's office of addresses would. */
  void write(Path file) throws IOException {
    StringBuilder rows = new StringBuilder("number,street,longitude,latitude,note\n");
    Set<String> written = new HashSet<>();
    for (List<Address> all : List.of(homes, publicPlaces)) {
      for (Address house : all) {
        if (house.number() > 0 && written.add(house.number() + " " + house.street())) {
          rows.append(house.number()).append(',').append(house.street()).append(',');
          Extract.degrees(rows, house.longitude());
          rows.append(',');
          Extract.degrees(rows, house.latitude());
          rows.append(",made-up data\n");
        }
      }
    }
    Files.writeString(file, rows);
  }

  int homes() {
    return homes.size();
  }

  Address home(int index) {
    return homes.get(index);
  }

  Address at(Landmark landmark) {
    return Objects.requireNonNull(landmarks.get(landmark));
  }

  /** A shop, a corner, a lot: busy places come up often. */
  Address publicPlace(Rng rng) {
    return publicPlaces.get(busy.spin(rng));
  }

  /** A public place downtown. */
  Address downtown(Rng rng) {
    for (int i = 0; i < 60; i++) {
      Address place = publicPlace(rng);
      if (place.neighborhood() < 6) {
        return place;
      }
    }
    return at(Landmark.STATION);
  }

  private static String newStreet(Rng rng, Set<String> taken) {
    while (true) {
      String first = FIRST[rng.below(FIRST.length)];
      String second = SECOND[rng.below(SECOND.length)];
      String name = first + second;
      // Two streets of one name and two kinds are a trap that real cities set too, but rarely.
      if (taken.add(name) || rng.chance(0.01)) {
        String street = name + " " + KINDS[rng.below(KINDS.length)];
        if (taken.add(street)) {
          return street;
        }
      }
      if (taken.size() > 6000) {
        String street = first + second + " " + FIRST[rng.below(FIRST.length)] + " Rd";
        if (taken.add(street)) {
          return street;
        }
      }
    }
  }

  /** One neighborhood's ground, to put things on. */
  private static final class Ground {
    private final Neighborhood hood;
    private final IndexedPointInAreaLocator within;
    private final Wheel cells;
    private final Rng rng;

    Ground(Neighborhood hood, Rng rng) {
      this.hood = hood;
      this.rng = rng;
      this.within = new IndexedPointInAreaLocator(hood.shape());
      this.cells = new Wheel(hood.cells().stream().mapToDouble(Polygon::getArea).toArray());
    }

    /** A point well inside the neighborhood. */
    Coordinate anyPoint() {
      while (true) {
        Coordinate[] ring = hood.cells().get(cells.spin(rng)).getExteriorRing().getCoordinates();
        // A convex mix of a cell's corners lies inside the cell.
        double x = 0;
        double y = 0;
        double sum = 0;
        for (int i = 0; i + 1 < ring.length; i++) {
          double weight = rng.unit() * rng.unit() + 0.02;
          x += weight * ring[i].x;
          y += weight * ring[i].y;
          sum += weight;
        }
        Coordinate point = new Coordinate(StrictMath.rint(x / sum), StrictMath.rint(y / sum));
        if (contains(point)) {
          return point;
        }
      }
    }

    private boolean contains(Coordinate point) {
      return within.locate(point) == Location.INTERIOR;
    }

    /** Lines a street with homes until it ends or enough stand. */
    void build(int neighborhood, String street, List<Address> homes, int wanted) {
      Coordinate start = anyPoint();
      double angle = rng.unit() * 2 * StrictMath.PI;
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      int number = 100 * rng.between(1, 24);
      double along = 0;
      int length = rng.between(30, 110);
      for (int i = 0; i < length && homes.size() < wanted; i++) {
        number += rng.between(1, 6);
        along += rng.between(7, 22);
        double side = number % 2 == 0 ? 14 : -14;
        Coordinate step = CityMap.meters(along * cos - side * sin, along * sin + side * cos);
        Coordinate at =
            new Coordinate(StrictMath.rint(start.x + step.x), StrictMath.rint(start.y + step.y));
        if (!contains(at)) {
          return;
        }
        if (rng.chance(0.06)) {
          int units = rng.between(4, 24);
          for (int unit = 0; unit < units && homes.size() < wanted; unit++) {
            String door = (unit / 4 + 1) + String.valueOf((char) ('A' + unit % 4));
            homes.add(new Address(number, street, door, neighborhood, (int) at.x, (int) at.y));
          }
        } else {
          homes.add(new Address(number, street, "", neighborhood, (int) at.x, (int) at.y));
        }
      }
    }
  }
}
