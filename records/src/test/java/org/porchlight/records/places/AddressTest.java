package org.porchlight.records.places;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
  private static String said(String text) {
    return switch (Address.of(text)) {
      case Address.House(int number, String street) -> "house %d %s".formatted(number, street);
      case Address.Block(int low, int high, String street) ->
          "block %d-%d %s".formatted(low, high, street).strip();
      case Address.Intersection(String first, String second) ->
          "corner %s + %s".formatted(first, second);
      case Address.Street(String street) -> "street " + street;
      case Address.PostBox() -> "box";
      case Address.PlaceName() -> "place";
      case Address.Nothing() -> "nothing";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2400 block of Harbor St | block 2400-2499 HARBOR ST",
        "2400 BLK Harbor St | block 2400-2499 HARBOR ST",
        "2450-BLK Harbor St | block 2400-2499 HARBOR ST",
        "2400 Harbor St Block | block 2400-2499 HARBOR ST",
        "0 block Harbor St | block 0-99 HARBOR ST",
        "38XX UPPER ST | block 3800-3899 UPPER ST",
        "3XX Upper St | block 300-399 UPPER ST",
        "38XX BLOCK OF UPPER ST | block 3800-3899 UPPER ST",
        "XX Upper St | block 0-99 UPPER ST",
        "24XX | block 2400-2499",
        "100-198 Harbor St | block 100-198 HARBOR ST",
        "Harbor St / Oak Ave | corner HARBOR ST + OAK AVE",
        "HARBOR ST/OAK AVE | corner HARBOR ST + OAK AVE",
        "A & B | corner A + B",
        "1st St @ 5th Ave | corner 1ST ST + 5TH AVE",
        "Harbor St and Oak Ave | corner HARBOR ST + OAK AVE",
        "Harbor St at Oak Ave | corner HARBOR ST + OAK AVE",
        "Corner of Harbor St and Oak Ave | corner HARBOR ST + OAK AVE",
        "Rod and Gun Club | place",
        "School at the Lake | place",
        "2401 Harbor St | house 2401 HARBOR ST",
        "2401B Harbor St, Lantern Bay, NC 27000 | house 2401 HARBOR ST",
        "2401 1/2 Harbor St | house 2401 HARBOR ST",
        "2401 Harbor St / Oak Ave | house 2401 HARBOR ST",
        "PO Box 12 | box",
        "P.O. Box 12 | box",
        "Harbor St | street HARBOR ST",
        "Central Library | place",
        "X St | street X ST",
        "'  ' | nothing",
      })
  void anAddressIsReadAsItIsWritten(String text, String meaning) {
    assertThat(said(text)).isEqualTo(meaning);
  }

  @Test
  void anAddressNeverPrintsItself() {
    for (String text :
        new String[] {"12 Harbor St", "12XX Harbor St", "Harbor St & Oak Ave", "Harbor St"}) {
      assertThat(Address.of(text).toString()).doesNotContainIgnoringCase("harbor");
    }
    assertThat(new Geocoder.Answer(Geocoder.How.EXACT, -78.9, 36).toString()).isEqualTo("[exact]");
  }

  @ParameterizedTest
  @CsvSource({
    "North Harbor Street, N HARBOR ST",
    "n. harbor st., N HARBOR ST",
    "Harbor St North, HARBOR ST N",
    "Fifth Avenue, 5TH AVE",
    "05th Ave, 5TH AVE",
    "St Anne's Road, SAINT ANNES RD",
    "Harbor St Apt 4, HARBOR ST",
    "Harbor St #4, HARBOR ST",
    "North Street, NORTH ST",
    "N St, N ST",
    "Park Avenue, PARK AVE",
    "Avenue N, AVENUE N",
  })
  void oneStreetHasOneSpelling(String written, String name) {
    assertThat(StreetName.of(written)).isEqualTo(name);
  }

  @Test
  void differentStreetsStayDifferent() {
    assertThat(
            java.util.stream.Stream.of(
                    "Harbor St",
                    "E Harbor St",
                    "W Harbor St",
                    "Harbor Ave",
                    "Harbor",
                    "North St",
                    "N St")
                .map(StreetName::of))
        .doesNotHaveDuplicates();
  }
}
