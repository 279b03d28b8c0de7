package io.bucketeer.data.differential;

import io.bucketeer.data.contract.SettableClock;
import io.bucketeer.data.model.ApiKey;
import io.bucketeer.data.repository.ApiKeySecret;
import io.bucketeer.data.repository.FeatureRepository;
import io.bucketeer.data.repository.Session;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A model whose repository of features is tampered with by a subclass. */
abstract class Broken implements Subject {

    private final String name;
    private final Model model;
    private final Session session;

    Broken(String name, Model model) {
        this.name = name;
        this.model = model;
        Object features = Proxy.newProxyInstance(
                FeatureRepository.class.getClassLoader(),
                new Class<?>[] {FeatureRepository.class},
                (self, method, arguments) -> call(method, arguments));
        this.session = Sessions.mapped(
                model.session(), (type, repository) -> type == FeatureRepository.class ? features : repository);
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
        return session;
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
    public final Secrets secrets() {
        return model.secrets();
    }

    @Override
    public final void storeInClear(String environment, ApiKey key, ApiKeySecret secret) {
        model.storeInClear(environment, key, secret);
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
