package org.porchlight.linkage.names;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rough guess at where a surname comes from, to see whether linking serves people of all names
 * equally. It looks at the surname only and says nothing about a person: the commonest surnames of
 * Spanish-speaking countries, and endings that hardly any other language has.
 */
public enum NameOrigin {
  SPANISH("a", "a surname common in Spanish"),
  SEVERAL("b", "another name of two words or more"),
  OTHER("c", "any other surname"),
  UNKNOWN("d", "no surname");

  private static final Set<String> COMMON =
      new TreeSet<>(
          Arrays.asList(
              """
              ABREGO ACEVEDO ACOSTA AGUILAR AGUIRRE ALVARADO ALVAREZ ARELLANO ARIAS AVALOS AVILA AYALA
              BARRERA BAUTISTA BELTRAN BENITEZ BERMUDEZ BLANCO BONILLA BUSTAMANTE CABRERA CALDERON
              CAMACHO CAMPOS CARDENAS CARDONA CARRILLO CASTANEDA CASTILLO CASTRO CERVANTES CISNEROS
              CONTRERAS CORDOVA CORONADO CORREA CORTES CORTEZ CRUZ CUEVAS DELGADO DIAZ DOMINGUEZ DUARTE
              DURAN ENRIQUEZ ESCOBAR ESPINOSA ESPINOZA ESQUIVEL ESTRADA FERNANDEZ FIGUEROA FLORES FRANCO
              FUENTES GALLEGOS GALVAN GARCIA GARZA GOMEZ GONZALES GONZALEZ GUERRA GUERRERO GUEVARA
              GUTIERREZ GUZMAN HERNANDEZ HERRERA HUERTA IBARRA JIMENEZ JUAREZ LARA LEON LOPEZ LOZANO
              LUCERO LUGO LUNA MACIAS MADRIGAL MALDONADO MARQUEZ MARTINEZ MEDINA MEJIA MELENDEZ MENDEZ
              MENDOZA MERCADO MEZA MIRANDA MOLINA MONTANO MONTES MONTOYA MORALES MORENO MUNOZ MURILLO
              NAVARRO NUNEZ OCHOA OJEDA OLIVARES ORDONEZ OROZCO ORTEGA ORTIZ OSORIO PACHECO PADILLA
              PALACIOS PENA PERALTA PERAZA PEREZ PINEDA PONCE PORTILLO PRIETO QUINONES QUINTANA
              QUINTERO QUIROZ RAMIREZ RAMOS RANGEL REYES REYNA RIOS RIVAS RIVERA ROBLES ROCHA RODRIGUEZ
              ROJAS ROMERO ROSALES ROSARIO RUBIO RUIZ SAAVEDRA SALAS SALAZAR SALCEDO SALDANA SALGADO
              SALINAS SANCHEZ SANDOVAL SANTIAGO SANTOS SEPULVEDA SERRANO SIERRA SILVA SOLIS SOLORZANO
              SOSA SOTO SUAREZ TAPIA TORRES TREJO TREVINO TRUJILLO VALDEZ VALENCIA VALENZUELA VALLE
              VARGAS VASQUEZ VAZQUEZ VEGA VELASCO VELASQUEZ VELEZ VERA VIGIL VILLA VILLANUEVA VILLARREAL
              VILLEGAS ZAMORA ZAMUDIO ZAPATA ZARAGOZA ZAVALA ZUNIGA
              """
                  .strip()
                  .split("\\s+")));

  private final String order;
  private final String words;

  NameOrigin(String order, String words) {
    this.order = order;
    this.words = words;
  }

  /** Its name with a letter in front by which groups are put in order. */
  public String sorted() {
    return order + words;
  }

  /**
   * The origin of a surname.
   *
   * @param surname in capitals without accents, words separated by single spaces
   */
  public static NameOrigin of(String surname) {
    if (surname.isBlank()) {
      return UNKNOWN;
    }
    String[] words = surname.split(" ", -1);
    for (String word : words) {
      boolean patronymic = word.length() > 4 && word.endsWith("EZ");
      if (patronymic || COMMON.contains(word)) {
        return SPANISH;
      }
    }
    return words.length > 1 ? SEVERAL : OTHER;
  }
}
