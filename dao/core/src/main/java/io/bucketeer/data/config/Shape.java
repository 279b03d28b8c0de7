package io.bucketeer.data.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * The keys that a section of the file may hold.
 *
 * @param open whether it belongs to other libraries, so that only its form is checked
 */
record Shape(String name, List<Key<?>> keys, List<Shape> sections, boolean open) {

    Shape {
        keys = List.copyOf(keys);
        sections = List.copyOf(sections);
    }

    static Shape of(String name, Key<?>... keys) {
        return new Shape(name, List.of(keys), List.of(), false);
    }

    static Shape openTo(String name) {
        return new Shape(name, List.of(), List.of(), true);
    }

    Shape with(Shape... inner) {
        return new Shape(name, keys, List.of(inner), open);
    }

    Shape named(String otherName) {
        return new Shape(otherName, keys, sections, open);
    }

    /** The names of all keys and sections directly inside. */
    List<String> names() {
        return Stream.concat(keys.stream().map(Key::name), sections.stream().map(Shape::name))
                .toList();
    }
}
