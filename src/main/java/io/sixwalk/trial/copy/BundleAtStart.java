package io.sixwalk.trial.copy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Scope;
import io.sixwalk.trial.registry.BundledRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/** Loads the bundled records once for each bundle, so that a fresh installation can answer. */
@ApplicationScoped
public class BundleAtStart {
  private static final Logger LOG = Logger.getLogger(BundleAtStart.class);

  private final Scope scope;
  private final RecordStore store;
  private final RegistryImport imports;

  BundleAtStart(Scope scope, RecordStore store, RegistryImport imports) {
    this.scope = scope;
    this.store = store;
    this.imports = imports;
  }

  void load(@Observes StartupEvent start) {
    String source = "bundle " + BundledRegistry.version();
    boolean there;
    try {
      there =
          VertxContextSupport.subscribeAndAwait(
              () -> scope.asNobody(c -> store.wasImported(c, ImportOrder.Kind.BUNDLED, source)));
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    if (there) {
      return;
    }
    try {
      ImportReport report =
          imports.run(
              ImportOrder.of(ImportOrder.Kind.BUNDLED, source),
              sink ->
                  BundledRegistry.entries()
                      .forEach(
                          entry -> sink.accept(entry.document(), entry.path(), entry.copyDate())));
      LOG.infof("Loaded %d bundled registry records", report.stored());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
