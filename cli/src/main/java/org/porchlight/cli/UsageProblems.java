package org.porchlight.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, with the nearest name that exists. */
record UsageProblems(Console console) implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    console.say(
        "%s See '%s --help'. [PL-USAGE-001]"
            .formatted(sentence(problem), command.getCommandSpec().qualifiedName()));
    return ExitCode.OPERATOR;
  }

  private static String sentence(ParameterException problem) {
    String verb = problem.getCommandLine().getCommandSpec().qualifiedName();
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      List<String> near = unmatched.getSuggestions();
      String kind = unmatched.isUnknownOption() ? "option" : "word";
      return "'%s' has no %s '%s'.%s"
          .formatted(
              verb,
              kind,
              word,
              near.isEmpty() ? "" : " Did you mean '%s'?".formatted(near.getFirst()));
    }
    if (problem instanceof MissingParameterException missing) {
      return "'%s' needs %s."
          .formatted(
              verb,
              String.join(
                  " and ", missing.getMissing().stream().map(UsageProblems::label).toList()));
    }
    ArgSpec argument = problem.getArgSpec();
    if (argument != null && problem.getValue() != null) {
      return "%s is '%s'; it must be %s."
          .formatted(label(argument), problem.getValue(), expected(argument));
    }
    return "'%s' was not understood.".formatted(verb);
  }

  private static String label(ArgSpec argument) {
    return argument.isOption()
        ? ((CommandLine.Model.OptionSpec) argument).longestName()
        : argument.paramLabel();
  }

  private static String expected(ArgSpec argument) {
    Class<?> type = argument.typeInfo().getType();
    if (type.isEnum()) {
      return "one of "
          + String.join(
              ", ",
              Arrays.stream(type.getEnumConstants())
                  .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                  .toList());
    }
    return type == Path.class ? "a file or folder" : "a whole number";
  }
}
