package org.porchlight.workspace.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.webkit.language.Language;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands every controller the {@link Visit} it answers. */
@Component
final class Visits implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  @Override
  public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Visit.class;
  }

  @Override
  public Visit resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
  }

  /** The visit that this request is; on the way to an error page, the one it was meant to be. */
  static Visit of(HttpServletRequest request) {
    Object meant = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String address = meant instanceof String text ? text : request.getRequestURI();
    String[] parts = address.split("/", 3);
    String first = parts.length > 1 ? parts[1] : "";
    boolean spoken = Preference.LANGUAGES.contains(first);
    Optional<SignedIn> who = who();
    String tag =
        spoken ? first : who.map(one -> one.reader().language()).orElse(Preference.of(request));
    return new Visit(
        Language.of(tag),
        spoken && parts.length > 2 ? "/" + parts[2] : "/",
        Objects.requireNonNullElse(request.getQueryString(), ""),
        who,
        request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
            ? token.getToken()
            : "",
        Objects.requireNonNullElse(request.getParameter("said"), ""));
  }

  private static Optional<SignedIn> who() {
    try {
      return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn one
          ? Optional.of(one)
          : Optional.empty();
    } catch (StudySilentException e) {
      // The page that says so is shown to nobody in particular.
      return Optional.empty();
    }
  }
}
