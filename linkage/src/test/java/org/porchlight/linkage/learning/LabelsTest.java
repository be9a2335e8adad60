package org.porchlight.linkage.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.Evaluation;
import org.porchlight.linkage.Labels;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.MadeUpPeople;
import org.porchlight.linkage.MatchWeight;
import org.porchlight.linkage.Model;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.ReportRequest;
import org.porchlight.linkage.Role;

/** Learning from what is known, and a saved model that gives the same answer. */
class LabelsTest {
  private static final MadeUpPeople PEOPLE = MadeUpPeople.of(4000, 11);

  @Test
  void labelsOfAllRecordsDoNoHarm() {
    LinkResult without = Linker.create().link(PEOPLE.records());
    LinkResult with =
        Linker.with(LinkSettings.defaults().withLabels(Labels.ofPersons(PEOPLE.truth())))
            .link(PEOPLE.records());
    assertThat(f1(with)).isGreaterThanOrEqualTo(f1(without) - 0.002);
    assertThat(with.model()).isNotEqualTo(without.model());
  }

  @Test
  void fewLabelsDoNoHarm() {
    List<@Nullable String> some = new ArrayList<>();
    for (String who : PEOPLE.truth()) {
      some.add(Math.floorMod(who.hashCode(), 10) == 0 ? who : null);
    }
    LinkResult without = Linker.create().link(PEOPLE.records());
    LinkResult with =
        Linker.with(LinkSettings.defaults().withLabels(Labels.ofPersons(some)))
            .link(PEOPLE.records());
    assertThat(f1(with)).isGreaterThanOrEqualTo(f1(without) - 0.004);
  }

  /** Where nothing but names and phones is there, phones that people know to change count less. */
  @Test
  void reviewedPairsTeachWhatTheyShow() {
    Records.Builder builder =
        Records.builder(
            List.of(
                new Records.Column("given", Role.GIVEN_NAME),
                new Records.Column("family", Role.FAMILY_NAME),
                new Records.Column("born", Role.BIRTH_DATE),
                new Records.Column("phone", Role.PHONE)));
    List<Decision> reviewed = new ArrayList<>();
    String letters = "BCDFGHJKLMNPRSTVWZ";
    for (int i = 0; i < 300; i++) {
      String family =
          ""
              + letters.charAt(i % 18)
              + "A"
              + letters.charAt(i / 18)
              + "ERT"
              + letters.charAt(i * 7 % 18);
      String born = "19%02d-%02d-%02d".formatted(30 + i % 60, 1 + i % 12, 1 + i % 28);
      builder.add("a" + i, List.of("Ana", family, born, "919555%04d".formatted(i)));
      builder.add("b" + i, List.of("Ana", family, born, "919444%04d".formatted(9999 - i)));
      if (i < 150) {
        reviewed.add(Decision.same("a" + i, "b" + i));
      }
    }
    Records records = builder.build();
    LinkResult with =
        Linker.with(LinkSettings.defaults().withLabels(Labels.ofPairs(reviewed))).link(records);
    assertThat(m(with.model(), "phone", "different")).isGreaterThan(0.8);
    assertThat(with.persons()).isEqualTo(300);
  }

  @Test
  void labelsTeachButDoNotBind() {
    LinkResult result =
        Linker.with(
                LinkSettings.defaults()
                    .withLabels(
                        Labels.ofPairs(List.of(Decision.same(PEOPLE.records().id(0), "not there")))
                            .and(Labels.ofPersons(PEOPLE.truth()))))
            .link(PEOPLE.records());
    assertThat(result.report(ReportRequest.plain()).weakness().decisions().same()).isZero();
  }

  @Test
  void labelsMustBeOnePerRecordAndSaidOnce() {
    Labels one = Labels.ofPersons(Arrays.asList("a", null));
    assertThatThrownBy(
            () -> Linker.with(LinkSettings.defaults().withLabels(one)).link(PEOPLE.records()))
        .hasMessageContaining("2 labels");
    assertThatThrownBy(() -> one.and(one)).hasMessageContaining("give one of them");
    assertThat(Labels.none().isEmpty()).isTrue();
    assertThat(Labels.ofPersons(Arrays.asList("", null)).isEmpty()).isTrue();
  }

  @Test
  void aSavedModelGivesTheSamePersonsAndWeights() throws IOException {
    LinkResult learned = Linker.create().link(PEOPLE.records());
    StringBuilder text = new StringBuilder();
    learned.model().write(text);
    Model read = Model.read(text);
    assertThat(read).isEqualTo(learned.model());
    LinkResult again = Linker.with(LinkSettings.defaults().withModel(read)).link(PEOPLE.records());
    assertThat(again.personOfRow()).isEqualTo(learned.personOfRow());
    assertThat(again.threshold()).isEqualTo(learned.threshold());
    MatchWeight all = new MatchWeight(-1000);
    assertThat(again.pairsAtLeast(all)).isEqualTo(learned.pairsAtLeast(all));
  }

  @Test
  void aModelKeepsNamesOfColumnsAsTheyAre() throws IOException {
    List<Model.Level> levels =
        List.of(new Model.Level("not known", 1, 1, 1), new Model.Level("same", 0.9, 0.1, 0.2));
    for (String name : List.of("account # 2", "two\nlines", "back\\slash", "back\\new")) {
      Model model =
          new Model(
              List.of(new Model.ComparisonModel(name, levels)),
              0.01,
              0,
              1,
              new MatchWeight(1.5),
              new MatchWeight(3));
      StringBuilder text = new StringBuilder();
      model.write(text);
      assertThat(Model.read(text)).as(name).isEqualTo(model);
    }
  }

  private static double f1(LinkResult result) {
    return Evaluation.of(result.personOfRow(), PEOPLE.truth()).f1();
  }

  private static double m(Model model, String comparison, String level) {
    return model.comparisons().stream()
        .filter(each -> each.name().equals(comparison))
        .flatMap(each -> each.levels().stream())
        .filter(each -> each.label().equals(level))
        .mapToDouble(Model.Level::m)
        .findFirst()
        .orElseThrow();
  }
}
