using System.Globalization;
using System.Text.RegularExpressions;
using Qawl.Api.Settings;
using Qawl.Api.Tests.Service;
using YamlDotNet.RepresentationModel;

namespace Qawl.Api.Tests.Deploy;

/// <summary>The manifests fit each other, the image and the settings.</summary>
public sealed partial class KubernetesTests
{
    /// <summary>How long requests get to end, in seconds.</summary>
    private const int Drain = 25;

    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "kubernetes");

    private static readonly string Image = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "Dockerfile"));

    private static readonly IReadOnlyDictionary<string, YamlNode> Files = Directory
        .EnumerateFiles(Folder, "*.yaml")
        .Select(f => Path.GetFileName(f))
        .ToDictionary(f => f, f => Yaml.Read("deploy", "kubernetes", f), StringComparer.Ordinal);

    private static YamlNode Deployment => Files["deployment.yaml"];

    public static TheoryData<string> Pods => ["deployment.yaml", "migrate-job.yaml", "seed-job.yaml"];

    [Fact]
    public void All_files_are_applied_together_but_the_seeds()
    {
        var listed = Files["kustomization.yaml"].Items("resources").Select(r => ((YamlScalarNode)r).Value!);

        listed.ShouldBe(
            Files.Keys.Except(["kustomization.yaml", "seed-job.yaml"], StringComparer.Ordinal),
            ignoreOrder: true
        );
        Files
            .Where(f => f.Key != "kustomization.yaml")
            .Select(f => (f.Value.Text("apiVersion"), f.Value.Text("kind"), f.Value.Text("metadata/name")))
            .Order()
            .ShouldBe([
                ("apps/v1", "Deployment", "qawl"),
                ("autoscaling/v2", "HorizontalPodAutoscaler", "qawl"),
                ("batch/v1", "Job", "qawl-migrate"),
                ("batch/v1", "Job", "qawl-seed"),
                ("networking.k8s.io/v1", "Ingress", "qawl"),
                ("networking.k8s.io/v1", "NetworkPolicy", "qawl"),
                ("policy/v1", "PodDisruptionBudget", "qawl"),
                ("v1", "Service", "qawl"),
                ("v1", "ServiceAccount", "qawl"),
            ]);
    }

    [Fact]
    public void Whoever_asks_by_a_name_of_the_service_or_the_ingress_is_answered()
    {
        var hosts = Deployment
            .Items("spec/template/spec/containers/0/env")
            .Single(s => s.Text("name") == "Qawl__Hosts")
            .Text("value")!
            .Split(',');
        var (ingress, service) = (Files["ingress.yaml"], Files["service.yaml"].Text("metadata/name"));

        hosts.ShouldBe(
            [
                .. new[]
                {
                    "",
                    ".$(POD_NAMESPACE)",
                    ".$(POD_NAMESPACE).svc",
                    ".$(POD_NAMESPACE).svc.cluster.local",
                }.Select(n => service + n),
                ingress.Text("spec/rules/0/host")!,
            ],
            ignoreOrder: true
        );
        ingress.Text("spec/tls/0/hosts/0").ShouldBe(ingress.Text("spec/rules/0/host"));
        ingress.Text("spec/rules/0/http/paths/0/backend/service/name").ShouldBe(service);
        ingress
            .Text("spec/rules/0/http/paths/0/backend/service/port/name")
            .ShouldBe(Files["service.yaml"].Text("spec/ports/0/name"));
    }

    [Theory]
    [InlineData("deployment.yaml", "spec/selector/matchLabels")]
    [InlineData("deployment.yaml", "spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels")]
    [InlineData("service.yaml", "spec/selector")]
    [InlineData("disruption-budget.yaml", "spec/selector/matchLabels")]
    public void A_selector_takes_the_pods_of_the_service_and_no_job(string file, string path)
    {
        var selector = Files[file].Map(path);

        selector.ShouldNotBeEmpty();
        Pods.Select(p => p.Data)
            .Where(p => selector.All(Files[p].Map("spec/template/metadata/labels").Contains))
            .ShouldBe(["deployment.yaml"]);
    }

    [Fact]
    public void The_network_policy_holds_for_all_pods()
    {
        var selector = Files["network-policy.yaml"].Map("spec/podSelector/matchLabels");

        Pods.ShouldAllBe(p => selector.All(l => Files[p].Map("spec/template/metadata/labels").Contains(l)));
        Files["network-policy.yaml"].Text("spec/ingress/0/ports/0/port").ShouldBe("http");
    }

    [Fact]
    public void The_autoscaler_scales_the_deployment_by_what_it_asks_for()
    {
        var target = Files["autoscaler.yaml"].At("spec/scaleTargetRef")!;

        (target.Text("apiVersion"), target.Text("kind"), target.Text("name")).ShouldBe(
            (Deployment.Text("apiVersion"), Deployment.Text("kind"), Deployment.Text("metadata/name"))
        );
        Deployment.At("spec/replicas").ShouldBeNull();
        var least = Number(Files["autoscaler.yaml"], "spec/minReplicas");
        least.ShouldBeGreaterThan(Number(Files["disruption-budget.yaml"], "spec/minAvailable"));
        Number(Files["autoscaler.yaml"], "spec/maxReplicas").ShouldBeGreaterThan(least);
        Deployment.Text("spec/template/spec/containers/0/resources/requests/cpu").ShouldNotBeNull();
    }

    [Fact]
    public void Ports_and_probes_are_those_of_the_image_and_the_contract()
    {
        var container = Deployment.At("spec/template/spec/containers/0")!;
        var contract = File.ReadAllText(Path.Combine(Repository.Root, "openapi.yaml"));

        container.Text("ports/0/name").ShouldBe("http");
        Image.ShouldContain($"\nEXPOSE {container.Text("ports/0/containerPort")}\n");
        Files["service.yaml"].Text("spec/ports/0/targetPort").ShouldBe("http");
        foreach (var probe in new[] { "livenessProbe", "readinessProbe", "startupProbe" })
        {
            container.Text($"{probe}/httpGet/port").ShouldBe("http");
            contract.ShouldContain($"\n  {container.Text($"{probe}/httpGet/path")}:\n");
        }
        container.Text("livenessProbe/httpGet/path").ShouldBe("/health/live");
        container.Text("readinessProbe/httpGet/path").ShouldBe("/health/ready");
    }

    [Fact]
    public void A_pod_has_time_to_end_its_requests_after_it_gets_no_more()
    {
        var spec = Deployment.At("spec/template/spec")!;
        var preStop = spec.Items("containers/0/lifecycle/preStop/exec/command");

        ((YamlScalarNode)preStop[0]).Value.ShouldBe("sleep");
        var pause = int.Parse(((YamlScalarNode)preStop[1]).Value!, CultureInfo.InvariantCulture);
        pause.ShouldBeGreaterThan(0);
        Number(spec, "terminationGracePeriodSeconds").ShouldBeGreaterThan(pause + Drain);
        Number(Deployment, "spec/strategy/rollingUpdate/maxUnavailable").ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pod_may_do_what_it_needs_and_no_more(string file)
    {
        var pod = Files[file].At("spec/template/spec")!;
        var container = pod.Items("containers").ShouldHaveSingleItem();

        pod.Text("serviceAccountName").ShouldBe(Files["service-account.yaml"].Text("metadata/name"));
        pod.Text("automountServiceAccountToken").ShouldBe("false");
        pod.Text("securityContext/runAsNonRoot").ShouldBe("true");
        Image.ShouldContain($"\nUSER {pod.Text("securityContext/runAsUser")}\n");
        pod.Text("securityContext/seccompProfile/type").ShouldBe("RuntimeDefault");
        container.Text("securityContext/allowPrivilegeEscalation").ShouldBe("false");
        container.Text("securityContext/readOnlyRootFilesystem").ShouldBe("true");
        container.Text("securityContext/capabilities/drop/0").ShouldBe("ALL");
        container.Text("resources/requests/memory").ShouldNotBeNull();
        container.Text("resources/limits/memory").ShouldNotBeNull();
        container.Text("volumeMounts/0/name").ShouldBe(pod.Text("volumes/0/name"));
        container.Text("volumeMounts/0/mountPath").ShouldBe("/tmp");
        container.Text("image").ShouldBe(Yaml.Read("docker-compose.yml").Text("services/api/image"));
        Files["kustomization.yaml"].Text("images/0/name").ShouldBe(container.Text("image")!.Split(':')[0]);
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pod_has_settings_that_there_are_and_its_secrets_from_elsewhere(string file)
    {
        var settings = Files[file].Items("spec/template/spec/containers/0/env");

        settings.ShouldNotBeEmpty();
        settings
            .Where(s => s.At("valueFrom/fieldRef") is null)
            .Select(s => s.Text("name"))
            .Except(ServiceSettings.All.Select(s => s.Name), StringComparer.Ordinal)
            .ShouldBeEmpty();
        foreach (var secret in settings.Where(s => s.Text("name") is "ConnectionStrings__Db" or "Qawl__ApiKey"))
        {
            secret.At("value").ShouldBeNull();
            secret.Text("valueFrom/secretKeyRef/name").ShouldBe("qawl");
            File.ReadAllText(Path.Combine(Folder, "kustomization.yaml"))
                .ShouldContain($"--from-literal={secret.Text("valueFrom/secretKeyRef/key")}=");
        }
    }

    [Theory]
    [InlineData("migrate-job.yaml")]
    [InlineData("seed-job.yaml")]
    public void A_job_calls_a_verb_of_the_console_job(string file)
    {
        var command = Files[file]
            .Items("spec/template/spec/containers/0/command")
            .Select(w => ((YamlScalarNode)w).Value!)
            .ToArray();

        command[..2].ShouldBe(["dotnet", "Seeder.dll"]);
        var verb = char.ToUpperInvariant(command[2][0]) + command[2][1..];
        File.Exists(Path.Combine(Repository.Root, "src", "Seeder", "Verbs", $"{verb}Verb.cs")).ShouldBeTrue();
        Files[file].Text("spec/template/spec/restartPolicy").ShouldBe("OnFailure");
    }

    private static int Number(YamlNode node, string path) =>
        int.Parse(Digits().Match(node.Text(path).ShouldNotBeNull()).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Digits();
}
