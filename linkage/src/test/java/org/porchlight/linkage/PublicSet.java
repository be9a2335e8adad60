package org.porchlight.linkage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A public set of person records with known truth, read by roles alone.
 *
 * @param truth who each record really is
 */
public record PublicSet(Records records, List<String> truth) {
  private static final String FEBRL =
      "given_name=given-name surname=family-name street_number=street-number address_1=street"
          + " address_2=other suburb=city postcode=postcode state=state"
          + " date_of_birth=birth-date soc_sec_id=id";
  private static final String RL =
      "fname_c1=given-name lname_c1=family-name by=birth-year bm=birth-month bd=birth-day";
  private static final String FAKE =
      "first_name=given-name surname=family-name dob=birth-date city=city email=email";

  /** Reads one; its file name tells which set it is. None of them has a comma in a value. */
  public static PublicSet read(Path file) throws IOException {
    String name = file.getName(file.getNameCount() - 1).toString();
    String roles = name.startsWith("febrl") ? FEBRL : name.startsWith("RL") ? RL : FAKE;
    List<List<String>> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(List.of(line.replace("\"", "").split(",", -1)));
    }
    List<String> head = lines.get(0);
    List<Records.Column> columns = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (String role : roles.split(" ", -1)) {
      String[] parts = role.split("=", -1);
      columns.add(new Records.Column(parts[0], Role.find(parts[1]).orElseThrow()));
      places.add(head.indexOf(parts[0]));
    }
    int who = head.indexOf(name.startsWith("RL") ? "ent_id" : "cluster");
    Records.Builder records = Records.builder(columns);
    List<String> truth = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      records.add("row " + truth.size(), places.stream().map(line::get).toList());
      truth.add(line.get(who));
    }
    return new PublicSet(records.build(), truth);
  }
}
