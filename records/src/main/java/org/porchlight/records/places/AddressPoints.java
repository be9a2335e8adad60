package org.porchlight.records.places;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.City;
import org.porchlight.city.NearestName;
import org.porchlight.city.Problem;
import org.porchlight.city.ProblemsException;

/**
 * The embedded geocoder: a city's file of address points, held in memory with 16 bytes for each
 * house and some hundred for each street, about 20 MB for a million houses. It needs no network, so
 * no address leaves the building.
 *
 * <p>It answers only what the file says: the same street name in another spelling, the same city
 * where a record names one, and one place. Where the answers lie further apart than one place can
 * be, there is none.
 */
public final class AddressPoints implements Geocoder {
  /** Points of one house further apart than this are two houses of one name. */
  private static final double HOUSE_METERS = 500;

  private static final double BLOCK_METERS = 2000;

  /** Where two streets meet, a house of the one stands this near to a house of the other. */
  private static final double CORNER_METERS = 150;

  private static final int KEPT_ANSWERS = 50_000;
  private static final double METERS_IN_A_DEGREE = 111_320;
  private static final double MICRO = 1e6;

  private final Map<String, Street> streets = new HashMap<>();
  private final Map<String, Integer> cities = new HashMap<>();
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private long points;
  private long unusable;

  /** The houses of one street, by their number; places in millionths of a degree. */
  private static final class Street {
    private int[] numbers = new int[4];
    private int[] cityOf = new int[4];
    private int[] longitudes = new int[4];
    private int[] latitudes = new int[4];
    private int size;

    void add(int number, int city, double longitude, double latitude) {
      if (size == numbers.length) {
        resize(size * 2);
      }
      numbers[size] = number;
      cityOf[size] = city;
      longitudes[size] = (int) Math.round(longitude * MICRO);
      latitudes[size] = (int) Math.round(latitude * MICRO);
      size++;
    }

    void resize(int length) {
      numbers = Arrays.copyOf(numbers, length);
      cityOf = Arrays.copyOf(cityOf, length);
      longitudes = Arrays.copyOf(longitudes, length);
      latitudes = Arrays.copyOf(latitudes, length);
    }
  }

  private AddressPoints() {}

