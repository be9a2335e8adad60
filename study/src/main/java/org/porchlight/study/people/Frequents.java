package org.porchlight.study.people;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.sql.Page;
import org.porchlight.study.sql.Statements;

/**
 * Frequent numbers and frequent places: lists of their own. One is in sight when a record with it
 * is; an attachment, when both its ends are.
 */
public final class Frequents {
  private final Statements statements;

  /**
   * Numbers and places seen through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public Frequents(Statements statements) {
    this.statements = statements;
  }

  /**
   * Those with most records first.
   *
   * @param windowDays the days that count: so many, ending with the last day each source is
   *     complete for
   * @param limit at most so many lines, 1 to 1,000
   * @param offset lines to pass over
   */
  public Page<FrequentLine> list(FrequentKind kind, int windowDays, int limit, int offset)
      throws SQLException {
    Limits.checkWindow(windowDays);
    Limits.check(limit, offset);
    int[] total = new int[1];
    List<FrequentLine> bare =
        statements.list(
            "select f.id, f.value, used.records,"
                + " (used.last at time zone c.zone)::date as last, count(*) over () as total"
                + " from study.city c, (select u.frequent, count(*) as records,"
                + " max(u.occurred) as last from"
                + Windows.USES
                + "group by u.frequent) used join study.frequent f on f.id = used.frequent"
                + " where f.kind = ?"
                + " order by used.records desc, used.last desc, f.id::text collate \"C\""
                + " limit ? offset ?",
            row -> {
              total[0] = row.getInt("total");
              return new FrequentLine(
                  row.getString("id"),
                  kind,
                  row.getString("value"),
                  row.getInt("records"),
                  Map.of(),
                  row.getObject("last", LocalDate.class),
                  0);
            },
            Windows.of(statements, Optional.empty(), windowDays)
                .values(kind.label(), limit, offset));
    return new Page<>(counted(bare, windowDays), total[0]);
  }

  private List<FrequentLine> counted(List<FrequentLine> bare, int windowDays) throws SQLException {
    String[] ids = bare.stream().map(FrequentLine::id).toArray(String[]::new);
    Map<String, Map<String, Integer>> byAgency = new HashMap<>();
    statements.list(
        "select u.frequent, w.agency, count(*) as records from"
            + Windows.USES
            + "where u.frequent = any (?) group by u.frequent, w.agency",
        row ->
            byAgency
                    .computeIfAbsent(row.getString("frequent"), _ -> new HashMap<>())
                    .put(row.getString("agency"), row.getInt("records"))
                == null,
        Windows.of(statements, Optional.empty(), windowDays).values((Object) ids));
    Map<String, Integer> attachments = new HashMap<>();
    statements.list(
        "select a.frequent, count(*) as attachments from study.attachment a"
            + " where a.removed_at is null and a.frequent = any (?) group by a.frequent",
        row -> attachments.put(row.getString("frequent"), row.getInt("attachments")) == null,
        (Object) ids);
    List<FrequentLine> lines = new ArrayList<>();
    for (FrequentLine line : bare) {
      lines.add(
          new FrequentLine(
              line.id(),
              line.kind(),
              line.value(),
              line.records(),
              byAgency.getOrDefault(line.id(), Map.of()),
              line.last(),
              attachments.getOrDefault(line.id(), 0)));
    }
    return lines;
  }

  /** The number or place of this handle. */
  public Optional<Frequent> find(String id) throws SQLException {
    Map<Integer, Integer> records = new LinkedHashMap<>();
    statements.list(
        "select d.days, (select count(*) from study.frequent_use u"
            + " join study.source s on s.id = u.source where u.frequent = ?"
            + " and u.occurred >= (s.complete_to + 1 - d.days)::timestamp at time zone c.zone"
            + " and u.occurred < (s.complete_to + 1)::timestamp at time zone c.zone) as records"
            + " from study.city c cross join unnest(c.windows) d (days) order by d.days",
        row -> records.put(row.getInt("days"), row.getInt("records")) == null,
        id);
    List<AttachmentLine> attachments = new AttachmentRows(statements).ofFrequent(id);
    return statements.first(
        "select f.id, f.kind, f.value, count(*) as total, bool_or(s.linkable) as attachable"
            + " from study.frequent f join study.frequent_use u on u.frequent = f.id::text"
            + " join study.source s on s.id = u.source where f.id = ? group by f.id",
        row ->
            new Frequent(
                row.getString("id"),
                FrequentKind.of(row.getString("kind")),
                row.getString("value"),
                records,
                row.getInt("total"),
                row.getBoolean("attachable"),
                attachments),
        id);
  }

  /** Its records in sight, newest first. */
  public Page<FrequentUse> uses(String id, int limit, int offset) throws SQLException {
    Limits.check(limit, offset);
    int[] total = new int[1];
    List<FrequentUse> uses =
        statements.list(
            "select u.source, s.agency, u.record, u.occurred, count(*) over () as total"
                + " from study.frequent_use u join study.source s on s.id = u.source"
                + " where u.frequent = ? order by u.occurred desc nulls last,"
                + " u.source collate \"C\", u.record collate \"C\" limit ? offset ?",
            row -> {
              total[0] = row.getInt("total");
              return new FrequentUse(
                  row.getString("source"),
                  row.getString("agency"),
                  row.getString("record"),
                  Statements.instant(row, "occurred"));
            },
            id,
            limit,
            offset);
    return new Page<>(uses, total[0]);
  }

  /**
   * Attaches it to a person. Needs the right to decide, sight of both, and a record in sight from a
   * source that may be linked.
   *
   * @param reason {@value Decisions#SHORTEST_REASON} to {@value Decisions#LONGEST_REASON}
   *     characters
   * @return the attachment's number, of the one in force when there is one already; empty when not
   *     permitted or not in sight
   */
  public Optional<Long> attach(String id, String person, String reason) throws SQLException {
    Limits.checkReason(reason);
    return statements
        .list(
            "select study.attach(?, ?, ?) as made",
            row -> Optional.ofNullable(row.getObject("made", Long.class)),
            id,
            person,
            reason.strip())
        .getFirst();
  }

  /** Takes an attachment back. False when not permitted, in sight or in force. */
  public boolean detach(long attachment) throws SQLException {
    return statements
        .list("select study.detach(?) as done", row -> row.getBoolean("done"), attachment)
        .getFirst();
  }
}
