package org.porchlight.linkage.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.porchlight.linkage.EmbeddedEngine;
import org.porchlight.linkage.Engine;
import org.porchlight.linkage.EngineContract;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.PublicSet;
import org.porchlight.linkage.Records;

/** The contract of engines on Spark, and the same answers as the embedded engine. */
class SparkEngineTest extends EngineContract {
  /** Weights may differ by so many bits: numbers are added in another order. */
  private static final double ALIKE_BITS = 1e-9;

  @Override
  protected Engine engine() {
    return new SparkEngine();
  }

  private void sameAsEmbedded(String of, Records records, LinkSettings settings) {
    Engine.Answer embedded = new EmbeddedEngine().link(records, settings);
    Engine.Answer spark = engine().link(records, settings);
    assertThat(spark.compared()).as(of).isEqualTo(embedded.compared());
    assertThat(spark.weights().keySet()).as(of).isEqualTo(embedded.weights().keySet());
    embedded
        .weights()
        .forEach(
            (pair, bits) ->
                assertThat(spark.weights().getOrDefault(pair, Double.NaN))
                    .as(of)
                    .isCloseTo(bits, within(ALIKE_BITS)));
    assertThat(spark.model().lambda()).as(of).isCloseTo(embedded.model().lambda(), within(1e-12));
    assertThat(spark.model().link().bits())
        .as(of)
        .isCloseTo(embedded.model().link().bits(), within(ALIKE_BITS));
    assertThat(spark.model().auto().bits())
        .as(of)
        .isCloseTo(embedded.model().auto().bits(), within(ALIKE_BITS));
    assertThat(spark.persons()).as(of).isEqualTo(embedded.persons());
  }

  @ParameterizedTest
  @ValueSource(ints = {1500, 4000})
  void givesTheAnswersOfTheEmbeddedEngine(int records) {
    sameAsEmbedded("seed " + SEED, EmbeddedEngine.people(records, SEED), LinkSettings.defaults());
  }

  /** Enough for passes of blocking to be left out. */
  @Test
  @Tag("long")
  void judgesPassesAsTheEmbeddedEngineDoes() {
    sameAsEmbedded("seed " + SEED, EmbeddedEngine.people(26_000, SEED), LinkSettings.defaults());
  }

  @ParameterizedTest
  @Tag("long")
  @ValueSource(
      strings = {"febrl1.csv", "febrl3.csv", "RLdata500.csv", "RLdata10000.csv", "fake_1000.csv"})
  void givesTheAnswersOfTheEmbeddedEngineOnPublicSets(String file) throws IOException {
    String folder = System.getProperty("porchlight.realData", "");
    String where =
        folder.isBlank() ? System.getenv().getOrDefault("PORCHLIGHT_REAL_DATA", "") : folder;
    Assumptions.assumeFalse(where.isBlank(), "no folder of public sets is named");
    Records records = PublicSet.read(Path.of(where, "linkage", file)).records();
    sameAsEmbedded(file, records, LinkSettings.defaults());
  }
}
