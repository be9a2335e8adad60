package org.porchlight.linkage.comparing;

import java.util.ArrayList;
import java.util.List;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.values.DigitTexts;
import org.porchlight.linkage.values.Glance;
import org.porchlight.linkage.values.Similarity;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memo;
import org.porchlight.linkage.workbench.Memos;

/**
 * Compares all that is known of where two people live as one thing. Street, city and postcode go
 * together, so counting each by itself would make any two people of one street look like one.
 */
public final class PlaceComparison extends Comparison {
  private static final String[] DWELLING = {
    "", "same house", "same street", "same street, other number", "same number", "", "other house"
  };
  private static final int D_SAME = 1;
  private static final int D_STREET = 2;
  private static final int D_OTHER_NUMBER = 3;
  private static final int D_NUMBER = 4;
  private static final int D_NEAR = 5;
  private static final int D_NONE = 6;
  private static final int DWELLINGS = 7;

  private static final String[] AREA = {
    "",
    "same city and postcode",
    "same postcode",
    "same postcode, other city",
    "same city, postcode nearly",
    "same city",
    "same city, other postcode",
    "city or postcode nearly",
    "same state",
    "other area"
  };
  private static final int A_BOTH = 1;
  private static final int A_POSTCODE = 2;
  private static final int A_POSTCODE_ONLY = 3;
  private static final int A_CITY_NEAR = 4;
  private static final int A_CITY = 5;
  private static final int A_CITY_ONLY = 6;
  private static final int A_NEAR = 7;
  private static final int A_STATE = 8;
  private static final int A_NONE = 9;
  private static final int AREAS = 10;

  private static final double[] USUAL_DWELLING = {0, 0.6, 0.1, 0.05, 0.05, 0.03, 0.17};
  private static final double[] USUAL_AREA = {
    0, 0.55, 0.1, 0.07, 0.05, 0.1, 0.04, 0.04, 0.02, 0.09
  };

  private final Cells cells;
  private final int[] cities;
  private final int[] streets;
  private final int[] postcodes;
  private final String[] streetText;
  private final String[] cityText;
  private final Glance streetGlance;
  private final Glance cityGlance;
  private final DigitTexts postcodeDigits;
  private final String[] postcodeText;
  private final String[] numberText;
  private final Frequencies cityFrequencies;
  private final Frequencies postcodeFrequencies;
  private final Frequencies streetFrequencies;
  private final double[] cityRarity;
  private final double[] postcodeRarity;
  private final boolean hasDwelling;
  private final boolean hasArea;
  private final Memo.Rule streetRule = this::streets;
  private final Memo.Rule cityRule = this::cities;

  PlaceComparison(Entries entries, Cells cells) {
    super("place", labels());
    this.cells = cells;
    streets = entries.street.codes();
    cities = entries.city.codes();
    postcodes = entries.postcode.codes();
    numberText = entries.number.values().clone();
    streetText = joined(entries.street.values());
    cityText = joined(entries.city.values());
    streetGlance = new Glance(streetText);
    cityGlance = new Glance(cityText);
    postcodeText = entries.postcode.values().clone();
    postcodeDigits = new DigitTexts(postcodeText);
    cityFrequencies = entries.frequencies(Census.CITY, entries.city);
    postcodeFrequencies = entries.frequencies(Census.POSTCODE, entries.postcode);
    streetFrequencies = entries.frequencies(Census.STREET, entries.street);
    cityRarity = rarity(cityFrequencies);
    postcodeRarity = rarity(postcodeFrequencies);
    hasDwelling = entries.street.present() || entries.number.present();
    hasArea = entries.city.present() || entries.postcode.present() || entries.state.present();
  }

  /** Takes in parts of the guest's address that no record has; they have the spare codes. */
  public void welcome(String number, String street, String city, String postcode) {
    numberText[numberText.length - 1] = number;
    String joinedStreet = street.replace(" ", "");
    streetText[streetText.length - 1] = joinedStreet;
    streetGlance.set(streetText.length - 1, joinedStreet);
    String joinedCity = city.replace(" ", "");
    cityText[cityText.length - 1] = joinedCity;
    cityGlance.set(cityText.length - 1, joinedCity);
    postcodeText[postcodeText.length - 1] = postcode;
    postcodeDigits.set(postcodeText.length - 1, postcode);
  }

