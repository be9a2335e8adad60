package org.porchlight.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same made-up calls in other forms of files. */
final class MadeUpFiles {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private MadeUpFiles() {}

  /** Writes {@code calls.xlsx}, {@code calls.geojson} and {@code layer.json}. */
  static void write(Path folder, long rows, long seed) throws IOException {
    workbook(folder.resolve("calls.xlsx"), rows, seed);
    features(folder.resolve("calls.geojson"), rows, seed);
    layer(folder.resolve("layer.json"), rows, seed);
  }

  private static void workbook(Path file, long rows, long seed) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      part(
          zip,
          out,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
      part(
          zip,
          out,
          "xl/workbook.xml",
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Calls\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
      part(
          zip,
          out,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      out.write(
          "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
      row(out, MadeUpCalls.HEADER.toArray(new String[0]));
      MadeUpCalls.make(rows, seed, texts -> row(out, texts));
      out.write("</sheetData></worksheet>");
      out.flush();
      zip.closeEntry();
    }
  }

  private static void part(ZipOutputStream zip, Writer out, String name, String content)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    out.write(content);
    out.flush();
    zip.closeEntry();
  }

  private static void row(Writer out, String[] texts) throws IOException {
    out.write("<row>");
    for (int i = 0; i < texts.length; i++) {
      boolean number = i >= 11 && !texts[i].isEmpty() && texts[i].charAt(0) != 'L';
      out.write(number ? "<c><v>" : "<c t=\"inlineStr\"><is><t>");
      out.write(texts[i]);
      out.write(number ? "</v></c>" : "</t></is></c>");
    }
    out.write("</row>");
  }

  private static void features(Path file, long rows, long seed) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("{\"type\":\"FeatureCollection\",\"features\":[");
      String[] comma = {"\n"};
      MadeUpCalls.make(
          rows,
          seed,
          texts -> {
            out.write(comma[0]);
            comma[0] = ",\n";
            out.write("{\"type\":\"Feature\",\"properties\":{");
            values(out, texts, false);
            out.write(
                texts[11].isEmpty()
                    ? "},\"geometry\":null}"
                    : "},\"geometry\":{\"type\":\"Point\",\"coordinates\":[%s,%s]}}"
                        .formatted(texts[11], texts[12]));
          });
      out.write("\n]}\n");
    }
  }

  private static void layer(Path file, long rows, long seed) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(
          "{\"geometryType\":\"esriGeometryPoint\",\"spatialReference\":{\"wkid\":4326},\"features\":[");
      String[] comma = {"\n"};
      MadeUpCalls.make(
          rows,
          seed,
          texts -> {
            out.write(comma[0]);
            comma[0] = ",\n";
            out.write("{\"attributes\":{");
            values(out, texts, true);
            out.write(
                texts[11].isEmpty()
                    ? "}}"
                    : "},\"geometry\":{\"x\":%s,\"y\":%s}}".formatted(texts[11], texts[12]));
          });
      out.write("\n]}\n");
    }
  }

  private static void values(Writer out, String[] texts, boolean epoch) throws IOException {
    for (int i = 0; i < 11; i++) {
      out.write(i == 0 ? "\"" : ",\"");
      out.write(MadeUpCalls.HEADER.get(i));
      out.write("\":");
      boolean time = epoch && i >= 1 && i <= 5;
      if (time && (texts[i].isEmpty() || texts[i].charAt(0) > '9')) {
        out.write("null");
      } else if (time) {
        out.write(
            Long.toString(
                LocalDateTime.parse(texts[i].replace(' ', 'T'))
                    .atZone(ZONE)
                    .toInstant()
                    .toEpochMilli()));
      } else {
        out.write('"' + texts[i] + '"');
      }
    }
  }
}
