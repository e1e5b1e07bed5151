using System.Diagnostics;
using System.Text.RegularExpressions;
using Qawl.Api.Settings;
using Qawl.Api.Tests.Database;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Deploy;

public sealed partial class SystemdTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy", "systemd");

    public static TheoryData<string> Units => [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!)];

    [Fact]
    public void Systemd_understands_the_units()
    {
        const string Program = "/usr/bin/systemd-analyze";
        Assert.SkipUnless(File.Exists(Program), "systemd-analyze is missing (sudo apt-get install -y systemd).");
        using var folder = new TemporaryFolder();
        var units = Units.Select(u => folder[u.Data]).ToArray();
        foreach (var unit in units)
        {
            // It looks whether the program is there, which may be elsewhere on this machine.
            var text = File.ReadAllText(Path.Combine(Folder, Path.GetFileName(unit)));
            File.WriteAllText(unit, text.Replace("=/usr/bin/dotnet ", "=/usr/bin/true ", StringComparison.Ordinal));
        }

        var (code, said) = Verify(units);
        File.AppendAllText(folder["qawl.service"], "\n[Service]\nNoSuchThing=yes\n");
        var (_, complaint) = Verify([folder["qawl.service"]]);

        said.ShouldBeEmpty();
        code.ShouldBe(0);
        complaint.ShouldContain("NoSuchThing");

        static (int Code, string Said) Verify(string[] units)
        {
            var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardError = true };
            start.ArgumentList.Add("verify");
            foreach (var unit in units)
            {
                start.ArgumentList.Add(unit);
            }
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEnd();
            process.WaitForExit();
            // Of units of the machine's own it may complain too.
            return (
                process.ExitCode,
                string.Join('\n', said.Split('\n').Where(l => l.Contains("qawl", StringComparison.Ordinal)))
            );
        }
    }

    [Theory]
    [MemberData(nameof(Units))]
    public void Units_set_what_there_is_and_run_what_is_published(string unit)
    {
        var text = File.ReadAllText(Path.Combine(Folder, unit));

        Settings()
            .Matches(text)
            .Select(m => m.Value)
            .Except([.. ServiceSettings.All.Select(s => s.Name), "ASPNETCORE_URLS"], StringComparer.Ordinal)
            .ShouldBeEmpty();
        foreach (Match program in Programs().Matches(text))
        {
            File.Exists(
                    Path.Combine(
                        Repository.Root,
                        "src",
                        program.Groups["project"].Value,
                        $"{program.Groups["project"].Value}.csproj"
                    )
                )
                .ShouldBeTrue();
        }
        if (text.Contains("\n[Service]\n", StringComparison.Ordinal))
        {
            text.ShouldContain("\nExecStart=/usr/bin/dotnet /opt/qawl/");
            text.ShouldContain("\nDynamicUser=yes\n");
            text.ShouldContain("\nNoNewPrivileges=yes\n");
            text.ShouldContain("\nProtectSystem=strict\n");
        }
        else
        {
            // A timer is its service's.
            File.Exists(Path.Combine(Folder, Path.ChangeExtension(unit, ".service"))).ShouldBeTrue();
        }
    }

    [GeneratedRegex(@"\b(?:Qawl|ConnectionStrings)__\w+|ASPNETCORE_\w+")]
    private static partial Regex Settings();

    [GeneratedRegex(@"/opt/qawl/(?<project>\w+)\.dll")]
    private static partial Regex Programs();
}