  private static String[] joined(String[] values) {
    String[] joined = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      joined[i] = values[i].replace(" ", "");
    }
    return joined;
  }

  static boolean applies(Entries entries) {
    return entries.street.present()
        || entries.number.present()
        || entries.city.present()
        || entries.postcode.present()
        || entries.state.present();
  }

  private static String[] labels() {
    List<String> labels = new ArrayList<>();
    for (int d = 0; d < DWELLINGS; d++) {
      for (int a = 0; a < AREAS; a++) {
        String dwelling = d == D_NEAR ? "number and street nearly" : DWELLING[d];
        String gap = dwelling.isEmpty() || AREA[a].isEmpty() ? "" : ", ";
        String label = dwelling + gap + AREA[a];
        labels.add(label.isEmpty() ? "not known" : label);
      }
    }
    return labels.toArray(new String[0]);
  }

  public boolean knowsHouses() {
    return hasDwelling;
  }

  /** Whether a level says that the two live in the same house. */
  public static boolean sameHouse(int level) {
    return level / AREAS == D_SAME;
  }

  public static boolean sameHome(int level) {
    return sameStreet(level) || level / AREAS == D_NEAR;
  }

  public static boolean sameStreet(int level) {
    int dwelling = level / AREAS;
    return dwelling == D_SAME || dwelling == D_STREET;
  }

  @Override
  public boolean sharedByHousehold() {
    return true;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    int l = cells.of(left);
    int r = cells.of(right);
    return dwelling(l, r, memos) * AREAS + area(l, r, memos);
  }

  private int dwelling(int l, int r, Memos memos) {
    if (!hasDwelling) {
      return 0;
    }
    int s = cells.all[l + Cells.STREET];
    int t = cells.all[r + Cells.STREET];
    int m = cells.all[l + Cells.NUMBER];
    int n = cells.all[r + Cells.NUMBER];
    boolean streetKnown = s != 0 && t != 0;
    boolean numberKnown = m != 0 && n != 0;
    if (!streetKnown && !numberKnown) {
      return 0;
    }
    int street = !streetKnown ? 0 : s == t ? 1 : nearStreet(s, t, memos);
    boolean sameNumber = numberKnown && m == n;
    if (street == 1) {
      return sameNumber
          ? D_SAME
          : !numberKnown ? D_STREET : nearNumber(m, n) ? D_NEAR : D_OTHER_NUMBER;
    }
    return sameNumber ? D_NUMBER : D_NONE;
  }

  private int nearStreet(int s, int t, Memos memos) {
    return streetGlance.withinEdits(s, t, 2) || streetGlance.commonHead(s, t) == 4
        ? memos.streets.outcome(s, t, streetRule)
        : 2;
  }

  private int nearCity(int c, int d, Memos memos) {
    return cityGlance.withinEdits(c, d, 2) || cityGlance.canReach(c, d, 0.92)
        ? memos.cities.outcome(c, d, cityRule)
        : 3;
  }

  private boolean nearNumber(int m, int n) {
    String a = numberText[m];
    String b = numberText[n];
    return a.startsWith(b) || b.startsWith(a) || (Similarity.edits(a, b, 1) <= 1 && a.length() > 2);
  }

  /** 1 where two street names are one but for slips, else 2. */
  private int streets(int left, int right) {
    if (!Similarity.canBeAlike(streetGlance.letters(left), streetGlance.letters(right))) {
      return 2;
    }
    String a = streetText[left];
    String b = streetText[right];
    int shorter = Math.min(a.length(), b.length());
    boolean same =
        (shorter >= 4
                && streetGlance.withinEdits(left, right, 2)
                && Similarity.edits(a, b, 2) <= (shorter >= 8 ? 2 : 1))
            || (shorter >= 5 && (a.startsWith(b) || b.startsWith(a)));
    return same && sameDigits(a, b) ? 1 : 2;
  }

  /** 5th and 6th Street differ by one letter and are not one street. */
  private static boolean sameDigits(String a, String b) {
    int i = 0;
    int j = 0;
    while (true) {
      while (i < a.length() && !Character.isDigit(a.charAt(i))) {
        i++;
      }
      while (j < b.length() && !Character.isDigit(b.charAt(j))) {
        j++;
      }
      if (i == a.length() || j == b.length()) {
        return true;
      }
      if (a.charAt(i++) != b.charAt(j++)) {
        return false;
      }
    }
  }

  private int area(int l, int r, Memos memos) {
    if (!hasArea) {
      return 0;
    }
    int p = cells.all[l + Cells.POSTCODE];
    int q = cells.all[r + Cells.POSTCODE];
    int c = cells.all[l + Cells.CITY];
    int d = cells.all[r + Cells.CITY];
    int here = cells.all[l + Cells.STATE];
    int there = cells.all[r + Cells.STATE];
    // 0 unknown, 1 same, 2 nearly, 3 different
    int postcode = p == 0 || q == 0 ? 0 : p == q ? 1 : nearPostcode(p, q) ? 2 : 3;
    int city = c == 0 || d == 0 ? 0 : c == d ? 1 : nearCity(c, d, memos);
    int state = here == 0 || there == 0 ? 0 : here == there ? 1 : 3;
    if (postcode == 1) {
      return city == 1 || city == 2 ? A_BOTH : city == 0 ? A_POSTCODE : A_POSTCODE_ONLY;
    }
    if (city == 1) {
      return postcode == 2 ? A_CITY_NEAR : postcode == 0 ? A_CITY : A_CITY_ONLY;
    }
    if (postcode == 2 || city == 2) {
      return A_NEAR;
    }
    if (state == 1) {
      return A_STATE;
    }
    return postcode == 0 && city == 0 && state == 0 ? 0 : A_NONE;
  }

  private boolean nearPostcode(int p, int q) {
    return postcodeDigits.areDigits(p, q)
        ? postcodeDigits.oneEditApart(p, q)
        : Similarity.edits(postcodeText[p], postcodeText[q], 1) <= 1;
  }

  private int cities(int left, int right) {
    if (!Similarity.canBeAlike(cityGlance.letters(left), cityGlance.letters(right))) {
      return 3;
    }
    String a = cityText[left];
    String b = cityText[right];
    int shorter = Math.min(a.length(), b.length());
    boolean near =
        (shorter >= 3 && Similarity.edits(a, b, 2) <= (shorter >= 6 ? 2 : 1))
            || (shorter >= 6 && Similarity.jaroWinkler(a, b) >= 0.92);
    return near ? 2 : 3;
  }

  @Override
  public double rarityBits(int left, int right, int level) {
    int area = level % AREAS;
    if (sameStreet(level)) {
      return streetFrequencies.crowdBits(streets[left]);
    }
    if (area == A_CITY || area == A_CITY_ONLY || area == A_CITY_NEAR) {
      return cityRarity[cities[left]];
    }
    if (postcodes[left] == postcodes[right]
        && (area == A_BOTH || area == A_POSTCODE || area == A_POSTCODE_ONLY)) {
      return postcodeRarity[postcodes[left]];
    }
    return 0;
  }

  /** Bits by which a place singles a person out, by its rarest part. */
  public double selfBits(int entry) {
    double bits = 0;
    if (streets[entry] != 0) {
      bits = Math.max(bits, -Bits.log2(streetFrequencies.ofOthers(streets[entry])));
    }
    if (postcodes[entry] != 0) {
      bits = Math.max(bits, -Bits.log2(postcodeFrequencies.ofOthers(postcodes[entry])));
    }
    if (cities[entry] != 0) {
      bits = Math.max(bits, -Bits.log2(cityFrequencies.ofOthers(cities[entry])));
    }
    return bits;
  }

  /** What agreeing on each value adds to its level, in bits. */
  private static double[] rarity(Frequencies frequencies) {
    double mean = Math.max(frequencies.agreement, 0.5 / frequencies.total);
    double[] rarity = new double[frequencies.weight.length];
    for (int code = 0; code < rarity.length; code++) {
      rarity[code] = Math.clamp(Bits.log2(mean / frequencies.ofOthers(code)), -5, 4);
    }
    return rarity;
  }

  @Override
  public double[] usual() {
    double[] usual = new double[labels.length];
    for (int d = 0; d < DWELLINGS; d++) {
      for (int a = 0; a < AREAS; a++) {
        double dwelling = d == 0 ? (hasDwelling ? 0.08 : 1) : hasDwelling ? USUAL_DWELLING[d] : 0;
        double area = a == 0 ? (hasArea ? 0.08 : 1) : hasArea ? USUAL_AREA[a] : 0;
        usual[d * AREAS + a] = d == 0 && a == 0 ? 0 : dwelling * area;
      }
    }
    return usual;
  }

  /**
   * People of one house live in one area too: the share of pairs in the same house spreads over the
   * areas mostly where the area agrees, instead of being multiplied with it.
   */
  @Override
  public double[] structuralShare(double[] sampled) {
    double[] dwelling = new double[DWELLINGS];
    double[] area = new double[AREAS];
    for (int level = 0; level < sampled.length; level++) {
      dwelling[level / AREAS] += sampled[level];
      area[level % AREAS] += sampled[level];
    }
    double[] share = new double[labels.length];
    for (int d = 0; d < DWELLINGS; d++) {
      double together = d == D_SAME ? 0.5 : d == D_STREET || d == D_OTHER_NUMBER ? 0.2 : 0;
      for (int a = 0; a < AREAS; a++) {
        double agreeing = a >= A_BOTH && a <= A_CITY ? 0.2 : 0;
        share[d * AREAS + a] =
            dwelling[d] * (together * (hasArea ? agreeing : 0) + (1 - together) * area[a]);
      }
    }
    return share;
  }
}
