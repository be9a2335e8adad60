package org.porchlight.records.places;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.porchlight.city.ProblemsException;

/** A file that draws areas, in any of its forms. */
final class LayerFile {
  private static final List<String> PARTS = List.of("shp", "dbf", "prj", "cpg");

  /** More than the areas of any city; a larger one was packed to do harm, or is no layer. */
  private static final int MOST_BYTES = 1 << 29;

  private LayerFile() {}

  /** A file of this name, also with {@code .gz} at its end. */
  static Optional<Path> in(Path folder, String name) {
    Path plain = folder.resolve(name);
    Path packed = folder.resolve(name + ".gz");
    return Files.isRegularFile(plain)
        ? Optional.of(plain)
        : Files.isRegularFile(packed) ? Optional.of(packed) : Optional.empty();
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The file, and those that belong to it. */
  static List<Path> parts(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!ending(name).equals("shp")) {
      return List.of(file);
    }
    String stem = name.substring(0, name.length() - 3).toLowerCase(Locale.ROOT);
    List<Path> parts = new ArrayList<>();
    try (var siblings = Files.list(file.toAbsolutePath().getParent())) {
      siblings
          .filter(
              path -> {
                String other = path.getFileName().toString().toLowerCase(Locale.ROOT);
                return other.startsWith(stem) && PARTS.contains(other.substring(stem.length()));
              })
          .sorted()
          .forEach(parts::add);
    }
    return parts;
  }

  static Feature.File read(Path file) throws IOException {
    String name = file.getFileName().toString();
    return switch (ending(name)) {
      case "shp" -> {
        Map<String, byte[]> parts = new HashMap<>();
        for (Path part : parts(file)) {
          try (InputStream in = Files.newInputStream(part)) {
            parts.put(ending(part.getFileName().toString()), whole(in, name));
          }
        }
        yield Shapefile.read(parts, name);
      }
      case "zip" -> zipped(file, name);
      default -> {
        try (InputStream in = open(file)) {
          yield GeoJson.read(in, name);
        }
      }
    };
  }

  private static Feature.File zipped(Path file, String name) throws IOException {
    Map<String, byte[]> parts = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String ending = ending(entry.getName());
        boolean hidden = entry.getName().startsWith("__MACOSX");
        if (PARTS.contains(ending) && !hidden && parts.put(ending, whole(in, name)) != null) {
          throw new ProblemsException(
              name,
              "the zip holds more than one shapefile; keep the one that draws this layer.",
              "PL-IMPORT-003");
        }
      }
    } catch (ZipException e) {
      throw new ProblemsException(
          name,
          "the zip cannot be opened; it may be cut short. Ask its source for it again.",
          "PL-IMPORT-003");
    }
    return Shapefile.read(parts, name);
  }

  private static byte[] whole(InputStream in, String file) throws IOException {
    byte[] bytes = in.readNBytes(MOST_BYTES);
    if (bytes.length == MOST_BYTES) {
      throw new ProblemsException(
          file, "the file is over 512 MB, more than the areas of a city need.", "PL-IMPORT-003");
    }
    return bytes;
  }

  private static InputStream open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
