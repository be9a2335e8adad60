package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PersonIdsTest {

  private static PersonIds first() {
    return PersonIds.assign(
        PersonIds.none(), List.of(List.of("a", "b", "c"), List.of("d"), List.of("e", "f")));
  }

  @Test
  void idsLastWhereTheGroupIsMostlyTheSame() {
    PersonIds second =
        PersonIds.assign(
            first(), List.of(List.of("e", "f", "g"), List.of("d"), List.of("a", "b", "c")));
    assertThat(second.personOfRecord())
        .containsEntry("a", "P1")
        .containsEntry("d", "P2")
        .containsEntry("g", "P3");
    assertThat(second.events()).isEmpty();
  }

  @Test
  void aSplitKeepsTheIdOnTheLargerPart() {
    PersonIds second =
        PersonIds.assign(
            first(), List.of(List.of("a"), List.of("b", "c"), List.of("d"), List.of("e", "f")));
    assertThat(second.personOfRecord()).containsEntry("b", "P1").containsEntry("a", "P4");
    assertThat(second.events()).containsExactly(new PersonEvent.Split("P1", List.of("P1", "P4")));
  }

  @Test
  void aJoinKeepsTheIdWithMostRecordsAndTheOtherIsNeverUsedAgain() {
    PersonIds second =
        PersonIds.assign(first(), List.of(List.of("a", "b", "c", "d"), List.of("e", "f")));
    assertThat(second.events()).containsExactly(new PersonEvent.Joined(List.of("P1", "P2"), "P1"));
    PersonIds third =
        PersonIds.assign(
            second, List.of(List.of("a", "b", "c"), List.of("d"), List.of("e", "f"), List.of("n")));
    assertThat(third.personOfRecord()).containsEntry("d", "P4").containsEntry("n", "P5");
    assertThat(third.events())
        .containsExactly(
            new PersonEvent.Appeared("P5"), new PersonEvent.Split("P1", List.of("P1", "P4")));
  }

  @Test
  void whoIsGoneIsToldAndTheOrderOfGroupsDoesNotMatter() {
    PersonIds second = PersonIds.assign(first(), List.of(List.of("n", "m"), List.of("a", "b")));
    PersonIds turned = PersonIds.assign(first(), List.of(List.of("b", "a"), List.of("m", "n")));
    assertThat(second.events())
        .containsExactly(
            new PersonEvent.Appeared("P4"),
            new PersonEvent.Disappeared("P2"),
            new PersonEvent.Disappeared("P3"));
    assertThat(turned).isEqualTo(second);
  }
}
