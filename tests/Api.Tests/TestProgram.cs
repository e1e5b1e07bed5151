using Qawl.Api.Tests.Database;
using Xunit.Runner.InProc.SystemConsole;

namespace Qawl.Api.Tests;

/// <summary>Runs the tests, or the program that some of them watch from outside.</summary>
internal static class TestProgram
{
    public static Task<int> Main(string[] arguments) =>
        arguments is [DatabaseProgram.Verb] ? DatabaseProgram.RunAsync() : ConsoleRunner.Run(arguments);
}
