package org.porchlight.records.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.porchlight.records.FuzzTarget;
import tools.jackson.core.JacksonException;

/** Pages as servers send them. */
public final class FetchTargets {
  private FetchTargets() {}

  /** Pages of SODA in both forms, and of ArcGIS. */
  public static List<FuzzTarget> all() {
    return List.of(
        soda(SodaPage.Form.CSV, "\"case\",\"changed\"\n\"1\",\"2026-02-01T08:00:00.000\"\n"),
        soda(
            SodaPage.Form.JSON,
            "[{\"case\":\"1\",\"p\":{\"a\":[1]},\"changed\":\"2026-02-01\"}\n,{}]"),
        new FuzzTarget(
            "arcgis-page",
            List.of(
                bytes(
                    "{\"objectIdFieldName\":\"id\",\"fields\":[{\"name\":\"id\"}],\"features\":[{\"attributes\":{\"id\":1.0,\"at\":1.6E12}}],"
                        + "\"exceededTransferLimit\":true}"),
                bytes("{\"objectIds\":[1,2.0,3],\"count\":3}"),
                bytes("{\"error\":{\"code\":498,\"message\":\"no\",\"details\":[\"why\"]}}")),
            input -> {
              try {
                var _ = ArcGisPage.read(new ByteArrayInputStream(input), "id", "at", moment -> {});
              } catch (JacksonException | ArcGisPage.NotAnObject e) {
                // Asked for again, as the fetch does.
                return;
              }
            }));
  }

  private static FuzzTarget soda(SodaPage.Form form, String seed) {
    return new FuzzTarget(
        form == SodaPage.Form.CSV ? "soda-csv" : "soda-json",
        List.of(bytes(seed)),
        input -> {
          try {
            var _ = SodaPage.read(new ByteArrayInputStream(input), form, "changed", moment -> {});
          } catch (JacksonException | SodaPage.NotAPage e) {
            // Asked for again, as the fetch does.
            return;
          }
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
