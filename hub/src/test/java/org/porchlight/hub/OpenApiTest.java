package org.porchlight.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API says what the server does, and nothing else. */
class OpenApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A value that works for each parameter, with what it needs beside it. */
  private static final Map<String, String> WORKING =
      Map.of(
          "release", "release=0001",
          "format", "format=csv",
          "area", "area=districts:east",
          "layer", "layer=districts",
          "period", "period=2025",
          "type", "type=theft");

  @TempDir static Path releases;

  private static RunningHub hub;
  private static JsonNode description;

  @BeforeAll
  static void start() throws IOException {
    SampleRelease sample = new SampleRelease(List.of("en", "es"), true);
    sample.write(releases);
    sample.write(releases);
    hub = new RunningHub(releases, Optional.empty());
    description = JSON.readTree(hub.get("/api/v1/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void everyAddressIsDescribedAndNoOther() {
    TreeSet<String> described = new TreeSet<>(description.path("paths").propertyNames());
    assertThat(described).isEqualTo(new TreeSet<>(hub.addresses("/api/")));
    assertThat(description.path("openapi").asString()).startsWith("3.1.");
  }

  @Test
  void everyAddressAndParameterAnswersAsDescribed() {
    int called = 0;
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      String address = path.getKey().replace("{table}", "crime-reports");
      check(get, address);
      called++;
      for (JsonNode parameter : get.path("parameters")) {
        if (parameter.path("in").asString().equals("query")) {
          String name = parameter.path("name").asString();
          assertThat(WORKING).as("a parameter that no test calls").containsKey(name);
          check(get, address + "?" + WORKING.get(name));
          called++;
        }
      }
    }
    check(
        description.path("paths").path("/api/v1/tables/{table}").path("get"),
        "/api/v1/tables/crime-reports?format=geojson&layer=districts&period=2025");
    assertThat(called).isEqualTo(5 + 1 + 6);
  }

  @Test
  void everyFormatThatIsDescribedIsKnown() {
    JsonNode get = description.path("paths").path("/api/v1/tables/{table}").path("get");
    for (JsonNode parameter : get.path("parameters")) {
      for (JsonNode format : parameter.path("schema").path("enum")) {
        assertThat(hub.get("/api/v1/tables/survey?format=" + format.asString()).body())
            .doesNotContain("unknown-format");
      }
    }
  }

  @Test
  void problemsAreAsDescribed() {
    JsonNode schema = description.path("components").path("schemas").path("Problem");
    matches(schema, JSON.readTree(hub.get("/api/v1/tables/nowhere").body()), "problem");
  }

  @Test
  void theCheckItselfFindsWhatDoesNotFit() {
    JsonNode schema = description.path("components").path("schemas").path("Problem");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> matches(schema, JSON.readTree("{\"type\":1,\"more\":2}"), "problem"))
        .isInstanceOf(AssertionError.class);
  }

  private static void check(JsonNode get, String address) {
    HttpResponse<String> answer = hub.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
    JsonNode content = get.path("responses").path("200").path("content");
    assertThat(content.propertyNames()).as(address).contains(type);
    if (type.endsWith("json")) {
      matches(content.path(type).path("schema"), JSON.readTree(answer.body()), address);
    }
  }

  /** The part of JSON Schema that the description uses. */
  private static void matches(JsonNode schema, JsonNode value, String where) {
    if (schema.has("$ref")) {
      String name = schema.path("$ref").asString().replaceAll(".*/", "");
      JsonNode target = description.path("components").path("schemas").path(name);
      assertThat(target.isObject()).as(name).isTrue();
      matches(target, value, where);
      return;
    }
    if (schema.has("type")) {
      List<String> allowed =
          schema.path("type").isArray()
              ? schema.path("type").valueStream().map(JsonNode::asString).toList()
              : List.of(schema.path("type").asString());
      assertThat(allowed).as(where).contains(typeOf(value));
    }
    if (schema.has("enum")) {
      assertThat(schema.path("enum").valueStream().toList()).as(where).contains(value);
    }
    if (schema.has("pattern")) {
      assertThat(value.asString()).as(where).containsPattern(schema.path("pattern").asString());
    }
    for (JsonNode name : schema.path("required")) {
      assertThat(value.has(name.asString())).as(where + "/" + name).isTrue();
    }
    for (Map.Entry<String, JsonNode> property :
        value.isObject() ? value.properties() : java.util.Set.<Map.Entry<String, JsonNode>>of()) {
      String inside = where + "/" + property.getKey();
      JsonNode known = schema.path("properties").path(property.getKey());
      JsonNode others = schema.path("additionalProperties");
      if (known.isObject()) {
        matches(known, property.getValue(), inside);
      } else if (others.isObject()) {
        matches(others, property.getValue(), inside);
      } else {
        assertThat(others.isBoolean() && !others.asBoolean()).as(inside).isFalse();
      }
    }
    if (schema.has("items")) {
      value.forEach(item -> matches(schema.path("items"), item, where + "[]"));
    }
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      default -> value.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  @Test
  void everyReleaseCanBeAskedFor() {
    String ids =
        JSON.readTree(hub.get("/api/v1/releases").body())
            .path("releases")
            .valueStream()
            .map(one -> one.path("id").asString())
            .collect(Collectors.joining(" "));
    assertThat(ids).isEqualTo("0002 0001");
  }
}
