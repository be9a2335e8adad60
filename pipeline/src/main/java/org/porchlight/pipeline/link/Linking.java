package org.porchlight.pipeline.link;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.linkage.Decision;
import org.porchlight.linkage.LinkResult;
import org.porchlight.linkage.LinkSettings;
import org.porchlight.linkage.Linker;
import org.porchlight.linkage.PersonIds;
import org.porchlight.linkage.Records;
import org.porchlight.linkage.Role;

/** Hands mentions to the linker, and finds lasting names for the persons it sees. */
final class Linking {
  private static final List<Records.Column> COLUMNS =
      List.of(
          new Records.Column("name", Role.FULL_NAME),
          new Records.Column("birth-date", Role.BIRTH_DATE),
          new Records.Column("sex", Role.SEX),
          new Records.Column("phone", Role.PHONE),
          new Records.Column("address", Role.STREET),
          new Records.Column("place", Role.PLACE),
          new Records.Column("source", Role.SOURCE));

  private final List<FoundMention> mentions;
  private final LinkResult result;

  private Linking(List<FoundMention> mentions, LinkResult result) {
    this.mentions = mentions;
    this.result = result;
  }

  /** Links the mentions; decisions of staff hold whatever the weights say. */
  static Linking of(List<FoundMention> mentions, List<Decision> decisions, LinkSettings settings) {
    Records.Builder records = Records.builder(COLUMNS);
    for (FoundMention mention : mentions) {
      records.add(
          mention.key(),
          List.of(
              mention.name(),
              mention.born(),
              mention.sex(),
              mention.phone(),
              mention.address(),
              mention.place(),
              mention.source().id()));
    }
    return new Linking(
        mentions, Linker.with(settings.withDecisions(decisions)).link(records.build()));
  }

  LinkResult result() {
    return result;
  }

  /**
   * Whether a mention joined its person on less than the sure weight: without such joins it would
   * not be with most of its person's records.
   */
  boolean[] doubtful() {
    int[] person = result.personOfRow();
    int[] sure = result.personOfRowAt(result.model().auto());
    Map<Integer, Map<Integer, Integer>> parts = new HashMap<>();
    for (int row = 0; row < person.length; row++) {
      parts.computeIfAbsent(person[row], any -> new HashMap<>()).merge(sure[row], 1, Integer::sum);
    }
    Map<Integer, Integer> core = new HashMap<>();
    parts.forEach(
        (who, sizes) ->
            core.put(
                who,
                sizes.entrySet().stream()
                    .max(
                        Map.Entry.<Integer, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Collections.reverseOrder())))
                    .orElseThrow()
                    .getKey()));
    boolean[] doubtful = new boolean[person.length];
    for (int row = 0; row < person.length; row++) {
      doubtful[row] = !Integer.valueOf(sure[row]).equals(core.get(person[row]));
    }
    return doubtful;
  }

  /**
   * Ids that last from run to run.
   *
   * @param previous the person of each mention key in the run before
   */
  PersonIds ids(Map<String, String> previous) {
    List<List<String>> clusters = new ArrayList<>();
    for (int i = 0; i < result.persons(); i++) {
      clusters.add(new ArrayList<>(1));
    }
    for (int row = 0; row < mentions.size(); row++) {
      clusters.get(result.person(row)).add(mentions.get(row).key());
    }
    return PersonIds.assign(new PersonIds(previous, 1, List.of()), clusters);
  }
}
