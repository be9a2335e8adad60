package org.porchlight.records.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.porchlight.city.ProblemsException;

/** Addresses that may be asked, and how a message names them. */
final class Address {
  /** Where clouds hand out a machine's own credentials, besides the link-local addresses. */
  private static final Set<String> METADATA =
      Set.of(
          "metadata.google.internal", "metadata.goog", "100.100.100.200", "fd00:ec2:0:0:0:0:0:254");

  private Address() {}

  /**
   * The location of a source as an address without query.
   *
   * @throws ProblemsException when it is none, is neither http nor https, or carries a login
   */
  static URI of(String where, String location) {
    URI uri;
    try {
      uri = new URI(location.strip());
    } catch (URISyntaxException e) {
      throw refused(where, "location is not an address as https://host/path.");
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw refused(where, "location must be an address that begins with https:// or http://.");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused(
          where,
          "location must be the bare address, without a login and without what follows a ? or #."
              + " Tokens and passwords come from the environment.");
    }
    requirePublic(where, uri);
    return uri;
  }

  /**
   * Keeps a name that points at this machine's own network from being asked, unless the operator
   * wrote that very address.
   */
  static void requirePublic(String where, URI uri) {
    String host = bare(uri.getHost());
    boolean literal = host.matches("[0-9.]+") || host.contains(":");
    if (literal) {
      return;
    }
    if (METADATA.contains(host.toLowerCase(Locale.ROOT)) || leadsInside(host)) {
      throw refused(
          where,
          "%s leads to an address inside the machine's own network, which is not asked by name."
                  .formatted(host)
              + " Write the address itself as location when that is what you want.");
    }
  }

  private static boolean leadsInside(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host))
          .anyMatch(
              address ->
                  address.isLinkLocalAddress()
                      || address.isAnyLocalAddress()
                      || address.isMulticastAddress()
                      || METADATA.contains(address.getHostAddress()));
    } catch (UnknownHostException e) {
      // Names come and go; the request itself is tried again and says so.
      return false;
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** Keeps a token from going out where everybody on the way can read it. */
  static void requireSecrecy(String where, URI uri) {
    if (!uri.getScheme().equalsIgnoreCase("https") && !bare(uri.getHost()).equals("127.0.0.1")) {
      throw refused(
          where,
          "a token is set for this source, and location begins with http://, where others can read"
              + " it. Write https://, or take the token out of the environment.");
    }
  }

  /** Whether a redirect may be followed: to the same host, and never from https to http. */
  static boolean mayLeadTo(URI from, URI to) {
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean safe =
        scheme.equals("https") || (scheme.equals("http") && from.getScheme().equals(scheme));
    return safe && to.getRawUserInfo() == null && from.getHost().equalsIgnoreCase(to.getHost());
  }

  /** As a message names it: never with its query, which may hold a token. */
  static String shown(URI uri) {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
  }

  private static ProblemsException refused(String where, String message) {
    return new ProblemsException(where, message, "PL-FETCH-001");
  }
}
