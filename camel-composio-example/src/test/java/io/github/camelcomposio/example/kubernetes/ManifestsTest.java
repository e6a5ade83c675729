package io.github.camelcomposio.example.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.MappingReader;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1PodFailurePolicyRule;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

    private static final String JOB = "import-job.yaml";
    private static final String SYNC = "sync-deployment.yaml";

    private static List<Path> files() {
        return Manifests.files();
    }

    private static V1Job job() {
        return (V1Job) Manifests.read(Manifests.text(JOB)).get(0);
    }

    private static V1Deployment sync() {
        return (V1Deployment) Manifests.read(Manifests.text(SYNC)).get(0);
    }

    private static Map<String, String> mappings() {
        return ((V1ConfigMap) Manifests.read(Manifests.text("mapping.yaml")).get(0)).getData();
    }

    private static List<V1PodSpec> pods() {
        return List.of(job().getSpec().getTemplate().getSpec(), sync().getSpec().getTemplate().getSpec());
    }

    @ParameterizedTest
    @MethodSource("files")
    void kubernetesSchemaAllowsIt(Path file) throws IOException {
        assertThat(Manifests.read(Files.readString(file))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            JOB + " | backoffLimitPerIndex: 10 | backoffLimitPerIndx: 10",
            JOB + " | backoffLimitPerIndex: 10 | backoffLimitPerIndex: often",
            JOB + " | completions: 3 | completions: true",
            JOB + " | readOnlyRootFilesystem: true | readonlyRootFilesystem: true",
            JOB + " | readOnlyRootFilesystem: true | readOnlyRootFilesystem: [1]",
            JOB + " | - action: FailJob | - reason: FailJob",
            JOB + " | operator: In | operators: In",
            JOB + " | - name: import | - title: import",
            JOB + " | mountPath: /out | path: /out",
            JOB + " | values: [2] | values: 2",
            JOB + " | kind: Job | kind: Work",
            SYNC + " | replicas: 2 | replicas: two",
            SYNC + " | selector: | select:",
            "mapping.yaml | data: | date:" })
    void kubernetesSchemaRefusesWhatIsWrong(String file, String right, String wrong) {
        String text = Manifests.text(file);
        assertThat(text).contains(right);
        String broken = text.replace(right, wrong);

        assertThatThrownBy(() -> Manifests.read(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSchemaIsThereForAllOfIt() {
        assertThat(files()).extracting(file -> file.getFileName().toString()).contains(JOB, SYNC, "mapping.yaml");
    }

    @Test
    void aPodFindsWhatItMounts() {
        for (V1PodSpec pod : pods()) {
            Set<String> volumes = pod.getVolumes().stream().map(V1Volume::getName).collect(Collectors.toSet());
            for (V1Container container : pod.getContainers()) {
                assertThat(container.getVolumeMounts()).extracting(V1VolumeMount::getName).containsExactlyInAnyOrderElementsOf(volumes);
            }
        }
    }

    @Test
    void aPodFindsItsMapping() {
        for (V1PodSpec pod : pods()) {
            List<String> arguments = new ArrayList<>(pod.getContainers().get(0).getArgs());
            assertThat(arguments.get(0)).isEqualTo("run");
            assertThat(arguments.get(1)).startsWith("/etc/composio/");
            assertThat(mappings()).containsKey(arguments.get(1).substring("/etc/composio/".length()));
        }
    }

    @Test
    void theImporterTakesTheMappings(@TempDir Path folder) throws IOException {
        for (Map.Entry<String, String> each : mappings().entrySet()) {
            Path file = Files.writeString(folder.resolve(each.getKey()), each.getValue());

            Mapping mapping = MappingReader.read(file, name -> "the-" + name);

            assertThat(mapping.kind()).isEqualTo(SourceKind.KAFKA);
            assertThat(mapping.apiKey()).isEqualTo("the-COMPOSIO_API_KEY");
            assertThat(mapping.secretKey()).isEqualTo("the-COMPOSIO_LEDGER_KEY");
            assertThat(mapping.ledger().password()).isEqualTo("the-LEDGER_PASSWORD");
            assertThat(mapping.out()).isEqualTo(Path.of("/out"));
        }
    }

    /** Longer than a pod that died keeps its partitions; and without it an import never ends. */
    @Test
    void onlyTheJobEnds() {
        assertThat(mappings().get("import.yaml")).contains("idle: 90s");
        assertThat(mappings().get("sync.yaml")).doesNotContain("idle");
    }

    @Test
    void aPodMayDoNoMoreThanItHasTo() {
        for (V1PodSpec pod : pods()) {
            assertThat(pod.getAutomountServiceAccountToken()).isFalse();
            assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
            assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            V1Container container = pod.getContainers().get(0);
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        }
    }

    @Test
    void noSecretStandsInAManifest() {
        for (V1PodSpec pod : pods()) {
            assertThat(pod.getContainers().get(0).getEnv()).filteredOn(each -> each.getName().matches(".*(KEY|PASSWORD)"))
                    .hasSize(3).allSatisfy(each -> assertThat(each.getValueFrom().getSecretKeyRef()).isNotNull());
        }
        assertThat(mappings()).allSatisfy((name, mapping) -> assertThat(mapping.lines()
                .filter(line -> line.matches(".*(apiKey|password|secretKey):.*"))).hasSize(3)
                .allSatisfy(line -> assertThat(line).containsPattern(": \"\\$\\{[A-Z_]+}\"")));
    }

    /** Kubernetes allows a policy only for pods that it does not restart itself, and a failing index only with a limit. */
    @Test
    void whatFinishedWithRejectsIsNotStartedAgain() {
        V1PodSpec pod = job().getSpec().getTemplate().getSpec();
        List<V1PodFailurePolicyRule> rules = job().getSpec().getPodFailurePolicy().getRules();

        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(job().getSpec().getCompletionMode()).isEqualTo("Indexed");
        assertThat(job().getSpec().getBackoffLimitPerIndex()).isPositive();
        assertThat(actionFor(rules, 3)).isEqualTo("FailIndex");
        assertThat(actionFor(rules, 2)).isEqualTo("FailJob");
        assertThat(actionFor(rules, 1)).as("starts again").isNull();
        assertThat(actionFor(rules, 137)).as("starts again").isNull();
        assertThat(rules).filteredOn(rule -> rule.getOnExitCodes() != null).allSatisfy(rule -> assertThat(
                rule.getOnExitCodes().getContainerName()).isEqualTo(pod.getContainers().get(0).getName()));
    }

    private static String actionFor(List<V1PodFailurePolicyRule> rules, int status) {
        return rules.stream().filter(rule -> rule.getOnExitCodes() != null
                && rule.getOnExitCodes().getOperator().equals("In") && rule.getOnExitCodes().getValues().contains(status))
                .map(V1PodFailurePolicyRule::getAction).findFirst().orElse(null);
    }

    @Test
    void theDeploymentFindsItsPods() {
        assertThat(sync().getSpec().getTemplate().getMetadata().getLabels())
                .containsAllEntriesOf(sync().getSpec().getSelector().getMatchLabels());
        assertThatCode(() -> Manifests.read(Manifests.text(SYNC))).doesNotThrowAnyException();
    }
}
