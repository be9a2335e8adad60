package org.porchlight.linkage.names;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.workbench.Memos;

/** What two names have to do with each other. */
class NamesTest {
  private static final long SEED = 20_261_122;

  @ParameterizedTest
  @CsvSource({
    "'Ruiz, Ana', ANA, RUIZ",
    "Ana Ruiz, ANA, RUIZ",
    "Dr. Ana María Ruiz, ANA MARIA, RUIZ",
    "Ana María López García, ANA MARIA, LOPEZ GARCIA",
    "Juan de la Cruz, JUAN, CRUZ",
    "Martin King Jr, MARTIN, KING",
    "'King, Martin, Jr', MARTIN, KING",
    "Müller, '', MULLER"
  })
  void wholeNamesAreTakenApart(String raw, String given, String family) {
    NameValue[] parts = NameValue.parseFull(raw, NameWords.learn(new String[] {raw}));
    assertThat(parts[0].text()).isEqualTo(given);
    assertThat(parts[1].text()).isEqualTo(family);
  }

  @Test
  void namesThatSoundAlikeShareAKey() {
    assertThat(Phonetic.key("GONZALES")).isEqualTo(Phonetic.key("GONZALEZ"));
    assertThat(Phonetic.key("VALDEZ")).isEqualTo(Phonetic.key("BALDES"));
    assertThat(Phonetic.key("YOLANDA")).isNotEmpty();
    assertThat(Phonetic.key("SMITH")).isEqualTo(Phonetic.key("SMYTH"));
    assertThat(Phonetic.key("XIMENA")).isEqualTo(Phonetic.key("JIMENA"));
    assertThat(Phonetic.key("MILLER")).isNotEqualTo(Phonetic.key("GARCIA"));
  }

  @Test
  void nicknamesWorkBothWaysAndOnlyWithinOneName() {
    assertThat(Nicknames.related("BOB", "ROBERT")).isTrue();
    assertThat(Nicknames.related("ROBERT", "BOB")).isTrue();
    assertThat(Nicknames.related("PEPE", "JOSE")).isTrue();
    assertThat(Nicknames.related("LUPE", "GUADALUPE")).isTrue();
    assertThat(Nicknames.related("BOB", "WILLIAM")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void namesRelateAsReadingThemSays(boolean commonOnesAreExpected) {
    Entries entries =
        new Entries(new EntriesReader(MadeUpPeople.of(2000, SEED).records(), new int[2000]));
    NameDictionary names = entries.names;
    if (commonOnesAreExpected) {
      names.expect(entries.given, entries.family);
    }
    Memos memos = new Memos(0);
    int different = 0;
    for (int a = 1; names.joined[a] != null; a++) {
      for (int b = 1; b < a; b++) {
        int relation = names.relation(a, b, memos);
        assertThat(relation)
            .as("%s %s", names.text[a], names.text[b])
            .isEqualTo(names.relation(b, a));
        different += relation == NameDictionary.DIFFERENT ? 1 : 0;
      }
    }
    assertThat(different).isGreaterThan(1000);
  }
}
