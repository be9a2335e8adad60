package org.porchlight.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Names and how common they are. Few names are very common and very many are rare, which is what
 * makes telling people apart hard; the order of each list is our own and comes from no register. A
 * long tail of family names is put together from syllables.
 */
final class NameBook {
  /** Where a name comes from, for the shape of the name only. */
  enum Origin {
    ENGLISH,
    SPANISH,
    OTHER
  }

  private static final List<String> WOMEN =
      words(
          """
          Mary Linda Jennifer Patricia Jessica Barbara Ashley Elizabeth Susan Sarah Karen Brittany Amanda
          Nancy Emily Lisa Betty Kimberly Samantha Sandra Michelle Donna Stephanie Dorothy Carol Melissa
          Nicole Angela Rebecca Sharon Deborah Emma Olivia Destiny Jasmine Cynthia Laura Kathleen Helen Amy
          Anna Hannah Alexis Shirley Ruth Brenda Pamela Virginia Tiffany Katherine Christine Debra Rachel
          Janet Catherine Maria Heather Diane Julie Joyce Victoria Kelly Christina Joan Evelyn Lauren Judith
          Megan Andrea Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Alice Abigail Kiara Imani
          Latoya Keisha Ebony Tamika Shanice Aaliyah Nia Tanisha Monique Yolanda Denise Grace Sophia Chloe
          Judy Theresa Beverly Marilyn Amber Danielle Rose Diana Natalie Jean Kayla Alexandra Lori Tammy
          Faith Ava Zoe Naomi Hazel Ivy Maya Simone Loretta Ernestine Wilma Gertrude Opal Odessa Queenie
          """);

  private static final List<String> MEN =
      words(
          """
          James Michael John Robert David William Christopher Joseph Matthew Joshua Daniel Richard Anthony
          Charles Thomas Brandon Andrew Steven Kevin Brian Tyler Justin Mark Paul Kenneth George Jacob
          Timothy Jason Edward Ronald Jeffrey Ryan Eric Nicholas Jonathan Gary Larry Stephen Scott Gregory
          Benjamin Samuel Alexander Frank Patrick Raymond Jack Dennis Jerry Malik Darius Terrence Jamal
          Tyrone DeAndre Marquis Andre Curtis Reginald Leroy Willie Clarence Isaiah Elijah Aaron Jose Adam
          Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy Walter Christian Keith Roger Terry
          Austin Sean Gerald Carl Harold Dylan Arthur Lawrence Jordan Jesse Bryan Billy Bruce Gabriel Joe
          Logan Alan Juan Albert Lucas Wayne Roy Ralph Randy Eugene Vincent Bobby Russell Louis Philip Bradley
          Xavier Trevon Cedric Rodney Earl Otis Percy Cornelius Lamar Desmond Quincy Ezra Silas Amos
          """);

  private static final List<String> SPANISH_WOMEN =
      words(
          """
          María Guadalupe Ana Rosa Carmen Juana Sofía Isabel Lucía Gabriela Daniela Alejandra Marisol
          Verónica Leticia Yolanda Fernanda Ximena Camila Valeria Esmeralda Luz Elena Teresa Patricia Blanca
          Yesenia Araceli Norma Silvia Claudia Mónica Rocío Beatriz Dulce Itzel Paola Karina Estela Consuelo
          """);

  private static final List<String> SPANISH_MEN =
      words(
          """
          José Juan Luis Carlos Jesús Miguel Jorge Francisco Antonio Manuel Pedro Alejandro Ricardo Fernando
          Roberto Javier Daniel Eduardo Mario Sergio Rafael Ramón Arturo Óscar Diego Santiago Mateo Ángel
          Héctor Rubén Raúl Gerardo Armando Enrique Salvador Julio César Alfredo Ernesto Gustavo
          """);

  private static final List<String> OTHER_WOMEN =
      words(
          """
          Mei Thi Fatima Priya Amina Li Ngoc Aisha Xin Khadija Linh Ananya Marie Zainab Yan Chinonso Adaeze
          Hawa Nour Divya Soo-jin Grace Mariam Lan Sunita Esperance Uwase Claudine Hana Yuki
          """);

  private static final List<String> OTHER_MEN =
      words(
          """
          Mohammed Wei Minh Ali Raj Ahmed Van Hassan Jun Emmanuel Ibrahim Chukwuemeka Tuan Arjun Yusuf Hao
          Jean-Pierre Abdul Omar Sanjay Kofi Kwame Oluwaseun Duc Hyun-woo Tariq Dieudonné Patient Amir Kenji
          """);

