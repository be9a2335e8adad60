package org.porchlight.linkage.stages;

import java.util.List;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.comparing.MiddleComparison;
import org.porchlight.linkage.entries.Census;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.Frequencies;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.workbench.Bits;

/** Tells what entries add to a {@link Census}. */
final class Telling {
  /** Places among the values of a content. */
  private static final int PHONE = 1;

  private static final int EMAIL = 2;
  private static final int STREET = 4;

  /** How many columns come once; those with the role id follow. */
  private static final int SINGLE = 8;

  private final Stages.ValueSink sink;
  private final int ids;

  Telling(Stages.ValueSink sink, int ids) {
    this.sink = sink;
    this.ids = ids;
  }

  void run(List<StagedEntry> run) {
    Content[] said = new Content[run.size()];
    int[] births = new int[said.length];
    for (int i = 0; i < said.length; i++) {
      said[i] = Content.of(run.get(i).content());
      births[i] = said[i].birth;
    }
    for (int from = 0; from < said.length; ) {
      int to = from + 1;
      while (to < said.length && samePerson(said[from], said[to])) {
        to++;
      }
      for (int i = from; i < to; i++) {
        long share = Frequencies.PERSON / (to - from);
        if (to - from == 1 && saysLittle(said[i])) {
          share = Frequencies.PERSON * run.get(i).records();
        }
        entry(said[i], run.get(i).records(), share);
      }
      from = to;
    }
    for (int from = 0; from < said.length; ) {
      int to = from + 1;
      while (to < said.length && sameName(said[from], said[to])) {
        to++;
      }
      if (!said[from].given.isEmpty() && !said[from].family.isEmpty()) {
        count(Census.BORN_APART, 0, Comparisons.bornApart(births, from, to));
      }
      from = to;
    }
  }

  private static boolean sameName(Content a, Content b) {
    return a.given.equals(b.given) && a.family.equals(b.family);
  }

  private static boolean samePerson(Content a, Content b) {
    return sameName(a, b) && a.birth == b.birth && !a.given.isEmpty() && a.birth != 0;
  }

  /** See {@link Entries#saysLittle}. */
  private boolean saysLittle(Content said) {
    boolean little =
        said.birth == 0
            && said.values[PHONE].isEmpty()
            && said.values[EMAIL].isEmpty()
            && said.values[STREET].isEmpty();
    for (int id = 0; id < ids; id++) {
      little &= said.values[SINGLE + id].isEmpty();
    }
    return little;
  }

  private void count(int what, long entries, long amount) {
    sink.value(Census.COUNTS, what, entries, amount);
  }

  private void entry(Content said, int records, long share) {
    count(Census.ENTRIES, 1, records);
    count(Census.FULLER, saysLittle(said) ? 0 : 1, 0);
    name(Census.GIVEN, said.given, share);
    name(Census.FAMILY, said.family, share);
    name(Census.MIDDLE, said.middle, share);
    if (!said.middle.isEmpty()) {
      int letter = MiddleComparison.slot(said.middle.replace(" ", "").charAt(0));
      sink.value(Census.INITIAL, letter, 1, share);
    }
    if (NameDictionary.hasSecondSound(said.family)) {
      count(Census.SECOND_SURNAME, 1, 0);
    }
    if (said.birth != 0) {
      boolean complete = BirthDate.complete(said.birth);
      count(Census.BORN, 1, 0);
      count(Census.BORN_PARTLY, complete ? 0 : 1, 0);
      sink.value(Census.BIRTH, said.birth, 1, share);
      if (complete) {
        sink.value(Census.BIRTH_COMPLETE, said.birth, 1, share);
      }
    }
    for (int i = 0; i < said.values.length; i++) {
      name(i < SINGLE ? Census.SEX + i : Census.MORE + i - SINGLE, said.values[i], share);
    }
  }

  private void name(int column, String value, long share) {
    if (!value.isEmpty()) {
      sink.value(column, Bits.hash(value), 1, share);
    }
  }
}
