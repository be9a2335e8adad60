package org.porchlight.records.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Small files of our own making, as dirty as those that agencies send. */
final class Samples {
  static final String GEOJSON =
      """
      {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}, "features": [
      {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-78.9, 35.9, 120]},
       "properties": {"id": 1, "words": " Ana, \\"B\\"\\nC ", "more": {"deep": [1, 2]}}},
      {"type": "Feature", "properties": {"id": 2, "words": null, "late": true}, "geometry": null}]}
      """;

  static final String ARCGIS =
      """
      {"metadata": {"name": "Calls", "extent": {"xmin": 1, "spatialReference": {"wkid": 102100}},
        "fields": [{"name": "id", "type": "esriFieldTypeOID"}, {"name": "never", "type": "esriFieldTypeString"}]},
       "pages": [
        {"objectIdFieldName": "id", "spatialReference": {"wkid": 102719, "latestWkid": 2264},
         "features": [{"attributes": {"id": 6.4579816E7, "words": "Ana, \\"B\\"\\nC", "at": 1.618033988E12}, "geometry": {"x": 2030000.5, "y": 812345}}],
         "exceededTransferLimit": true},
        {"features": [{"attributes": {"id": 2.0, "words": null}, "geometry": {"x": "NaN", "y": "NaN"}}]}]}
      """;

  static final String JSON =
      """
      {"status": "ok", "ids": [1, 2], "data": {"rows": [
        {"id": 1, "words": "Ana, \\"B\\"\\nC", "place": {"city": "Port", "at": [1.5, 2]}},
        {"id": 2, "words": null, "score": NaN}]}}
      """;

