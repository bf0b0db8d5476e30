package io.sixwalk.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests, rendered by {@code kubectl kustomize} and read by the models of Kubernetes. */
class KustomizeTest {
  private static final String BASE = "k8s/base";
  private static final String EXAMPLE = "k8s/overlays/example";

  @ParameterizedTest
  @ValueSource(strings = {BASE, EXAMPLE})
  void kubernetes_knows_every_kind_and_field(String directory) throws Exception {
    Manifests manifests = rendered(directory);
    assertThat(manifests.unknown()).isEmpty();
    assertThat(manifests.resources())
        .extracting(HasMetadata::getKind)
        .contains("Deployment", "Service", "ConfigMap", "PodDisruptionBudget", "NetworkPolicy");
  }

  @Test
  void a_field_that_kubernetes_does_not_know_is_found() {
    Manifests mistyped =
        Manifests.read(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: mistyped
            spec:
              template:
                spec:
                  containers:
                    - name: one
                      livenesProbe: {}
            ---
            apiVersion: apps/v1
            kind: Deploiment
            metadata:
              name: unheard-of
            """);
    assertThat(mistyped.unknown())
        .hasSize(2)
        .anySatisfy(found -> assertThat(found).endsWith("containers[].livenesProbe"))
        .anySatisfy(found -> assertThat(found).startsWith("Deploiment/unheard-of"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, EXAMPLE})
  void every_container_tells_how_it_is(String directory) throws Exception {
    Container container = container(rendered(directory));
    assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
    assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
    assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
    assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
    assertThat(container.getResources().getLimits()).containsKey("memory");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, EXAMPLE})
  void nothing_runs_as_root_or_writes_beside_its_two_directories(String directory)
      throws Exception {
    Manifests manifests = rendered(directory);
    PodSpec pod = pod(manifests);
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    var limits = container(manifests).getSecurityContext();
    assertThat(limits.getReadOnlyRootFilesystem()).isTrue();
    assertThat(limits.getAllowPrivilegeEscalation()).isFalse();
    assertThat(limits.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(container(manifests).getVolumeMounts())
        .filteredOn(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
        .extracting("mountPath")
        .containsExactlyInAnyOrder("/tmp", "/audit-heads");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, EXAMPLE})
  void keys_and_passwords_come_from_secrets_that_are_not_in_the_repository(String directory)
      throws Exception {
    Manifests manifests = rendered(directory);
    Map<String, String> settings = manifests.all(ConfigMap.class).get(0).getData();
    assertThat(settings)
        .containsKey("SIXWALK_DATABASE_URL")
        .doesNotContainKey("SIXWALK_DATABASE_PASSWORD");
    assertThat(container(manifests).getVolumeMounts())
        .anySatisfy(
            mount -> {
              assertThat(mount.getMountPath()).isEqualTo(settings.get("SIXWALK_KEYS"));
              assertThat(mount.getReadOnly()).isTrue();
            });
    assertThat(container(manifests).getEnv())
        .hasSize(4)
        .allSatisfy(
            variable ->
                assertThat(variable.getValueFrom().getSecretKeyRef().getName())
                    .startsWith("sixwalk-"));
    assertThat(manifests.resources()).extracting(HasMetadata::getKind).doesNotContain("Secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, EXAMPLE})
  void statements_of_the_audit_trail_outlast_every_replica(String directory) throws Exception {
    Manifests manifests = rendered(directory);
    PersistentVolumeClaim claim = manifests.all(PersistentVolumeClaim.class).get(0);
    assertThat(claim.getSpec().getAccessModes()).containsExactly("ReadWriteMany");
    assertThat(pod(manifests).getVolumes())
        .filteredOn(volume -> volume.getPersistentVolumeClaim() != null)
        .singleElement()
        .satisfies(
            volume -> {
              assertThat(volume.getPersistentVolumeClaim().getClaimName())
                  .isEqualTo(claim.getMetadata().getName());
              assertThat(container(manifests).getVolumeMounts())
                  .filteredOn(mount -> mount.getName().equals(volume.getName()))
                  .extracting("mountPath")
                  .containsExactly(
                      manifests.all(ConfigMap.class).get(0).getData().get("SIXWALK_AUDIT_HEADS"));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, EXAMPLE})
  void everything_selects_the_same_pods(String directory) throws Exception {
    Manifests manifests = rendered(directory);
    Deployment deployment = manifests.all(Deployment.class).get(0);
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();
    List<Map<String, String>> selectors =
        List.of(
            deployment.getSpec().getSelector().getMatchLabels(),
            manifests.all(Service.class).get(0).getSpec().getSelector(),
            manifests
                .all(PodDisruptionBudget.class)
                .get(0)
                .getSpec()
                .getSelector()
                .getMatchLabels(),
            manifests.all(NetworkPolicy.class).get(0).getSpec().getPodSelector().getMatchLabels());
    assertThat(selectors)
        .allSatisfy(selector -> assertThat(labels).isNotEmpty().containsAllEntriesOf(selector));
    assertThat(selectors).noneSatisfy(selector -> assertThat(selector).isEmpty());
    assertThat(deployment.getSpec().getReplicas()).isGreaterThanOrEqualTo(2);
  }

  private static PodSpec pod(Manifests manifests) {
    return manifests.all(Deployment.class).get(0).getSpec().getTemplate().getSpec();
  }

  private static Container container(Manifests manifests) {
    assertThat(pod(manifests).getContainers()).hasSize(1);
    return pod(manifests).getContainers().get(0);
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPath();
  }

  private static Manifests rendered(String directory) throws Exception {
    needKubectl();
    Process kubectl = new ProcessBuilder("kubectl", "kustomize", directory).start();
    String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kubectl.waitFor()).as(errors).isZero();
    return Manifests.read(yaml);
  }

  private static void needKubectl() {
    String path = System.getenv().getOrDefault("PATH", "");
    try (Stream<Path> places =
        Arrays.stream(path.split(java.io.File.pathSeparator)).map(Path::of)) {
      if (places.anyMatch(place -> Files.isExecutable(place.resolve("kubectl")))) {
        return;
      }
    }
    if ("true".equals(System.getenv("CI"))) {
      fail("kubectl is missing; here the manifests must not go unchecked");
    }
    System.out.println(
        "Skipped: there is no kubectl here, so the manifests in k8s/ are not checked.");
    Assumptions.abort("no kubectl");
  }
}
