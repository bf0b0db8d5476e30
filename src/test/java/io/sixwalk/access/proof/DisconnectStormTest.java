package io.sixwalk.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.sixwalk.testing.CapturedLog;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Phones that hang up at any byte and in any phase of an upload. {@code
 * -Dsixwalk.storm.connections=50000} makes it longer.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class DisconnectStormTest {
  private static final int CONNECTIONS = Integer.getInteger("sixwalk.storm.connections", 1_000);
  private static final int AT_ONCE = 48;
  private static final int PEOPLE = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  @Inject Studies studies;
  @Inject Pool pool;

  @ConfigProperty(name = "quarkus.datasource.reactive.max-size")
  int poolSize;

  private final List<String> answeredStored = Collections.synchronizedList(new ArrayList<>());
  private final List<String> sentWhole = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger refusedBusy = new AtomicInteger();

  @Test
  void a_storm_of_phones_that_hang_up_leaks_nothing_and_loses_nothing() throws Exception {
    TestStudy study = studies.study();
    List<SignedInPerson> people =
        IntStream.range(0, PEOPLE)
            .mapToObj(i -> studies.participant(study, LocalDate.now().minusDays(50)))
            .toList();
    try (CapturedLog log = new CapturedLog()) {
      List<Future<?>> calls = new ArrayList<>();
      ExecutorService phones = Executors.newFixedThreadPool(AT_ONCE);
      for (int i = 0; i < CONNECTIONS; i++) {
        Random random = new Random(i);
        SignedInPerson person = people.get(i % PEOPLE);
        calls.add(phones.submit(() -> hangUpSomewhere(person, random)));
      }
      phones.shutdown();
      assertThat(phones.awaitTermination(CONNECTIONS / 10 + 120, TimeUnit.SECONDS)).isTrue();
      for (Future<?> call : calls) {
        call.get(); // an answer that no phone should get is thrown here
      }
      awaitNothingInFlight();
      assertThat(log.errors()).isEmpty();
    }

    assertThat(answeredStored).isNotEmpty();
    assertThat(stored(answeredStored)).isEqualTo(answeredStored.size());
    awaitNothingIdleInTransaction();
    requireEverySlotOfThePoolClean();
    requireServiceForEverybody(people);

    ProofCounts.note("connections of the disconnect storm", CONNECTIONS);
    ProofCounts.note("of them sent the whole request", sentWhole.size());
    ProofCounts.note("of them read STORED, every one kept", answeredStored.size());
    ProofCounts.note("of them told to come again", refusedBusy.get());
    ProofCounts.note("of them stored, though most hung up before the answer", stored(sentWhole));
  }

  /** Before, within or after the request, or within the answer. */
  private void hangUpSomewhere(SignedInPerson person, Random random) {
    ZonedDateTime start =
        ZonedDateTime.now(Walks.BERLIN).minusDays(1).minusSeconds(random.nextInt(4_000_000));
    var walk = Walks.laps(start, 5 + random.nextInt(10), 4);
    byte[] body = Walks.batch(walk).toString().getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST /v1/me/uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer "
                + person.token()
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    int phase = random.nextInt(100);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(30_000);
      if (random.nextBoolean()) {
        socket.setSoLinger(true, 0); // hangs up with a reset instead of a farewell
      }
      int sent =
          phase < 15
              ? random.nextInt(head.length)
              : phase < 40 ? head.length + random.nextInt(body.length) : request.length;
      if (sent == request.length) {
        sentWhole.add(Walks.id(walk));
      }
      socket.getOutputStream().write(request, 0, sent);
      socket.getOutputStream().flush();
      if (phase >= 65 && phase < 80) {
        Thread.sleep(random.nextInt(40));
      } else if (phase >= 80 && phase < 85) {
        socket.getInputStream().read(new byte[1 + random.nextInt(200)]);
      } else if (phase >= 85) {
        readAnswer(socket.getInputStream(), Walks.id(walk));
      }
    } catch (SocketException hungUp) {
      // the server may close first
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void readAnswer(InputStream in, String walk) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] some = new byte[4096];
    int length;
    while ((length = in.read(some)) > 0) {
      answer.append(new String(some, 0, length, StandardCharsets.UTF_8));
      int end = answer.indexOf("\r\n\r\n");
      if (end > 0 && answer.length() >= end + 4 + contentLength(answer)) {
        break;
      }
    }
    if (answer.indexOf("\"STORED\"") > 0) {
      answeredStored.add(walk);
    } else if (answer.indexOf("HTTP/1.1 503") == 0) {
      refusedBusy.incrementAndGet();
    } else {
      throw new AssertionError(answer);
    }
  }

  private static int contentLength(StringBuilder answer) {
    String lower = answer.toString().toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length:");
    return at < 0 ? 0 : Integer.parseInt(lower.substring(at + 15, lower.indexOf('\r', at)).trim());
  }

  private static long stored(List<String> walks) {
    long stored = 0;
    for (int from = 0; from < walks.size(); from += 500) {
      String ids = String.join("','", walks.subList(from, Math.min(walks.size(), from + 500)));
      stored +=
          Long.parseLong(
              WholeDatabase.value(
                  "select count(*) from sixwalk.upload u join sixwalk.walk w using (participant_id,"
                      + " id) where u.id in ('"
                      + ids
                      + "')"));
    }
    return stored;
  }

  private static void awaitNothingInFlight() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Http.get("/q/metrics", null).body().contains("sixwalk_in_flight 0.0")) {
      assertThat(System.nanoTime()).as("work still in flight").isLessThan(end);
      Thread.sleep(100);
    }
  }

  private static void awaitNothingIdleInTransaction() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String open =
        "select count(*) from pg_stat_activity where usename = 'sixwalk_login' and state <> 'idle'";
    while (!"0".equals(WholeDatabase.value(open))) {
      assertThat(System.nanoTime()).as("a transaction was left open").isLessThan(end);
      Thread.sleep(100);
    }
  }

  /** Takes all connections at once: none is missing, and none remembers an actor or a role. */
  private void requireEverySlotOfThePoolClean() {
    List<SqlConnection> all =
        Studies.await(
            () ->
                Uni.join()
                    .all(IntStream.range(0, poolSize).mapToObj(i -> pool.getConnection()).toList())
                    .andFailFast());
    try {
      for (SqlConnection connection : all) {
        String left =
            Studies.await(
                () ->
                    connection
                        .query(
                            "select coalesce(current_setting('app.actor', true), '') || '/' ||"
                                + " current_user")
                        .execute()
                        .map(rows -> rows.iterator().next().getString(0)));
        assertThat(left).isEqualTo("/sixwalk_login");
      }
    } finally {
      all.forEach(connection -> Studies.await(connection::close));
    }
  }

  private static void requireServiceForEverybody(List<SignedInPerson> people) {
    List<Integer> statuses =
        IntStream.range(0, 8 * PEOPLE)
            .parallel()
            .mapToObj(i -> Http.get("/v1/me/walks", people.get(i % PEOPLE).token()).status())
            .toList();
    assertThat(statuses).containsOnly(200);
    for (SignedInPerson person : people) {
      var walk = Walks.laps(ZonedDateTime.now(Walks.BERLIN).minusMinutes(30), 9, 1);
      assertThat(Http.post("/v1/me/uploads", person.token(), Walks.batch(walk).toString()).body())
          .contains("\"STORED\"");
    }
  }
}
