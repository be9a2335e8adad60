package org.porchlight.study.releases;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
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
    /** The attacker worked a hidden number out: nobody can approve it. */
    UNSAFE,
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
                        row.getString("note"),
                        text(row.getString("told")))));
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
   * @param note why, for staff; blank for nothing, {@value #LONGEST_NOTE} characters at most
   * @param told of a release that is taken back, and of no other: what residents read, each text as
   *     long as a note at most
   * @return empty when not permitted, or when there is no such proposal
   */
  public Optional<Outcome> decide(
      long proposal, StepKind step, String note, Optional<LocalText> told) throws SQLException {
    if (told.isPresent() != (step == StepKind.TAKEN_BACK)) {
      throw new IllegalArgumentException("residents are told why a release is taken back");
    }
    if (note.strip().length() > LONGEST_NOTE) {
      throw new IllegalArgumentException(
          "a note has at most %d characters".formatted(LONGEST_NOTE));
    }
    return statements
        .list(
            "select study.step_release(?, ?, ?, ?::jsonb) as outcome",
            row -> Optional.ofNullable(row.getString("outcome")),
            proposal,
            step.label(),
            note.strip(),
            told.map(Json::write).orElse(null))
        .getFirst()
        .map(outcome -> Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }

  /** Asks for a release to be prepared; empty for whoever may not. */
  public Optional<Outcome> ask() throws SQLException {
    return statements
        .list(
            "select study.ask_release() as outcome",
            row -> Optional.ofNullable(row.getString("outcome")))
        .getFirst()
        .map(outcome -> Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)));
  }

  /** The release asked for last; empty when none was, and without the right. */
  public Optional<Preparation> lastAsked() throws SQLException {
    return statements.first(
        "select r.at, study.account_name(r.account) as by, a.outcome,"
            + " coalesce(a.hindrances, '[]') as hindrances from study.release_request r"
            + " left join study.release_reply a on a.request = r.id order by r.id desc limit 1",
        row ->
            new Preparation(
                row.getString("by"),
                Objects.requireNonNull(Statements.instant(row, "at")),
                Preparation.Outcome.of(row.getString("outcome")).orElse(null),
                Json.read(row.getString("hindrances"), new TypeReference<List<Hindrance>>() {})));
  }

  /** The hub's pages as a proposal would make them, those that change first; none once decided. */
  public List<PageSeen> pages(long proposal) throws SQLException {
    return statements.list(
        "select address, changed, title from study.release_page"
            + " where proposal = ? and media = 'text/html' order by not changed, address",
        row ->
            new PageSeen(
                row.getString("address"), row.getBoolean("changed"), row.getString("title")),
        proposal);
  }

  /** One file of the hub as a proposal would make it. */
  public Optional<PageFile> page(long proposal, String address) throws SQLException {
    return statements.first(
        "select address, changed, title, media, body from study.release_page"
            + " where proposal = ? and address = ?",
        row ->
            new PageFile(
                new PageSeen(
                    row.getString("address"), row.getBoolean("changed"), row.getString("title")),
                row.getString("media"),
                row.getBytes("body")),
        proposal,
        address);
  }

  private static @Nullable LocalText text(@Nullable String json) {
    return json == null ? null : Json.read(json, new TypeReference<LocalText>() {});
  }
}
