package org.porchlight.records.formats;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** The shapes of a shapefile, one by one: where points are, and of what kind the others are. */
final class ShapeFile {
  static final int FILE_CODE = 9994;
  private static final int FILE_HEADER = 100;
  private static final int RECORD_HEADER = 8;

  /** Below this a coordinate means "nothing there". */
  private static final double NO_DATA = -1e38;

  /** Enough of a shape for the first point of a list of points. */
  private static final int LOOK_AT = 4 + 32 + 4 + 16;

  private final Path file;
  private final InputStream in;
  private final byte[] start = new byte[LOOK_AT];
  private String type = "";
  private double x = Double.NaN;
  private double y = Double.NaN;

  private ShapeFile(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  static ShapeFile open(Path file, InputStream in) throws IOException {
    byte[] header = in.readNBytes(FILE_HEADER);
    if (header.length < FILE_HEADER || LittleEndian.bigEndian32(header, 0) != FILE_CODE) {
      throw Refusal.otherForm(
          file,
          "the .shp of the shapefile is not one, or is damaged. Ask the source for it again.");
    }
    return new ShapeFile(file, in);
  }

  /**
   * Goes to the next shape.
   *
   * @param row for messages
   */
  void next(long row) throws IOException {
    byte[] header = in.readNBytes(RECORD_HEADER);
    if (header.length < RECORD_HEADER) {
      throw new EOFException("there are fewer shapes than rows");
    }
    long length = LittleEndian.bigEndian32(header, 4) * 2L;
    if (length < 4) {
      throw Refusal.brokenAt(file, row);
    }
    int look = (int) Math.min(length, LOOK_AT);
    if (in.readNBytes(start, 0, look) < look) {
      throw new EOFException("the file ends within a shape");
    }
    in.skipNBytes(length - look);
    read(look);
  }

  private void read(int length) {
    x = Double.NaN;
    y = Double.NaN;
    switch (LittleEndian.i32(start, 0)) {
      case 1, 11, 21 -> {
        type = "Point";
        point(4, length);
      }
      case 8, 18, 28 -> {
        type = "MultiPoint";
        if (length >= 40 && LittleEndian.i32(start, 36) == 1) {
          point(40, length);
        }
      }
      case 3, 13, 23 -> type = "LineString";
      case 5, 15, 25, 31 -> type = "Polygon";
      default -> type = "";
    }
  }

  private void point(int at, int length) {
    if (at + 16 <= length) {
      x = coordinate(at);
      y = coordinate(at + 8);
    }
  }

  private double coordinate(int at) {
    double value = LittleEndian.f64(start, at);
    return value < NO_DATA ? Double.NaN : value;
  }

  /** As GeoJSON calls it; empty for a row without a shape. */
  String type() {
    return type;
  }

  String x() {
    return Double.isNaN(y) ? "" : CellText.of(x);
  }

  String y() {
    return Double.isNaN(x) ? "" : CellText.of(y);
  }
}
