package org.porchlight.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What those who embed the library may count on: its module, and the oldest JVM it runs on. */
class ModuleTest {
  private static final int JAVA_21 = 65;

  @Test
  void onePackageIsOpenToOthersAndNothingButTheJdkIsNeeded() throws URISyntaxException {
    ModuleDescriptor module =
        ModuleFinder.of(classes()).find("org.porchlight.linkage").orElseThrow().descriptor();
    assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
        .containsExactly("org.porchlight.linkage");
    assertThat(module.opens()).isEmpty();
    assertThat(
            module.requires().stream()
                .filter(
                    needed ->
                        !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toSet()))
        .containsExactly("java.base");
  }

  @Test
  void everyClassRunsOnJava21() throws IOException, URISyntaxException {
    try (var files = Files.walk(classes())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
          in.readInt();
          in.readUnsignedShort();
          assertThat(in.readUnsignedShort()).as(file.toString()).isEqualTo(JAVA_21);
        }
      }
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(Linker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
