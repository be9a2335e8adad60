package org.porchlight.study.sources;

import java.util.List;
import java.util.Map;

/**
 * How a source stands after an import: all that the workspace shows of it.
 *
 * @param source its id, as the city folder has it
 * @param mapping how it is read
 * @param deliveries every one that is known, in any order
 * @param issues of these deliveries
 * @param codes of the delivery that counts today: every code of a code list that came {@value
 *     CodeLine#LEAST_TIMES} times or more, mapped or not
 * @param seldom standard field to rows of that delivery whose code nobody has mapped and came too
 *     seldom to be listed
 * @param notices what somebody should look into
 */
public record SourceState(
    String source,
    SourceMapping mapping,
    List<DeliveryLine> deliveries,
    List<IssueLine> issues,
    List<CodeLine> codes,
    Map<String, Long> seldom,
    List<Notice> notices) {
  public SourceState {
    deliveries = List.copyOf(deliveries);
    issues = List.copyOf(issues);
    codes = List.copyOf(codes);
    seldom = Map.copyOf(seldom);
    notices = List.copyOf(notices);
    for (CodeLine code : codes) {
      if (mapping.isPersonal(code.field())) {
        throw new IllegalArgumentException(
            "%s of source %s is about persons: its contents are no codes"
                .formatted(code.field(), source));
      }
    }
  }
}
