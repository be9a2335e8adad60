package org.porchlight.linkage.entries;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.UnusableInputException;
import org.porchlight.linkage.encoding.EncodedBits;
import org.porchlight.linkage.names.NameDictionary;
import org.porchlight.linkage.names.NameValue;
import org.porchlight.linkage.names.NameWords;
import org.porchlight.linkage.values.BirthDate;
import org.porchlight.linkage.values.Buildings;

/** Normalises the columns of {@link Records}, each distinct value once. */
public final class EntriesReader extends ReadColumns {
  private static final Map<String, String> STREET_WORDS =
      Map.ofEntries(
          Map.entry("STREET", "ST"),
          Map.entry("STR", "ST"),
          Map.entry("AVENUE", "AVE"),
          Map.entry("AV", "AVE"),
          Map.entry("ROAD", "RD"),
          Map.entry("DRIVE", "DR"),
          Map.entry("LANE", "LN"),
          Map.entry("COURT", "CT"),
          Map.entry("PLACE", "PL"),
          Map.entry("CIRCLE", "CIR"),
          Map.entry("BOULEVARD", "BLVD"),
          Map.entry("HIGHWAY", "HWY"),
          Map.entry("PARKWAY", "PKWY"),
          Map.entry("TERRACE", "TER"),
          Map.entry("CRESCENT", "CRES"),
          Map.entry("NORTH", "N"),
          Map.entry("SOUTH", "S"),
          Map.entry("EAST", "E"),
          Map.entry("WEST", "W"),
          Map.entry("APARTMENT", "APT"),
          Map.entry("UNIT", "APT"),
          Map.entry("SUITE", "APT"));

  /** Lists and the unknown one; what is known of each place is kept list by list. */
  private static final int MOST_LISTS = 201;

  /** The longest telephone numbers have 15 digits, and an extension after them. */
  private static final int MOST_DIGITS = 24;

  /**
   * What is learned from a whole column and decides how each of its values is read.
   *
   * @param words which words of whole names are given names and which are family names
   * @param dayFirst whether dates with slashes have the day first
   */
  public record Habit(@Nullable NameWords words, @Nullable Boolean dayFirst) {}

  /** The buildings in which records were made and people live, ranked. */
  public String[] buildings = {""};

  private final Records records;

  /**
   * Reads all columns.
   *
   * @param pins a number above 0 for each record that must stay an entry of its own, else 0
   */
  public EntriesReader(Records records, int[] pins) {
    this(records, pins, new Habit(null, null));
  }

  /** Reads all columns in the way that other records were read. */
  public EntriesReader(Records records, int[] pins, Habit habit) {
    super(pins);
    this.habit = habit;
    this.records = records;
    readNames();
    readBirth();
    source = read(Role.SOURCE, raw -> raw);
    if (source.spare() > MOST_LISTS) {
      throw new UnusableInputException(
          List.of(
              "Column '%s' has the role source and %,d different values; it should name the list a record comes from, of which there may be %d. Leave its role out."
                  .formatted(source.name(), source.spare() - 1, MOST_LISTS - 1)));
    }
    sex = read(Role.SEX, EntriesReader::sex);
    phone = read(Role.PHONE, EntriesReader::phone);
    email = read(Role.EMAIL, EntriesReader::email);
    number = read(Role.STREET_NUMBER, EntriesReader::known);
    street = read(Role.STREET, EntriesReader::street);
    city = read(Role.CITY, EntriesReader::known);
    postcode = read(Role.POSTCODE, EntriesReader::postcode);
    state = read(Role.STATE, EntriesReader::known);
    readPlaces();
    for (int c = 0; c < records.columns().size(); c++) {
      Role role = records.columns().get(c).role();
      if (role.encoded()) {
        encodings.add(encoding(role, c));
      }
      switch (role) {
        case ID -> ids.add(read(c, EntriesReader::number));
        case OTHER -> others.add(read(c, EntriesReader::known));
        default -> {}
      }
    }
    for (Entries.Attribute id : ids) {
      if (id.present()) {
        roles.add(Role.ID);
      }
    }
    for (Entries.Attribute other : others) {
      if (other.present()) {
        roles.add(Role.OTHER);
      }
    }
  }

  private Entries.Encoding encoding(Role role, int column) {
    String[] raw = records.distinct(column);
    for (int code = 1; code < raw.length; code++) {
      if (!EncodedBits.isEncoding(raw[code].strip())) {
        throw new UnusableInputException(
            List.of(
                "Column '%s' has the role %s, but row %d holds something else; take the column as the encoder wrote it, or give it the role of what it holds."
                    .formatted(
                        records.columns().get(column).name(),
                        role.label(),
                        rowOf(column, code) + 1)));
      }
    }
    Entries.Attribute attribute = read(column, String::strip);
    if (attribute.present()) {
      roles.add(role);
    }
    return new Entries.Encoding(role, attribute, new EncodedBits(attribute.values()));
  }

