package org.porchlight.linkage.names;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.values.Glance;
import org.porchlight.linkage.values.Similarity;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.Memo;
import org.porchlight.linkage.workbench.Memos;

/** Every distinct name, given or family, with what comparing and blocking need of it. */
public final class NameDictionary {
  /** How two different names relate. */
  public static final int DIFFERENT = 0;

  public static final int NICKNAME = 1;
  public static final int ONE_TYPO = 2;
  public static final int NEAR = 3;
  public static final int ONE_OF_SEVERAL = 4;
  public static final int INITIAL = 5;
  public static final int FAR = 6;
  public static final int BEGINS_WITH = 7;

  /** Beside bits for groups of nicknames: the name has more than one word. */
  private static final long SEVERAL_WORDS = Long.MIN_VALUE;

  /** Names of a record that is looked up: its first, its others, its family name. */
  private static final int GUESTS = 3;

  public final String[] text;
  public final String[] joined;
  public final String[][] words;

  /** Letters of each word of each name, as {@link Similarity#letters}. */
  private final long[][] lettersOfWords;

  /** Groups of nicknames of each word of each name, as {@link Nicknames#groupBits}. */
  private final long[][] formsOfWords;

  private final Glance glance;
  private final Memo.Rule rule = this::relation;
  private @Nullable CommonNames common;

  /** Phonetic keys of the first two words of each name; 0 where there is none. */
  public final int[] firstSound;

  public final int[] secondSound;

  private final int distinct;

  /** Takes the names in, ranked, with "" first. */
  public NameDictionary(String[] ranked) {
    distinct = ranked.length;
    text = Arrays.copyOf(ranked, distinct + GUESTS);
    joined = new String[text.length];
    words = new String[text.length][];
    lettersOfWords = new long[text.length][];
    formsOfWords = new long[text.length][];
    firstSound = new int[text.length];
    secondSound = new int[text.length];
    glance = new Glance(text.length);
    Arrays.fill(text, distinct, text.length, "");
    for (int i = 1; i < distinct; i++) {
      take(i, text[i]);
    }
  }

  private void take(int code, String name) {
    text[code] = name;
    words[code] = name.split(" ");
    joined[code] = name.replace(" ", "");
    lettersOfWords[code] = Arrays.stream(words[code]).mapToLong(Similarity::letters).toArray();
    formsOfWords[code] = Arrays.stream(words[code]).mapToLong(Nicknames::groupBits).toArray();
    int last = words[code].length - 1;
    firstSound[code] = sound(words[code][0]);
    secondSound[code] = last == 0 ? 0 : sound(words[code][last]);
    if (secondSound[code] == firstSound[code]) {
      secondSound[code] = 0;
    }
    glance.set(code, joined[code]);
    long forms = formsOfWords[code][0];
    glance.mark(code, last > 0 ? forms | SEVERAL_WORDS : forms);
  }

  /** The same number for the same sound in all runs; above or below 0. */
  private static int sound(String word) {
    return Bits.key(Phonetic.key(word));
  }

  /**
   * The code of a name that may be new here.
   *
   * @param place which of the guest's names it is, from 0 to {@link #GUESTS} − 1
   */
  public int welcome(int place, String name) {
    int code = codeOf(name);
    if (code < 0) {
      code = distinct + place;
      take(code, name);
    }
    return code;
  }

  /** The code of a name; negative where no record has it. */
  public int codeOf(String name) {
    return Arrays.binarySearch(text, 0, distinct, name);
  }

  /** Whether a name has a last word that sounds unlike its first. */
  public static boolean hasSecondSound(String name) {
    int space = name.indexOf(' ');
    return space >= 0
        && sound(name.substring(0, space)) != sound(name.substring(name.lastIndexOf(' ') + 1));
  }

  /** A number for a name that is the same whatever other names there are; 0 for none. */
  public int key(int code) {
    return code == 0 ? 0 : Bits.key(text[code]);
  }

