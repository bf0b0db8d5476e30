package io.sixwalk.safety.worklist;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.audit.PeopleRead;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.words.SafetyTexts;
import io.sixwalk.safety.worklist.Worklist.Kind;
import io.sixwalk.safety.worklist.Worklist.Line;
import io.sixwalk.safety.worklist.WorklistReader.Person;
import io.sixwalk.study.StudyRules;
import io.sixwalk.study.StudyRulesReader;
import io.sixwalk.trend.WorseTrends;
import io.sixwalk.trend.WorseTrends.Worse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the list together and in order. */
@ApplicationScoped
class WorklistService {
  static final int MOST_PER_PAGE = 500;

  private final Scope scope;
  private final WorklistReader reader;
  private final WorseTrends trends;
  private final StudyRulesReader studies;
  private final AuditTrail audit;
  private final Clock clock;

  WorklistService(
      Scope scope,
      WorklistReader reader,
      WorseTrends trends,
      StudyRulesReader studies,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.trends = trends;
    this.studies = studies;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A page.
   *
   * @param kinds only these; empty for all
   * @param after the place of the last line of the page before
   */
  Uni<Worklist> page(
      Actor staff,
      String study,
      Set<Kind> kinds,
      Optional<String> after,
      int limit,
      Locale language) {
    SafetyTexts texts = SafetyTexts.in(language);
    return scope.onClient(
        staff,
        Operation.READ_WORKLIST,
        Subject.study(study),
        (connection, allowed) ->
            studies
                .read(connection, allowed.studyId())
                .chain(rules -> lines(connection, rules, kinds, texts))
                .map(lines -> page(lines, after, limit, texts))
                .chain(page -> record(connection, staff, allowed, page).replaceWith(page)));
  }

  private Uni<List<Line>> lines(
      SqlConnection connection, StudyRules study, Set<Kind> kinds, SafetyTexts texts) {
    Statements on = Statements.of(connection);
    Links links = new Links(study.code());
    boolean hidden = study.hidesTrendsFrom("STAFF", clock.instant());
    List<Line> lines = new ArrayList<>();
    Uni<Void> all = Uni.createFrom().voidItem();
    if (wanted(kinds, Kind.ALERT) || wanted(kinds, Kind.SILENT)) {
      all =
          all.chain(() -> reader.alerts(on, study.studyId(), texts, links))
              .invoke(
                  found -> found.stream().filter(l -> wanted(kinds, l.kind())).forEach(lines::add))
              .replaceWithVoid();
    }
    if (wanted(kinds, Kind.EVENT_DRAFT)) {
      all =
          all.chain(() -> reader.drafts(on, study.studyId(), texts, links))
              .invoke(lines::addAll)
              .replaceWithVoid();
    }
    if (wanted(kinds, Kind.WALK_REVIEW)) {
      all =
          all.chain(() -> reader.walks(on, study.studyId(), hidden, texts, links))
              .invoke(lines::addAll)
              .replaceWithVoid();
    }
    if (wanted(kinds, Kind.WORSE) && !hidden) {
      all =
          all.chain(() -> worse(connection, study, texts, links))
              .invoke(lines::addAll)
              .replaceWithVoid();
    }
    return all.map(done -> lines);
  }

  private Uni<List<Line>> worse(
      SqlConnection connection, StudyRules study, SafetyTexts texts, Links links) {
    return reader
        .people(Statements.of(connection), study.studyId())
        .chain(
            people -> {
              Map<UUID, Person> byId =
                  people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
              return trends
                  .among(connection, study, byId.keySet())
                  .map(
                      found ->
                          found.stream()
                              .map(w -> worse(w, byId.get(w.participantId()), texts, links))
                              .toList());
            });
  }

  private static Line worse(Worse worse, Person person, SafetyTexts texts, Links links) {
    return new Line(
        Kind.WORSE,
        person.id(),
        person.id(),
        person.pseudonym(),
        null,
        texts.text("care.line.WORSE"),
        worse.since().atStartOfDay(ZoneId.of(person.zone())).toInstant(),
        links.trend(person.id()));
  }

  private static Worklist page(
      List<Line> lines, Optional<String> after, int limit, SafetyTexts texts) {
    Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    lines.forEach(l -> counts.merge(l.kind(), 1, Integer::sum));
    List<Line> waiting =
        lines.stream()
            .sorted(Comparator.comparing(WorklistService::place))
            .filter(line -> after.isEmpty() || place(line).compareTo(after.get()) > 0)
            .toList();
    List<Line> shown = waiting.stream().limit(limit).toList();
    return new Worklist(
        shown,
        counts,
        texts.text("care.note"),
        shown.size() < waiting.size() ? place(shown.get(shown.size() - 1)) : null);
  }

  /**
   * Where a line stands: by kind, then by what an alert is about, then the longest waiting first.
   * Nothing that follows from a distance decides it, so a hidden trend cannot be read off the
   * order.
   */
  private static String place(Line line) {
    int alert = line.alert() == null ? 0 : AlertKind.valueOf(line.alert()).ordinal();
    return String.format(
        Locale.ROOT,
        "%d.%02d.%015d.%s",
        line.kind().ordinal(),
        alert,
        line.since().toEpochMilli(),
        line.id());
  }

  private static boolean wanted(Set<Kind> kinds, Kind kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }

  private Uni<Void> record(
      SqlConnection connection, Actor staff, Decision.Allowed allowed, Worklist page) {
    return audit.append(
        Statements.of(connection),
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            staff.kind().name(),
            Operation.READ_WORKLIST.name(),
            allowed.rule().words(),
            null,
            null,
            PeopleRead.of(page.lines().stream().map(Line::participantId).toList()).detail()));
  }
}
