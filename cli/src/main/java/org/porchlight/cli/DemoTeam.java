package org.porchlight.cli;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.porchlight.study.access.Accounts;
import org.porchlight.study.access.NewAccount;
import org.porchlight.study.access.Role;

/** The made-up staff of the demo: one for each thing that a role and an agency may see. */
final class DemoTeam {
  private static final List<NewAccount> TEAM =
      List.of(
          member("noor", "Noor Okafor", "community-safety", Role.STEWARD),
          member("luis", "Luis Marrow", "community-safety", Role.MEMBER),
          member("pat", "Pat Brindle", "police", Role.STEWARD),
          member("kim", "Kim Tolliver", "fire", Role.MEMBER),
          member("sam", "Sam Wexcombe", "sheriff", Role.MEMBER),
          member("jody", "Jody Hathersage", "justice-services", Role.MEMBER),
          member("dee", "Dee Farrow", "emergency-communications", Role.MEMBER),
          member("ana", "Ana Quillfeather", "performance", Role.ANALYST),
          new NewAccount("ray", "Ray Underhill", null, Role.PRIVACY_OFFICER, "en"),
          new NewAccount("wes", "Wes Tamarind", null, Role.EVALUATOR, "en"),
          new NewAccount("ada", "Ada Lindqvist", null, Role.ADMINISTRATOR, "en"));

  /** Everybody knows it: it stands on the sign-in page. */
  static final String PASSWORD = "a lamp on the porch";

  private DemoTeam() {}

  private static NewAccount member(String login, String name, String agency, Role role) {
    return new NewAccount(login, name, agency, role, "en");
  }

  /** Gives each an account, or sets it back to the demo's password. */
  static void signUp(DataSource owner) throws SQLException {
    Accounts accounts = new Accounts(owner);
    for (NewAccount account : TEAM) {
      accounts.addForDemo(account, PASSWORD);
    }
  }
}