  public char initial(int code) {
    return code == 0 ? 0 : joined[code].charAt(0);
  }

  /** Prepares for many questions about names that occur as often as they do in these columns. */
  public void expect(int[]... columns) {
    int[] occurrences = new int[text.length];
    for (int[] column : columns) {
      for (int code : column) {
        occurrences[code]++;
      }
    }
    occurrences[0] = 0;
    common = new CommonNames(occurrences, this::relation);
  }

  /** How two different names, neither unknown, relate. Symmetric. */
  public int relation(int left, int right, Memos memos) {
    if (common != null) {
      int known = common.relation(left, right);
      if (known != CommonNames.NOT_COMMON) {
        return known;
      }
    }
    return strangers(left, right) ? DIFFERENT : memos.names.outcome(left, right, rule);
  }

  /** Whether a glance tells that two names, each one word, have nothing in common. */
  private boolean strangers(int left, int right) {
    long ours = glance.marks(left);
    long theirs = glance.marks(right);
    return (ours & theirs) == 0
        && (ours | theirs) >= 0
        && glance.length(left) > 1
        && glance.length(right) > 1
        && (!Similarity.canBeAlike(glance.letters(left), glance.letters(right))
            || (!glance.withinEdits(left, right, 2)
                && glance.commonHead(left, right) < 3
                && !glance.canReach(left, right, 0.84)));
  }

  public int relation(int left, int right) {
    String a = joined[left];
    String b = joined[right];
    if (a.length() == 1 || b.length() == 1) {
      return a.charAt(0) == b.charAt(0) ? INITIAL : DIFFERENT;
    }
    String[] ours = words[left];
    String[] theirs = words[right];
    boolean forms = (glance.marks(left) & glance.marks(right) & ~SEVERAL_WORDS) != 0;
    if (forms && Nicknames.related(ours[0], theirs[0])) {
      return NICKNAME;
    }
    if (ours.length > 1 || theirs.length > 1) {
      if (sharesWord(left, right)) {
        return ONE_OF_SEVERAL;
      }
    } else if (!Similarity.canBeAlike(glance.letters(left), glance.letters(right))) {
      return DIFFERENT;
    }
    int shorter = Math.min(a.length(), b.length());
    int longer = Math.max(a.length(), b.length());
    boolean sameLetters = glance.letters(left) == glance.letters(right);
    if (Similarity.withinEdits(glance.letters(left), glance.letters(right), 2)) {
      int edits = Similarity.edits(a, b, 2);
      if (edits <= 1 && longer >= 3) {
        return ONE_TYPO;
      }
      if ((edits == 2 && longer >= 6)
          || (sameLetters && shorter >= 4 && Similarity.scrambled(a, b))) {
        return NEAR;
      }
    }
    if (shorter >= 3 && a.regionMatches(0, b, 0, shorter)) {
      return BEGINS_WITH;
    }
    if (!glance.canReach(left, right, 0.84)) {
      return DIFFERENT;
    }
    double similarity = Similarity.jaroWinkler(a, b);
    if (similarity >= 0.92) {
      return NEAR;
    }
    return similarity >= 0.84 ? FAR : DIFFERENT;
  }

  private boolean sharesWord(int left, int right) {
    for (int i = 0; i < words[left].length; i++) {
      for (int j = 0; j < words[right].length; j++) {
        if (sameWord(left, i, right, j)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether two words of three letters or more are one, be it with a slip or in another form. */
  private boolean sameWord(int left, int i, int right, int j) {
    String word = words[left][i];
    String other = words[right][j];
    if (word.length() < 3 || other.length() < 3) {
      return false;
    }
    boolean slip = Similarity.withinEdits(lettersOfWords[left][i], lettersOfWords[right][j], 1);
    boolean forms = (formsOfWords[left][i] & formsOfWords[right][j]) != 0;
    return (slip
            && (word.equals(other)
                || (word.length() >= 5 && Similarity.edits(word, other, 1) <= 1)))
        || (forms && Nicknames.related(word, other));
  }
}
