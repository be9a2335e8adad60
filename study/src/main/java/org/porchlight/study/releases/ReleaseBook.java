package org.porchlight.study.releases;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.porchlight.release.LocalText;
import org.porchlight.study.sql.Discreet;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.RowReader;
import org.porchlight.study.sql.Statements;
import tools.jackson.core.type.TypeReference;

/** What the command that publishes writes down and asks about releases on their way out. */
public final class ReleaseBook {
  private static final String MAY_PROPOSE = "analyst";

  private final DataSource owner;

  /**
   * A book of one study.
   *
   * @param owner the role that owns the schema
   */
  public ReleaseBook(DataSource owner) {
    this.owner = owner;
  }

  /**
   * A release that was approved and waits, or one that was taken back.
   *
   * @param proposal its number
   * @param release four digits
   * @param sha256 of the manifest that was approved
   * @param note why it was taken back, for staff
   * @param at when that was decided
   * @param told what residents read about one that was taken back; null where nothing was said
   */
  public record Line(
      long proposal,
      String release,
      String sha256,
      String note,
      Instant at,
      @Nullable LocalText told) {
    /** Not what anybody wrote. */
    @Override
    public String toString() {
      return "Line[%d, release %s]".formatted(proposal, release);
    }
  }

  /**
   * Writes down that somebody proposes a release. An open proposal of the same number is no longer
   * to be decided about.
   *
   * @param login an analyst's account that is not disabled
   * @return the proposal's number; empty when there is no such account
   */
  public Optional<Long> propose(String login, String release, String sha256, ProposalFacts facts)
      throws SQLException {
    return propose(login, release, sha256, facts, List.of());
  }

  /**
   * Proposes a release with the pages it would make; nobody sees one without the other.
   *
   * @param pages all pages, and what they need to be drawn
   * @return empty when the account may not propose
   */
  public Optional<Long> propose(
      String login, String release, String sha256, ProposalFacts facts, List<PageFile> pages)
      throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      Optional<Long> proposal = propose(connection, login, release, sha256, facts);
      if (proposal.isPresent()) {
        keep(connection, proposal.get(), pages);
      }
      connection.commit();
      return proposal;
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }

  private static Optional<Long> propose(
      Connection connection, String login, String release, String sha256, ProposalFacts facts)
      throws SQLException {
    return new Statements(connection)
            .list(
                "insert into study.release_proposal (release, sha256, account, facts)"
                    + " select ?, ?, a.id, ?::jsonb from study.account a"
                    + " where a.login = ? and a.role = ? and a.disabled_at is null returning id",
                row -> row.getLong("id"),
                release,
                sha256,
                Json.write(facts),
                login,
                MAY_PROPOSE)
            .stream()
            .findFirst();
  }

  /** Whether an account may propose. */
  public boolean mayPropose(String login) throws SQLException {
    return !list(
            "select 1 as found from study.account where login = ? and role = ?"
                + " and disabled_at is null",
            row -> row.getInt("found"),
            login,
            MAY_PROPOSE)
        .isEmpty();
  }

  /** Releases that were approved and are neither published nor overtaken, oldest first. */
  public List<Line> approved() throws SQLException {
    return list(
        "select p.id, p.release, p.sha256, s.note, s.at, s.told from study.release_proposal p"
            + " join study.release_step s on s.proposal = p.id and s.step = 'approved'"
            + " where not exists (select from study.release_step d"
            + " where d.proposal = p.id and d.step in ('published', 'overtaken')) order by p.id",
        ReleaseBook::line);
  }

  /** Releases that were taken back, oldest first. */
  public List<Line> takenBack() throws SQLException {
    return list(
        "select p.id, p.release, p.sha256, s.note, s.at, s.told from study.release_proposal p"
            + " join study.release_step s on s.proposal = p.id and s.step = 'taken-back'"
            + " order by p.id",
        ReleaseBook::line);
  }

  /** Writes down that a release is published. */
  public void published(long proposal) throws SQLException {
    add(proposal, "published");
  }

  /** Writes down that an approved release never comes out: another has its number by now. */
  public void overtaken(long proposal) throws SQLException {
    add(proposal, "overtaken");
  }

  private void add(long proposal, String step) throws SQLException {
    list(
        "insert into study.release_step (proposal, step) values (?, ?)"
            + " on conflict do nothing returning proposal",
        row -> row.getLong("proposal"),
        proposal,
        step);
  }

  private static Line line(java.sql.ResultSet row) throws SQLException {
    String told = row.getString("told");
    return new Line(
        row.getLong("id"),
        row.getString("release"),
        row.getString("sha256"),
        row.getString("note"),
        Objects.requireNonNull(Statements.instant(row, "at")),
        told == null ? null : Json.read(told, new TypeReference<LocalText>() {}));
  }

  /**
   * A release that somebody asked for.
   *
   * @param login of who asked
   */
  public record Asked(long request, String login) {
    /** Not who. */
    @Override
    public String toString() {
      return "Asked[%d]".formatted(request);
    }
  }

  /** The release that is asked for and not yet prepared. */
  public Optional<Asked> asked() throws SQLException {
    return list(
            "select r.id, a.login from study.release_request r"
                + " join study.account a on a.id = r.account where not exists"
                + " (select from study.release_reply d where d.request = r.id) order by r.id",
            row -> new Asked(row.getLong("id"), row.getString("login")))
        .stream()
        .findFirst();
  }

  /** Says what came of a release that was asked for. */
  public void reply(long request, Preparation.Outcome outcome, List<Hindrance> hindrances)
      throws SQLException {
    list(
        "insert into study.release_reply (request, outcome, hindrances) values (?, ?, ?::jsonb)"
            + " on conflict do nothing returning request",
        row -> row.getLong("request"),
        request,
        outcome.label(),
        Json.write(hindrances));
  }

  /** Keeps the hub's pages as a proposal would make them. */
  public void keep(long proposal, List<PageFile> pages) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      connection.setAutoCommit(false);
      keep(connection, proposal, pages);
      connection.commit();
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }

  private static void keep(Connection connection, long proposal, List<PageFile> pages)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into study.release_page"
                + " (proposal, address, media, changed, title, body)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      for (PageFile page : pages) {
        insert.setLong(1, proposal);
        insert.setString(2, page.page().address());
        insert.setString(3, page.media());
        insert.setBoolean(4, page.page().changed());
        insert.setString(5, page.page().title());
        insert.setBytes(6, page.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Lets go of the pages of proposals that nobody is to decide about any more. */
  public void letGoOfPages() throws SQLException {
    list(
        "delete from study.release_page g where exists"
            + " (select from study.release_step s where s.proposal = g.proposal)"
            + " or exists (select from study.release_proposal p"
            + " join study.release_proposal l on l.release = p.release and l.id > p.id"
            + " where p.id = g.proposal) returning proposal",
        row -> row.getLong("proposal"));
  }

  private <T> List<T> list(String sql, RowReader<T> reader, Object... values) throws SQLException {
    try (Connection connection = owner.getConnection()) {
      return new Statements(connection).list(sql, reader, values);
    } catch (SQLException e) {
      throw Discreet.error(e);
    }
  }
}
