package org.porchlight.linkage.comparing;

import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.values.DigitTexts;
import org.porchlight.linkage.values.Glance;
import org.porchlight.linkage.values.Similarity;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memo;
import org.porchlight.linkage.workbench.Memos;

/** Compares one column of values: same, one slip, something in common, different. */
public final class ValueComparison extends Comparison {
  public static final int EXACT = 1;
  public static final int SLIP = 2;
  static final int PARTLY = 3;
  static final int DIFFERENT = 4;

  /** What kind of value it is; decides what counts as a slip. */
  public enum Kind {
    PHONE,
    EMAIL,
    ID,
    OTHER
  }

  private final Kind kind;
  private final String[] values;
  private final Glance glance;
  private final DigitTexts digits;
  private final Entries.Attribute attribute;
  private final int[] codes;
  private final Cells cells;
  private final int column;
  private final int memo;
  private final Frequencies frequencies;
  private final double usualShare;
  private final Memo.Rule rule = this::compare;

  ValueComparison(
      Kind kind,
      Entries.Attribute attribute,
      int inCensus,
      Entries entries,
      Cells cells,
      int memo) {
    super(
        attribute.name(),
        "not known",
        "same",
        "one slip",
        switch (kind) {
          case PHONE -> "last digits agree";
          case EMAIL -> "same name, other provider";
          case ID, OTHER -> "partly alike";
        },
        "different");
    this.kind = kind;
    this.memo = memo;
    values = attribute.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = kind == Kind.OTHER ? values[i].replace(" ", "") : values[i];
    }
    glance = new Glance(values);
    digits = new DigitTexts(values);
    this.attribute = attribute;
    codes = attribute.codes();
    this.cells = cells;
    column = cells.add(codes);
    frequencies = entries.frequencies(inCensus, attribute);
    usualShare = Math.max(frequencies.agreement, 0.5 / frequencies.total);
  }

  public Kind kind() {
    return kind;
  }

  Frequencies frequencies() {
    return frequencies;
  }

  @Override
  public boolean sharedByHousehold() {
    return kind == Kind.PHONE;
  }

  @Override
  public int level(int left, int right, Memos memos) {
    int a = cells.all[cells.of(left) + column];
    int b = cells.all[cells.of(right) + column];
    if (a == 0 || b == 0) {
      return 0;
    }
    if (a == b) {
      return EXACT;
    }
    int quick = atAGlance(a, b);
    return quick != 0 ? quick : memos.columns[memo].outcome(a, b, rule);
  }

  /** The level of two different values where it can be told without reading them, else 0. */
  private int atAGlance(int a, int b) {
    return switch (kind) {
      case PHONE ->
          !digits.areDigits(a, b)
              ? 0
              : digits.oneEditApart(a, b) ? SLIP : digits.sameLastSeven(a, b) ? PARTLY : DIFFERENT;
      case ID -> {
        if (!digits.areDigits(a, b)) {
          yield glance.withinEdits(a, b, 2) ? 0 : DIFFERENT;
        }
        boolean slip = Math.min(glance.length(a), glance.length(b)) >= 4;
        yield slip && digits.oneEditApart(a, b)
            ? SLIP
            : glance.withinEdits(a, b, 2) ? 0 : DIFFERENT;
      }
      case EMAIL -> 0;
      case OTHER -> {
        boolean alike =
            Math.min(glance.length(a), glance.length(b)) >= 4
                && Similarity.canBeAlike(glance.letters(a), glance.letters(b))
                && (glance.withinEdits(a, b, 1)
                    || glance.commonHead(a, b) >= 4
                    || glance.canReach(a, b, 0.9));
        yield alike ? 0 : DIFFERENT;
      }
    };
  }

  /** Takes in the guest, whose value may be one that no record has. */
  public void seat(int guest) {
    int code = codes[guest];
    cells.set(guest, column, code);
    if (code == attribute.spare()) {
      String value = attribute.values()[code];
      values[code] = kind == Kind.OTHER ? value.replace(" ", "") : value;
      glance.set(code, values[code]);
      digits.set(code, values[code]);
    }
  }

  private int compare(int left, int right) {
    String a = values[left];
    String b = values[right];
    return switch (kind) {
      case PHONE -> {
        if (Similarity.edits(a, b, 1) <= 1) {
          yield SLIP;
        }
        yield a.length() >= 7 && b.length() >= 7 && tail(a, 7).equals(tail(b, 7))
            ? PARTLY
            : DIFFERENT;
      }
      case EMAIL -> {
        String mine = account(a);
        String others = account(b);
        // Providers are few: what comes before the @ has to carry the likeness.
        int allowed = Math.min(mine.length(), others.length()) >= 6 ? 2 : 1;
        boolean near = Similarity.edits(mine, others, allowed) <= allowed;
        if (near && glance.withinEdits(left, right, 2) && Similarity.edits(a, b, 2) <= 2) {
          yield SLIP;
        }
        if (mine.length() >= 4 && mine.equals(others)) {
          yield PARTLY;
        }
        yield Math.min(a.length(), b.length()) >= 16
                && glance.withinEdits(left, right, 4)
                && Similarity.edits(a, b, 4) <= 4
            ? PARTLY
            : DIFFERENT;
      }
      case ID -> {
        int edits = Math.min(a.length(), b.length()) >= 4 ? Similarity.edits(a, b, 2) : 3;
        if (edits == 1) {
          yield SLIP;
        }
        yield edits == 2 && a.length() >= 7 ? PARTLY : DIFFERENT;
      }
      case OTHER -> {
        int shorter = Math.min(a.length(), b.length());
        if (shorter < 4 || !Similarity.canBeAlike(glance.letters(left), glance.letters(right))) {
          yield DIFFERENT;
        }
        if (Similarity.edits(a, b, 1) <= 1) {
          yield SLIP;
        }
        boolean alike =
            (shorter >= 6 && (a.startsWith(b) || b.startsWith(a)))
                || Similarity.jaroWinkler(a, b) >= 0.9;
        yield alike ? PARTLY : DIFFERENT;
      }
    };
  }

  private static String tail(String text, int length) {
    return text.substring(text.length() - length);
  }

  private static String account(String email) {
    int at = email.indexOf('@');
    return at < 0 ? email : email.substring(0, at);
  }

  @Override
  public double rarityBits(int left, int right, int level) {
    if (level != EXACT) {
      return 0;
    }
    if (kind == Kind.OTHER) {
      double bits = Bits.log2(usualShare / frequencies.ofOthers(codes[left]));
      return Math.max(-8, Math.min(6, bits));
    }
    return frequencies.crowdBits(codes[left]);
  }

  /** Bits by which a value singles a person out; 0 where it is not known. */
  public double selfBits(int entry) {
    int code = codes[entry];
    return code == 0 ? 0 : -Bits.log2(frequencies.ofOthers(code));
  }

  @Override
  public double[] usual() {
    return switch (kind) {
      case PHONE -> new double[] {0, 0.7, 0.03, 0.02, 0.25};
      case EMAIL -> new double[] {0, 0.68, 0.08, 0.04, 0.2};
      case ID -> new double[] {0, 0.88, 0.05, 0.01, 0.06};
      case OTHER -> new double[] {0, 0.72, 0.06, 0.04, 0.18};
    };
  }

  @Override
  public double[] exactPairs() {
    double[] pairs = super.exactPairs();
    pairs[EXACT] = frequencies.pairs();
    return pairs;
  }
}
