package org.porchlight.hub;

import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.porchlight.commons.DatabaseLogin;
import org.porchlight.commons.JdbcPlans;
import org.porchlight.hub.edition.Newest;
import org.porchlight.hub.frame.Pages;
import org.porchlight.hub.frame.Renderer;
import org.porchlight.hub.plan.CommonsPlans;
import org.porchlight.hub.plan.PlanReading;
import org.porchlight.hub.plan.PlanSource;
import org.porchlight.hub.settings.HubSettings;
import org.porchlight.hub.settings.SettingsProblem;
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
  private static final int OPERATOR = 2;
  private static final int FAULT = 70;

  /** Runs until it is told to stop; see {@link HubSettings} for what can be set. */
  public static void main(String[] args) {
    Map<String, String> properties = new HashMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> properties.put(name, System.getProperty(name)));
    if ("watch".equals(properties.remove(ParentWatch.SETTING))) {
      ParentWatch.start(System.in);
    }
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
      ConfigurableApplicationContext running = run(settings);
      int port =
          running instanceof ServletWebServerApplicationContext web && web.getWebServer() != null
              ? web.getWebServer().getPort()
              : settings.port();
      out.printf("hub ready http://%s:%d/%n", settings.address(), port);
      out.flush();
      return 0;
    } catch (SettingsProblem problem) {
      err.println(problem.getMessage());
      return OPERATOR;
    } catch (PortInUseException e) {
      err.printf(
          "Port %d is already in use; stop the other program or set porchlight.hub.port to a free"
              + " one.%n",
          e.getPort());
      return OPERATOR;
    } catch (RuntimeException e) {
      err.println("The hub could not start because of a fault of its own; the log has the cause.");
      org.slf4j.LoggerFactory.getLogger(HubApplication.class).error("Start", e);
      return FAULT;
    }
  }

  /**
   * Starts the server with these settings and no line on any stream.
   *
   * @throws SettingsProblem when there is no release that can be read
   * @throws PortInUseException when another program has the port
   */
  public static ConfigurableApplicationContext run(HubSettings settings) {
    Newest newest = new Newest(settings.releases(), Clock.systemUTC());
    ApplicationContextInitializer<GenericApplicationContext> beans =
        context -> {
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
            "--server.compression.mime-types=application/json,application/geo+json,text/csv",
            "--server.shutdown=graceful",
            "--spring.threads.virtual.enabled=true",
            "--spring.web.resources.add-mappings=false",
            "--spring.config.location=optional:classpath:/none/",
            "--spring.main.lazy-initialization=false");
    return application.run(fixed.toArray(String[]::new));
  }

  @Bean
  Renderer renderer() {
    return new Renderer();
  }

  @Bean
  Pages pages(Newest newest, Renderer renderer) {
    return new Pages(newest, renderer);
  }

  @Bean
  PlanSource plans(HubSettings settings) {
    return settings
        .database()
        .<PlanSource>map(
            login ->
                new CommonsPlans(
                    new JdbcPlans(
                        new DatabaseLogin(login.url(), login.user(), login.password())
                            .dataSource())))
        .orElse(PlanReading.None::new);
  }
}
