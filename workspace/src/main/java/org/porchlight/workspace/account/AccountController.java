package org.porchlight.workspace.account;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.study.access.Sessions;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Preference;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's own account. Open to every role, and before a first password is changed. */
@Controller
final class AccountController {
  private final Pages pages;
  private final Sessions sessions;

  AccountController(Pages pages, Sessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
  }

  @GetMapping("/{language:en|es}/account")
  ResponseEntity<byte[]> show(Visit visit) {
    return show(visit, HttpStatus.OK, null);
  }

  @PostMapping("/{language:en|es}/account/language")
  ResponseEntity<byte[]> speak(Visit visit, @RequestParam(defaultValue = "") String tag)
      throws SQLException {
    if (!Preference.LANGUAGES.contains(tag)) {
      return pages.notFound(visit);
    }
    sessions.speak(visit.signedIn().token(), tag);
    return pages.goOn(visit.in(tag), new Next("/account", "language-changed"));
  }

  @PostMapping("/{language:en|es}/account/password")
  ResponseEntity<byte[]> change(
      Visit visit,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String chosen,
      @RequestParam(defaultValue = "") String again)
      throws SQLException {
    if (!chosen.equals(again)) {
      return show(visit, HttpStatus.UNPROCESSABLE_CONTENT, "account.password.differs");
    }
    return switch (sessions.changePassword(visit.signedIn().token(), old, chosen)) {
      case DONE -> pages.goOn(visit, new Next("/account", "password-changed"));
      case NO_SESSION -> pages.notFound(visit);
      case OLD_NOT_RIGHT ->
          show(visit, HttpStatus.UNPROCESSABLE_CONTENT, "account.password.old.wrong");
      case OBJECTION -> show(visit, HttpStatus.UNPROCESSABLE_CONTENT, "account.password.objection");
    };
  }

  private ResponseEntity<byte[]> show(Visit visit, HttpStatus status, @Nullable String problem) {
    Visit here =
        new Visit(visit.language(), "/account", "", visit.who(), visit.formToken(), visit.said());
    return pages.plain(
        visit,
        status,
        city ->
            AccountPage.of(
                new Frame(here, visit.say("account.title"), city),
                visit.reader(),
                Optional.ofNullable(problem).map(visit::say)));
  }
}
