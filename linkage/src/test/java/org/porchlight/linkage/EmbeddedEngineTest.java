package org.porchlight.linkage;

/** The contract of engines on the linker of this library. */
class EmbeddedEngineTest extends EngineContract {
  @Override
  protected Engine engine() {
    return new EmbeddedEngine();
  }
}
