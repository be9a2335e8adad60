package org.porchlight.records.places;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The name of a street in one spelling, so that two texts about one street agree: directions, kinds
 * of street and ordinals as the postal service shortens them. Nothing is left out: "Main St", "E
 * Main St" and "Main Ave" stay three streets.
 */
final class StreetName {
  private static final Map<String, String> DIRECTIONS =
      Map.of(
          "NORTH",
          "N",
          "SOUTH",
          "S",
          "EAST",
          "E",
          "WEST",
          "W",
          "NORTHEAST",
          "NE",
          "NORTHWEST",
          "NW",
          "SOUTHEAST",
          "SE",
          "SOUTHWEST",
          "SW");

  private static final Set<String> SHORT_DIRECTIONS =
      Set.of("N", "S", "E", "W", "NE", "NW", "SE", "SW");

  /** Short form, then the long ones, kind by kind. */
  private static final Map<String, String> KINDS =
      table(
          "ALY ALLEY, AVE AVENUE AV AVEN, BLVD BOULEVARD BVD, BND BEND, CIR CIRCLE CRCL,"
              + " CRES CRESCENT, CT COURT CRT, CTR CENTER, CV COVE, DR DRIVE DRV, EXPY EXPRESSWAY"
              + " EXPWY, EXT EXTENSION, FWY FREEWAY, GDNS GARDENS, GLN GLEN, GRN GREEN, GRV GROVE,"
              + " HL HILL, HLS HILLS, HOLW HOLLOW, HTS HEIGHTS, HWY HIGHWAY HIWAY, JCT JUNCTION,"
              + " KNL KNOLL, LN LANE, LNDG LANDING, LOOP LP, MDWS MEADOWS, MNR MANOR, PARK,"
              + " PASS, PATH, PIKE, PKWY PARKWAY PKY PARKWY PWY, PL PLACE, PLZ PLAZA, PT POINT,"
              + " RD ROAD, RDG RIDGE, ROW, RUN, SPGS SPRINGS, SQ SQUARE, ST STREET STR, STA STATION,"
              + " TER TERRACE TERR, TRL TRAIL, VIS VISTA, VLG VILLAGE, VLY VALLEY, VW VIEW,"
              + " WALK, WAY WY, XING CROSSING");

  private static final Map<String, String> ORDINALS = ordinals();

  /** After these words comes a part of a house. */
  private static final Set<String> UNITS =
      Set.of("APT", "APARTMENT", "UNIT", "STE", "SUITE", "BLDG", "BUILDING", "RM", "ROOM", "LOT");

  private StreetName() {}

  private static Map<String, String> table(String text) {
    Map<String, String> table = new HashMap<>();
    for (String kind : text.split(",", -1)) {
      String[] words = kind.strip().split(" ", -1);
      for (String word : words) {
        table.put(word, words[0]);
      }
    }
    return Map.copyOf(table);
  }

  private static Map<String, String> ordinals() {
    String[] words =
        ("FIRST SECOND THIRD FOURTH FIFTH SIXTH SEVENTH EIGHTH NINTH TENTH ELEVENTH TWELFTH"
                + " THIRTEENTH FOURTEENTH FIFTEENTH SIXTEENTH SEVENTEENTH EIGHTEENTH NINETEENTH"
                + " TWENTIETH")
            .split(" ", -1);
    Map<String, String> table = new HashMap<>();
    for (int i = 1; i <= words.length; i++) {
      String end =
          switch (i) {
            case 1 -> "ST";
            case 2 -> "ND";
            case 3 -> "RD";
            default -> "TH";
          };
      table.put(words[i - 1], i + end);
    }
    return Map.copyOf(table);
  }

  private static List<String> words(String street) {
    List<String> words = new ArrayList<>();
    String plain =
        street
            .toUpperCase(Locale.ROOT)
            .replaceAll("#.*$", "")
            .replaceAll("[.'\u2019]", "")
            .replaceAll("[^\\p{L}\\p{N}]+", " ")
            .strip();
    for (String word : plain.split(" ", -1)) {
      if (words.size() > 1 && UNITS.contains(word)) {
        break;
      }
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  /** The one spelling; empty when there is no name. */
  static String of(String street) {
    List<String> words = words(street);
    int last = words.size() - 1;
    if (last >= 1 && isDirection(words.get(last))) {
      // "Main St North"; in "Avenue N" the letter is the name.
      words.set(last, DIRECTIONS.getOrDefault(words.get(last), words.get(last)));
      last--;
    }
    if (last >= 1) {
      words.set(last, KINDS.getOrDefault(words.get(last), words.get(last)));
    }
    boolean nameFollows = last >= 2 || (last == 1 && !KINDS.containsKey(words.get(1)));
    // "North St" is not "N St", a street called by a letter.
    if (nameFollows) {
      words.set(0, DIRECTIONS.getOrDefault(words.get(0), words.get(0)));
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("ST") && i < last && i <= 1) {
        word = "SAINT";
      }
      word = ORDINALS.getOrDefault(word, word);
      words.set(i, word.matches("0+\\d+(ST|ND|RD|TH)") ? word.replaceFirst("^0+", "") : word);
    }
    return String.join(" ", words);
  }

  /** Words of street names that are written in another way here: {@code LANE} as {@code LN}. */
  static Map<String, String> shortWords() {
    Map<String, String> all = new java.util.TreeMap<>(ORDINALS);
    all.putAll(DIRECTIONS);
    KINDS.forEach(
        (word, kind) -> {
          if (!word.equals(kind)) {
            all.put(word, kind);
          }
        });
    return all;
  }

  private static boolean isDirection(String word) {
    return DIRECTIONS.containsKey(word) || SHORT_DIRECTIONS.contains(word);
  }

  /** Whether a text ends as the name of a street does. */
  static boolean isStreet(String text) {
    List<String> words = words(text);
    int last = words.size() - 1;
    if (last >= 2 && isDirection(words.get(last))) {
      last--;
    }
    return last >= 1 && KINDS.containsKey(words.get(last));
  }
}