  static final String SPREADSHEETML =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <?mso-application progid="Excel.Sheet"?>
      <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
       <Styles><Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style></Styles>
       <Worksheet ss:Name="Calls"><Table>
        <Row><Cell><Data ss:Type="String">id</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">words</Data></Cell><Cell><Data ss:Type="String">on</Data></Cell></Row>
        <Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">Ana, &quot;B&quot;&#10;C</Data></Cell><Cell ss:StyleID="day"><Data ss:Type="DateTime">2024-08-18T00:00:00.000</Data></Cell></Row>
        <Row><Cell><Data ss:Type="Number">2</Data></Cell><Cell ss:Index="4"><Data ss:Type="DateTime">2024-08-18T13:05:00.000</Data></Cell></Row>
       </Table></Worksheet>
       <Worksheet ss:Name="Notes"><Table><Row ss:Index="2"><Cell><Data ss:Type="String">note</Data></Cell></Row></Table></Worksheet>
      </Workbook>
      """;

  static final String SHEET =
      """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>on</t></is></c><c r="D1" t="str"><v>flag</v></c></row>
      <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="s"><v>2</v></c><c r="C2" s="1"><v>45522</v></c><c r="D2" t="b"><v>1</v></c></row>
      <row r="3"><c r="A3"><v>2</v></c><c r="C3" s="2"><v>45522.545138888891</v></c><c r="D3" t="e"><v>#N/A</v></c></row>
      </sheetData></worksheet>
      """;

  private Samples() {}

  static byte[] workbook() {
    return workbook(SHEET, false);
  }

  /** A workbook of the sheet and another, with the formats 1 = day, 2 = moment, 3 = hours. */
  static byte[] workbook(String sheet, boolean from1904) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("[Content_Types].xml", bytes("<Types/>"));
    parts.put(
        "xl/workbook.xml",
        bytes(
            """
            <workbook xmlns="m" xmlns:r="r"><workbookPr date1904="%s"/><sheets>
            <sheet name="Calls" sheetId="1" r:id="rId1"/><sheet name="Notes" sheetId="2" r:id="rId2"/></sheets></workbook>
            """
                .formatted(from1904 ? "1" : "0")));
    parts.put(
        "xl/_rels/workbook.xml.rels",
        bytes(
            """
            <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
            """));
    parts.put(
        "xl/styles.xml",
        bytes(
            """
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-409]m/d/yyyy&quot;hs&quot; h:mm AM/PM"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="46"/><xf numFmtId="20"/></cellXfs></styleSheet>
            """));
    parts.put(
        "xl/sharedStrings.xml",
        bytes(
            """
            <sst><si><t>id</t></si><si><r><t>wo</t></r><r><t>rds</t></r><rPh><t>kana</t></rPh></si>
            <si><t>Ana, "B"_x000A_C</t></si></sst>
            """));
    parts.put("xl/worksheets/sheet1.xml", bytes(sheet));
    parts.put(
        "xl/worksheets/sheet2.xml",
        bytes("<worksheet><sheetData><row r=\"3\"><c><v>7</v></c></row></sheetData></worksheet>"));
    return zip(parts);
  }

  static byte[] shapefile() {
    return shapefile(Integer.MAX_VALUE);
  }

  /** A zip of a shapefile with two points and a deleted row; its table ends after so many bytes. */
  static byte[] shapefile(int tableBytes) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    byte[] table = dbf();
    parts.put("data/calls.shp", shp());
    parts.put("data/calls.DBF", java.util.Arrays.copyOf(table, Math.min(table.length, tableBytes)));
    parts.put("data/calls.prj", bytes("PROJCS[\"made up feet\"]"));
    parts.put("data/calls.cpg", bytes("ANSI 1252"));
    return zip(parts);
  }

  static final int DBF_HEADER = 32 + 4 * 32 + 1;
  static final int DBF_ROW = 1 + 12 + 20 + 8 + 1;

  private static byte[] dbf() {
    ByteBuffer out = ByteBuffer.allocate(DBF_HEADER + 3 * DBF_ROW + 1);
    out.order(ByteOrder.LITTLE_ENDIAN).put((byte) 3).position(4);
    out.putInt(3).putShort((short) DBF_HEADER).putShort((short) DBF_ROW).position(32);
    field(out, "id", 'N', 12);
    field(out, "words", 'C', 20);
    field(out, "on", 'D', 8);
    field(out, "flag", 'L', 1);
    out.put((byte) 0x0d);
    out.put(
        " %12s%-20s%8s%s".formatted("1", "Ana, \"B\"\nC", "20240818", "T").getBytes(ISO_8859_1));
    out.put(" %12s%-20s%8s%s".formatted("2", "", "", "?").getBytes(ISO_8859_1));
    out.put("*%12s%-20s%8s%s".formatted("3", "Ni\u00f1o", "", "F").getBytes(ISO_8859_1));
    return out.put((byte) 0x1a).array();
  }

  private static void field(ByteBuffer out, String name, char type, int length) {
    int at = out.position();
    out.put(name.getBytes(ISO_8859_1)).position(at + 11);
    out.put((byte) type).position(at + 16);
    out.put((byte) length).position(at + 32);
  }

  private static byte[] shp() {
    ByteBuffer out = ByteBuffer.allocate(100 + 28 + 12 + 28);
    out.putInt(9994).position(24);
    out.putInt(84).order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(1).position(100);
    point(out, 2030000.5, 812345);
    out.order(ByteOrder.BIG_ENDIAN).putInt(2).putInt(2).putInt(0);
    point(out, 1, 2);
    return out.array();
  }

  private static void point(ByteBuffer out, double x, double y) {
    out.order(ByteOrder.BIG_ENDIAN).putInt(1).putInt(10).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(1).putDouble(x).putDouble(y);
  }

  static byte[] zip(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        out.putNextEntry(new ZipEntry(member.getKey()));
        out.write(member.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The files in a zip. */
  static Map<String, byte[]> members(byte[] zip) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return members;
  }

  /** The same zip with all its files marked as encrypted. */
  static byte[] locked(byte[] zip) {
    byte[] locked = zip.clone();
    for (int i = 0; i + 8 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 3 && zip[i + 3] == 4) {
        locked[i + 6] |= 1;
      } else if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2) {
        locked[i + 8] |= 1;
      }
    }
    return locked;
  }

  /** A zip that packs nothing, so that a change of a byte is a change of what it holds. */
  static byte[] stored(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(member.getValue());
        ZipEntry entry = new ZipEntry(member.getKey());
        entry.setSize(member.getValue().length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(member.getValue());
        out.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
