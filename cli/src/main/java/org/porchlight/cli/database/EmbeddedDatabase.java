package org.porchlight.cli.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;
import org.porchlight.commons.DatabaseLogin;

/**
 * A PostgreSQL under the data home: {@code postgres/} holds its programs and its data, which are
 * kept from one start to the next. It listens on this machine only, at a free port, and asks every
 * role for its password.
 */
public final class EmbeddedDatabase implements CityDatabase {
  private static final String ADMIN = "porchlight_admin";
  private static final String OWNER = "porchlight_owner";
  private static final String HUB = "porchlight_hub";
  private static final String WORKSPACE = "porchlight_workspace";
  private static final String DATABASE = "porchlight";
  private static final int ATTEMPTS = 3;

  /** Durable, on this machine only, and never a word of a statement or its values in the log. */
  private static final String SETTINGS =
      """

      # Porchlight's own
      listen_addresses = '127.0.0.1'
      unix_socket_directories = ''
      fsync = on
      synchronous_commit = on
      password_encryption = 'scram-sha-256'
      max_connections = 60
      log_statement = 'none'
      log_min_error_statement = 'panic'
      log_error_verbosity = 'terse'
      # Errors of statements quote values; 'log' is above them and keeps what the server says of itself.
      log_min_messages = 'log'
      log_parameter_max_length = 0
      log_parameter_max_length_on_error = 0
      cluster_name = 'porchlight'
      """;

  private final Path data;
  private final Path log;
  private final PostgresPrograms programs;
  private final FileChannel lock;
  private final String adminPassword;
  private final String ownerPassword;
  private final String hubPassword;
  private final String workspacePassword;
  private int port;

  private EmbeddedDatabase(
      Path data,
      Path log,
      PostgresPrograms programs,
      FileChannel lock,
      String adminPassword,
      String ownerPassword,
      String hubPassword,
      String workspacePassword) {
    this.data = data;
    this.log = log;
    this.programs = programs;
    this.lock = lock;
    this.adminPassword = adminPassword;
    this.ownerPassword = ownerPassword;
    this.hubPassword = hubPassword;
    this.workspacePassword = workspacePassword;
  }

