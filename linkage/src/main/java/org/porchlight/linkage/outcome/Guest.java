package org.porchlight.linkage.outcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.comparing.Cells;
import org.porchlight.linkage.comparing.Comparisons;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.values.BirthDate;

/**
 * A record that is compared with the entries of a finished run without becoming one of them. It
 * sits after the last entry, in room that every column keeps for it; values that no record has get
 * the spare codes. One guest at a time.
 */
public final class Guest {
  private static final String ID = "guest";

  private final Linkage linkage;
  private final Comparisons comparisons;
  private final Entries entries;
  private final int at;

  public Guest(Linkage linkage) {
    this.linkage = linkage;
    comparisons = linkage.comparisons();
    entries = comparisons.entries;
    at = entries.size;
  }

  /** Where the guest sits among the entries. */
  public int entry() {
    return at;
  }

  /** Seats a record: one value for each column of the run. */
  public void arrive(List<? extends @Nullable String> values) {
    Records alone = Records.builder(linkage.records().columns()).add(ID, values).build();
    EntriesReader read = new EntriesReader(alone, new int[1], entries.habit);
    Cells cells = comparisons.cells;
    entries.given[at] = name(0, read, read.given[0]);
    entries.middle[at] = name(1, read, read.middle[0]);
    entries.family[at] = name(2, read, read.family[0]);
    entries.suffix[at] = read.suffix[0];
    entries.birth[at] = read.birth[0];
    cells.set(at, Cells.GIVEN, entries.given[at]);
    cells.set(at, Cells.MIDDLE, entries.middle[at]);
    cells.set(at, Cells.FAMILY, entries.family[at]);
    cells.set(at, Cells.BIRTH, BirthDate.digits(read.birth[0]));
    cells.set(at, Cells.SEX, seat(entries.sex, read.sex));
    cells.set(at, Cells.NUMBER, seat(entries.number, read.number));
    cells.set(at, Cells.STREET, seat(entries.street, read.street));
    cells.set(at, Cells.CITY, seat(entries.city, read.city));
    cells.set(at, Cells.POSTCODE, seat(entries.postcode, read.postcode));
    cells.set(at, Cells.STATE, seat(entries.state, read.state));
    if (comparisons.place != null) {
      comparisons.place.welcome(
          text(read.number), text(read.street), text(read.city), text(read.postcode));
    }
    seat(entries.phone, read.phone);
    seat(entries.email, read.email);
    for (int i = 0; i < entries.ids.size(); i++) {
      seat(entries.ids.get(i), read.ids.get(i));
    }
    for (int i = 0; i < entries.others.size(); i++) {
      seat(entries.others.get(i), read.others.get(i));
    }
    for (int i = 0; i < entries.encodings.size(); i++) {
      Entries.Encoding encoding = entries.encodings.get(i);
      Entries.Attribute column = encoding.attribute();
      int code = seat(column, read.encodings.get(i).attribute());
      if (code == column.spare()) {
        encoding.bits().set(code, column.values()[code]);
      }
    }
    comparisons.values.forEach(value -> value.seat(at));
    comparisons.encoded.forEach(encoded -> encoded.seat(at));
  }

  private int name(int place, EntriesReader read, int code) {
    return code == 0 ? 0 : entries.names.welcome(place, read.names.text[code]);
  }

  private static String text(Entries.Attribute read) {
    return read.values()[read.codes()[0]];
  }

  /** Gives the guest a value of a column; a value that no record has takes the spare place. */
  private int seat(Entries.Attribute column, Entries.Attribute read) {
    String value = text(read);
    int code = column.codeOf(value);
    if (code == column.spare()) {
      column.values()[code] = value;
    }
    column.codes()[at] = code;
    return code;
  }
}
