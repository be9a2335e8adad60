package org.porchlight.hub.still;

import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where each address of the hub stands among the files. A page is a folder with an {@code
 * index.html}, so that every web host finds it; links between pages are relative, so that the copy
 * works in any folder of a site.
 */
final class SiteLinks {
  private static final Pattern ATTRIBUTE = Pattern.compile("(?<= )(href|src)=\"(/[^\"]*)\"");
  private static final Pattern TABLE_VIEW =
      Pattern.compile("(/[^?]*/explore)\\?table=([a-z0-9-]+)");
  private static final Pattern TABLE_API = Pattern.compile("/api/v1/tables/([a-z0-9-]+)(\\?.*)?");

  private SiteLinks() {}

  /** The address to ask the server for; empty for one that takes a server to answer. */
  static Optional<String> asked(String link) {
    String address = link.replaceFirst("#.*", "");
    if (!address.contains("?") || TABLE_VIEW.matcher(address).matches()) {
      return Optional.of(address);
    }
    var api = TABLE_API.matcher(address);
    if (api.matches()) {
      return Optional.of("/api/v1/tables/" + api.group(1));
    }
    return address.startsWith("/api/v1/tables?") ? Optional.of("/api/v1/tables") : Optional.empty();
  }

  /** The address among the files, from the root of the copy: {@code en/topics/crime/}. */
  static String target(String asked) {
    var view = TABLE_VIEW.matcher(asked);
    if (view.matches()) {
      return view.group(1).substring(1) + "/" + view.group(2) + "/";
    }
    String path = asked.substring(1);
    if (path.startsWith("api/")) {
      return path.endsWith(".json") ? path : path + ".json";
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    return path.isEmpty() || path.endsWith("/") || last.contains(".") || isBare(last)
        ? path
        : path + "/";
  }

  private static boolean isBare(String name) {
    return name.equals("security.txt");
  }

  /** The file of a target. */
  static String file(String target) {
    return target.isEmpty() || target.endsWith("/") ? target + "index.html" : target;
  }

  /** A page with its links leading to the files around it. */
  static String relative(String page, String target) {
    long depth = target.chars().filter(c -> c == '/').count();
    String up = "../".repeat((int) depth);
    return rewritten(page, to -> up.isEmpty() && to.isEmpty() ? "./" : up + to);
  }

  /** A page with its links leading to the copy from wherever it is shown. */
  static String rooted(String page, String address) {
    String prefix = address.replaceFirst("https?://[^/]*", "") + "/";
    return rewritten(page, to -> prefix + to);
  }

  private static String rewritten(String page, UnaryOperator<String> from) {
    return ATTRIBUTE
        .matcher(page)
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(attribute(match, from)));
  }

  private static String attribute(MatchResult match, UnaryOperator<String> from) {
    String link = match.group(2).replace("&amp;", "&");
    String anchor = link.contains("#") ? link.substring(link.indexOf('#')) : "";
    return asked(link)
        .map(asked -> match.group(1) + "=\"" + from.apply(target(asked)) + anchor + "\"")
        .orElse(match.group());
  }

  /** Data for programs, whose addresses are whole. */
  static String whole(String data, String origin, String address) {
    return Pattern.compile(Pattern.quote(origin) + "(/[^\"<\\s#]*)?")
        .matcher(data)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    match.group(1) == null
                        ? address
                        : address + "/" + asked(match.group(1)).map(SiteLinks::target).orElse("")));
  }

  /** Answers of the API, whose addresses begin at the root of the site. */
  static String api(String data, String address) {
    String prefix = address.replaceFirst("https?://[^/]*", "") + "/";
    return Pattern.compile("\"(/(?:api|releases)/[^\"]*)\"")
        .matcher(data)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    "\""
                        + asked(match.group(1))
                            .map(to -> prefix + target(to))
                            .orElse(match.group(1))
                        + "\""));
  }
}
