using System.Globalization;
using Qawl.Api.Tests.Service;
using YamlDotNet.RepresentationModel;

namespace Qawl.Api.Tests.Deploy;

/// <summary>What stands under a path of keys and indexes in a YAML file; missing things are null.</summary>
internal static class Yaml
{
    public static YamlNode Read(params string[] path)
    {
        using var reader = File.OpenText(Path.Combine([Repository.Root, .. path]));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents.ShouldHaveSingleItem().RootNode;
    }

    extension(YamlNode node)
    {
        public YamlNode? At(string path)
        {
            YamlNode? found = node;
            foreach (var key in path.Split('/'))
            {
                found = found switch
                {
                    YamlMappingNode map => map.Children.TryGetValue(new YamlScalarNode(key), out var value)
                        ? value
                        : null,
                    YamlSequenceNode list => list.Children.ElementAtOrDefault(
                        int.Parse(key, CultureInfo.InvariantCulture)
                    ),
                    _ => null,
                };
            }
            return found;
        }

        public string? Text(string path) => (node.At(path) as YamlScalarNode)?.Value;

        public IReadOnlyList<YamlNode> Items(string path) =>
            (node.At(path) as YamlSequenceNode)?.Children.ToArray() ?? [];

        public IReadOnlyDictionary<string, string> Map(string path) =>
            (node.At(path) as YamlMappingNode)?.Children.ToDictionary(
                pair => ((YamlScalarNode)pair.Key).Value!,
                pair => ((YamlScalarNode)pair.Value).Value!,
                StringComparer.Ordinal
            ) ?? [];
    }
}
