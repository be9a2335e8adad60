package org.porchlight.linkage.comparing;

import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.encoding.EncodedBits;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memos;

/**
 * Compares encodings of values that are not known here, by how many of their bits are the same. A
 * value that is the same is encoded the same, so that common and rare ones are told apart as ever.
 */
public final class EncodedComparison extends Comparison {
  public static final int SAME = 1;

  /** Dice's coefficients from which two texts are nearly the same, alike, somewhat alike. */
  private static final double[] TEXTS = {0.76, 0.62, 0.5};

  /** The same for dates and numbers, which are three parts: two are the same from here on. */
  private static final double[] PARTS = {0.42};

  /** Dice's coefficient from which a name is the other's other name. */
  private static final double CROSSED = 0.54;

  private final Entries.Encoding encoding;
  private final double[] bands;
  private final int[] codes;
  private final EncodedBits bits;
  private final Cells cells;
  private final int column;
  private final Frequencies frequencies;
  private final double usualShare;

  /** The comparison of the other name; null where there is none. */
  private @Nullable EncodedComparison partner;

  EncodedComparison(Entries.Encoding encoding, Entries entries, Cells cells) {
    super(name(encoding), labels(encoding.role()));
    this.encoding = encoding;
    bands = isText(role()) ? TEXTS : PARTS;
    codes = encoding.attribute().codes();
    bits = encoding.bits();
    this.cells = cells;
    column = cells.add(codes);
    frequencies = new Frequencies(codes, encoding.attribute().values().length, entries.share);
    usualShare = Math.max(frequencies.agreement, 0.5 / frequencies.total);
  }

  /** Without the key's check, so that a model goes on to fit when the key is changed. */
  private static String name(Entries.Encoding encoding) {
    String column = encoding.attribute().name();
    int check = column.indexOf(':');
    return (check < 0 ? column : column.substring(0, check)).replace('-', ' ');
  }

  private static String[] labels(Role role) {
    String labels =
        role == Role.ENCODED_GIVEN_NAME
            ? "same, nearly the same, alike, somewhat alike, given and family name swapped"
            : isText(role)
                ? "same, nearly the same, alike, somewhat alike"
                : "same, one part differs";
    return ("not known, " + labels + ", different").split(", ", -1);
  }

  /** Lets the comparisons of given and family name see where the two were swapped. */
  static void pair(EncodedComparison given, EncodedComparison family) {
    given.partner = family;
    family.partner = given;
  }

  private static boolean isText(Role role) {
    return role != Role.ENCODED_BIRTH_DATE && role != Role.ENCODED_PHONE && role != Role.ENCODED_ID;
  }

  Role role() {
    return encoding.role();
  }

  public boolean isOfNameOrBirth() {
    return encoding.isOfName() || role() == Role.ENCODED_BIRTH_DATE;
  }

  /** Whether people who live together share it, be it a door or a telephone. */
  public boolean isOfHome() {
    return role() == Role.ENCODED_ADDRESS || role() == Role.ENCODED_PHONE;
  }

  /** Whether it is one person's own, whatever the names say. */
  public boolean isNumber() {
    return role() == Role.ENCODED_ID || role() == Role.ENCODED_EMAIL;
  }

  /** Whether it says something about the person and not only about the home or the family. */
  public boolean isPersonal() {
    return isNumber() || role() == Role.ENCODED_GIVEN_NAME || role() == Role.ENCODED_BIRTH_DATE;
  }

  /** The share of matches that may have different values here, at most. */
  public double mostDifferent() {
    return switch (role()) {
      case ENCODED_GIVEN_NAME -> 0.25;
      case ENCODED_FAMILY_NAME -> 0.3;
      default -> 0.15;
    };
  }

  /** Whether the two values are one, be it with slips. */
  public boolean agrees(int level) {
    // Short forms of a given name are no more than somewhat alike.
    int last = role() == Role.ENCODED_GIVEN_NAME || !isText(role()) ? 1 : 2;
    return level != 0 && level < labels.length - last;
  }

  /** Whether both say something, and that has nothing in common. */
  boolean differs(int level) {
    return level == labels.length - 1;
  }

  @Override
  public boolean sharedByHousehold() {
    return isOfHome() || role() == Role.ENCODED_FAMILY_NAME;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    int a = cells.all[cells.of(left) + column];
    int b = cells.all[cells.of(right) + column];
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a == b) {
      return SAME;
    }
    int level = level(bits.dice(a, b));
    if (partner != null && differs(level) && swapped(left, right, a, b, partner)) {
      // Counted once, with the given name; the family name then adds nothing of its own.
      return role() == Role.ENCODED_GIVEN_NAME ? level - 1 : 0;
    }
    return level;
  }

  /** Whether each one's given name is like the other's family name. */
  private boolean swapped(int left, int right, int a, int b, EncodedComparison other) {
    int otherA = other.cells.all[other.cells.of(left) + other.column];
    int otherB = other.cells.all[other.cells.of(right) + other.column];
    return otherA != 0
        && otherB != 0
        && bits.dice(a, other.bits, otherB) >= CROSSED
        && bits.dice(b, other.bits, otherA) >= CROSSED;
  }

  private int level(double dice) {
    int level = SAME + 1;
    for (double band : bands) {
      if (dice >= band) {
        return level;
      }
      level++;
    }
    return labels.length - 1;
  }

  /** Takes in the guest, whose value may be one that no record has. */
  public void seat(int guest) {
    cells.set(guest, column, codes[guest]);
  }

  @Override
  public double rarityBits(int left, int right, int level) {
    if (level != SAME) {
      return 0;
    }
    if (!encoding.isOfName()) {
      return frequencies.crowdBits(codes[left]);
    }
    double rarity = Bits.log2(usualShare / frequencies.ofOthers(codes[left]));
    return Math.clamp(rarity, -8, 6);
  }

  /** Bits by which a value singles a person out; 0 where it is not known. */
  public double selfBits(int entry) {
    int code = codes[entry];
    return code == 0 ? 0 : -Bits.log2(frequencies.ofOthers(code));
  }

  @Override
  public double[] usual() {
    return switch (role()) {
      case ENCODED_GIVEN_NAME -> new double[] {0, 0.76, 0.03, 0.05, 0.05, 0.01, 0.1};
      case ENCODED_FAMILY_NAME -> new double[] {0, 0.76, 0.03, 0.06, 0.05, 0.1};
      case ENCODED_BIRTH_DATE -> new double[] {0, 0.84, 0.12, 0.04};
      case ENCODED_ADDRESS -> new double[] {0, 0.5, 0.08, 0.06, 0.06, 0.3};
      case ENCODED_EMAIL -> new double[] {0, 0.68, 0.08, 0.05, 0.04, 0.15};
      default -> new double[] {0, 0.74, 0.06, 0.2};
    };
  }

  @Override
  public double[] exactPairs() {
    double[] pairs = super.exactPairs();
    pairs[SAME] = frequencies.pairs();
    return pairs;
  }
}
