package org.ntm4j.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.ntm4j.error.NtmException;
import org.ntm4j.error.Suggestions;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The wording of everything that can be wrong with how the program is called, each with its code. */
final class UsageErrors {
    private UsageErrors() {}

    /** One line that says what was wrong and what may have been meant. */
    static NtmException explain(ParameterException failure) {
        CommandSpec command = failure.getCommandLine().getCommandSpec();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command);
        }
        String help = "; " + help(command, "try");
        if (failure instanceof MissingParameterException missing) {
            return of("NTM-U003", missing(missing) + help);
        } else if (failure instanceof OverwrittenOptionException twice) {
            return of("NTM-U005", name(twice.getOverwritten()) + " is given twice" + help);
        }
        ArgSpec argument = failure.getArgSpec();
        String value = failure.getValue();
        String problem =
                argument == null || value == null
                        ? firstLine(failure)
                        : name(argument) + " must be " + wanted(argument) + ", got '" + value + "'";
        return of("NTM-U004", problem + help);
    }

    private static NtmException unmatched(String word, CommandSpec command) {
        if (word.startsWith("-")) {
            String name = word.substring(0, (word + "=").indexOf('='));
            return unknown("NTM-U001", "option", name, optionNames(command), command);
        } else if (!command.subcommands().isEmpty()) {
            return unknown("NTM-U002", "command", word, command.subcommands().keySet(), command);
        }
        String problem = "nothing is expected where '" + word + "' is; ";
        return of("NTM-U006", problem + help(command, "try"));
    }

    private static NtmException unknown(
            String code, String what, String word, Collection<String> known, CommandSpec command) {
        String problem = "unknown " + what + " '" + word + "'; ";
        return of(
                code,
                Suggestions.closest(word, known)
                        .map(
                                meant ->
                                        problem
                                                + "did you mean "
                                                + meant
                                                + "? "
                                                + help(command, "Try"))
                        .orElseGet(() -> problem + help(command, "try")));
    }

    private static String help(CommandSpec command, String verb) {
        return verb + " '" + command.qualifiedName() + " --help'";
    }

    private static String missing(MissingParameterException failure) {
        List<ArgSpec> missing = failure.getMissing();
        if (missing.isEmpty()) {
            return firstLine(failure);
        }
        ArgSpec first = missing.get(0);
        return first.isOption()
                ? name(first) + " needs a value, " + first.paramLabel()
                : "the argument " + first.paramLabel() + " is missing";
    }

    private static List<String> optionNames(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** What a value has to be, by its type. */
    private static String wanted(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (argument.isMultiValue()) {
            return argument.paramLabel();
        } else if (type.isEnum()) {
            return "one of " + String.join(", ", names(type));
        } else if (List.of(long.class, Long.class, int.class, Integer.class).contains(type)) {
            return "a whole number";
        } else if (type == Double.class) {
            return "a number";
        }
        return "a " + argument.paramLabel();
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static String firstLine(ParameterException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("bad usage");
    }

    private static NtmException of(String code, String message) {
        return NtmException.badInput(code, message);
    }
}
