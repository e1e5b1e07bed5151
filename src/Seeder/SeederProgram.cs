namespace Qawl.Seeder;

internal static class SeederProgram
{
    public static int Main() => 0;
}
