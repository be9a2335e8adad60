package org.porchlight.records.places;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.porchlight.city.ProblemsException;

/**
 * The areas of a shapefile: {@code .shp} with their rings, {@code .dbf} with their properties in
 * the same order, {@code .prj} with their coordinate system. Held in memory as a whole: layers that
 * residents know are small.
 */
final class Shapefile {
  private static final int FILE_CODE = 9994;
  private static final int HEADER = 100;

  /** Plain polygons, and those with heights or measures, which follow after all points. */
  private static final List<Integer> POLYGONS = List.of(5, 15, 25);

  private Shapefile() {}

  /**
   * Reads a shapefile.
   *
   * @param parts its files by their endings in lower case: {@code shp}, {@code dbf}, {@code prj},
   *     {@code cpg}
   * @param file for messages
   * @throws ProblemsException when a part is missing, cut short or no shapefile
   */
  static Feature.File read(Map<String, byte[]> parts, String file) throws IOException {
    byte[] shapes = parts.get("shp");
    byte[] table = parts.get("dbf");
    if (shapes == null || table == null) {
      throw new ProblemsException(
          file,
          "a shapefile is several files of one name, and the one that ends in %s is not there. Put it beside the others, or send them in one zip."
              .formatted(shapes == null ? ".shp" : ".dbf"),
          "PL-IMPORT-003");
    }
    byte[] prj = parts.get("prj");
    String crs = prj == null ? null : new String(prj, StandardCharsets.UTF_8).strip();
    try {
      List<Rings> rings = shapes(ByteBuffer.wrap(shapes));
      List<@Nullable Map<String, String>> rows =
          table(ByteBuffer.wrap(table), encoding(parts.get("cpg")));
      List<Feature> features = new ArrayList<>();
      for (int i = 0; i < rings.size(); i++) {
        Map<String, String> properties = i < rows.size() ? rows.get(i) : Map.of();
        if (properties != null) {
          features.add(new Feature(properties, rings.get(i).shape(), rings.get(i).mended()));
        }
      }
      return new Feature.File(features, crs == null || crs.isEmpty() ? null : crs);
    } catch (IndexOutOfBoundsException
        | java.nio.BufferUnderflowException
        | IllegalArgumentException e) {
      throw new ProblemsException(
          file,
          "the file cannot be read as a shapefile; it may be cut short. Ask its source for it again.",
          "PL-IMPORT-003");
    }
  }

  private static Charset encoding(byte @Nullable [] cpg) {
    String name =
        cpg == null
            ? ""
            : new String(cpg, StandardCharsets.US_ASCII).strip().toUpperCase(Locale.ROOT);
    // Without a word about it, what most programs wrote in this part of the world.
    return name.startsWith("UTF") || name.equals("65001")
        ? StandardCharsets.UTF_8
        : Charset.forName("windows-1252");
  }

  private static List<Rings> shapes(ByteBuffer in) {
    if (in.limit() < HEADER || in.getInt(0) != FILE_CODE) {
      throw new IllegalArgumentException("no shapefile");
    }
    List<Rings> all = new ArrayList<>();
    in.position(HEADER);
    while (in.remaining() >= 8) {
      in.order(ByteOrder.BIG_ENDIAN).getInt();
      long length = 2L * in.getInt();
      if (length < 4 || length > in.remaining()) {
        throw new IllegalArgumentException("a record that is cut short");
      }
      int bytes = (int) length;
      ByteBuffer record = in.slice(in.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
      Rings rings = new Rings();
      if (POLYGONS.contains(record.getInt())) {
        rings.addAll(rings(record));
      }
      all.add(rings);
      in.position(in.position() + bytes);
    }
    return all;
  }

  private static List<Coordinate[]> rings(ByteBuffer record) {
    record.position(record.position() + 32);
    int parts = record.getInt();
    int points = record.getInt();
    if (parts < 0 || points < 0 || 4L * parts + 16L * points > record.remaining()) {
      throw new IllegalArgumentException("more points than the record holds");
    }
    int[] starts = new int[parts + 1];
    for (int i = 0; i < parts; i++) {
      starts[i] = record.getInt();
    }
    starts[parts] = points;
    List<Coordinate[]> rings = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      int size = starts[i + 1] - starts[i];
      if (size < 0 || starts[i] < 0 || 16L * size > record.remaining()) {
        throw new IllegalArgumentException("rings out of order");
      }
      Coordinate[] ring = new Coordinate[size];
      for (int j = 0; j < size; j++) {
        ring[j] = new Coordinate(record.getDouble(), record.getDouble());
      }
      rings.add(ring);
    }
    return rings;
  }

  private record Field(String name, int length) {}

  /** The rows of a dBASE table; a row that is marked as deleted is null, so that places agree. */
  private static List<@Nullable Map<String, String>> table(ByteBuffer in, Charset encoding) {
    in.order(ByteOrder.LITTLE_ENDIAN);
    int rows = in.getInt(4);
    int header = Short.toUnsignedInt(in.getShort(8));
    int width = Short.toUnsignedInt(in.getShort(10));
    List<Field> fields = new ArrayList<>();
    for (int at = 32; at + 32 <= header && in.get(at) != 0x0d; at += 32) {
      byte[] name = new byte[11];
      in.get(at, name);
      String text = new String(name, encoding);
      int end = text.indexOf('\0');
      fields.add(
          new Field(
              (end < 0 ? text : text.substring(0, end)).strip(),
              Byte.toUnsignedInt(in.get(at + 16))));
    }
    List<@Nullable Map<String, String>> all = new ArrayList<>();
    if (width == 0 || (long) header + (long) rows * width > in.limit()) {
      throw new IllegalArgumentException("more rows than the table holds");
    }
    for (int i = 0; i < rows; i++) {
      int at = header + i * width;
      if (in.get(at) == '*') {
        all.add(null);
        continue;
      }
      at++;
      Map<String, String> row = new LinkedHashMap<>();
      for (Field field : fields) {
        byte[] value = new byte[field.length];
        in.get(at, value);
        row.put(field.name, new String(value, encoding).replace("\0", "").strip());
        at += field.length;
      }
      all.add(row);
    }
    return all;
  }
}
