package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeSet;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The words that all rooms share: models, roles, weights, and what a run is judged by. */
class WordsTest {
  @Test
  void modelTextSaysWhereItCannotBeRead() {
    assertThatThrownBy(
            () ->
                Model.read(
                    """
                    porchlight-linkage-model 1
                    lambda 0.001
                    lamda 0.001
                    link 1
                    auto 5
                    comparison x
                      0.5 2.0 0.5 same
                    """))
        .isInstanceOfSatisfying(
            UnusableInputException.class,
            e ->
                assertThat(String.join("\n", e.problems()))
                    .contains("line 3", "line 7", "household"));
  }

  @Test
  void rolesHaveTheNamesThatUsersWrite() {
    for (Role role : Role.values()) {
      assertThat(Role.find(role.label())).contains(role);
    }
    assertThat(new TreeSet<>(List.of(Role.values()).stream().map(Role::label).toList()))
        .contains("given-name", "street-number", "record-id");
    assertThat(Role.find("surname-of-mother")).isEmpty();
  }

  @Test
  void evaluationCountsPairsAndRecords() {
    Evaluation half = Evaluation.of(new int[] {0, 0, 1, 1}, List.of("a", "a", "a", "b"));
    assertThat(half.precision()).isEqualTo(0.5);
    assertThat(half.recall()).isCloseTo(1 / 3.0, Offset.offset(1e-12));
    assertThat(half.bcubed().precision()).isCloseTo(0.75, Offset.offset(1e-12));
    assertThat(half.bcubed().recall())
        .isCloseTo((2 / 3.0 * 2 + 1 / 3.0 + 1) / 4, Offset.offset(1e-12));
    assertThatThrownBy(
            () -> Evaluation.of(new int[] {0}, java.util.Arrays.asList("", null).subList(0, 1)))
        .isInstanceOf(UnusableInputException.class)
        .hasMessageContaining("truth column is empty");
  }

  @Test
  void weightsAreFiniteBits() {
    assertThat(MatchWeight.ofProbability(0.5)).isEqualTo(MatchWeight.NONE);
    assertThat(new MatchWeight(10).probability()).isCloseTo(1024 / 1025.0, Offset.offset(1e-12));
    assertThatThrownBy(() -> new MatchWeight(Double.NaN)).hasMessageContaining("finite");
  }
}
