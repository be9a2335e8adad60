package org.porchlight.workspace.signin;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.porchlight.study.access.SessionToken;
import org.porchlight.study.access.Sessions;
import org.porchlight.workspace.frame.Frame;
import org.porchlight.workspace.frame.Next;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Visit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in and going out. One answer for every failure, so that it tells nothing of accounts. */
@Controller
final class SignInController {
  /** A page of ours and nothing that could lead elsewhere. */
  private static final Pattern OURS =
      Pattern.compile("/(en|es)/(?!sign-)[A-Za-z0-9/._~-]{0,200}(\\?[A-Za-z0-9=&%._~+-]{0,300})?");

  private final Pages pages;
  private final Sessions sessions;
  private final SessionCookie cookies;
  private final DemoDoor demo;

  SignInController(Pages pages, Sessions sessions, SessionCookie cookies, DemoDoor demo) {
    this.pages = pages;
    this.sessions = sessions;
    this.cookies = cookies;
    this.demo = demo;
  }

  @GetMapping("/{language:en|es}/sign-in")
  ResponseEntity<byte[]> show(Visit visit, @RequestParam(defaultValue = "") String to)
      throws SQLException {
    return visit.who().isPresent()
        ? pages.goOn(visit, new Next("/", ""))
        : form(visit, HttpStatus.OK, to, "", false);
  }

  @PostMapping("/{language:en|es}/sign-in")
  ResponseEntity<byte[]> open(
      Visit visit,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password)
      throws SQLException {
    return come(visit, to, login, password);
  }

  @PostMapping("/{language:en|es}/sign-in/demo")
  ResponseEntity<byte[]> tryOut(
      Visit visit,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String login)
      throws SQLException {
    Optional<String> password = demo.passwordOf(login);
    return password.isPresent()
        ? come(visit, to, login, password.get())
        : form(visit, HttpStatus.UNPROCESSABLE_CONTENT, to, "", true);
  }

  @PostMapping("/{language:en|es}/sign-out")
  ResponseEntity<byte[]> close(Visit visit) throws SQLException {
    sessions.signOut(visit.signedIn().token());
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, visit.link("/sign-in"))
        .header(HttpHeaders.SET_COOKIE, cookies.ended())
        .build();
  }

  private ResponseEntity<byte[]> come(Visit visit, String to, String login, String password)
      throws SQLException {
    Optional<SessionToken> token = sessions.signIn(login.strip(), password);
    if (token.isEmpty()) {
      return form(visit, HttpStatus.UNPROCESSABLE_CONTENT, to, login.strip(), true);
    }
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, OURS.matcher(to).matches() ? to : "/")
        .header(HttpHeaders.SET_COOKIE, cookies.opened(token.get().text()))
        .build();
  }

  private ResponseEntity<byte[]> form(
      Visit visit, HttpStatus status, String to, String login, boolean refused)
      throws SQLException {
    Visit shown = new Visit(visit.language(), "/sign-in", "", visit.who(), visit.formToken(), "");
    String next = OURS.matcher(to).matches() ? to : "";
    List<SignInPage.DemoChoice> choices = demo.choices(visit);
    return pages.plain(
        visit,
        status,
        city ->
            new SignInPage(
                new Frame(shown, visit.say("signin.title"), city), next, login, refused, choices));
  }
}
