package org.porchlight.linkage.barenames;

import java.util.Arrays;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.names.Nicknames;
import org.porchlight.linkage.workbench.Bits;
import org.porchlight.linkage.workbench.KeySort;

/**
 * Every distinct given and family name together, and which others might be the same name: heard
 * alike in either order, in another form, or with a slip in one of the two.
 */
final class NameIndex {
  private final Entries entries;
  private final int[] starts;
  private final int names;
  private final long[] keys;
  private final int[] holders;
  private int used;

  /** Looks names up among the entries that are not {@code thin}. */
  NameIndex(Entries entries, boolean[] thin) {
    this.entries = entries;
    int[] found = new int[entries.size + 1];
    int count = 0;
    for (int e = 0; e < entries.size; e = entries.endOfName(e)) {
      found[count++] = e;
    }
    found[count] = entries.size;
    names = count;
    starts = Arrays.copyOf(found, count + 1);
    long[] allKeys = new long[1024];
    int[] allHolders = new int[1024];
    for (int name = 0; name < names; name++) {
      boolean fuller = false;
      for (int e = starts[name]; e < starts[name + 1] && !fuller; e++) {
        fuller = !thin[e];
      }
      if (!fuller) {
        continue;
      }
      for (long key : keysOf(name)) {
        if (used == allKeys.length) {
          allKeys = Arrays.copyOf(allKeys, used * 2);
          allHolders = Arrays.copyOf(allHolders, used * 2);
        }
        // Sorted as signed numbers below, so that a search finds them.
        allKeys[used] = key;
        allHolders[used++] = name;
      }
    }
    keys = Arrays.copyOf(allKeys, used);
    holders = Arrays.copyOf(allHolders, used);
    KeySort.sort(keys, holders, used);
  }

  /** How many distinct names there are. */
  int names() {
    return names;
  }

  /** The first entry of a name. */
  int from(int name) {
    return starts[name];
  }

  /** The entry after the last one of a name. */
  int to(int name) {
    return starts[name + 1];
  }

  /** Names that may be this one, itself among them, each once. */
  int[] candidates(int name) {
    int[] found = new int[64];
    int count = 0;
    for (long key : keysOf(name)) {
      for (int at = first(key); at < used && keys[at] == key; at++) {
        if (count == found.length) {
          found = Arrays.copyOf(found, count * 2);
        }
        found[count++] = holders[at];
      }
    }
    Arrays.sort(found, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }

  private int first(long key) {
    int low = 0;
    int high = used;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(keys[middle], key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long[] keysOf(int name) {
    NameDictionary dictionary = entries.names;
    int given = entries.given[starts[name]];
    int family = entries.family[starts[name]];
    if (given == 0 || family == 0) {
      return new long[0];
    }
    int givenSound = dictionary.firstSound[given];
    int form = Nicknames.firstGroup(dictionary.words[given][0]);
    long[] own = new long[8];
    int count = 0;
    for (int sound : new int[] {dictionary.firstSound[family], dictionary.secondSound[family]}) {
      if (sound != 0) {
        own[count++] = key(1, Math.min(givenSound, sound), Math.max(givenSound, sound));
        own[count++] = key(2, sound, dictionary.initial(given));
        if (form >= 0) {
          own[count++] = key(3, sound, form);
        }
      }
    }
    own[count++] = key(4, givenSound, dictionary.initial(family));
    return Arrays.copyOf(own, count);
  }

  private static long key(int kind, int a, int b) {
    return Bits.mix(Bits.mix(kind, a), b);
  }
}
