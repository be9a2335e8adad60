package org.porchlight.records.formats;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/** The files of a shapefile: members of a zip, or beside each other in a folder. */
final class ShapeParts implements Closeable {
  /** A coordinate system or an encoding in words is short. */
  private static final int MOST_WORDS = 1 << 16;

  private final Path file;
  private final @Nullable Archive archive;
  private final List<String> names;
  private final String stem;

  private ShapeParts(Path file, @Nullable Archive archive, List<String> names, String stem) {
    this.file = file;
    this.archive = archive;
    this.names = names;
    this.stem = stem;
  }

  /**
   * Opens the files of one shapefile.
   *
   * @param member its name within a zip that holds several, with or without {@code .shp}
   */
  static ShapeParts open(Path file, @Nullable String member) throws IOException {
    byte[] head = Unpacked.head(file);
    if (!Unpacked.isZip(head)) {
      return beside(file, head);
    }
    Archive archive = Archive.open(file);
    try {
      List<String> names = archive.names();
      return new ShapeParts(file, archive, names, stem(file, names, member));
    } catch (ProblemsException e) {
      archive.close();
      throw e;
    }
  }

  private static ShapeParts beside(Path file, byte[] head) throws IOException {
    FileKind.refuseNoTable(file, head);
    String name = file.getFileName().toString();
    if (!name.contains(".")) {
      throw notOne(file);
    }
    try (var folder = Files.list(file.toAbsolutePath().getParent())) {
      String stem = name.substring(0, name.lastIndexOf('.'));
      List<String> names =
          folder
              .map(path -> path.getFileName().toString())
              .filter(other -> other.startsWith(stem + "."))
              .limit(Limits.MEMBERS)
              .toList();
      return new ShapeParts(file, null, names, stem);
    }
  }

  private static String stem(Path file, List<String> names, @Nullable String member) {
    List<String> stems =
        names.stream()
            .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".shp"))
            .map(name -> name.substring(0, name.length() - 4))
            .filter(stem -> member == null || member.equals(stem) || member.equals(stem + ".shp"))
            .toList();
    if (stems.isEmpty()) {
      throw notOne(file);
    }
    if (stems.size() > 1) {
      throw Refusal.member(
          file,
          "the archive holds %d shapefiles. Put the name of the one to read into 'member' of the source."
              .formatted(stems.size()));
    }
    return stems.getFirst();
  }

  private static ProblemsException notOne(Path file) {
    return Refusal.otherForm(
        file, "the file is not a shapefile: a zip with .shp, .dbf and .prj is expected.");
  }

  /** A part by its ending; null when there is none. */
  @Nullable Unpacked part(String ending) throws IOException {
    for (String name : names) {
      if (name.equalsIgnoreCase(stem + ending)) {
        if (archive != null) {
          return archive.member(name);
        }
        Path beside = file.resolveSibling(name);
        long size = Files.size(beside);
        return Unpacked.ofMember(beside, Files.newInputStream(beside), size, size, () -> {});
      }
    }
    return null;
  }

  /** A short text part by its ending; null when there is none. */
  @Nullable String words(String ending) throws IOException {
    try (Unpacked part = part(ending)) {
      if (part == null) {
        return null;
      }
      String words =
          CellText.trimmed(new String(part.readNBytes(MOST_WORDS), StandardCharsets.UTF_8));
      return words.isEmpty() ? null : words;
    }
  }

  @Override
  public void close() throws IOException {
    if (archive != null) {
      archive.close();
    }
  }
}
