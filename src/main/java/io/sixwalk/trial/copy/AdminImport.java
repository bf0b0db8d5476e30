package io.sixwalk.trial.copy;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.trial.copy.RegistryImport.Documents;
import io.sixwalk.trial.rules.PartialDate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** An import by a study admin: allowed and written down before the first record is read. */
@ApplicationScoped
public class AdminImport {
  private final Scope scope;
  private final AuditTrail audit;
  private final RegistryImport imports;

  AdminImport(Scope scope, AuditTrail audit, RegistryImport imports) {
    this.scope = scope;
    this.audit = audit;
    this.imports = imports;
  }

  /** Imports on the admin's behalf. */
  Uni<ImportReport> run(
      Actor admin, Optional<PartialDate> copyDate, boolean full, Documents documents) {
    ImportOrder order =
        new ImportOrder(
            ImportOrder.Kind.ADMIN, "brought by a study admin", copyDate, full, Optional.of(admin));
    return scope
        .onClient(
            admin,
            Operation.IMPORT_REGISTRY,
            Subject.oneself(),
            (connection, allowed) ->
                audit.append(
                    Statements.of(connection),
                    new AuditTrail.Entry(
                        AuditTrail.accountChain(admin.id()),
                        admin.kind().name(),
                        Operation.IMPORT_REGISTRY.name(),
                        allowed.rule().words(),
                        null,
                        null,
                        "{\"full\":" + full + "}")))
        .chain(() -> imports.later(order, documents));
  }
}
