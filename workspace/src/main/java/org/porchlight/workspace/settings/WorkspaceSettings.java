package org.porchlight.workspace.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.city.NearestName;

/**
 * The workspace's settings.
 *
 * @param address the network address to listen on
 * @param port 0 to 65535; 0 takes any free port
 * @param database where the study is, and the role that reads it under row-level security
 * @param https whether staff reach the server by https, through a proxy that ends it; then cookies
 *     travel only there
 * @param demoPassword the password of all accounts of a made-up city's demo; empty elsewhere
 * @param hub where residents reach the hub, without a slash at its end; empty when nobody says
 * @param endsWithParent whether the server ends when the process that started it ends
 */
public record WorkspaceSettings(
    String address,
    int port,
    StudyLogin database,
    boolean https,
    Optional<String> demoPassword,
    Optional<String> hub,
    boolean endsWithParent) {

  private static final String PREFIX = "porchlight.workspace.";
  private static final List<String> NAMES =
      List.of(
          "port",
          "address",
          "database-url",
          "database-user",
          "database-password",
          "https",
          "demo-password",
          "hub",
          "parent");
  private static final Pattern HOST = Pattern.compile("jdbc:postgresql://(\\[[^\\]]+]|[^:/?]*).*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?|");

  /**
   * Reads the settings; a system property wins over an environment variable.
   *
   * @throws SettingsProblem with one sentence for each setting that must change
   */
  public static WorkspaceSettings read(
      Map<String, String> environment, Map<String, String> properties) {
    List<String> problems = new ArrayList<>();
    Map<String, String> given = new TreeMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("PORCHLIGHT_WORKSPACE_")) {
            String setting =
                name.substring("PORCHLIGHT_WORKSPACE_".length())
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
    String address = given.getOrDefault("address", "127.0.0.1");
    int port = port(given.getOrDefault("port", "8081"), problems);
    StudyLogin database = database(given, problems);
    boolean https = choice(given, "https", "yes", "no", "yes", problems);
    if (!https && !isLoopback(address)) {
      problems.add(
          ("The setting porchlight.workspace.https is 'no' and the server listens on %s; names and"
                  + " passwords would travel in the open. Listen on 127.0.0.1, or put a proxy with"
                  + " https before the server and set 'yes'.")
              .formatted(address));
    }
    boolean watches = choice(given, "parent", "watch", "no", "no", problems);
    Optional<String> hub = hub(given, problems);
    if (!problems.isEmpty()) {
      throw new SettingsProblem(problems);
    }
    return new WorkspaceSettings(
        address,
        port,
        database,
        https,
        Optional.ofNullable(given.get("demo-password")),
        hub,
        watches);
  }

  @Override
  public String toString() {
    return "[the workspace's settings]";
  }

  private static void take(
      Map<String, String> given, String setting, String value, List<String> problems) {
    if (!NAMES.contains(setting)) {
      problems.add(
          "The setting %s%s is not known.%s"
              .formatted(PREFIX, setting, NearestName.hint(setting, NAMES)));
    } else if (!value.isBlank()) {
      given.put(setting, value.strip());
    }
  }

  private static boolean choice(
      Map<String, String> given,
      String setting,
      String on,
      String off,
      String otherwise,
      List<String> problems) {
    String value = given.getOrDefault(setting, otherwise);
    if (!value.equals(on) && !value.equals(off)) {
      problems.add(
          "The setting %s%s is '%s'; it is '%s' or '%s'."
              .formatted(PREFIX, setting, value, on, off));
    }
    return value.equals(on);
  }

  private static Optional<String> hub(Map<String, String> given, List<String> problems) {
    String hub = given.get("hub");
    if (hub != null && !hub.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,255}/?")) {
      problems.add(
          "The setting porchlight.workspace.hub is not an address; write it as"
              + " https://data.example.org.");
      return Optional.empty();
    }
    return Optional.ofNullable(hub).map(address -> address.replaceFirst("/$", ""));
  }

  private static int port(String text, List<String> problems) {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    problems.add(
        "The setting porchlight.workspace.port is '%s'; it must be a number from 0 to 65535."
            .formatted(text));
    return 0;
  }

  private static StudyLogin database(Map<String, String> given, List<String> problems) {
    String url = given.getOrDefault("database-url", "");
    String user = given.getOrDefault("database-user", "");
    if (url.isEmpty()) {
      problems.add(
          "The setting porchlight.workspace.database-url is missing; it names the PostgreSQL"
              + " database that holds the study.");
    } else {
      checkUrl(url, problems);
    }
    if (user.isEmpty()) {
      problems.add(
          "The setting porchlight.workspace.database-user is missing; it names the database role"
              + " of the workspace.");
    }
    return new StudyLogin(url, user, given.getOrDefault("database-password", ""));
  }

  private static void checkUrl(String url, List<String> problems) {
    Matcher host = HOST.matcher(url);
    if (!url.startsWith("jdbc:postgresql:")) {
      problems.add(
          "The setting porchlight.workspace.database-url must begin with jdbc:postgresql: and name"
              + " a PostgreSQL database.");
    } else if (host.matches()
        && !isLoopback(host.group(1))
        && !url.matches(".*[?&]sslmode=(require|verify-ca|verify-full)(&.*)?")) {
      problems.add(
          "The database in porchlight.workspace.database-url is on another machine and the"
              + " connection is not encrypted; add sslmode=verify-full to the address.");
    }
  }

  private static boolean isLoopback(String address) {
    return LOOPBACK.matcher(address).matches();
  }
}
