package org.porchlight.hub.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.porchlight.commons.DatabaseLogin;

/**
 * The hub's settings.
 *
 * @param releases the folder that holds release folders
 * @param address the network address to listen on
 * @param port 0 to 65535; 0 takes any free port
 * @param database where the plan is; empty when the hub runs without one
 * @param copy what to write instead of serving; empty for a server
 * @param endsWithParent whether the hub ends when the process that started it ends
 */
public record HubSettings(
    Path releases,
    String address,
    int port,
    Optional<DatabaseLogin> database,
    boolean endsWithParent,
    Optional<Copy> copy) {

  /**
   * The whole hub as files for any web host.
   *
   * @param folder new, empty, or an earlier copy
   * @param address where it will stand, without a slash at its end
   */
  public record Copy(Path folder, String address) {}

  /** A server. */
  public HubSettings(
      Path releases,
      String address,
      int port,
      Optional<DatabaseLogin> database,
      boolean endsWithParent) {
    this(releases, address, port, database, endsWithParent, Optional.empty());
  }

  private static final String PREFIX = "porchlight.hub.";
  private static final List<String> NAMES =
      List.of(
          "releases",
          "port",
          "address",
          "database-url",
          "database-user",
          "database-password",
          "parent",
          "copy-to",
          "copy-address");

  /**
   * Reads the settings; a system property wins over an environment variable.
   *
   * @throws SettingsProblem with one sentence for each setting that must change
   */
  public static HubSettings read(Map<String, String> environment, Map<String, String> properties) {
    List<String> problems = new ArrayList<>();
    Map<String, String> given = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("PORCHLIGHT_HUB_")) {
            String setting =
                name.substring("PORCHLIGHT_HUB_".length())
                    .toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            take(given, setting, value, problems);
          }
        });
    properties.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            take(given, name.substring(PREFIX.length()), value, problems);
          }
        });
    Path releases = folder(given.get("releases"), problems);
    int port = port(given.getOrDefault("port", "8080"), problems);
    Optional<DatabaseLogin> database = database(given, problems);
    Optional<Copy> copy = copy(given, problems);
    String parent = given.getOrDefault("parent", "");
    boolean watches = parent.equals("watch");
    if (!watches && !parent.isEmpty()) {
      problems.add(
          "The setting porchlight.hub.parent is '%s'; it is 'watch' or left out."
              .formatted(parent));
    }
    if (!problems.isEmpty()) {
      throw new SettingsProblem(problems);
    }
    return new HubSettings(
        releases, given.getOrDefault("address", "127.0.0.1"), port, database, watches, copy);
  }

  private static Optional<Copy> copy(Map<String, String> given, List<String> problems) {
    String folder = given.get("copy-to");
    if (folder == null) {
      return Optional.empty();
    }
    String address = given.getOrDefault("copy-address", "").replaceAll("/+$", "");
    if (!address.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")) {
      problems.add(
          "The address of the copy must begin with https:// and name where it will stand, as in"
              + " https://data.example.org/safety.");
    }
    try {
      return Optional.of(new Copy(Path.of(folder), address));
    } catch (InvalidPathException e) {
      problems.add("The folder of the copy is not the name of a folder.");
      return Optional.empty();
    }
  }

  private static void take(
      Map<String, String> given, String setting, String value, List<String> problems) {
    if (!NAMES.contains(setting)) {
      problems.add(
          "The setting %s%s is not known; the nearest is %s%s."
              .formatted(PREFIX, setting, PREFIX, nearest(setting)));
    } else if (!value.isBlank()) {
      given.put(setting, value.strip());
    }
  }

  private static Path folder(@Nullable String text, List<String> problems) {
    if (text == null) {
      problems.add(
          "The setting porchlight.hub.releases is missing; it names the folder that holds the"
              + " releases.");
      return Path.of("");
    }
    try {
      Path folder = Path.of(text);
      if (!Files.isDirectory(folder)) {
        problems.add(
            "The folder in porchlight.hub.releases, %s, is not there; publish a release first."
                .formatted(text));
      }
      return folder;
    } catch (InvalidPathException e) {
      problems.add("The setting porchlight.hub.releases is not the name of a folder.");
      return Path.of("");
    }
  }

  private static int port(String text, List<String> problems) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    problems.add(
        "The setting porchlight.hub.port is '%s'; it must be a number from 0 to 65535."
            .formatted(text));
    return 0;
  }

  private static Optional<DatabaseLogin> database(
      Map<String, String> given, List<String> problems) {
    String url = given.get("database-url");
    if (url == null) {
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      problems.add(
          "The setting porchlight.hub.database-url must begin with jdbc:postgresql: and name a"
              + " PostgreSQL database.");
    }
    String user = given.get("database-user");
    if (user == null) {
      problems.add(
          "The setting porchlight.hub.database-user is missing; it names the read-only role of the"
              + " schema commons.");
      return Optional.empty();
    }
    return Optional.of(new DatabaseLogin(url, user, given.getOrDefault("database-password", "")));
  }

  private static String nearest(String setting) {
    String best = NAMES.getFirst();
    for (String name : NAMES) {
      if (distance(setting, name) < distance(setting, best)) {
        best = name;
      }
    }
    return best;
  }

  /** How many letters must change to turn one word into the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