  /**
   * Starts it, making it first when the home has none.
   *
   * @throws ProblemsException when another porchlight uses this home, or PostgreSQL does not start
   * @throws IOException when the home cannot be written
   */
  public static EmbeddedDatabase start(Path home) throws IOException {
    Path postgres = SecretFiles.folder(home.resolve("postgres"));
    Path keys = SecretFiles.folder(home.resolve("keys"));
    Path log = SecretFiles.folder(home.resolve("logs")).resolve("postgres.log");
    FileChannel lock = lock(home, postgres.resolve("in-use.lock"));
    try {
      PostgresPrograms programs = PostgresPrograms.in(postgres);
      Path adminKey = keys.resolve("database-admin");
      EmbeddedDatabase database =
          new EmbeddedDatabase(
              postgres.resolve("data"),
              log,
              programs,
              lock,
              SecretFiles.password(adminKey),
              SecretFiles.password(keys.resolve("database-owner")),
              SecretFiles.password(keys.resolve("database-hub")),
              SecretFiles.password(keys.resolve("database-workspace")));
      database.create(adminKey);
      database.stopLeftover();
      database.startServer();
      try {
        database.prepare();
      } catch (SQLException | RuntimeException e) {
        database.stopServer();
        throw problem(log, "refuses its own keys or cannot be set up", e);
      }
      return database;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Held for as long as the server runs; the system frees it when the process ends in any way. */
  private static FileChannel lock(Path home, Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    @Nullable FileLock held = null;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very process holds it: the same answer as for another process.
      held = null;
    }
    if (held == null) {
      channel.close();
      throw new ProblemsException(
          home.toString(),
          "another porchlight uses the database of this home. Stop it first, or name another --home.",
          "PL-DATABASE-005");
    }
    return channel;
  }

  private void create(Path adminKey) throws IOException {
    if (Files.exists(data.resolve("PG_VERSION"))) {
      return;
    }
    Path partial = data.resolveSibling("data.partial");
    Trees.delete(partial);
    int status =
        programs.run(
            log,
            "initdb",
            "--pgdata=" + partial,
            "--username=" + ADMIN,
            "--pwfile=" + adminKey,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8");
    if (status != 0) {
      Trees.delete(partial);
      throw problem(log, "could not be set up (initdb ended with %d)".formatted(status), null);
    }
    Files.writeString(partial.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
    Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A server whose porchlight was killed still runs; we hold the lock, so it is nobody's. */
  private void stopLeftover() throws IOException {
    if (Files.exists(data.resolve("postmaster.pid"))) {
      stopServer();
    }
  }

  private void startServer() throws IOException {
    int status = -1;
    // Between finding a free port and taking it, someone else may take it.
    for (int attempt = 0; attempt < ATTEMPTS && status != 0; attempt++) {
      port = freePort();
      status =
          programs.run(
              log,
              "pg_ctl",
              "start",
              "-s",
              "-w",
              "-t",
              "60",
              "-D",
              data.toString(),
              "-l",
              log.toString(),
              "-o",
              "-p " + port);
    }
    if (status != 0) {
      throw problem(log, "did not start", null);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void prepare() throws SQLException {
    try (Connection connection = admin("postgres");
        Statement statement = connection.createStatement()) {
      role(connection, OWNER, ownerPassword);
      role(connection, HUB, hubPassword);
      role(connection, WORKSPACE, workspacePassword);
      if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
        statement.execute("create database " + DATABASE + " owner " + OWNER);
      }
      statement.execute("revoke all on database postgres from public");
      statement.execute("revoke all on database " + DATABASE + " from public");
      statement.execute("grant connect on database " + DATABASE + " to " + HUB);
      statement.execute("grant connect on database " + DATABASE + " to " + WORKSPACE);
    }
    try (Connection connection = admin(DATABASE);
        Statement statement = connection.createStatement()) {
      statement.execute("revoke all on schema public from public");
    }
  }

  private static void role(Connection connection, String role, String password)
      throws SQLException {
    boolean there = exists(connection, "select 1 from pg_roles where rolname = ?", role);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          (there ? "alter role " : "create role ")
              + role
              + " login nosuperuser nobypassrls nocreaterole nocreatedb noreplication password "
              + statement.enquoteLiteral(password));
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private Connection login(String database, String user, String password) throws SQLException {
    return new DatabaseLogin(url(database), user, password).dataSource().getConnection();
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  private static ProblemsException problem(Path log, String what, @Nullable Exception cause) {
    ProblemsException problem =
        new ProblemsException(
            "database",
            "the built-in PostgreSQL %s. Its own words are in %s.".formatted(what, log),
            "PL-DATABASE-003");
    if (cause != null) {
      problem.addSuppressed(cause);
    }
    return problem;
  }

  @Override
  public DatabaseLogin owner() {
    return new DatabaseLogin(url(DATABASE), OWNER, ownerPassword);
  }

  @Override
  public DatabaseLogin hub() {
    return new DatabaseLogin(url(DATABASE), HUB, hubPassword);
  }

  @Override
  public DatabaseLogin workspace() {
    return new DatabaseLogin(url(DATABASE), WORKSPACE, workspacePassword);
  }

  private void stopServer() throws IOException {
    programs.run(
        log, "pg_ctl", "stop", "-s", "-w", "-t", "60", "-m", "fast", "-D", data.toString());
  }

  /** As the administrator, for tests that play a city's own server. */
  Connection admin(String database) throws SQLException {
    return login(database, ADMIN, adminPassword);
  }

  /** Lets go as a killed process would: the server runs on. */
  void abandon() throws IOException {
    lock.close();
  }

  @Override
  public void close() {
    try {
      stopServer();
      lock.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the built-in PostgreSQL cannot be stopped", e);
    }
  }
}
