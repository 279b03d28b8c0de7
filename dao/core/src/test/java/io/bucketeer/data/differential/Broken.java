package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.repository.FeatureDirectory;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.Session;
import io.bucketeer.data.repository.TagDirectory;
import io.bucketeer.data.repository.TagRepository;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model whose repository of features is tampered with by a subclass. */
abstract class Broken implements Subject, Session {

    private final String name;
    private final Model model;
    private final FeatureRepository features;

    Broken(String name, Model model) {
        this.name = name;
        this.model = model;
        this.features = (FeatureRepository) Proxy.newProxyInstance(
                FeatureRepository.class.getClassLoader(),
                new Class<?>[] {FeatureRepository.class},
                (self, method, arguments) -> call(method, arguments));
    }

    /** A call of the repository of features. */
    @Nullable
    Object call(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(model.features(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Session session() {
        return this;
    }

    @Override
    public final FeatureRepository features() {
        return features;
    }

    @Override
    public final TagRepository tags() {
        return model.tags();
    }

    @Override
    public final FeatureDirectory featureDirectory() {
        return model.featureDirectory();
    }

    @Override
    public final TagDirectory tagDirectory() {
        return model.tagDirectory();
    }

    @Override
    public final <T> T inTransaction(Supplier<T> work) {
        return model.inTransaction(work);
    }

    @Override
    public final <T> Race.Result race(Race<T> race) {
        return model.race(race);
    }

    @Override
    public final SettableClock clock() {
        return model.clock();
    }

    @Override
    public final long storedRows() {
        return model.storedRows();
    }

    @Override
    public final void clear() {
        model.clear();
    }
}