  /**
   * Reads a file of address points.
   *
   * @throws ProblemsException when the file lacks a column, or has no house with a place
   */
  public static AddressPoints read(Path file, City.AddressFile settings) throws IOException {
    AddressPoints read = new AddressPoints();
    String name = file.getFileName().toString();
    Projection projection =
        settings.crs() == null
            ? Projection.DEGREES
            : Projection.of(settings.crs(), "city.yaml: crs of the address points");
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(file)) {
      int[] columns = null;
      for (CsvRecord row : rows) {
        if (columns == null) {
          columns = columns(row.getFields(), settings, name);
        } else {
          read.add(row, columns, projection);
        }
      }
    } catch (CsvParseException e) {
      throw new ProblemsException(
          name, "the file cannot be read on as CSV; a quote may be open.", "PL-IMPORT-004");
    }
    if (read.points == 0) {
      throw new ProblemsException(
          name, "no row has a house number, a street and a place.", "PL-PLACE-005");
    }
    read.streets.values().forEach(street -> street.resize(street.size));
    return read;
  }

  private static int[] columns(List<String> header, City.AddressFile settings, String file) {
    List<String> names = new ArrayList<>(header);
    if (!names.isEmpty() && names.getFirst().startsWith("\ufeff")) {
      names.set(0, names.getFirst().substring(1));
    }
    List<@Nullable String> wanted =
        Arrays.asList(
            settings.number(),
            settings.street(),
            settings.longitude(),
            settings.latitude(),
            settings.city());
    List<Problem> problems = new ArrayList<>();
    int[] columns = new int[wanted.size()];
    for (int i = 0; i < columns.length; i++) {
      String column = wanted.get(i);
      columns[i] = column == null ? -1 : names.indexOf(column);
      if (column != null && columns[i] < 0) {
        problems.add(
            new Problem(
                file,
                "the file has no column '%s', which city.yaml names.%s"
                    .formatted(column, NearestName.hint(column, names)),
                "PL-IMPORT-002"));
      }
    }
    if (!problems.isEmpty()) {
      throw new ProblemsException(problems);
    }
    return columns;
  }

  private void add(CsvRecord row, int[] columns, Projection projection) {
    String street = StreetName.of(field(row, columns[1]));
    String number = field(row, columns[0]);
    double[] degrees = new double[2];
    if (street.isEmpty()
        || !number.matches("\\d{1,6}(\\.0+)?")
        || !place(field(row, columns[2]), field(row, columns[3]), projection, degrees)) {
      unusable++;
      return;
    }
    String city = field(row, columns[4]).toUpperCase(Locale.ROOT);
    int cityNumber = city.isEmpty() ? -1 : cities.computeIfAbsent(city, c -> cities.size());
    streets
        .computeIfAbsent(street, s -> new Street())
        .add((int) Double.parseDouble(number), cityNumber, degrees[0], degrees[1]);
    points++;
  }

  private static String field(CsvRecord row, int column) {
    return column < 0 || column >= row.getFieldCount() ? "" : row.getField(column).strip();
  }

  private static boolean place(String x, String y, Projection projection, double[] degrees) {
    try {
      double east = Double.parseDouble(x);
      double north = Double.parseDouble(y);
      return (east != 0 || north != 0)
          && projection.toDegrees(east, north, degrees)
          && Math.abs(degrees[0]) <= 180
          && Math.abs(degrees[1]) <= 90;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** How many houses can be found. */
  public long points() {
    return points;
  }

  /** How many rows of the file had no number, street or place. */
  public long unusable() {
    return unusable;
  }

  /** Words that street names are written with in another way here: {@code LANE} as {@code LN}. */
  public static Map<String, String> shortWords() {
    return StreetName.shortWords();
  }

  /** Takes one house after the other. */
  @FunctionalInterface
  public interface Houses {
    /**
     * One house.
     *
     * @param street in the one spelling: {@code E MAIN ST}
     * @param longitude in degrees
     * @param latitude in degrees
     */
    void house(String street, int number, double longitude, double latitude);
  }

  /** Goes through all houses: streets by name, the houses of a street in the file's order. */
  public void forEach(Houses houses) {
    new java.util.TreeMap<>(streets)
        .forEach(
            (name, street) -> {
              for (int i = 0; i < street.size; i++) {
                houses.house(
                    name,
                    street.numbers[i],
                    street.longitudes[i] / MICRO,
                    street.latitudes[i] / MICRO);
              }
            });
  }

  @Override
  public Answer find(String address) {
    Address read = Address.of(address);
    int city = cityIn(address);
    return switch (read) {
      case Address.House(int number, String name) -> house(number, name, city);
      case Address.Block(int low, int high, String name) -> block(low, high, name, city);
      case Address.Intersection(String first, String second) ->
          intersection(StreetName.of(first), StreetName.of(second), city);
      case Address.Street _, Address.PostBox _, Address.PlaceName _, Address.Nothing _ ->
          Answer.NONE;
    };
  }

  /** The city that a text names after a comma, when the file knows it; else -1. */
  private int cityIn(String address) {
    String[] parts = address.split(",", -1);
    for (int i = 1; i < parts.length; i++) {
      Integer city = cities.get(parts[i].strip().toUpperCase(Locale.ROOT));
      if (city != null) {
        return city;
      }
    }
    return -1;
  }

  private Answer house(int number, String name, int city) {
    Answer exact = middle(number, number, name, city, HOUSE_METERS, How.EXACT);
    int low = number / 100 * 100;
    return exact.how() == How.EXACT || hasHouse(number, name, city)
        ? exact
        : block(low, low + 99, name, city);
  }

  /** Whether the file has such a house at all: when it has two, a block would be a guess too. */
  private boolean hasHouse(int number, String name, int city) {
    Street street = streets.get(StreetName.of(name));
    for (int i = 0; street != null && i < street.size; i++) {
      if (street.numbers[i] == number && isIn(street, i, city)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(Street street, int i, int city) {
    return city < 0 || street.cityOf[i] == city;
  }

  private Answer block(int low, int high, String name, int city) {
    return middle(low, high, name, city, BLOCK_METERS, How.BLOCK);
  }

  /** The middle of some houses of a street; none when they lie too far apart to be one place. */
  private Answer middle(int low, int high, String name, int city, double most, How how) {
    Street street = streets.get(StreetName.of(name));
    if (street == null) {
      return Answer.NONE;
    }
    int found = 0;
    int first = -1;
    double east = 0;
    double north = 0;
    for (int i = 0; i < street.size; i++) {
      if (street.numbers[i] < low || street.numbers[i] > high || !isIn(street, i, city)) {
        continue;
      }
      if (first < 0) {
        first = i;
      } else if (street.cityOf[i] != street.cityOf[first]
          || meters(street, i, street, first) > most) {
        return Answer.NONE;
      }
      found++;
      east += street.longitudes[i];
      north += street.latitudes[i];
    }
    return found == 0 ? Answer.NONE : new Answer(how, east / found / MICRO, north / found / MICRO);
  }

  private static double meters(Street a, int i, Street b, int j) {
    double north = (a.latitudes[i] - (double) b.latitudes[j]) / MICRO * METERS_IN_A_DEGREE;
    double east =
        (a.longitudes[i] - (double) b.longitudes[j])
            / MICRO
            * METERS_IN_A_DEGREE
            * Math.cos(Math.toRadians(a.latitudes[i] / MICRO));
    return Math.hypot(north, east);
  }

  private Answer intersection(String first, String second, int city) {
    Street a = streets.get(first);
    Street b = streets.get(second);
    if (a == null || b == null || a == b) {
      return Answer.NONE;
    }
    String pair =
        (first.compareTo(second) < 0 ? first + "\n" + second : second + "\n" + first) + city;
    Answer known = answers.get(pair);
    if (known == null) {
      known = nearest(a, b, city);
      if (answers.size() < KEPT_ANSWERS) {
        answers.put(pair, known);
      }
    }
    return known;
  }

  /** The middle of the nearest pair of houses; none when the streets meet twice, or never. */
  private static Answer nearest(Street a, Street b, int city) {
    Integer[] order = new Integer[b.size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Integer.compare(b.latitudes[i], b.latitudes[j]));
    int reach = (int) (CORNER_METERS / METERS_IN_A_DEGREE * MICRO) + 1;
    List<int[]> pairs = new ArrayList<>();
    int[] best = null;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < a.size; i++) {
      for (int at = firstAbove(b, order, a.latitudes[i] - reach); at < order.length; at++) {
        int j = order[at];
        if (b.latitudes[j] > a.latitudes[i] + reach) {
          break;
        }
        double meters = meters(a, i, b, j);
        if (meters <= CORNER_METERS
            && isIn(a, i, city)
            && isIn(b, j, city)
            && a.cityOf[i] == b.cityOf[j]) {
          pairs.add(new int[] {i, j});
          if (meters < least) {
            least = meters;
            best = new int[] {i, j};
          }
        }
      }
    }
    if (best == null) {
      return Answer.NONE;
    }
    for (int[] pair : pairs) {
      if (meters(a, pair[0], a, best[0]) > HOUSE_METERS) {
        return Answer.NONE;
      }
    }
    return new Answer(
        How.INTERSECTION,
        ((double) a.longitudes[best[0]] + b.longitudes[best[1]]) / 2 / MICRO,
        ((double) a.latitudes[best[0]] + b.latitudes[best[1]]) / 2 / MICRO);
  }

  private static int firstAbove(Street street, Integer[] order, int latitude) {
    int low = 0;
    int high = order.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (street.latitudes[order[middle]] < latitude) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
