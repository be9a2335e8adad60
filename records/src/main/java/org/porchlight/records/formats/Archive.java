package org.porchlight.records.formats;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.ProblemsException;

/**
 * A zip. Its members are read as streams only: their names are compared, and never used as paths.
 */
final class Archive implements Closeable {
  private final Path file;
  private final ZipFile zip;

  private Archive(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
  }

  static Archive open(Path file) throws IOException {
    Archive archive = new Archive(file, zip(file));
    if (archive.zip.size() > Limits.MEMBERS) {
      archive.close();
      throw Refusal.archive(
          file,
          "the archive holds more than %,d files. Ask the source for one with the table only."
              .formatted(Limits.MEMBERS));
    }
    String document = archive.document();
    if (document != null) {
      archive.close();
      throw Refusal.otherKind(file, document);
    }
    return archive;
  }

  /** What it is when it is one document that only happens to be kept as a zip; else null. */
  private @Nullable String document() {
    if (zip.getEntry("word/document.xml") != null) {
      return "a Word document (.docx)";
    }
    if (zip.getEntry("ppt/presentation.xml") != null) {
      return "a presentation (.pptx)";
    }
    return zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null
        ? "an OpenDocument file (.ods or .odt)"
        : null;
  }

  private static ZipFile zip(Path file) throws IOException {
    try {
      return zip(file, StandardCharsets.UTF_8);
    } catch (ZipException | EOFException e) {
      // Old programs write names in a code page of their own; any one-byte code will do.
      try {
        return zip(file, StandardCharsets.ISO_8859_1);
      } catch (ZipException | EOFException f) {
        throw isLocked(f)
            ? Refusal.archive(
                file,
                "the archive is locked by a password. Ask the source for it without one, sent by a way that is safe by itself, as SFTP; or unlock it and put the file there.")
            : Refusal.archive(
                file,
                "the archive cannot be opened: it was cut short or is damaged. Ask the source for it again.");
      }
    }
  }

  /** The JDK tells it in these words only. */
  private static boolean isLocked(IOException e) {
    return String.valueOf(e.getMessage()).contains("encrypted");
  }

  private static ZipFile zip(Path file, Charset names) throws IOException {
    return new ZipFile(file.toFile(), names);
  }

  /** The files in it, without folders and what file managers leave behind. */
  List<String> names() {
    return zip.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(name -> !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store"))
        .distinct()
        .toList();
  }

  boolean isWorkbook() {
    return zip.getEntry("xl/workbook.xml") != null;
  }

  boolean isShapefile() {
    return names().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).endsWith(".shp"));
  }

  /** The name of the table's member: the one declared, or the only one. */
  String table(@Nullable String declared) {
    List<String> names = names();
    if (declared != null) {
      if (!names.contains(declared)) {
        throw Refusal.member(
            file,
            "the archive has no file '%s'; it has %,d others. Put the right name into 'member' of the source."
                .formatted(declared, names.size()));
      }
      return declared;
    }
    if (isWorkbook()) {
      throw Refusal.otherForm(
          file, "the file is an Excel workbook. Put 'connector: xlsx' into the source.");
    }
    if (isShapefile()) {
      throw Refusal.otherForm(
          file, "the file is a shapefile. Put 'connector: shapefile' into the source.");
    }
    if (names.size() != 1) {
      throw Refusal.member(
          file,
          names.isEmpty()
              ? "the archive is empty. Ask the source for it again."
              : "the archive holds %,d files. Put the name of the one to read into 'member' of the source."
                  .formatted(names.size()));
    }
    return names.getFirst();
  }

  /** The bytes of a member; null when there is none of that name. */
  @Nullable Unpacked member(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      return null;
    }
    try {
      return Unpacked.ofMember(
          file, zip.getInputStream(entry), Files.size(file), entry.getSize(), () -> {});
    } catch (ZipException e) {
      throw damaged();
    }
  }

  /** As {@link #member}, closing the archive together with the stream. */
  Unpacked onlyMember(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    try {
      return Unpacked.ofMember(
          file, zip.getInputStream(entry), Files.size(file), entry.getSize(), this);
    } catch (ZipException e) {
      close();
      throw damaged();
    }
  }

  private ProblemsException damaged() {
    return Refusal.archive(
        file, "a file in the archive cannot be unpacked. Ask the source for it again.");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
