package org.porchlight.workspace.signin;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.study.access.Sessions;
import org.porchlight.workspace.frame.Preference;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Who may pass at all: everybody to the sign-in page and its clothes, signed-in readers to the
 * rest. What a reader may then see is decided in the study, at each read.
 */
@Configuration(proxyBeanMethods = false)
class Gate {
  private static final Pattern LANGUAGE = Pattern.compile("/(en|es)(/.*)?");

  @Bean
  SecurityFilterChain rules(HttpSecurity http, SessionCookie cookies, Sessions sessions) {
    return http.securityContext(
            context -> context.securityContextRepository(new CookieSessions(cookies, sessions)))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.csrfTokenRepository(new BoundFormTokens(cookies)))
        .headers(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(
            rules ->
                rules
                    // What is still being answered was let in when it was asked.
                    .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(HttpMethod.OPTIONS, "/**")
                    .denyAll()
                    .requestMatchers(HttpMethod.TRACE, "/**")
                    .denyAll()
                    .requestMatchers(HttpMethod.GET, "/health", "/robots.txt", "/icon.svg")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/style-*.css")
                    .permitAll()
                    .requestMatchers("/en/sign-in/**", "/es/sign-in/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .exceptionHandling(
            refusals ->
                refusals
                    .authenticationEntryPoint(Gate::askToSignIn)
                    .accessDeniedHandler(
                        (request, response, refused) ->
                            response.sendError(
                                refused instanceof CsrfException
                                    ? HttpStatus.FORBIDDEN.value()
                                    : HttpStatus.NOT_FOUND.value())))
        .build();
  }

  /** An address that is not well-formed leads nowhere, like every other address we do not know. */
  @Bean
  RequestRejectedHandler malformedAddresses() {
    return new HttpStatusRequestRejectedHandler(HttpStatus.NOT_FOUND.value());
  }

  private static void askToSignIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
      throws IOException {
    String path = request.getRequestURI();
    Matcher language = LANGUAGE.matcher(path);
    if (!request.getMethod().equals("GET")) {
      response.sendError(HttpStatus.NOT_FOUND.value());
      return;
    }
    String asked = request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    String tag = language.matches() ? language.group(1) : Preference.of(request);
    response.setStatus(HttpStatus.SEE_OTHER.value());
    response.setHeader(
        HttpHeaders.LOCATION,
        path.equals("/") || path.equals("/" + tag + "/")
            ? "/" + tag + "/sign-in"
            : "/" + tag + "/sign-in?to=" + URLEncoder.encode(asked, StandardCharsets.UTF_8));
  }
}