  private int rowOf(int column, int code) {
    int row = 0;
    while (records.code(column, row) != code) {
      row++;
    }
    return row;
  }

  private int column(Role role) {
    for (int c = 0; c < records.columns().size(); c++) {
      if (records.columns().get(c).role() == role) {
        return c;
      }
    }
    return -1;
  }

  private Entries.Attribute read(Role role, UnaryOperator<String> rule) {
    int column = column(role);
    if (column < 0) {
      return Entries.Attribute.none(role, rows);
    }
    Entries.Attribute attribute = read(column, rule);
    if (attribute.present()) {
      roles.add(role);
    }
    return attribute;
  }

  private Entries.Attribute read(int column, UnaryOperator<String> rule) {
    String[] raw = records.distinct(column);
    String[] clean = new String[raw.length];
    for (int i = 0; i < raw.length; i++) {
      clean[i] = raw[i].isEmpty() ? "" : rule.apply(raw[i]);
    }
    String[] values = ranked(List.of(clean));
    int[] rank = ranks(clean, values);
    int[] codes = new int[rows];
    for (int row = 0; row < rows; row++) {
      codes[row] = rank[records.code(column, row)];
    }
    return Entries.Attribute.of(records.columns().get(column).name(), values, codes);
  }

  private void readNames() {
    int full = column(Role.FULL_NAME);
    int givenColumn = full >= 0 ? full : column(Role.GIVEN_NAME);
    int familyColumn = full >= 0 ? full : column(Role.FAMILY_NAME);
    NameValue[][] both = full >= 0 ? fullNames(full) : new NameValue[0][];
    NameValue[] givens = full >= 0 ? both[0] : names(givenColumn, NameValue::parseGiven);
    NameValue[] families = full >= 0 ? both[1] : names(familyColumn, NameValue::parse);
    List<String> all = new ArrayList<>();
    for (NameValue name : givens) {
      all.add(name.firstWord());
      all.add(name.otherWords());
    }
    for (NameValue name : families) {
      all.add(name.text());
    }
    names = new NameDictionary(ranked(all));
    int[] firstCodes = codes(givens, NameValue::firstWord);
    int[] middleCodes = codes(givens, NameValue::otherWords);
    int[] familyCodes = codes(families, NameValue::text);
    for (int row = 0; row < rows; row++) {
      String sign = "";
      if (givenColumn >= 0) {
        int code = records.code(givenColumn, row);
        given[row] = firstCodes[code];
        middle[row] = middleCodes[code];
        sign = givens[code].suffix();
      }
      if (familyColumn >= 0) {
        int code = records.code(familyColumn, row);
        family[row] = familyCodes[code];
        sign = families[code].suffix().isEmpty() ? sign : families[code].suffix();
      }
      suffix[row] = SUFFIXES.indexOf(sign);
      if (given[row] != 0) {
        roles.add(Role.GIVEN_NAME);
      }
      if (family[row] != 0) {
        roles.add(Role.FAMILY_NAME);
      }
    }
  }

