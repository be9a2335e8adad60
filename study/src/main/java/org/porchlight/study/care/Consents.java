package org.porchlight.study.care;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.sql.Json;
import org.porchlight.study.sql.Statements;

/**
 * What people agreed to share, with whom, for how long. Nothing here is kept in memory: the next
 * read asks the rows again, so that a revocation holds from the next request on.
 */
public final class Consents {
  private final Statements statements;

  /**
   * Consents seen and kept through these statements.
   *
   * @param statements of an open look; outside one there are none
   */
  public Consents(Statements statements) {
    this.statements = statements;
  }

  /** The day where the city is; a consent signed today holds today. */
  public LocalDate today() throws SQLException {
    return statements
        .list("select study.city_day() as day", row -> row.getObject("day", LocalDate.class))
        .getFirst();
  }

  /** Agencies that take part. */
  public List<Partner> partners() throws SQLException {
    return statements.list(
        "select * from study.partners()",
        row ->
            new Partner(
                row.getString("id"),
                Json.texts(row.getString("name")),
                "partner".equals(row.getString("care_part")),
                row.getBoolean("responds")));
  }

  /** Consents of a person that the reader may read, newest first. */
  public List<Consent> of(String person) throws SQLException {
    return statements.list(
        "select c.*, study.account_name(c.account) as by,"
            + " not study.handles_of(study.joined_person(c.person)) <@ c.handles as resting"
            + " from study.consent c where c.person = any (study.handles_of(?)) order by c.id desc",
        Consents::consent,
        person);
  }

  /**
   * Keeps what a person signed.
   *
   * @return its number; empty when not permitted, when the panel has not selected them, or when an
   *     agency named does not take part
   * @throws SQLException with SQLSTATE 23502 or 23514 when an element is missing
   */
  public OptionalLong keep(String person, Release release) throws SQLException {
    Map<String, @Nullable Object> said = new LinkedHashMap<>();
    said.put("form", release.form());
    said.put("language", release.language());
    said.put("name", release.name());
    said.put("disclosers", release.disclosers());
    said.put("kinds", release.kinds());
    said.put("recipients", release.recipients());
    said.put("purpose", release.purpose());
    said.put("signed_on", text(release.signedOn()));
    said.put("expires_on", text(release.expiresOn()));
    said.put("signer", release.signer());
    said.put("signature", release.signature());
    said.put("signed_how", release.signedHow());
    said.put("paper", release.paper());
    said.put("told", release.told());
    return statements
        .list(
            "select study.record_consent(?, ?::jsonb) as id",
            row -> {
              long id = row.getLong("id");
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(id);
            },
            person,
            Json.write(said))
        .getFirst();
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  /**
   * Takes a consent back, from the next request on.
   *
   * @param how {@code in-person}, {@code by-phone} or {@code in-writing}
   * @return false when not permitted, or when it was taken back before
   */
  public boolean revoke(long consent, String how) throws SQLException {
    return yes("select study.revoke_consent(?, ?) as yes", consent, how);
  }

  /**
   * Notes that a person was asked and did not agree. Nothing else changes by it.
   *
   * @param answer {@code no} or {@code not-now}
   */
  public boolean refuse(String person, String answer) throws SQLException {
    return yes("select study.note_refusal(?, ?) as yes", person, answer);
  }

  private boolean yes(String sql, Object... values) throws SQLException {
    return statements.list(sql, row -> row.getBoolean("yes"), values).getFirst();
  }

  /** Refusals noted by the reader's agency, newest first. */
  public List<Refusal> refusals(String person) throws SQLException {
    return statements.list(
        "select r.answer, r.at from study.consent_refusal r"
            + " where r.person = any (study.handles_of(?)) order by r.id desc",
        row -> new Refusal(row.getString("answer"), requireNonNull(Statements.instant(row, "at"))),
        person);
  }

  /** One answer that was no. */
  public record Refusal(String answer, Instant at) {
    @Override
    public String toString() {
      return "a refusal";
    }
  }

  /** For the privacy officer's account to a person: which consents there were. */
  public List<Given> accounting(String person) throws SQLException {
    return statements.list(
        "select * from study.accounting(?)",
        row ->
            new Given(
                row.getLong("id"),
                Statements.texts(row, "recipients"),
                Statements.texts(row, "kinds"),
                row.getObject("signed_on", LocalDate.class),
                row.getObject("expires_on", LocalDate.class),
                Statements.instant(row, "revoked_at")),
        person);
  }

  /** A consent without a name. */
  public record Given(
      long id,
      List<String> recipients,
      List<String> kinds,
      LocalDate signedOn,
      LocalDate expiresOn,
      @Nullable Instant revokedAt) {
    public Given {
      recipients = List.copyOf(recipients);
      kinds = List.copyOf(kinds);
    }

    @Override
    public String toString() {
      return "consent %d".formatted(id);
    }
  }

  private static Consent consent(ResultSet row) throws SQLException {
    return new Consent(
        row.getLong("id"),
        row.getString("person"),
        row.getString("form"),
        row.getString("language"),
        row.getString("name"),
        Statements.texts(row, "disclosers"),
        Statements.texts(row, "kinds"),
        Statements.texts(row, "recipients"),
        row.getString("purpose"),
        row.getObject("signed_on", LocalDate.class),
        row.getObject("expires_on", LocalDate.class),
        row.getString("signer"),
        row.getString("signature"),
        row.getString("signed_how"),
        row.getString("paper"),
        row.getString("by"),
        Statements.instant(row, "revoked_at"),
        row.getString("revoked_how"),
        row.getBoolean("resting"));
  }
}
