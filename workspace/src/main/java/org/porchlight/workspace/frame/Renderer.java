package org.porchlight.workspace.frame;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;

/** Turns a page record into bytes by the template of its name. */
public final class Renderer {
  private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

  /** The page in UTF-8. */
  public byte[] render(String template, Object page) {
    Utf8ByteOutput out = new Utf8ByteOutput();
    engine.render(template, page, out);
    return out.toByteArray();
  }
}
