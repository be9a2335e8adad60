package org.porchlight.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.commons.DatabaseLogin;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.commons.ReadingRole;
import org.porchlight.commons.reach.Views;
import org.porchlight.commons.sessions.Sessions;
import org.porchlight.commons.voices.Voices;
import org.porchlight.hub.corrections.History;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.edition.NothingShown;
import org.porchlight.hub.edition.Showing;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Renderer;
import org.porchlight.hub.plan.CommonsPlans;
import org.porchlight.hub.plan.PlanReading;
import org.porchlight.hub.plan.PlanSource;
import org.porchlight.hub.reach.PageViews;
import org.porchlight.hub.sessions.Rooms;
import org.porchlight.hub.settings.HubSettings;
import org.porchlight.hub.settings.SettingsProblem;
import org.porchlight.hub.still.SiteCopy;
import org.porchlight.hub.voices.Conversation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the public server. */
@SpringBootApplication(proxyBeanMethods = false)
public class HubApplication {
  private static final Logger LOG = LoggerFactory.getLogger(HubApplication.class);
  private static final int OPERATOR = 2;
  private static final int FAULT = 70;

  /** Runs until it is told to stop; see {@link HubSettings} for what can be set. */
  public static void main(String[] args) {
    Map<String, String> properties = new HashMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> properties.put(name, System.getProperty(name)));
    int code = start(System.getenv(), properties, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Starts and says so; 0 when the hub runs now, else the exit code. */
  static int start(
      Map<String, String> environment,
      Map<String, String> properties,
      PrintStream out,
      PrintStream err) {
    try {
      HubSettings settings = HubSettings.read(environment, properties);
      requireFreePort(settings);
      ConfigurableApplicationContext running = run(settings);
      int port =
          running instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
              ? web.getWebServer().getPort()
              : settings.port();
      if (settings.endsWithParent()) {
        ParentWatch.begin();
      }
      if (settings.copy().isPresent()) {
        return copy(settings.copy().get(), running, port, out, err);
      }
      out.printf("hub ready http://%s:%d/%n", settings.address(), port);
      out.flush();
      return 0;
    } catch (SettingsProblem problem) {
      err.println(problem.getMessage());
      return OPERATOR;
    } catch (RuntimeException e) {
      Optional<Integer> taken = portInUse(e);
      if (taken.isPresent()) {
        err.printf(
            "Port %d is already in use; stop the other program or set porchlight.hub.port to a"
                + " free one.%n",
            taken.get());
        return OPERATOR;
      }
      err.println("The hub could not start because of a fault of its own; the log has the cause.");
      LOG.error("The hub could not start.", e);
      return FAULT;
    }
  }

  /** Writes the pages as files and ends. */
  private static int copy(
      HubSettings.Copy copy,
      ConfigurableApplicationContext running,
      int port,
      PrintStream out,
      PrintStream err) {
    try (running) {
      SiteCopy.Written written =
          new SiteCopy(port, copy.address(), running.getBean(Newest.class).issue())
              .write(copy.folder());
      out.printf("hub copied %d %d%n", written.pages(), written.files());
      out.flush();
      return 0;
    } catch (NothingShown e) {
      err.println("Every release was taken back, so there is nothing to write.");
      return OPERATOR;
    } catch (IllegalStateException e) {
      err.printf("The copy was not written: %s.%n", e.getMessage());
      return FAULT;
    } catch (IOException e) {
      err.println("The copy could not be written: the disk or the folder does not let us.");
      return OPERATOR;
    }
  }

  /** Asked before anything else is started: the server itself takes seconds to notice. */
  private static void requireFreePort(HubSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.address(), settings.port()));
    } catch (BindException e) {
      throw new SettingsProblem(
          List.of(
              "Port %d is already in use, or %s is not an address of this machine; set"
                      .formatted(settings.port(), settings.address())
                  + " porchlight.hub.port to a free port."));
    } catch (IOException e) {
      throw new SettingsProblem(
          List.of(
              "The address %s cannot be listened on; set porchlight.hub.address to one of this machine."
                  .formatted(settings.address())));
    }
  }

  private static Optional<Integer> portInUse(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException port) {
        return Optional.of(port.getPort());
      }
    }
    return Optional.empty();
  }

  /**
   * Starts the server with these settings and no line on any stream.
   *
   * @throws SettingsProblem when there is no release that can be read
   */
  public static ConfigurableApplicationContext run(HubSettings settings) {
    return run(settings, Clock.systemUTC());
  }

  static ConfigurableApplicationContext run(HubSettings settings, Clock clock) {
    settings.database().ifPresent(HubApplication::requireReader);
    Newest newest = new Newest(settings.releases(), clock, showing(settings));
    ApplicationContextInitializer<GenericApplicationContext> beans =
        context -> {
          context.registerBean(Clock.class, () -> clock);
          context.registerBean(Newest.class, () -> newest);
          context.registerBean(HubSettings.class, () -> settings);
        };
    SpringApplication application =
        new SpringApplicationBuilder(HubApplication.class)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .build();
    application.addInitializers(beans);
    List<String> fixed =
        List.of(
            "--server.port=" + settings.port(),
            "--server.address=" + settings.address(),
            "--server.compression.enabled=true",
            "--server.compression.mime-types=application/json,application/geo+json,text/csv,"
                + "application/ld+json,application/csvm+json,application/atom+xml,application/xml",
            "--server.shutdown=graceful",
            // Nobody needs more to read: longer lines, more parameters and bodies are refused.
            "--server.max-http-request-header-size=8KB",
            "--server.tomcat.max-parameter-count=32",
            // A message of 4,000 characters in any script, and its form.
            "--server.tomcat.max-http-form-post-size=64KB",
            "--server.tomcat.max-swallow-size=64KB",
            "--server.tomcat.max-connections=4096",
            "--server.tomcat.connection-timeout=10s",
            "--server.tomcat.keep-alive-timeout=30s",
            "--spring.servlet.multipart.enabled=false",
            "--spring.web.error.include-stacktrace=never",
            "--server.error.include-stacktrace=never",
            "--server.tomcat.max-keep-alive-requests=10000",
            "--spring.threads.virtual.enabled=true",
            "--spring.web.resources.add-mappings=false",
            "--spring.config.location=optional:classpath:/none/",
            "--spring.main.lazy-initialization=false");
    return application.run(fixed.toArray(String[]::new));
  }

  private static Showing showing(HubSettings settings) {
    if (settings.copy().isPresent()) {
      return Showing.FILES;
    }
    return settings.database().isPresent() ? Showing.LISTENING : Showing.READ_ONLY;
  }

  /** A role that can do more than its part must not serve the public. */
  private static void requireReader(DatabaseLogin login) {
    try {
      List<String> excesses = new ReadingRole(login.dataSource()).excesses();
      if (!excesses.isEmpty()) {
        throw new SettingsProblem(
            List.of(
                "The role %s can do more than its part in schema commons: %s. Give the hub a role that"
                        .formatted(login.user(), String.join("; ", excesses))
                    + " can do nothing else."));
      }
    } catch (SQLException e) {
      // Not reachable now: the hub serves releases all the same, and CommonsPlans says so.
      LOG.warn("The role of the hub could not be checked: the database does not answer.");
    }
  }

  @Bean
  Renderer renderer() {
    return new Renderer();
  }

  @Bean
  History history(Newest newest) {
    return new History(newest);
  }

  @Bean
  Pages pages(Newest newest, Renderer renderer) {
    return new Pages(newest, renderer);
  }

  @Bean
  Conversation conversation(HubSettings settings, Clock clock) {
    return new Conversation(
        settings.database().map(login -> new Voices(login.dataSource())), clock);
  }

  @Bean
  Rooms rooms(HubSettings settings, Clock clock) {
    return new Rooms(settings.database().map(login -> new Sessions(login.dataSource())), clock);
  }

  @Bean
  PageViews pageViews(HubSettings settings, Clock clock) {
    return new PageViews(settings.database().map(login -> new Views(login.dataSource())), clock);
  }

  @Bean
  PlanSource plans(HubSettings settings, Clock clock) {
    return settings
        .database()
        .<PlanSource>map(login -> new CommonsPlans(new JdbcPlans(login.dataSource()), clock))
        .orElse(PlanReading.None::new);
  }
}
