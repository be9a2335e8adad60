package org.porchlight.cli.doors;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.porchlight.commons.DatabaseLogin;

/**
 * Everything the public server is told. Its environment holds this and nothing else: no home, no
 * key, no password but that of a role that reads one schema.
 *
 * @param install the folder Porchlight is built in
 * @param releases the folder of releases
 * @param scratch a folder for its temporary files
 */
public record HubSettings(
    Path install, Path releases, Path scratch, String address, int port, DatabaseLogin database) {

  Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PORCHLIGHT_HUB_RELEASES", releases.toAbsolutePath().toString());
    environment.put("PORCHLIGHT_HUB_ADDRESS", address);
    environment.put("PORCHLIGHT_HUB_PORT", String.valueOf(port));
    environment.put("PORCHLIGHT_HUB_DATABASE_URL", database.url());
    environment.put("PORCHLIGHT_HUB_DATABASE_USER", database.user());
    environment.put("PORCHLIGHT_HUB_DATABASE_PASSWORD", database.password());
    return environment;
  }
}
