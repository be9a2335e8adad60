package org.porchlight.linkage.stages;

import java.util.Arrays;
import java.util.List;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.ReadColumns;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.workbench.Bits;

/**
 * What a record says in every compared column, normalised, as bytes: records that say the same have
 * the same bytes, on every machine.
 */
final class Content {
  final String given;
  final String middle;
  final String family;

  /** Place in {@link ReadColumns#SUFFIXES}. */
  final int suffix;

  /** As in {@link BirthDate}. */
  final int birth;

  final int pin;

  /** In the order of {@link ReadColumns#attributes}. */
  final String[] values;

  private Content(In in) {
    given = in.text();
    middle = in.text();
    family = in.text();
    suffix = in.number();
    birth = in.number();
    pin = in.number();
    values = new String[in.number()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.text();
    }
  }

  static Content of(byte[] bytes) {
    return new Content(new In(bytes));
  }

  static byte[] write(ReadColumns columns, int row) {
    Out out = new Out();
    out.text(columns.names.text[columns.given[row]]);
    out.text(columns.names.text[columns.middle[row]]);
    out.text(columns.names.text[columns.family[row]]);
    out.number(columns.suffix[row]);
    out.number(columns.birth[row]);
    out.number(columns.pins[row]);
    List<Entries.Attribute> attributes = columns.attributes();
    out.number(attributes.size());
    for (Entries.Attribute attribute : attributes) {
      out.text(attribute.values()[attribute.codes()[row]]);
    }
    return Arrays.copyOf(out.bytes, out.size);
  }

  /** The same number as {@link ReadColumns#contentHashes}. */
  long hash() {
    long h = Bits.mix(hash(given), hash(family));
    h = Bits.mix(h, hash(middle));
    h = Bits.mix(h, suffix);
    h = Bits.mix(h, birth);
    h = Bits.mix(h, pin);
    for (String value : values) {
      h = Bits.mix(h, hash(value));
    }
    return h;
  }

  /** Of a value; 0 where it is not known. */
  static long hash(String value) {
    return value.isEmpty() ? 0 : Bits.hash(value);
  }

  /** Any character comes back as it was, half a pair of surrogates too. */
  private static final class Out {
    private byte[] bytes = new byte[128];
    private int size;

    void number(int number) {
      int rest = number;
      while ((rest & ~0x7F) != 0) {
        put((rest & 0x7F) | 0x80);
        rest >>>= 7;
      }
      put(rest);
    }

    void text(String text) {
      number(text.length());
      for (int i = 0; i < text.length(); i++) {
        number(text.charAt(i));
      }
    }

    private void put(int part) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, size * 2);
      }
      bytes[size++] = (byte) part;
    }
  }

  private static final class In {
    private final byte[] bytes;
    private int at;

    In(byte[] bytes) {
      this.bytes = bytes;
    }

    int number() {
      int number = 0;
      for (int shift = 0; ; shift += 7) {
        int part = bytes[at++];
        number |= (part & 0x7F) << shift;
        if (part >= 0) {
          return number;
        }
      }
    }

    String text() {
      char[] text = new char[number()];
      for (int i = 0; i < text.length; i++) {
        text[i] = (char) number();
      }
      return new String(text);
    }
  }
}
