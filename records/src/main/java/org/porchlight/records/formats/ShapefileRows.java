package org.porchlight.records.formats;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.porchlight.city.Source;

/**
 * The rows of a shapefile: its table, and beside each row what kind of shape it has and, for a
 * point, where that is in the coordinates of the file. The first row is row 2; rows that were
 * deleted keep their number and are left out.
 */
final class ShapefileRows implements RowSource {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Source.Layout layout;
  private final boolean points;
  private final List<String> columns;
  private final @Nullable String crs;

  private ShapefileRows(Path file, Source.Layout layout) throws IOException {
    this.file = file;
    this.layout = layout;
    try (ShapeParts parts = ShapeParts.open(file, layout.member());
        Unpacked dbf = required(parts, ".dbf");
        Unpacked shp = required(parts, ".shp")) {
      byte[] header = shp.readNBytes(36);
      this.points = header.length == 36 && isPoints(LittleEndian.i32(header, 32));
      this.columns =
          columns(
              DbfTable.open(file, dbf, parts.words(".cpg"), layout.encoding()).columns(), points);
      this.crs = parts.words(".prj");
    } catch (ZipException | EOFException e) {
      throw Refusal.brokenAt(file, 1);
    }
  }

  static ShapefileRows open(Path file, Source.Layout layout) throws IOException {
    return new ShapefileRows(file, layout);
  }

  private Unpacked required(ShapeParts parts, String ending) throws IOException {
    Unpacked part = parts.part(ending);
    if (part == null) {
      throw Refusal.otherForm(
          file,
          "the shapefile has no %s file. Ask the source for the zip with all its parts."
              .formatted(ending));
    }
    return part;
  }

  private static boolean isPoints(int type) {
    return (type % 10 == 1 && type < 30) || type % 10 == 8;
  }

  private static List<String> columns(List<String> table, boolean points) {
    List<String> columns = new ArrayList<>();
    if (points) {
      columns.add(FeatureRows.X);
      columns.add(FeatureRows.Y);
    }
    columns.add(FeatureRows.TYPE);
    columns.addAll(table);
    return HeadedRows.unique(columns);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public @Nullable String crs() {
    return crs;
  }

  @Override
  public void forEach(RowVisitor visitor) throws IOException {
    long number = 2;
    try (ShapeParts parts = ShapeParts.open(file, layout.member());
        Unpacked dbf = required(parts, ".dbf");
        Unpacked shp = required(parts, ".shp")) {
      DbfTable table =
          DbfTable.open(
              file, new BufferedInputStream(dbf, BUFFER), parts.words(".cpg"), layout.encoding());
      ShapeFile shapes = ShapeFile.open(file, new BufferedInputStream(shp, BUFFER));
      RawRow row = new Row(table, shapes);
      while (table.next()) {
        shapes.next(number);
        if (!table.isDeleted()) {
          visitor.row(number, row, shp.bytesRead());
        }
        number++;
      }
    } catch (ZipException | EOFException e) {
      throw Refusal.brokenAt(file, number);
    }
  }

  private final class Row implements RawRow {
    private final DbfTable table;
    private final ShapeFile shapes;
    private final int own = points ? 3 : 1;

    Row(DbfTable table, ShapeFile shapes) {
      this.table = table;
      this.shapes = shapes;
    }

    @Override
    public int size() {
      return columns.size();
    }

    @Override
    public String text(int column) {
      if (column >= own) {
        return column < columns.size() ? table.text(column - own) : "";
      }
      if (column == own - 1) {
        return shapes.type();
      }
      return column == 0 ? shapes.x() : shapes.y();
    }
  }
}
