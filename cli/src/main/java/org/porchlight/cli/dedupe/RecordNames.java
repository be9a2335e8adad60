package org.porchlight.cli.dedupe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators call records: by their own key, or by file and row. Keys that stand in several
 * files call no record by themselves.
 */
public final class RecordNames {
  private static final int SEVERAL = -1;

  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> records = new HashMap<>();
  private final List<String> ids;

  /** The names of all records of these files. */
  public RecordNames(Intake intake) {
    ids = intake.records().ids();
    List<InputRow> linked = intake.rows().stream().filter(InputRow::linked).toList();
    for (int record = 0; record < linked.size(); record++) {
      String key = linked.get(record).key();
      if (key != null) {
        records.merge(key, record, (_, _) -> SEVERAL);
      }
    }
    for (int record = 0; record < linked.size(); record++) {
      InputRow row = linked.get(record);
      String place = intake.fileName(row) + ":" + row.row();
      String key = row.key();
      names.add(key == null || isSeveral(key) ? place : key);
      records.putIfAbsent(place, record);
    }
  }

  /** The name of a record, which no other has. */
  public String of(int record) {
    return names.get(record);
  }

  /** The names of the records of each person, in order of first appearance. */
  public List<List<String>> persons(int[] personOfRecord, int persons) {
    List<List<String>> grouped = new ArrayList<>();
    for (int p = 0; p < persons; p++) {
      grouped.add(new ArrayList<>(1));
    }
    for (int record = 0; record < personOfRecord.length; record++) {
      grouped.get(personOfRecord[record]).add(names.get(record));
    }
    return grouped;
  }

  /** The id that the linker knows a record by; empty where none or several are called so. */
  public Optional<String> id(String name) {
    @Nullable Integer record = records.get(name.strip());
    return record == null || record == SEVERAL ? Optional.empty() : Optional.of(ids.get(record));
  }

  /** Whether records of several files have this key. */
  public boolean isSeveral(String name) {
    @Nullable Integer record = records.get(name.strip());
    return record != null && record == SEVERAL;
  }
}
