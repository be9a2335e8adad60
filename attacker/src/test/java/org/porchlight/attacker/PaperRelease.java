package org.porchlight.attacker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A release folder made from text alone. The table is a grid: a row per area, a column per type, a
 * dot for hidden, a question mark for missing records; the row {@code city} is the sum of the
 * others and so is the column {@code all}.
 */
final class PaperRelease {
  private final List<String> types;
  private final List<String> areas = new ArrayList<>();
  private final List<String> cells = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();
  private String id = "0001";
  private String exact = "";
  private String period = "2026";
  private String to = "2026-12-31";
  private String within = "";
  private int hiddenByAudit = 1;
  private final List<String> sums = new ArrayList<>();
  private String percent = "";
  private String percentTier = "";
  private String tier = "";
  private String approvals = "";
  private String reason = "";
  private boolean parquet;

  private PaperRelease(String grid) {
    List<String> lines = grid.lines().filter(line -> !line.isBlank()).toList();
    types = List.of(lines.getFirst().trim().split(" +", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.trim().split(" +", -1);
      areas.add(words[0]);
      for (int t = 0; t < types.size(); t++) {
        cells.add(words[0] + " " + types.get(t) + " " + words[t + 1]);
      }
    }
  }

  static PaperRelease of(String grid) {
    return new PaperRelease(grid);
  }

  PaperRelease id(String name) {
    id = name;
    return this;
  }

  PaperRelease exact(String... some) {
    exact = Arrays.stream(some).map(type -> '"' + type + '"').collect(Collectors.joining(","));
    return this;
  }

  PaperRelease until(String day) {
    to = day;
    return this;
  }

  PaperRelease within(String whole, String part) {
    within = "{\"whole\":\"%s\",\"part\":\"%s\"}".formatted(whole, part);
    return this;
  }

  /** Says that areas add up to another one. */
  PaperRelease sum(String whole, String... parts) {
    sums.add("{\"whole\":\"%s\",\"parts\":[\"%s\"]}".formatted(whole, String.join("\",\"", parts)));
    return this;
  }

  /** Adds a table of the same source that gives one percent. */
  PaperRelease percent(String area, String type, int value, int base, String tier) {
    percentTier = tier;
    percent =
        "{\"area\":\"%s\",\"time\":\"%s\",\"type\":\"%s\",\"value\":%d,\"base\":%d}"
            .formatted(area, period, type, value, base);
    return this;
  }

  /** Makes it a table of people by their contacts. */
  PaperRelease ofPeople() {
    tier = "PEOPLE";
    return this;
  }

  /** Marks all numbers as shown by exception, with the words of those who let it through. */
  PaperRelease byException(String why, String... names) {
    reason = why;
    approvals =
        Arrays.stream(names)
            .map(
                name ->
                    "{\"name\":\"%s\",\"role\":{\"en\":\"chief\"},\"on\":\"2026-01-02\"}"
                        .formatted(name))
            .collect(Collectors.joining(","));
    exact(types.toArray(String[]::new));
    return this;
  }

  /** Adds a Parquet copy. */
  PaperRelease withParquet() {
    parquet = true;
    return this;
  }

  PaperRelease untouchedByAudit() {
    hiddenByAudit = 0;
    return this;
  }

  /** Writes the folder. */
  Path in(Path parent) {
    return in(parent, "", "");
  }

  /** Writes the folder, then replaces text in the table's files without telling the manifest. */
  Path in(Path parent, String text, String replacement) {
    try {
      Path folder = parent.resolve(id);
      Files.createDirectories(folder.resolve("tables"));
      String json = json();
      String csv = csv();
      byte[] copy = parquet ? PaperParquet.of(csv, "*") : new byte[0];
      write(folder.resolve("manifest.json"), manifest(json, csv, copy));
      if (parquet) {
        Files.write(folder.resolve("tables/calls.parquet"), copy);
      }
      write(folder.resolve("tables/shares.json"), shares());
      write(folder.resolve("tables/shares.csv"), sharesAsRows());
      write(folder.resolve("tables/calls.json"), json.replace(text, replacement));
      write(folder.resolve("tables/calls.csv"), csv.replace(text, replacement));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of a test cannot be written", e);
    }
  }

  /** Writes the folder, with a Parquet copy made of its CSV in another way. */
  Path inWithParquet(Path parent, String columns) {
    try {
      Path folder = withParquet().in(parent);
      Files.write(folder.resolve("tables/calls.parquet"), PaperParquet.of(csv(), columns));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of a test cannot be written", e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private String manifest(String json, String csv, byte[] copy) {
    return """
        {"format":"porchlight-release/1","id":"%s","city":{"id":"paper"},
         "rules":{"version":1,"hideUpTo":10,"minimumContributors":11,"topOneShare":0.5,
          "topTwoShare":0.75,"roundTo":5,"minimumShown":15,"auditWidth":8,
          "minimumOperational":1000,"minimumSurvey":30},
         "audit":{"hiddenByAudit":%d%s},
         "tables":[{"id":"calls","json":"tables/calls.json","jsonSha256":"%s",
          "csv":"tables/calls.csv","csvSha256":"%s"%s}%s]}
        """
        .formatted(
            id,
            hiddenByAudit,
            exceptions(),
            hash(json),
            hash(csv),
            parquet
                ? ",\"parquet\":\"tables/calls.parquet\",\"parquetSha256\":\"%s\""
                    .formatted(hash(copy))
                : "",
            percent.isEmpty()
                ? ""
                : ",{\"id\":\"shares\",\"json\":\"tables/shares.json\",\"jsonSha256\":\"%s\",\"csv\":\"tables/shares.csv\",\"csvSha256\":\"%s\"}"
                    .formatted(hash(shares()), hash(sharesAsRows())));
  }

  private String shares() {
    return "{\"head\":{\"id\":\"shares\",\"source\":\"desk\",\"tier\":\"%s\",\"measure\":\"PERCENT\"},\"cells\":[%s]}"
        .formatted(percentTier, percent);
  }

  private String sharesAsRows() {
    String row =
        percent
            .replaceAll("[{}\"]", "")
            .replaceAll("(area|time|type|value|base):", "")
            .replaceAll("^([^,]*),([^,]*),([^,]*),", "$1,$2,$3,shown,");
    return "area,period,type,status,value,base\r\n" + (row.isEmpty() ? "" : row + "\r\n");
  }

  private String exceptions() {
    return approvals.isEmpty()
        ? ""
        : ",\"exceptions\":[{\"table\":\"calls\",\"reason\":{\"en\":\"%s\",\"es\":\"%s\"},\"approvedBy\":[%s]}]"
            .formatted(reason, reason, approvals);
  }

  private static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  private String json() {
    return """
        {"head":{"id":"calls","source":"desk","tier":"%s","measure":"COUNT","exactTypes":[%s],"from":"2026-01-01","to":"%s",
          "area":%s,
          "time":{"members":[{"id":"%s","level":"year"}],"sums":[],"within":[]},
          "type":%s},
         "cells":[%s]}
        """
        .formatted(
            tier,
            exact,
            to,
            axis(areas, "city", within, sums),
            period,
            axis(types, "all", "", List.of()),
            cells.stream().map(this::cell).collect(Collectors.joining(",\n")));
  }

  private static String axis(List<String> ids, String whole, String within, List<String> more) {
    String members =
        ids.stream()
            .map(id -> "{\"id\":\"%s\",\"name\":{\"en\":\"%s\"}}".formatted(id, capital(id)))
            .collect(Collectors.joining(","));
    String parts =
        ids.stream()
            .filter(id -> !id.equals(whole))
            .map(id -> '"' + id + '"')
            .collect(Collectors.joining(","));
    List<String> sums = new ArrayList<>(more);
    if (ids.contains(whole)) {
      sums.add("{\"whole\":\"%s\",\"parts\":[%s]}".formatted(whole, parts));
    }
    return "{\"members\":[%s],\"sums\":[%s],\"within\":[%s]}"
        .formatted(members, String.join(",", sums), within);
  }

  private static String capital(String id) {
    return id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }

  private String cell(String line) {
    String[] words = line.split(" ", -1);
    String value =
        switch (words[2]) {
          case "·" -> "";
          case "?" -> ",\"gap\":true";
          default -> ",\"value\":" + words[2] + (approvals.isEmpty() ? "" : ",\"exception\":true");
        };
    return "{\"area\":\"%s\",\"time\":\"%s\",\"type\":\"%s\"%s}"
        .formatted(words[0], period, words[1], value);
  }

  private String csv() {
    rows.clear();
    rows.add(
        "area,area_name,period,type,type_name,type_name_es,status,value,base,margin,unit,note");
    for (String line : cells) {
      String[] words = line.split(" ", -1);
      String status =
          switch (words[2]) {
            case "·" -> "hidden";
            case "?" -> "no-data";
            default -> "shown";
          };
      rows.add(
          "%s,\"The %s, \"\"quoted\"\"\",%s,%s,x,x,%s,%s,,,calls,%s"
              .formatted(
                  words[0],
                  words[0],
                  period,
                  words[1],
                  status,
                  status.equals("shown") ? words[2] : "",
                  status.equals("shown") && !approvals.isEmpty() ? "shown by exception" : ""));
    }
    return String.join("\r\n", rows) + "\r\n";
  }
}
