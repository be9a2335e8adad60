package org.porchlight.pipeline;

import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.porchlight.city.City;
import org.porchlight.city.NearestName;
import org.porchlight.city.ProblemsException;
import org.porchlight.city.Source;
import org.porchlight.records.custody.Elsewhere;
import org.porchlight.records.custody.Eraser;
import org.porchlight.records.custody.RecordKeys;
import org.porchlight.records.custody.Target;
import org.porchlight.records.lake.Lake;
import org.porchlight.records.lake.OpenLake;
import org.porchlight.study.load.StudyErasure;

/** Erases records wherever they stand: in the lake's files and in the study. */
public final class Custodian {
  private final City city;
  private final Lake lake;
  private final Eraser eraser;
  private final Elsewhere elsewhere;
  private final Optional<StudyErasure> study;

  /**
   * A custodian of one data home.
   *
   * @param study the owner of schema {@code study}; empty when nothing was linked yet
   */
  public Custodian(City city, Lake lake, Optional<DataSource> study, Clock clock) {
    this.city = city;
    this.lake = lake;
    this.eraser = new Eraser(lake, clock);
    this.study = study.map(StudyErasure::new);
    this.elsewhere = this.study.<Elsewhere>map(Custodian::in).orElse(Elsewhere.NOWHERE);
  }

  private static Elsewhere in(StudyErasure study) {
    return (source, records) -> {
      try {
        study.erase(source, records);
      } catch (SQLException e) {
        throw silent(e);
      }
    };
  }

  private static ProblemsException silent(SQLException e) {
    return new ProblemsException(
        "database",
        "the database stopped answering (SQL state %s). Run again: what was begun is completed first."
            .formatted(e.getSQLState()),
        "PL-DATABASE-001");
  }

  /** Where the records of a person stand, by source. */
  public Map<String, Target> recordsOf(String handle) {
    Map<String, List<String>> records = new LinkedHashMap<>();
    try {
      for (StudyErasure.RecordKey key :
          study.isPresent() ? study.get().ofPerson(handle) : List.<StudyErasure.RecordKey>of()) {
        records.computeIfAbsent(key.source(), _ -> new ArrayList<>()).add(key.key());
      }
    } catch (SQLException e) {
      throw silent(e);
    }
    if (records.isEmpty()) {
      throw new ProblemsException(
          "--person",
          "the study knows no records of a person of this handle. Take the ten characters from the address of the person's page.",
          "PL-ERASE-003");
    }
    Map<String, Target> targets = new LinkedHashMap<>();
    records.forEach(
        (source, keys) ->
            targets.put(
                source,
                new Target.Where(
                    "%s IN %s".formatted(RecordKeys.sql(source(source)), OpenLake.texts(keys)))));
    return targets;
  }

  /** A source of the city. */
  public Source source(String id) {
    Source source = city.sources().get(id);
    if (source == null) {
      throw new ProblemsException(
          id,
          "the city has no source of this name.%s"
              .formatted(NearestName.hint(id, city.sources().keySet())),
          "PL-IMPORT-006");
    }
    return source;
  }

  /** Erases records, source by source. */
  public List<Eraser.Result> erase(Map<String, Target> targets, String by, String reason)
      throws IOException {
    List<Eraser.Result> results = new ArrayList<>();
    try (Closeable _ = lake.lock()) {
      for (Map.Entry<String, Target> one : targets.entrySet()) {
        results.add(eraser.erase(source(one.getKey()), one.getValue(), by, reason, elsewhere));
      }
    }
    return results;
  }

  /** Ends what was cut off, while the lake is locked; whatever else is to be done comes after. */
  void resume() throws IOException {
    for (Source source : city.sources().values()) {
      eraser.resume(source, elsewhere);
    }
  }
}
