package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.city.City;

class AddressPointsTest {
  private static final City.AddressFile SETTINGS =
      new City.AddressFile("addresses.csv", "NO", "STREET", "CITY", "X", "Y", null);

  /**
   * Harbor St runs north along 78.9 west, Oak Ave east along 36.001 north; Ring Rd meets Harbor St
   * twice; Mill St is in two cities.
   */
  private static final String FILE =
      """
      NO,STREET,CITY,X,Y
      2401,Harbor St,Lantern Bay,-78.9000,36.0000
      2402,HARBOR STREET,Lantern Bay,-78.9002,36.0002
      2502,Harbor St,Lantern Bay,-78.9000,36.0010
      10,Oak Ave,Lantern Bay,-78.9004,36.0010
      20,Oak Ave,Lantern Bay,-78.8900,36.0010
      7,Ring Rd,Lantern Bay,-78.9003,36.0000
      9,Ring Rd,Lantern Bay,-78.9003,36.0200
      2902,Harbor St,Lantern Bay,-78.9000,36.0200
      5,E Pier St,Lantern Bay,-78.9100,36.0100
      5,W Pier St,Lantern Bay,-78.9200,36.0100
      3,Mill St,Lantern Bay,-78.9300,36.0300
      3,Mill St,Upton,-78.7300,36.1300
      ,No Number St,Lantern Bay,-78.9,36.0
      1,Nowhere St,Lantern Bay,0,0
      """;

  @TempDir Path root;

  private AddressPoints points() throws IOException {
    return AddressPoints.read(Files.writeString(root.resolve("addresses.csv"), FILE), SETTINGS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2401 harbor street | EXACT | -78.9 36.0",
        "2401 Harbor St, Lantern Bay, NC | EXACT | -78.9 36.0",
        "2450 Harbor St | BLOCK | -78.9001 36.0001",
        "2400 block of Harbor St | BLOCK | -78.9001 36.0001",
        "25XX HARBOR ST | BLOCK | -78.9 36.001",
        "Harbor St / Oak Ave | INTERSECTION | -78.9002 36.001",
        "Oak Avenue & Harbor | NONE |",
        "Oak Ave & Harbor St | INTERSECTION | -78.9002 36.001",
        "5 Pier St | NONE |",
        "5 E Pier St | EXACT | -78.91 36.01",
        "5 Pier Ave | NONE |",
        "3 Mill St | NONE |",
        "3 Mill St, Upton | EXACT | -78.73 36.13",
        "300 Harbor St | NONE |",
        "Harbor St & Ring Rd | NONE |",
        "Oak Ave & E Pier St | NONE |",
        "Harbor St & Harbor St | NONE |",
        "24XX | NONE |",
        "Harbor St | NONE |",
        "PO Box 5 | NONE |",
        "'' | NONE |",
      })
  void anAddressIsFoundOrNotButNeverGuessed(String address, Geocoder.How how, String place)
      throws IOException {
    Geocoder.Answer answer = points().find(address);
    assertThat(answer.how()).isEqualTo(how);
    if (place != null) {
      assertThat(
              "%s %s"
                  .formatted(
                      Math.round(answer.longitude() * 1e6) / 1e6,
                      Math.round(answer.latitude() * 1e6) / 1e6))
          .isEqualTo(place);
    }
  }

  @Test
  void rowsWithoutAHouseOrAPlaceAreCounted() throws IOException {
    assertThat(points().points()).isEqualTo(12);
    assertThat(points().unusable()).isEqualTo(2);
  }

  @Test
  void columnsThatAreNotThereAreAllNamed() throws IOException {
    Path file =
        Files.writeString(root.resolve("addresses.csv"), "NO,STREETS,CITY,X,Z\n1,A St,B,1,2\n");
    assertThatThrownBy(() -> AddressPoints.read(file, SETTINGS))
        .hasMessageContaining("no column 'STREET', which city.yaml names. Did you mean 'STREETS'?")
        .hasMessageContaining("no column 'Y'");
  }

  @Test
  void pointsInFeetAreTurnedIntoDegrees() throws IOException {
    Path file =
        Files.writeString(
            root.resolve("addresses.csv"), "NO,STREET,CITY,X,Y\n1,A St,B,2000000.0026,0\n");
    var settings = new City.AddressFile("a", "NO", "STREET", null, "X", "Y", "EPSG:2264");
    Geocoder.Answer answer = AddressPoints.read(file, settings).find("1 A ST");
    assertThat(answer.longitude()).isEqualTo(-79.0);
    assertThat(answer.latitude()).isEqualTo(33.75);
  }
}
