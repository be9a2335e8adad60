package org.porchlight.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many pages a second the public server gives out, in its own process, while the visitors take
 * their share of the same processors.
 */
final class HubBenchmark {
  private static final int VISITORS = 16;
  private static final int TIMES = 3;

  private HubBenchmark() {}

  static void run(List<String> words) throws Exception {
    Path root = Path.of(words.getFirst());
    Path releases = Path.of(words.get(1));
    double seconds = words.size() > 2 ? Double.parseDouble(words.get(2)) : 10;
    Process hub = start(root, releases);
    try {
      int port = port(hub);
      List<String> pages = siteMap(port);
      List<String> views = views(port);
      System.out.printf(
          "%d processors, shared by the server and %d visitors; %s s each, the median of %d runs.%n%n",
          Runtime.getRuntime().availableProcessors(), VISITORS, plain(seconds), TIMES);
      System.out.println("| pages | addresses | pages/s | median ms | p99 ms | not 200 |");
      System.out.println("|---|---|---|---|---|---|");
      Visitors visitors = new Visitors(port, VISITORS);
      print("kept (all of the site map)", pages, visitors, seconds);
      print("made anew (explorer)", views, visitors, seconds);
    } finally {
      hub.destroy();
      hub.waitFor();
    }
  }

  private static void print(String what, List<String> paths, Visitors visitors, double seconds)
      throws Exception {
    // The first seconds of a virtual machine say nothing of the hours after.
    visitors.ask(paths, Math.max(5, seconds));
    List<Visitors.Seen> runs = new ArrayList<>();
    for (int i = 0; i < TIMES; i++) {
      runs.add(visitors.ask(paths, seconds));
    }
    runs.sort(Comparator.comparingDouble(Visitors.Seen::pages));
    Visitors.Seen middle = runs.get(TIMES / 2);
    System.out.printf(
        "| %s | %,d | %,.0f | %.1f | %.1f | %d |%n",
        what, paths.size(), middle.pages(), middle.median(), middle.p99(), middle.others());
  }

  private static String plain(double seconds) {
    return seconds == Math.rint(seconds) ? String.valueOf((long) seconds) : String.valueOf(seconds);
  }

  private static Process start(Path root, Path releases) throws IOException {
    String jar;
    try (Stream<Path> files = Files.list(root.resolve("hub/target"))) {
      jar =
          files
              .map(Path::toString)
              .filter(name -> name.matches(".*porchlight-hub-[^/]*(?<!-tests)\\.jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("hub/target holds no jar; build the hub first"));
    }
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Dporchlight.hub.releases=" + releases,
            "-Dporchlight.hub.port=0",
            "-cp",
            jar + ":" + root.resolve("hub/target/lib") + "/*",
            "org.porchlight.hub.HubApplication")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static int port(Process hub) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(hub.getInputStream(), StandardCharsets.UTF_8));
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher ready = Pattern.compile("hub ready http://.*:(\\d+)/").matcher(line);
      if (ready.find()) {
        return Integer.parseInt(ready.group(1));
      }
    }
    throw new IOException("the hub did not start; is there a release in the folder?");
  }

  private static List<String> siteMap(int port) throws Exception {
    List<String> paths = new ArrayList<>();
    Matcher place =
        Pattern.compile("<loc>https?://[^/]*([^<]*)</loc>").matcher(get(port, "/sitemap.xml"));
    while (place.find()) {
      paths.add(place.group(1));
    }
    return paths;
  }

  /** One view for each table and split that the form offers, in English. */
  private static List<String> views(int port) throws Exception {
    List<String> views = new ArrayList<>();
    for (String table : options(get(port, "/en/explore"), "table")) {
      String page = "/en/explore?table=" + table;
      for (String split : options(get(port, page), "split")) {
        views.add(page + "&split=" + split);
      }
    }
    return views;
  }

  private static Set<String> options(String page, String list) {
    Set<String> values = new LinkedHashSet<>();
    int begin = page.indexOf("name=\"" + list + "\"");
    Matcher option =
        Pattern.compile("<option value=\"([^\"]+)\"")
            .matcher(page.substring(begin, page.indexOf("</select>", begin)));
    while (option.find()) {
      values.add(option.group(1));
    }
    return values;
  }

  private static String get(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
          .body();
    }
  }
}