  private static final List<String> FAMILIES =
      words(
          """
          Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White
          Harris Martin Thompson Robinson Clark Lewis Walker Hall Allen Young King Wright Hill Scott Green
          Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins
          Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper Richardson Cox Howard Ward Peterson
          Gray James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins
          Perry Powell Long Patterson Hughes Washington Butler Simmons Foster Bryant Alexander Russell Griffin
          Hayes Myers Ford Hamilton Graham Sullivan Wallace Woods Cole West Jordan Owens Reynolds Fisher Ellis
          Harrison Gibson McDonald Marshall Wells Webb Simpson Stevens Tucker Porter Hunter Hicks Crawford
          Henry Boyd Mason Kennedy Warren Dixon Burns Gordon Shaw Holmes Rice Robertson Hunt Black Daniels
          Palmer Mills Nichols Grant Knight Ferguson Stone Hawkins Dunn Perkins Hudson Spencer Gardner Payne
          Pierce Berry Matthews Arnold Wagner Willis Ray Watkins Olson Carroll Duncan Snyder Hart Cunningham
          Bradley Lane Andrews Harper Fox Riley Armstrong Carpenter Weaver Greene Lawrence Elliott Sims Austin
          Peters Kelley Franklin Lawson O'Neal O'Brien McCoy McLean Van_Dorn Van_der_Wal St._Clair DeBerry
          LeGrand Fitzgerald MacKenzie Umstead Faucette Bullock Alston Cameron Lyon Parrish Mangum Holloway
          """);

  private static final List<String> SPANISH_FAMILIES =
      words(
          """
          Hernández García Martínez López González Rodríguez Pérez Sánchez Ramírez Cruz Flores Gómez Morales
          Vásquez Reyes Jiménez Torres Díaz Gutiérrez Mendoza Ruiz Aguilar Ortiz Castillo Moreno Romero
          Álvarez Méndez Chávez Rivera Juárez Ramos Domínguez Herrera Medina Castro Vargas Guzmán Velázquez
          Muñoz Rojas Contreras Salazar Luna de_la_Cruz De_León del_Río Ortega Guerrero Estrada Bautista
          Cortés Soto Alvarado Espinoza Lara Ávila Ríos Cervantes Silva Delgado Vega Márquez Sandoval Fuentes
          Carrillo León Mejía Solís Núñez Ibarra Campos Santos Camacho Peña Maldonado Cárdenas Acosta Zúñiga
          """);

  private static final List<String> OTHER_FAMILIES =
      words(
          """
          Nguyen Patel Kim Chen Ali Li Tran Ahmed Wang Lee Zhang Singh Mohamed Le Diallo Liu Khan Pham Shah
          Okafor Park Hassan Yang Mensah Wu Ibrahim Huang Sharma Adeyemi Vu Abdi Lin Gupta Traoré Bui Osman
          Choi Kumar Mukasa Okonkwo Niyonzima Kabongo Haddad Tanaka Das Boateng Hakizimana Zhao Rahman Ito
          """);

  private static final String[] TAIL_STARTS = {
    "Ash", "Birch", "Black", "Brad", "Brock", "Cald", "Carl", "Chat", "Crom", "Dal", "Den", "Dray",
    "East", "Eld", "Farn", "Gar", "Hal", "Hart", "Hather", "Hol", "Kel", "Kirk", "Lang", "Lind",
    "Lock", "Mar", "Mel", "Nor", "Oak", "Pem", "Rad", "Rain", "Row", "Sal", "Shel", "Stan", "Thorn",
    "Wal", "Wes", "Whit", "Win", "Wood"
  };

  private static final String[] TAIL_ENDS = {
    "well", "worth", "ley", "ton", "ham", "field", "wick", "by", "land", "ford", "burn", "bury",
    "stead", "man", "croft", "cote", "dale", "gate", "hurst", "more", "shaw", "thorpe", "wood",
    "ington", "erton", "bridge", "brook", "ridge"
  };

