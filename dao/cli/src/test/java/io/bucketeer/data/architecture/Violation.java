package io.bucketeer.data.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Code that breaks a rule. It is compiled by itself, against the JDK alone, so that it may lie in any package and stand
 * in for libraries that this module does not have.
 *
 * @param culprit the class that the rule must name, fully qualified
 * @param sources Java sources of one top-level type each
 */
record Violation(String culprit, List<String> sources) {

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|record|interface) (\\w+)");

    /** The first source is the culprit's; the others are what it needs. */
    static Violation of(String culprit, String... needed) {
        return new Violation(
                name(culprit),
                Stream.concat(Stream.of(culprit), Stream.of(needed)).toList());
    }

    /** The compiled classes. */
    JavaClasses compile(Path directory) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", directory.toString(), "-classpath", "", "-proc:none");
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        options,
                        null,
                        sources.stream().map(Source::new).toList())
                .call();
        if (!compiled) {
            throw new IllegalStateException("the violation does not compile: " + sources);
        }
        return new ClassFileImporter().importPath(directory);
    }

    private static String name(String source) {
        return first(PACKAGE, source) + "." + first(TYPE, source);
    }

    private static String first(Pattern pattern, String source) {
        Matcher matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }

    /** A source in memory. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(
                    URI.create("memory:///" + name(text).replace('.', '/') + JavaFileObject.Kind.SOURCE.extension),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
