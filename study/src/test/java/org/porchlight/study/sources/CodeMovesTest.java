package org.porchlight.study.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.porchlight.study.world.Seeds;

/** The preview says what a recount of the records would say. */
class CodeMovesTest {
  private static final List<String> TYPES = List.of("fall", "fire", "smoke");

  static LongStream seeds() {
    return Seeds.some(200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void previewIsARecountRecordByRecord(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    List<CodeEntry> entries = new ArrayList<>();
    Map<String, CodeChoice> wanted = new LinkedHashMap<>();
    for (int i = 0; i < dice.nextInt(1, 12); i++) {
      String local = "code " + i;
      entries.add(
          new CodeEntry(
              new CodeLine("nature", local, null, type(dice), 3 + dice.nextInt(9)), choice(dice)));
      if (dice.nextInt(3) > 0) {
        wanted.put(local, choice(dice));
      }
    }
    wanted.put("a code the file does not have", new CodeChoice.Type("fire"));
    CodeField field =
        new CodeField(
            "calls",
            "nature",
            "Nature",
            Shelf.mapping().types().getOrDefault("nature", List.of()),
            List.of(),
            entries,
            0,
            0);

    Map<String, Integer> recount = new TreeMap<>();
    for (CodeEntry entry : entries) {
      for (int record = 0; record < entry.line().count(); record++) {
        String before = counted(entry.line().byFolder(), entry.standing());
        CodeChoice said = wanted.getOrDefault(entry.line().local(), entry.standing());
        String after = counted(entry.line().byFolder(), said);
        if (!before.equals(after)) {
          recount.merge(before + " > " + after, 1, Integer::sum);
        }
      }
    }

    Map<String, Integer> previewed = new TreeMap<>();
    List<CodeMoves.Move> moves = CodeMoves.of(field, wanted);
    moves.forEach(
        move ->
            previewed.put(
                move.from().orElse("?") + " > " + move.to().orElse("?"), (int) move.records()));
    assertThat(previewed).as("seed " + seed).isEqualTo(recount);
    assertThat(moves)
        .extracting(CodeMoves.Move::records)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  /** Under which type a table counts one record. */
  private static String counted(@Nullable String byFolder, CodeChoice said) {
    if (said instanceof CodeChoice.Type(String type)) {
      return type;
    }
    return said instanceof CodeChoice.Folder && byFolder != null ? byFolder : "other";
  }

  private static @Nullable String type(SplittableRandom dice) {
    return dice.nextBoolean() ? null : TYPES.get(dice.nextInt(TYPES.size()));
  }

  private static CodeChoice choice(SplittableRandom dice) {
    return switch (dice.nextInt(4)) {
      case 0 -> new CodeChoice.Folder();
      case 1 -> new CodeChoice.Unmapped();
      default -> new CodeChoice.Type(TYPES.get(dice.nextInt(TYPES.size())));
    };
  }
}
