package org.porchlight.linkage.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.stages.Reading;
import org.porchlight.linkage.stages.Stages;

/** Reads records: {@code id, column, column…} becomes {@link Tables#READ}. */
final class ReadRecords implements MapPartitionsFunction<Row, Row> {
  private static final long serialVersionUID = 1L;
  private static final int BATCH = 20_000;

  private final Stages stages;
  private final Reading reading;

  ReadRecords(Stages stages, Reading reading) {
    this.stages = stages;
    this.reading = reading;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    List<Records.Column> columns = stages.columns();
    return new Pouring<>() {
      @Override
      boolean work() {
        if (!rows.hasNext()) {
          return false;
        }
        Records.Builder batch = Records.builder(columns);
        for (int i = 0; i < BATCH && rows.hasNext(); i++) {
          Row row = rows.next();
          List<String> values = new ArrayList<>(columns.size());
          for (int c = 1; c <= columns.size(); c++) {
            values.add(row.isNullAt(c) ? "" : row.getString(c));
          }
          batch.add(row.getString(0), values);
        }
        Records some = batch.build();
        List<Stages.Read> read = stages.read(some, reading);
        for (int row = 0; row < read.size(); row++) {
          Stages.Read one = read.get(row);
          pour(
              RowFactory.create(
                  some.id(row), one.content(), one.source(), one.place(), one.home()));
        }
        return true;
      }
    };
  }
}