  private int[] codes(NameValue[] values, Function<NameValue, String> part) {
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = names.codeOf(part.apply(values[i]));
    }
    return codes;
  }

  private NameValue[] names(int column, Function<String, NameValue> rule) {
    if (column < 0) {
      return new NameValue[0];
    }
    String[] raw = records.distinct(column);
    NameValue[] parsed = new NameValue[raw.length];
    for (int i = 0; i < raw.length; i++) {
      parsed[i] = rule.apply(raw[i]);
    }
    return parsed;
  }

  /** Given names and family names of a column of whole names. */
  private NameValue[][] fullNames(int column) {
    String[] raw = records.distinct(column);
    NameWords words = habit.words() == null ? NameWords.learn(raw) : habit.words();
    habit = new Habit(words, habit.dayFirst());
    NameValue[][] parts = new NameValue[2][raw.length];
    for (int i = 0; i < raw.length; i++) {
      NameValue[] name = NameValue.parseFull(raw[i], words);
      parts[0][i] = name[0];
      parts[1][i] = name[1];
    }
    return parts;
  }

  private void readPlaces() {
    int column = column(Role.PLACE);
    if (column < 0) {
      return;
    }
    Entries.Attribute met = read(column, raw -> Buildings.of(street(raw)));
    String[] homes = new String[rows];
    Map<Long, String> seen = new HashMap<>();
    for (int row = 0; row < rows; row++) {
      int house = number.codes()[row];
      int line = street.codes()[row];
      homes[row] =
          seen.computeIfAbsent(
              ((long) house << 32) | line,
              any -> line == 0 ? "" : lived(number.values()[house], street.values()[line]));
    }
    List<String> all = new ArrayList<>(List.of(met.values()));
    all.addAll(seen.values());
    buildings = ranked(all);
    int[] rank = ranks(met.values(), buildings);
    int[] homeRank = ranks(homes, buildings);
    for (int row = 0; row < rows; row++) {
      place[row] = rank[met.codes()[row]];
      home[row] = homeRank[row];
    }
    numbered = numbered(buildings);
  }

  private static String lived(String number, String street) {
    return Buildings.of(number.isEmpty() ? street : number + " " + street);
  }

  private void readBirth() {
    int date = column(Role.BIRTH_DATE);
    if (date >= 0) {
      String[] raw = records.distinct(date);
      boolean dayFirst = habit.dayFirst() == null ? BirthDate.dayFirst(raw) : habit.dayFirst();
      habit = new Habit(habit.words(), dayFirst);
      int[] parsed = new int[raw.length];
      for (int i = 0; i < raw.length; i++) {
        parsed[i] = raw[i].isEmpty() ? 0 : BirthDate.parse(raw[i], dayFirst);
      }
      for (int row = 0; row < rows; row++) {
        birth[row] = parsed[records.code(date, row)];
      }
    } else {
      int[] year = numbers(Role.BIRTH_YEAR);
      int[] month = numbers(Role.BIRTH_MONTH);
      int[] day = numbers(Role.BIRTH_DAY);
      for (int row = 0; row < rows; row++) {
        birth[row] = BirthDate.of(year[row], month[row], day[row]);
      }
    }
    for (int row = 0; row < rows; row++) {
      if (birth[row] != 0) {
        roles.add(Role.BIRTH_DATE);
        break;
      }
    }
  }

  private int[] numbers(Role role) {
    int[] values = new int[rows];
    int column = column(role);
    if (column >= 0) {
      String[] raw = records.distinct(column);
      int[] parsed = new int[raw.length];
      for (int i = 0; i < raw.length; i++) {
        parsed[i] = BirthDate.number(raw[i]);
      }
      for (int row = 0; row < rows; row++) {
        values[row] = parsed[records.code(column, row)];
      }
    }
    return values;
  }

  private static String known(String raw) {
    String plain = NameValue.plain(raw);
    return switch (plain) {
      case "NA", "N A", "NULL", "NONE", "UNKNOWN", "UNK", "NAN", "HOMELESS", "NO FIXED ABODE" -> "";
      default -> plain;
    };
  }

  private static String sex(String raw) {
    String plain = known(raw);
    return switch (plain) {
      case "M", "MALE", "MAN", "HOMBRE", "H", "MASCULINO", "1" -> "M";
      case "F", "FEMALE", "WOMAN", "MUJER", "W", "FEMENINO", "2" -> "F";
      case "U", "0", "9" -> "";
      default -> plain;
    };
  }

  private static String phone(String raw) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '0' && c <= '9') {
        digits.append(c);
      }
    }
    if (digits.length() == 11 && digits.charAt(0) == '1') {
      digits.deleteCharAt(0);
    }
    boolean none = digits.length() < 6 || digits.length() > MOST_DIGITS || oneCharacter(digits);
    return none ? "" : digits.toString();
  }

  private static String email(String raw) {
    String text = raw.strip().toLowerCase(Locale.ROOT);
    return text.length() < 4 ? "" : text.substring(0, Math.min(text.length(), 120));
  }

  private static String number(String raw) {
    String text = known(raw).replace(" ", "");
    return oneCharacter(text) && text.length() > 1 ? "" : text;
  }

  private static boolean oneCharacter(CharSequence text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) != text.charAt(0)) {
        return false;
      }
    }
    return true;
  }

  private static String postcode(String raw) {
    String text = known(raw).replace(" ", "");
    boolean zipPlusFour = text.length() == 9 && text.chars().allMatch(Character::isDigit);
    return zipPlusFour ? text.substring(0, 5) : text;
  }

  private static String street(String raw) {
    StringBuilder text = new StringBuilder();
    for (String word : known(raw).split(" ", -1)) {
      text.append(text.isEmpty() ? "" : " ").append(STREET_WORDS.getOrDefault(word, word));
    }
    return text.toString();
  }
}
