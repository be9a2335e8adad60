package org.porchlight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.porchlight.cli.database.Trees;
import org.porchlight.release.Releases;
import org.porchlight.study.releases.PageFile;
import org.porchlight.study.releases.PageSeen;

/**
 * The hub's pages as a proposed release would make them. The hub itself draws them, as files, once
 * with the releases there are and once with the proposed one beside them; nobody from outside
 * reaches either.
 */
final class ProposedPages {
  /** Links in the files are relative; where they will stand is told to catalogues only. */
  private static final String NOWHERE = "https://preview.invalid";

  private static final String HTML = "text/html";

  private final Home home;
  private final House house;
  private final Console console;

  ProposedPages(Home home, House house, Console console) {
    this.home = home;
    this.house = house;
    this.console = console;
  }

  /**
   * All pages, and what they need to be drawn.
   *
   * @param proposed the folder of the proposed release
   */
  List<PageFile> draw(Path proposed) throws IOException {
    Path work = home.scratch("preview");
    Trees.delete(work);
    Files.createDirectories(work);
    try {
      Map<String, Set<String>> now = new HashMap<>();
      if (!new Releases(home.releases()).shown().isEmpty()) {
        Path today = work.resolve("today");
        copy(home.releases(), today);
        for (Path file : files(today)) {
          String address = address(today, file);
          if (isPage(address)) {
            now.put(address, numbers(Jsoup.parse(Files.readString(file))));
          }
        }
      }
      Path then = work.resolve("then");
      copy(beside(proposed, work.resolve("releases")), then);
      List<PageFile> pages = new ArrayList<>();
      for (Path file : files(then)) {
        String address = address(then, file);
        if (isPage(address)) {
          Document page = Jsoup.parse(Files.readString(file));
          Element heading = page.selectFirst("h1");
          pages.add(
              new PageFile(
                  new PageSeen(
                      address,
                      !numbers(page).equals(now.get(address)),
                      heading == null ? "" : heading.text()),
                  HTML,
                  Files.readAllBytes(file)));
        } else if (!media(file).isEmpty()) {
          pages.add(
              new PageFile(
                  new PageSeen(address, false, ""), media(file), Files.readAllBytes(file)));
        }
      }
      return pages;
    } finally {
      Trees.delete(work);
    }
  }

  private void copy(Path releases, Path folder) throws IOException {
    try {
      int status =
          house.copyHub(
              releases,
              folder,
              NOWHERE,
              line -> {
                if (!line.startsWith("hub ")) {
                  console.say(line);
                }
              });
      if (status != 0) {
        throw new IOException("the pages of a proposed release could not be drawn");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped while the pages of a proposed release were drawn", e);
    }
  }

  /** A folder in which the proposed release is the newest of those there are. */
  private Path beside(Path proposed, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path release : new Releases(home.releases()).folders()) {
      Files.createSymbolicLink(
          folder.resolve(String.valueOf(release.getFileName())), release.toAbsolutePath());
    }
    Files.createSymbolicLink(
        folder.resolve(String.valueOf(proposed.getFileName())), proposed.toAbsolutePath());
    for (String told : List.of("taken-back.json", "notices.json")) {
      Path file = home.releases().resolve(told);
      if (Files.isRegularFile(file)) {
        Files.copy(file, folder.resolve(told));
      }
    }
    return folder;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** The root only sends on to a language. */
  private static boolean isPage(String address) {
    return address.endsWith("/");
  }

  /** Of what a page needs beside itself; empty for what nobody looks at here. */
  private static String media(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".css") ? "text/css" : name.endsWith(".svg") ? "image/svg+xml" : "";
  }

  private static String address(Path folder, Path file) {
    return folder
        .relativize(file)
        .toString()
        .replace(file.getFileSystem().getSeparator(), "/")
        .replaceFirst("index\\.html$", "");
  }

  /**
   * The released numbers that a page shows, each with the name of its cell. Every release brings a
   * new date and new addresses of downloads to nearly every page; nobody has to look at those.
   */
  static Set<String> numbers(Document page) {
    Set<String> numbers = new TreeSet<>();
    for (Element mark : page.select("[data-cell]")) {
      numbers.add(mark.attr("data-cell") + " " + mark.text());
    }
    // A line without dots is one mark for many numbers; its shape is what it says of them.
    for (Element line : page.select("[data-cells]")) {
      numbers.add(line.attr("data-cells") + " " + line.attr("d"));
    }
    return numbers;
  }
}
