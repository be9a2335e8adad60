package org.porchlight.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.encoding.KeyedFilters;
import org.porchlight.linkage.encoding.Shingles;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.workbench.Bits;

/**
 * Turns records into encodings, so that a partner who may not send names can take part in linking.
 * Names, birth dates, addresses, telephones, emails and numbers become keyed Bloom filters, one for
 * each thing that is compared: alike values have alike bits, so that slips are still seen.
 *
 * <p>Each value is cut into parts (pairs of neighboring letters; parts of a date or a number). Each
 * part sets bits of a filter of 1,024 at places drawn by HMAC-SHA-256, independently of each other.
 * All parts of a value together draw 200 places, so that how many bits are set does not tell how
 * long the value is; then the two halves of the filter are laid over each other by exclusive or,
 * which hides what a single part sets.
 *
 * <p>An encoding is a pseudonym, and personal data. {@code docs/linkage.md} says which attacks are
 * known and what they need. Immutable; safe to share between threads.
 */
public final class Encoder {
  private final EncodingKey key;
  private final boolean salted;

  private Encoder(EncodingKey key, boolean salted) {
    this.key = key;
    this.salted = salted;
  }

  /** An encoder with this key. */
  public static Encoder with(EncodingKey key) {
    return new Encoder(key, false);
  }

  /**
   * The same, but names are encoded differently for each year of birth, so that the commonest
   * encoding is not simply the commonest name. A wrong year then makes all of the names different,
   * and names without a birth date are left out. Both partners must do it alike.
   */
  public Encoder saltedByBirthYear() {
    return new Encoder(key, true);
  }

  /**
   * Ten hexadecimal digits that two sets of encodings share only where key and way are the same.
   */
  public String check() {
    return key.check(salted ? "1 salted by birth year" : "1");
  }

  /**
   * Whether columns with this role become encodings. Sex and state do not: two or fifty values can
   * be told by counting them, whatever the key.
   */
  public static boolean encodes(Role plain) {
    return Arrays.stream(Role.values()).anyMatch(role -> role.plain().contains(plain));
  }

  /**
   * The same records with encodings instead of values, under the same ids. The columns are named by
   * their role and the {@link #check}; columns that cannot be encoded are left out.
   */
  public Records encode(Records records) {
    EntriesReader read = new EntriesReader(records, new int[records.size()]);
    List<Part> parts = parts(records, read);
    if (parts.isEmpty()) {
      throw new UnusableInputException(
          List.of(
              "No column has a role that can be encoded; give at least a name and a birth date a role, for example given-name, family-name, birth-date."));
    }
    List<Records.Column> columns = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String number = parts.get(i).role() == Role.ENCODED_ID ? "-" + (i + 1) : "";
      columns.add(
          new Records.Column(
              parts.get(i).role().label() + number + ":" + check(), parts.get(i).role()));
    }
    Records.Builder encoded = Records.builder(columns);
    for (int row = 0; row < records.size(); row++) {
      List<@Nullable String> values = new ArrayList<>(parts.size());
      for (Part part : parts) {
        values.add(part.of(row));
      }
      encoded.add(records.id(row), values);
    }
    return encoded.build();
  }

  private List<Part> parts(Records records, EntriesReader read) {
    Set<Role> given = new LinkedHashSet<>();
    records.columns().forEach(column -> given.add(column.role()));
    List<Part> parts = new ArrayList<>();
    for (Role role : Role.values()) {
      if (role.plain().stream().noneMatch(given::contains)) {
        continue;
      }
      switch (role) {
        case ENCODED_GIVEN_NAME -> parts.add(name(role, read, read.given));
        case ENCODED_FAMILY_NAME -> parts.add(name(role, read, read.family));
        case ENCODED_BIRTH_DATE ->
            parts.add(
                new Part(role, row -> read.birth[row], row -> Shingles.ofDate(read.birth[row])));
        case ENCODED_ADDRESS -> parts.add(address(read));
        case ENCODED_PHONE -> parts.add(number(role, read.phone));
        case ENCODED_EMAIL ->
            parts.add(
                new Part(
                    role,
                    row -> read.email.codes()[row],
                    row -> Shingles.ofText(value(read.email, row))));
        case ENCODED_ID -> read.ids.forEach(id -> parts.add(number(role, id)));
        default -> throw new IllegalStateException("nothing encodes " + role.label());
      }
    }
    return parts;
  }

  private Part name(Role role, EntriesReader read, int[] codes) {
    return new Part(
        role,
        row -> {
          int year = BirthDate.year(read.birth[row]);
          return codes[row] == 0 || (salted && year == 0)
              ? 0
              : salted ? ((long) year << 32) | codes[row] : codes[row];
        },
        row -> {
          String name = read.names.text[codes[row]];
          List<String> shingles =
              role == Role.ENCODED_GIVEN_NAME ? Shingles.ofGivenName(name) : Shingles.ofText(name);
          String year = salted ? BirthDate.year(read.birth[row]) + " " : "";
          return shingles.stream().map(year::concat).toList();
        });
  }

  private Part number(Role role, Entries.Attribute numbers) {
    return new Part(
        role, row -> numbers.codes()[row], row -> Shingles.ofNumber(value(numbers, row)));
  }

  private Part address(EntriesReader read) {
    return new Part(
        Role.ENCODED_ADDRESS,
        row -> {
          long place = Bits.mix(read.number.codes()[row], read.street.codes()[row]);
          place = Bits.mix(place, read.city.codes()[row]);
          place = Bits.mix(place, read.postcode.codes()[row]);
          boolean known =
              read.street.codes()[row] != 0
                  || read.postcode.codes()[row] != 0
                  || read.city.codes()[row] != 0;
          return known ? place | 1 : 0;
        },
        row ->
            Shingles.ofAddress(
                value(read.number, row),
                value(read.street, row),
                value(read.city, row),
                value(read.postcode, row)));
  }

  private static String value(Entries.Attribute attribute, int row) {
    return attribute.values()[attribute.codes()[row]];
  }

  /** What is the same for records with the same value; 0 where it is not known. */
  private interface Known {
    long of(int row);
  }

  /** The parts that a value is cut into. */
  private interface Cut {
    List<String> of(int row);
  }

  /** One column of encodings in the making; remembers what it encoded. */
  private final class Part {
    private final Role role;
    private final Known known;
    private final Cut cut;
    private final Map<Long, String> encodings = new HashMap<>();
    private final KeyedFilters filters;

    Part(Role role, Known known, Cut cut) {
      this.role = role;
      this.known = known;
      this.cut = cut;
      boolean name = role == Role.ENCODED_GIVEN_NAME || role == Role.ENCODED_FAMILY_NAME;
      // One domain for both names, so that a given name in the other column can be seen.
      filters = new KeyedFilters(name ? "name" : role.label(), key::digest);
    }

    Role role() {
      return role;
    }

    String of(int row) {
      long value = known.of(row);
      return value == 0 ? "" : encodings.computeIfAbsent(value, any -> filters.of(cut.of(row)));
    }
  }
}
