package io.sixwalk.study;

import io.sixwalk.access.Actor;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.study.StudyRules.Thresholds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives a study as a {@link StudyDocument}, and makes it what such a document says. */
@ApplicationScoped
public class StudyDocuments {
  private final StudyService studies;
  private final StudySettings settings;
  private final SiteService sites;

  StudyDocuments(StudyService studies, StudySettings settings, SiteService sites) {
    this.studies = studies;
    this.settings = settings;
    this.sites = sites;
  }

  /** The study as it is. */
  public Uni<StudyDocument> read(Actor admin, String studyCode) {
    return Uni.combine()
        .all()
        .unis(
            settings.read(admin, studyCode),
            sites.list(admin, studyCode),
            settings.windows(admin, studyCode),
            settings.thresholds(admin, studyCode),
            studies.feedbackPolicy(admin, studyCode))
        .usingConcurrencyOf(1)
        .asTuple()
        .map(
            t ->
                new StudyDocument(
                    t.getItem1().revision(),
                    StudyChange.of(t.getItem1()),
                    t.getItem2().stream().map(SiteView::asWritten).toList(),
                    t.getItem3().windows(),
                    t.getItem4().versions().stream()
                        .findFirst()
                        .map(ThresholdVersions.Version::thresholds)
                        .orElse(null),
                    new FeedbackPolicy(
                        t.getItem5().hideTrendsFrom(), t.getItem5().hideTrendsUntil(), null)));
  }

  /**
   * Makes the study what the document says, part by part: what stands in it already is not touched.
   *
   * @return the names of the parts that were changed, such as {@code site bern}
   * @throws ProblemException with all problems of the document, before anything is changed
   */
  public Uni<List<String>> apply(Actor admin, String studyCode, StudyDocument wanted) {
    wanted.check();
    List<String> changed = new ArrayList<>();
    return read(admin, studyCode)
        .invoke(now -> requireSame(now, wanted))
        .call(now -> settings(admin, studyCode, now, wanted, changed))
        .call(() -> sites(admin, studyCode, wanted, changed))
        .call(now -> windows(admin, studyCode, now, wanted, changed))
        .call(now -> thresholds(admin, studyCode, now, wanted, changed))
        .call(now -> feedbackPolicy(admin, studyCode, now, wanted, changed))
        .replaceWith(changed);
  }

  /**
   * The id of a site.
   *
   * @throws ProblemException when the study has no site with that code
   */
  public Uni<UUID> siteId(Actor admin, String studyCode, String siteCode) {
    return sites
        .list(admin, studyCode)
        .map(
            all ->
                all.stream()
                    .filter(s -> s.code().equals(siteCode))
                    .map(SiteView::id)
                    .findFirst()
                    .orElseThrow(
                        () ->
                            ProblemException.unprocessable(
                                "unknown-site",
                                "The study has no site " + siteCode + ".",
                                List.of())));
  }

  private Uni<?> settings(
      Actor admin, String code, StudyDocument now, StudyDocument wanted, List<String> changed) {
    if (stays(wanted.study(), now.study())) {
      return Uni.createFrom().voidItem();
    }
    return settings
        .read(admin, code)
        .chain(study -> settings.change(admin, code, study.revision(), wanted.study()))
        .invoke(() -> changed.add("settings"));
  }

  private Uni<?> sites(Actor admin, String code, StudyDocument wanted, List<String> changed) {
    if (wanted.sites() == null) {
      return Uni.createFrom().voidItem();
    }
    return sites
        .list(admin, code)
        .call(
            there -> {
              Map<String, SiteView> byCode =
                  there.stream().collect(Collectors.toMap(SiteView::code, Function.identity()));
              Uni<?> all = Uni.createFrom().voidItem();
              for (SiteView site : wanted.sites()) {
                all = all.chain(() -> site(admin, code, byCode.get(site.code()), site, changed));
              }
              return all;
            });
  }

  private Uni<?> site(
      Actor admin, String code, SiteView there, SiteView wanted, List<String> changed) {
    if (there == null) {
      return sites.add(admin, code, wanted).invoke(() -> changed.add("site " + wanted.code()));
    }
    if (there.asWritten().equals(wanted.asWritten())) {
      return Uni.createFrom().voidItem();
    }
    return sites
        .change(admin, code, there.id(), there.revision(), wanted)
        .invoke(() -> changed.add("site " + wanted.code()));
  }

  private Uni<?> windows(
      Actor admin, String code, StudyDocument now, StudyDocument wanted, List<String> changed) {
    if (stays(wanted.windows(), now.windows())) {
      return Uni.createFrom().voidItem();
    }
    return settings
        .windows(admin, code)
        .chain(
            there ->
                settings.setWindows(
                    admin, code, there.revision(), new StudyWindows(wanted.windows(), null)))
        .invoke(() -> changed.add("windows"));
  }

  private Uni<?> thresholds(
      Actor admin, String code, StudyDocument now, StudyDocument wanted, List<String> changed) {
    if (wanted.thresholds() == null
        || now.thresholds() != null
            && numbered(wanted.thresholds(), 0).equals(numbered(now.thresholds(), 0))) {
      return Uni.createFrom().voidItem();
    }
    return studies
        .addThresholds(admin, code, wanted.thresholds())
        .invoke(version -> changed.add("thresholds, version " + version));
  }

  private static Thresholds numbered(Thresholds t, int version) {
    return new Thresholds(
        version,
        t.mcid(),
        t.small(),
        t.substantial(),
        t.standardErrorHome(),
        t.standardErrorSupervised(),
        t.walksAsked(),
        t.walksLeast(),
        t.greatestStandardError(),
        t.source(),
        t.population());
  }

  private Uni<?> feedbackPolicy(
      Actor admin, String code, StudyDocument now, StudyDocument wanted, List<String> changed) {
    FeedbackPolicy policy = wanted.feedbackPolicy();
    if (policy == null
        || policy.hideTrendsFrom().equals(now.feedbackPolicy().hideTrendsFrom())
            && Objects.equals(policy.hideTrendsUntil(), now.feedbackPolicy().hideTrendsUntil())) {
      return Uni.createFrom().voidItem();
    }
    return studies
        .feedbackPolicy(admin, code)
        .chain(there -> studies.setFeedbackPolicy(admin, code, there.revision(), policy))
        .invoke(() -> changed.add("feedback policy"));
  }

  private static void requireSame(StudyDocument now, StudyDocument wanted) {
    if (wanted.revision() != null && !wanted.revision().equals(now.revision())) {
      throw StudySettings.changedMeanwhile(null);
    }
  }

  private static boolean stays(Object wanted, Object now) {
    return wanted == null || wanted.equals(now);
  }
}