  /** Given name, as an agency may write it instead. Both ways are given where both are used. */
  private static final Map<String, List<String>> NICKNAMES =
      table(
          """
          Robert:Bob,Rob,Bobby William:Bill,Will,Billy James:Jim,Jimmy,Jamie Michael:Mike,Mikey
          Richard:Rick,Dick,Rich Joseph:Joe,Joey Thomas:Tom,Tommy Charles:Charlie,Chuck Daniel:Dan,Danny
          Matthew:Matt Christopher:Chris Anthony:Tony Andrew:Andy,Drew Joshua:Josh Steven:Steve Edward:Ed,Eddie
          Timothy:Tim Kenneth:Ken,Kenny Ronald:Ron,Ronnie Nicholas:Nick Jonathan:Jon Gregory:Greg
          Benjamin:Ben Samuel:Sam Alexander:Alex Patrick:Pat Raymond:Ray Lawrence:Larry Gerald:Jerry
          Zachary:Zach Jeffrey:Jeff David:Dave John:Jack,Johnny Terrence:Terry Reginald:Reggie
          Elizabeth:Liz,Beth,Betty Jennifer:Jen,Jenny Patricia:Pat,Patty,Tricia Jessica:Jess Barbara:Barb
          Susan:Sue,Susie Katherine:Kate,Kathy,Katie Catherine:Cathy Margaret:Peggy,Meg Deborah:Debbie,Deb
          Rebecca:Becky Kimberly:Kim Samantha:Sam Stephanie:Steph Christine:Chris Christina:Tina Victoria:Vicky
          Pamela:Pam Cynthia:Cindy Theresa:Terri Jacqueline:Jackie Alexandra:Alex Abigail:Abby Latoya:Toya
          José:Pepe,Joe Francisco:Paco,Frank Guadalupe:Lupe Jesús:Chuy Manuel:Manny María:Mary Ignacio:Nacho
          Eduardo:Eddie Roberto:Beto Alejandro:Alex Antonio:Tony Isabel:Chabela Enrique:Kike Rosa:Rosie
          Dolores:Lola Leticia:Lety Gabriela:Gaby Fernando:Nando
          Mohammed:Mohamed,Muhammad,Mohamad Ahmed:Ahmad Yusuf:Yousef Fatima:Fatma Khadija:Khadijah
          Chukwuemeka:Emeka Oluwaseun:Seun Aisha:Aicha Hassan:Hasan Zainab:Zaynab
          """);

  private final List<String> tail;
  private final Wheel women = Wheel.zipf(WOMEN.size(), 0.75);
  private final Wheel men = Wheel.zipf(MEN.size(), 0.75);
  private final Wheel spanishWomen = Wheel.zipf(SPANISH_WOMEN.size(), 0.8);
  private final Wheel spanishMen = Wheel.zipf(SPANISH_MEN.size(), 0.8);
  private final Wheel otherWomen = Wheel.zipf(OTHER_WOMEN.size(), 0.6);
  private final Wheel otherMen = Wheel.zipf(OTHER_MEN.size(), 0.6);
  private final Wheel families = Wheel.zipf(FAMILIES.size(), 0.7);
  private final Wheel spanishFamilies = Wheel.zipf(SPANISH_FAMILIES.size(), 0.85);
  private final Wheel otherFamilies = Wheel.zipf(OTHER_FAMILIES.size(), 0.8);
  private final Wheel tailFamilies;

  NameBook() {
    Set<String> made = new LinkedHashSet<>();
    for (String start : TAIL_STARTS) {
      for (String end : TAIL_ENDS) {
        made.add(start + end);
      }
    }
    tail = new ArrayList<>(made);
    tailFamilies = Wheel.zipf(tail.size(), 0.4);
  }

  String given(Rng rng, Origin origin, boolean woman) {
    // One Spanish name in four is two: "María Elena".
    return switch (origin) {
      case ENGLISH -> woman ? WOMEN.get(women.spin(rng)) : MEN.get(men.spin(rng));
      case SPANISH ->
          woman ? SPANISH_WOMEN.get(spanishWomen.spin(rng)) : SPANISH_MEN.get(spanishMen.spin(rng));
      case OTHER ->
          woman ? OTHER_WOMEN.get(otherWomen.spin(rng)) : OTHER_MEN.get(otherMen.spin(rng));
    };
  }

  String family(Rng rng, Origin origin) {
    return switch (origin) {
      case ENGLISH ->
          rng.chance(0.28) ? tail.get(tailFamilies.spin(rng)) : FAMILIES.get(families.spin(rng));
      case SPANISH -> SPANISH_FAMILIES.get(spanishFamilies.spin(rng));
      case OTHER -> OTHER_FAMILIES.get(otherFamilies.spin(rng));
    };
  }

  /** Other ways to call someone of this name; empty when we know none. */
  List<String> nicknames(String given) {
    return NICKNAMES.getOrDefault(given, List.of());
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      words.add(word.replace('_', ' '));
    }
    return List.copyOf(words);
  }

  private static Map<String, List<String>> table(String text) {
    Map<String, List<String>> table = new HashMap<>();
    for (String entry : words(text)) {
      int colon = entry.indexOf(':');
      table.put(entry.substring(0, colon), List.of(entry.substring(colon + 1).split(",", -1)));
    }
    return table;
  }
}
