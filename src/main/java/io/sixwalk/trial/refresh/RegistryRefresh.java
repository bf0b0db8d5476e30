package io.sixwalk.trial.refresh;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Scope;
import io.sixwalk.trial.copy.ImportOrder;
import io.sixwalk.trial.copy.RecordStore;
import io.sixwalk.trial.copy.RecordStream;
import io.sixwalk.trial.copy.RegistryImport;
import io.sixwalk.trial.refresh.Conversation.Answer;
import io.sixwalk.trial.refresh.RefreshState.Place;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.PartialDate;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One refresh: the watched trials, then the searches, page by page. Blocks. */
@ApplicationScoped
public class RegistryRefresh {
  /** The largest page that the registry gives. */
  static final int PAGE_SIZE = 1000;

  /** Short enough for an address. */
  static final int NUMBERS_A_REQUEST = 50;

  private static final Logger LOG = Logger.getLogger(RegistryRefresh.class);
  private static final JsonMapper MAPPER = new JsonMapper();

  private final RegistryImport imports;
  private final RecordStore store;
  private final RefreshState state;
  private final Scope scope;
  private final Clock clock;

  RegistryRefresh(
      RegistryImport imports, RecordStore store, RefreshState state, Scope scope, Clock clock) {
    this.imports = imports;
    this.store = store;
    this.state = state;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * What a refresh did.
   *
   * @param notThere watched numbers that the registry does not have
   */
  public record Outcome(String dataTimestamp, long read, long stored, List<String> notThere) {}

  /** A search of the registry. */
  public record Search(String name, String term, String advanced) {
    public static Search of(String term) {
      return new Search("search " + term, term, null);
    }
  }

  /**
   * Refreshes.
   *
   * @param searches what to ask for besides the watched trials
   * @throws RefreshFailedException when the registry stays silent; the place is kept for the next
   *     time
   */
  public Outcome run(ClinicalTrialsApi api, Pace pace, List<Search> searches) {
    Work work = new Work(api, new Conversation(pace, clock));
    try {
      return work.run(searches);
    } catch (RefreshFailedException e) {
      LOG.warnf("The refresh of the registry copy stopped: %s", e.getMessage());
      await(() -> state.failed(e.getMessage()));
      throw e;
    }
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Work {
    private static final String WATCHED = "watched";

    private final ClinicalTrialsApi api;
    private final Conversation talk;
    private final List<String> notThere = new ArrayList<>();
    private String dataTimestamp;
    private Optional<PartialDate> dataDate = Optional.empty();
    private long read;
    private long stored;

    Work(ClinicalTrialsApi api, Conversation talk) {
      this.api = api;
      this.talk = talk;
    }

    Outcome run(List<Search> wanted) {
      readVersion();
      LocalDate dataDay = dataDate.orElseThrow().latest();
      await(() -> scope.asNobody(connection -> store.forgetAbsences(connection, dataDay)));
      Optional<LocalDate> fullDay = await(state::fullDay);
      List<Search> searches = new ArrayList<>(wanted);
      // Whatever was updated since keeps a full copy full.
      fullDay.ifPresent(
          day ->
              searches.add(
                  new Search("updated", null, "AREA[LastUpdatePostDate]RANGE[" + day + ",MAX]")));
      // A token of another day's data would skip or repeat records.
      Optional<Place> kept =
          await(state::place).filter(p -> p.dataTimestamp().equals(dataTimestamp));
      List<String> places = new ArrayList<>(List.of(WATCHED));
      searches.forEach(s -> places.add(s.name()));
      int first = Math.max(0, kept.map(p -> places.indexOf(p.place())).orElse(0));
      if (first == 0) {
        watched(await(state::watched));
      }
      for (int i = Math.max(1, first); i < places.size(); i++) {
        Search search = searches.get(i - 1);
        pages(search, i == first ? kept.flatMap(Place::pageToken) : Optional.empty());
      }
      await(() -> state.succeeded(fullDay.flatMap(d -> dataDate.map(PartialDate::latest))));
      await(() -> imports.announce(Optional.empty()));
      return new Outcome(dataTimestamp, read, stored, notThere);
    }

    private void readVersion() {
      JsonNode version = json(talk.ask(api::version));
      dataTimestamp = version.path("dataTimestamp").asText("");
      dataDate = PartialDate.parse(dataTimestamp);
      if (dataDate.isEmpty()) {
        throw new RefreshFailedException("The registry did not tell the day of its data.");
      }
    }

    private void watched(List<String> numbers) {
      await(() -> state.keep(new Place(dataTimestamp, WATCHED, Optional.empty())));
      for (int from = 0; from < numbers.size(); from += NUMBERS_A_REQUEST) {
        List<String> some =
            numbers.subList(from, Math.min(numbers.size(), from + NUMBERS_A_REQUEST));
        Answer answer =
            talk.ask(() -> api.studies(null, String.join(",", some), null, PAGE_SIZE, null));
        if (answer.isOk()) {
          JsonNode page = json(answer);
          store(page);
          List<String> here = new ArrayList<>();
          page.path("studies").forEach(s -> here.add(number(s)));
          some.stream().filter(n -> !here.contains(n)).forEach(this::one);
        } else {
          // One number that the registry does not take fails them all.
          some.forEach(this::one);
        }
      }
    }

    /** One number by itself: it may be there, have another number by now, or be gone. */
    private void one(String number) {
      Answer answer = talk.ask(() -> api.study(number));
      if (answer.isOk()) {
        store(json(answer));
      } else if (answer.status() == 301 || answer.status() == 302 || answer.status() == 308) {
        answer.location().ifPresent(where -> moved(number, where));
      } else {
        notThere.add(number);
        if (answer.status() == 404) {
          absent(number);
        }
      }
    }

    /** Only "no such study" says so; a number that is not taken (400) was not looked for. */
    private void absent(String number) {
      LocalDate day = dataDate.orElseThrow().latest();
      await(() -> scope.asNobody(connection -> store.noteAbsence(connection, number, day)));
    }

    private void moved(String alias, String location) {
      String last = location.substring(location.lastIndexOf('/') + 1);
      if (NumberReader.read(last) instanceof Recognised now
          && !now.number().value().equals(alias)) {
        String number = now.number().value();
        await(() -> scope.asNobody(connection -> store.noteAlias(connection, alias, number)));
        Answer answer = talk.ask(() -> api.study(number));
        if (answer.isOk()) {
          store(json(answer));
        }
      }
    }

    private void pages(Search search, Optional<String> from) {
      Optional<String> token = from;
      do {
        Optional<String> next = token;
        await(() -> state.keep(new Place(dataTimestamp, search.name(), next)));
        Answer answer =
            talk.ask(
                () ->
                    api.studies(
                        search.term(), null, search.advanced(), PAGE_SIZE, next.orElse(null)));
        if (!answer.isOk() && next.isPresent() && next.equals(from)) {
          // The registry forgot the token that was kept: begin this search again.
          token = Optional.empty();
          from = Optional.empty();
          continue;
        }
        if (!answer.isOk()) {
          throw new RefreshFailedException(
              "The registry refused a search with status " + answer.status() + ".");
        }
        JsonNode page = json(answer);
        store(page);
        token = Optional.ofNullable(page.path("nextPageToken").textValue());
        if (token.isPresent() && token.equals(next)) {
          throw new RefreshFailedException("The registry gave the same page again and again.");
        }
        if (token.isEmpty()) {
          return;
        }
      } while (true);
    }

    private void store(JsonNode document) {
      ImportOrder order =
          new ImportOrder(
              ImportOrder.Kind.REFRESH,
              "ClinicalTrials.gov " + dataTimestamp,
              dataDate,
              false,
              Optional.empty());
      try {
        var report = imports.run(order, sink -> hand(document, sink));
        read += report.read();
        stored += report.stored();
      } catch (IOException e) {
        throw new RefreshFailedException("A page could not be stored.", e);
      }
    }

    private void hand(JsonNode document, RecordStream.Sink sink) {
      if (document.path("studies").isArray()) {
        document.path("studies").forEach(s -> sink.accept(s, "page", dataDate));
      } else {
        sink.accept(document, "study", dataDate);
      }
    }

    private String number(JsonNode study) {
      return study.path("protocolSection").path("identificationModule").path("nctId").asText();
    }

    private JsonNode json(Answer answer) {
      try {
        if (answer.isOk()) {
          return MAPPER.readTree(answer.body());
        }
      } catch (JsonProcessingException e) {
        throw new RefreshFailedException("The registry answered something else than JSON.", e);
      }
      throw new RefreshFailedException(
          "The registry answered with status " + answer.status() + ".");
    }
  }
}
