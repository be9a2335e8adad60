package org.porchlight.workspace;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.study.WorkspaceRole;
import org.porchlight.study.access.DemoAccounts;
import org.porchlight.study.access.Looks;
import org.porchlight.study.access.Passwords;
import org.porchlight.study.access.Sessions;
import org.porchlight.study.notes.Cities;
import org.porchlight.study.notes.CityNote;
import org.porchlight.study.sessions.RoomScreen;
import org.porchlight.workspace.frame.Doorplate;
import org.porchlight.workspace.frame.Pages;
import org.porchlight.workspace.frame.Renderer;
import org.porchlight.workspace.settings.SettingsProblem;
import org.porchlight.workspace.settings.StudyLogin;
import org.porchlight.workspace.settings.WorkspaceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

/** Starts the restricted server. */
@SpringBootApplication(
    proxyBeanMethods = false,
    exclude = UserDetailsServiceAutoConfiguration.class)
public class WorkspaceApplication {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceApplication.class);
  private static final int OPERATOR = 2;
  private static final int FAULT = 70;
  private static final int CONNECTIONS = 12;
  private static final long PATIENCE_MILLIS = 2_000;

  /** Runs until it is told to stop; see {@link WorkspaceSettings} for what can be set. */
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

  /** Starts and says so; 0 when the workspace runs now, else the exit code. */
  static int start(
      Map<String, String> environment,
      Map<String, String> properties,
      PrintStream out,
      PrintStream err) {
    try {
      WorkspaceSettings settings = WorkspaceSettings.read(environment, properties);
      requireFreePort(settings);
      ConfigurableApplicationContext running = run(settings);
      int port =
          running instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
              ? web.getWebServer().getPort()
              : settings.port();
      if (settings.endsWithParent()) {
        ParentWatch.begin();
      }
      out.printf("workspace ready http://%s:%d/%n", settings.address(), port);
      out.flush();
      return 0;
    } catch (SettingsProblem problem) {
      err.println(problem.getMessage());
      return OPERATOR;
    } catch (RuntimeException e) {
      Optional<Integer> taken = portInUse(e);
      if (taken.isPresent()) {
        err.printf(
            "Port %d is already in use; stop the other program or set porchlight.workspace.port to"
                + " a free one.%n",
            taken.get());
        return OPERATOR;
      }
      err.println(
          "The workspace could not start because of a fault of its own; the log has the cause.");
      LOG.error("The workspace could not start.", e);
      return FAULT;
    }
  }

  /** Asked before anything else is started: the server itself takes seconds to notice. */
  private static void requireFreePort(WorkspaceSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.address(), settings.port()));
    } catch (BindException e) {
      throw new SettingsProblem(
          List.of(
              "Port %d is already in use, or %s is not an address of this machine; set"
                      .formatted(settings.port(), settings.address())
                  + " porchlight.workspace.port to a free port."));
    } catch (IOException e) {
      throw new SettingsProblem(
          List.of(
              "The address %s cannot be listened on; set porchlight.workspace.address to one of this machine."
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
   * @throws SettingsProblem when the study cannot be read, or must not be served
   */
  public static ConfigurableApplicationContext run(WorkspaceSettings settings) {
    HikariDataSource study = connect(settings.database());
    try {
      requireFitStudy(study);
      requireNoDemoInARealCity(settings, study);
      return server(settings, study);
    } catch (RuntimeException e) {
      study.close();
      throw e;
    }
  }

  private static ConfigurableApplicationContext server(
      WorkspaceSettings settings, HikariDataSource study) {
    ApplicationContextInitializer<GenericApplicationContext> beans =
        context -> {
          context.registerBean(HikariDataSource.class, () -> study);
          context.registerBean(WorkspaceSettings.class, () -> settings);
        };
    SpringApplication application =
        new SpringApplicationBuilder(WorkspaceApplication.class)
            .bannerMode(Banner.Mode.OFF)
            .logStartupInfo(false)
            .build();
    application.addInitializers(beans);
    List<String> fixed =
        List.of(
            "--server.port=" + settings.port(),
            "--server.address=" + settings.address(),
            "--server.shutdown=graceful",
            "--server.tomcat.max-keep-alive-requests=10000",
            "--spring.threads.virtual.enabled=true",
            "--spring.web.resources.add-mappings=false",
            "--spring.config.location=optional:classpath:/none/",
            "--spring.main.lazy-initialization=false");
    return application.run(fixed.toArray(String[]::new));
  }

  private static HikariDataSource connect(StudyLogin login) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(login.url());
    config.setUsername(login.user());
    config.setPassword(login.password());
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setPoolName("study");
    try {
      return new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new SettingsProblem(
          List.of(
              "The study's database in porchlight.workspace.database-url does not let the role %s in; check that it runs, and the role and its password."
                  .formatted(login.user())));
    }
  }

  /** The role must be able to do its part and no more. */
  private static void requireFitStudy(HikariDataSource study) {
    try {
      List<String> excesses = new WorkspaceRole(study).excesses();
      if (!excesses.isEmpty()) {
        throw new SettingsProblem(
            List.of(
                "The role %s can do more than its part: %s. Give the workspace a role that can do nothing else."
                    .formatted(study.getUsername(), String.join("; ", excesses))));
      }
    } catch (SQLException e) {
      throw new SettingsProblem(
          List.of(
              "The role %s cannot read the study; bring the schema up to date and open it to this role, then start again."
                  .formatted(study.getUsername())));
    }
  }

  private static void requireNoDemoInARealCity(WorkspaceSettings settings, HikariDataSource study) {
    try {
      boolean madeUp = new Cities(study).find().filter(CityNote::madeUp).isPresent();
      if (!madeUp && !new DemoAccounts(study).list().isEmpty()) {
        throw new SettingsProblem(
            List.of(
                "This city is real, but accounts of the demo are open, and everybody knows their password. Close them, then start again."));
      }
      if (!madeUp && settings.demoPassword().isPresent()) {
        throw new SettingsProblem(
            List.of(
                "The setting porchlight.workspace.demo-password is only for a made-up city; leave it out here."));
      }
    } catch (SQLException e) {
      throw new SettingsProblem(
          List.of(
              "The study cannot be asked whose it is; bring its schema up to date and start again."));
    }
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  DemoAccounts demoAccounts(HikariDataSource study) {
    return new DemoAccounts(study);
  }

  @Bean
  Sessions sessions(HikariDataSource study) {
    return new Sessions(study, new SecureRandom());
  }

  @Bean
  Passwords passwords() {
    return new Passwords(new SecureRandom());
  }

  @Bean
  Looks looks(HikariDataSource study) {
    return new Looks(study);
  }

  @Bean
  RoomScreen roomScreen(HikariDataSource study) {
    return new RoomScreen(study);
  }

  @Bean
  Pages pages(Looks looks, HikariDataSource study) {
    return new Pages(looks, new Renderer(), new Doorplate(new Cities(study)));
  }
}
