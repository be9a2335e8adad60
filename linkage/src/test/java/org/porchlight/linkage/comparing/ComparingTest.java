package org.porchlight.linkage.comparing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;
import org.porchlight.linkage.entries.Entries;
import org.porchlight.linkage.entries.EntriesReader;
import org.porchlight.linkage.values.BirthDate;

/** Levels of two values. */
class ComparingTest {
  @ParameterizedTest
  @CsvSource({
    "19820209, 19820209, same",
    "19820209, 19820902, day and month swapped",
    "19820209, 19830209, one slip in the year",
    "19820209, 19280209, one slip in the year",
    "19820209, 18820209, one slip in the year",
    "19820209, 19820309, month differs",
    "19820209, 19820200, all that is known agrees",
    "19820209, 19820101, 'only the year is known or given, and agrees'",
    "19820209, 19810000, what is known differs",
    "19820209, 19650712, different"
  })
  void datesAreComparedByTheirParts(int left, int right, String label) {
    int a = BirthDate.digits(left);
    int b = BirthDate.digits(right);
    int level = BirthComparison.level(a, b);
    assertThat(BirthComparison.level(b, a)).isEqualTo(level);
    Records records =
        Records.builder(List.of(new Records.Column("born", Role.BIRTH_DATE)))
            .add("a", List.of("1982-02-09"))
            .build();
    Entries entries = new Entries(new EntriesReader(records, new int[1]));
    assertThat(new BirthComparison(entries, new Cells(entries, 0)).labels[level]).isEqualTo(label);
  }
}
