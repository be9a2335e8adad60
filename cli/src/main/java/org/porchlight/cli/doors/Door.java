package org.porchlight.cli.doors;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.DatabaseLogin;

/**
 * One server, and everything it is told. Its environment holds this and nothing else: no home, no
 * key, no password but that of its own role.
 *
 * @param name {@code hub} or {@code workspace}: its module, and the first word it says
 * @param title what people call it
 * @param mainClass its program
 * @param install the folder Porchlight is built in
 * @param scratch a folder for its temporary files
 * @param environment its settings
 */
public record Door(
    String name,
    String title,
    String mainClass,
    Path install,
    Path scratch,
    Map<String, String> environment) {

  public Door {
    environment = Map.copyOf(environment);
  }

  /** The public server: reads releases and one schema. */
  public static Door hub(
      Path install, Path scratch, Path releases, String address, int port, DatabaseLogin database) {
    Map<String, String> environment = settings("PORCHLIGHT_HUB_", address, port, database);
    environment.put("PORCHLIGHT_HUB_RELEASES", releases.toAbsolutePath().toString());
    return new Door(
        "hub", "public server", "org.porchlight.hub.HubApplication", install, scratch, environment);
  }

  /**
   * The public server for as long as it takes to write all it shows into a folder.
   *
   * @param address where the copy will stand
   */
  public static Door copy(
      Path install,
      Path scratch,
      Path releases,
      DatabaseLogin database,
      Path folder,
      String address) {
    Door hub = hub(install, scratch, releases, "127.0.0.1", 0, database);
    Map<String, String> environment = new LinkedHashMap<>(hub.environment());
    environment.put("PORCHLIGHT_HUB_COPY_TO", folder.toAbsolutePath().toString());
    environment.put("PORCHLIGHT_HUB_COPY_ADDRESS", address);
    return new Door(hub.name(), hub.title(), hub.mainClass(), install, scratch, environment);
  }

  /**
   * The team's server: reads the study under row-level security.
   *
   * @param https whether staff reach it by https only
   * @param demoPassword of the accounts that anybody may try in a made-up city
   * @param hub where residents reach the hub
   */
  public static Door workspace(
      Path install,
      Path scratch,
      String address,
      int port,
      DatabaseLogin database,
      boolean https,
      Optional<String> demoPassword,
      Optional<String> hub) {
    Map<String, String> environment = settings("PORCHLIGHT_WORKSPACE_", address, port, database);
    environment.put("PORCHLIGHT_WORKSPACE_HTTPS", https ? "yes" : "no");
    demoPassword.ifPresent(
        password -> environment.put("PORCHLIGHT_WORKSPACE_DEMO_PASSWORD", password));
    hub.ifPresent(where -> environment.put("PORCHLIGHT_WORKSPACE_HUB", where));
    return new Door(
        "workspace",
        "team's server",
        "org.porchlight.workspace.WorkspaceApplication",
        install,
        scratch,
        environment);
  }

  private static Map<String, String> settings(
      String prefix, String address, int port, DatabaseLogin database) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(prefix + "ADDRESS", address);
    environment.put(prefix + "PORT", String.valueOf(port));
    environment.put(prefix + "DATABASE_URL", database.url());
    environment.put(prefix + "DATABASE_USER", database.user());
    environment.put(prefix + "DATABASE_PASSWORD", database.password());
    return environment;
  }

  /** Names the door; its settings hold a password. */
  @Override
  public String toString() {
    return name;
  }
}
