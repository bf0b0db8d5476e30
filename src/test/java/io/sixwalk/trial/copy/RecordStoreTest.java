package io.sixwalk.trial.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.Scope;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RecordStoreTest {
  @Inject Scope scope;

  /** A small table is read as a whole whatever the statement says, so that way is closed here. */
  @Test
  void a_number_is_found_by_the_index_however_many_records_there_are() {
    List<String> plan =
        Studies.await(
            () ->
                scope.asNobody(
                    connection ->
                        connection
                            .query("set local enable_seqscan = off")
                            .execute()
                            .chain(
                                () ->
                                    connection
                                        .preparedQuery("explain " + RecordStore.NEWEST)
                                        .execute(Tuple.of("NCT03169231")))
                            .map(
                                rows -> {
                                  List<String> lines = new ArrayList<>();
                                  rows.forEach(row -> lines.add(row.getString(0)));
                                  return lines;
                                })));
    assertThat(plan)
        .anyMatch(line -> line.contains("Index Scan using record_version_newest"))
        .noneMatch(line -> line.contains("Seq Scan on record_version"));
  }
}
