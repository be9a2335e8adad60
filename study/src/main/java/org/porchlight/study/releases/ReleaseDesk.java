package org.porchlight.study.releases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.porchlight.study.releases.Proposal.Step;
import org.porchlight.study.releases.Proposal.StepKind;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** Where releases are approved, refused and taken back, by whoever has the right to. */
public final class ReleaseDesk {
  /** Characters of a note, at most. */
  public static final int LONGEST_NOTE = 500;

  private static final int MOST_SHOWN = 100;

  private final Statements statements;
  private final long reader;

  /**
   * Proposals seen and decided through these statements.
   *
   * @param statements of an open look; outside one there are none
   * @param reader the account that looks
   */
  public ReleaseDesk(Statements statements, long reader) {
    this.statements = statements;
    this.reader = reader;
  }

  /** What became of a decision. */
  public enum Outcome {
    /** As asked. */
    DONE,
    /** Whoever proposed a release cannot approve it. */
    OWN,
    /** Somebody was faster, or it is not published. */
    CLOSED
  }

  /** The newest {@value #MOST_SHOWN} proposals, newest first; none without the right. */
  public List<Proposal> list() throws SQLException {
    Map<Long, List<Step>> steps = new LinkedHashMap<>();
    statements.list(
        "select s.*, study.account_name(s.account) as by from study.release_step s order by s.at,"
            + " array_position(array['approved', 'refused', 'overtaken', 'published', 'taken-back'], s.step)",
        row ->
            steps
                .computeIfAbsent(row.getLong("proposal"), _ -> new ArrayList<>())
                .add(
                    new Step(
                        StepKind.of(row.getString("step")),
                        row.getString("by"),
                        Objects.requireNonNull(Statements.instant(row, "at")),
                        row.getString("note"))));
    return statements.list(
        "select p.*, study.account_name(p.account) as by,"
            + " not exists (select from study.release_proposal l"
            + " where l.release = p.release and l.id > p.id) as newest"
            + " from study.release_proposal p order by p.id desc limit ?",
        row ->
            new Proposal(
                row.getLong("id"),
                row.getString("release"),
                row.getString("sha256"),
                row.getString("by"),
                row.getLong("account") == reader,
                row.getBoolean("newest"),
                Objects.requireNonNull(Statements.instant(row, "at")),
                Json.read(row.getString("facts"), new TypeReference<ProposalFacts>() {}),
                steps.getOrDefault(row.getLong("id"), List.of())),
        MOST_SHOWN);
  }

  /** One of them; empty when there is none or without the right. */
  public Optional<Proposal> find(long id) throws SQLException {
    return list().stream().filter(proposal -> proposal.id() == id).findFirst();
  }

  /**
   * Approves, refuses or takes back.
   *
   * @param step anything but published and overtaken, which only the command says
   * @param note why; blank for nothing, {@value #LONGEST_NOTE} characters at most
   * @return empty when not permitted, or when there is no such proposal
   */
  public Optional<Outcome> decide(long proposal, StepKind step, String note) throws SQLException {
    if (note.strip().length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note has at most %d characters".formatted(LONGEST_NOTE));
    }
    return statements
        .list(
            "select study.step_release(?, ?, ?) as outcome",
            row -> Optional.ofNullable(row.getString("outcome")),
            proposal,
            step.label(),
            note.strip())
        .getFirst()
        .map(outcome -> Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }
}
