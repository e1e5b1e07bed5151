using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Qawl.Api.Access;
using Qawl.Api.Tests.Service;

namespace Qawl.Api.Tests.Contracts.Requests;

/// <summary>
/// Makes requests for every operation of a contract: a third have nothing wrong, the others have a value, a parameter, a
/// header or a body that is.
/// </summary>
/// <param name="contract">Says which operations there are, and what they take.</param>
/// <param name="cursors">Some that lists gave; each is wrong for all other lists.</param>
internal sealed class RequestGenerator(DeclaredContract contract, IReadOnlyList<string> cursors)
{
    private const string Letters = "abcXYZ019 -_.~%&=+#/?\\\"'<>{}[]اأإءىيةقولٱپ٠٥۹،؛؟ًّ\u200F\u202B\0\ud83d\ude00";

    private static readonly Gen<string> RandomText = Gen.Elements(Letters.ToCharArray())
        .ArrayOf()
        .Select(letters => new string(letters));

    public Gen<GeneratedRequest> Requests { get; } = Make(contract, cursors);

    private static Gen<GeneratedRequest> Make(DeclaredContract contract, IReadOnlyList<string> cursors) =>
        from operation in Gen.Elements(contract.Operations.ToArray())
        from oddity in Gen.Elements(0, 0, 5, 20)
        from path in PathOf(operation, oddity)
        from query in QueryOf(operation, oddity, cursors)
        from headers in HeadersOf(operation, oddity)
        from body in BodyOf(operation, oddity)
        select new GeneratedRequest(
            operation.Id,
            operation.Method,
            path,
            query,
            body.Type is null ? headers : [.. headers, ("Content-Type", body.Type)],
            body.Text
        );

    private static Gen<string> PathOf(DeclaredOperation operation, int oddity) =>
        operation
            .Parameters.Where(p => p.In == "path")
            .Aggregate(
                Gen.Constant(operation.Path),
                (paths, parameter) =>
                    from path in paths
                    from value in operation.Method == "DELETE"
                        // What examples name is needed by other requests.
                        ? TextAs(Gen.Elements("none", "aaaaaaaaaaaaaaaaaaaaaaaaaa"))
                        : Odd(oddity, Text(parameter.Example ?? "none"), OddValue())
                    select path.Replace(
                        $"{{{parameter.Name}}}",
                        value.Length == 0 ? "%20" : value,
                        StringComparison.Ordinal
                    )
            );

    private static Gen<string[]> QueryOf(DeclaredOperation operation, int oddity, IReadOnlyList<string> cursors)
    {
        var pairs =
            from parameters in operation
                .Parameters.Where(p => p.In == "query")
                .Select(p => PairsOf(p, oddity, cursors))
                .Aggregate(
                    Gen.Constant(Array.Empty<string>()),
                    (all, next) => from some in all from more in next select some.Concat(more).ToArray()
                )
            from unknown in Odd(oddity, Gen.Constant(Array.Empty<string>()), Unknown())
            select parameters.Concat(unknown).ToArray();
        return Odd(oddity / 4, pairs, pairs.Select(p => p.Concat(p).ToArray()));
    }

    private static Gen<string[]> Unknown() =>
        from name in OddValue()
        from value in OddValue()
        select new[] { $"{name}={value}" };

    private static Gen<string[]> PairsOf(DeclaredParameter parameter, int oddity, IReadOnlyList<string> cursors)
    {
        var value = Odd(oddity, ValidValue(parameter, cursors), OddValue());
        var several = parameter.IsArray ? Gen.Choose(1, 3) : Gen.Constant(1);
        return from chosen in Gen.Choose(1, 100)
            from count in Odd(oddity, several, Gen.Elements(2, 21))
            from values in value.ArrayOf(count)
            // Most filters together would find nothing.
            select parameter.IsRequired && oddity == 0 || chosen <= 15
                ? values.Select(v => $"{parameter.Name}={v}").ToArray()
                : [];
    }

    private static Gen<string> ValidValue(DeclaredParameter parameter, IReadOnlyList<string> cursors)
    {
        var schema = parameter.ItemSchema;
        if (parameter.Name == "cursor")
        {
            return TextAs(Gen.Elements(cursors.ToArray()));
        }
        if (schema.TryGetProperty("enum", out var values))
        {
            return TextAs(Gen.Elements(values.EnumerateArray().Select(v => v.ToString()).ToArray()));
        }
        return DeclaredParameter.TypeOf(schema) switch
        {
            "boolean" => Gen.Elements("true", "false"),
            "integer" => from number in Gen.Choose(BoundOf(schema, "minimum", 0), BoundOf(schema, "maximum", 1000))
            from digits in Gen.Elements('0', '٠', '۰')
            select OddValues.Encode(Written(number, digits)),
            _ => Text(parameter.Example ?? "المياه"),
        };
    }

    private static Gen<(string Name, string Value)[]> HeadersOf(DeclaredOperation operation, int oddity)
    {
        var accepted = operation
            .Statuses.Where(s => s[0] == '2')
            .SelectMany(s => operation.AnswersOf(s).Keys)
            .Append("*/*")
            .ToArray();
        return from accept in Odd(oddity, Gen.Elements(accepted), Gen.Elements(OddValues.MediaTypes))
            from key in Odd(oddity, Gen.Constant(TestService.Key), Gen.Elements("", "wrong", "a key for tests, x"))
            from odd in Odd(
                oddity,
                Gen.Constant(Array.Empty<(string, string)>()),
                Gen.Elements(OddValues.Headers).Select(h => new[] { h })
            )
            select (operation.NeedsKey ? odd.Append((ApiKey.Header, key)) : odd).Prepend(("Accept", accept)).ToArray();
    }

    private static Gen<(string? Type, string? Text)> BodyOf(DeclaredOperation operation, int oddity)
    {
        if (operation.Bodies.Count == 0)
        {
            return Gen.Constant<(string?, string?)>((null, null));
        }
        return from declared in Gen.Elements(operation.Bodies.ToArray())
            from type in Odd(oddity, Gen.Constant(declared.Key), Gen.Elements(OddValues.MediaTypes))
            from text in Odd(
                oddity * 3,
                Gen.Constant(BodyExample(declared.Value)),
                OddBodies.Like(BodyExample(declared.Value), RandomText)
            )
            select ((string?)type, (string?)Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text)));
    }

    private static string BodyExample(JsonElement media) =>
        !media.TryGetProperty("example", out var example) ? ""
        : example.ValueKind == JsonValueKind.String ? example.GetString()!
        : example.GetRawText();

    private static Gen<string> OddValue() =>
        Gen.Frequency(
            (6, TextAs(Gen.Elements(OddValues.Texts))),
            (2, TextAs(RandomText)),
            (1, Gen.Elements(OddValues.Encoded))
        );

    /// <param name="oddity">How many of a hundred are odd.</param>
    /// <param name="right">The others.</param>
    /// <param name="odd">What the odd ones are.</param>
    private static Gen<T> Odd<T>(int oddity, Gen<T> right, Gen<T> odd) =>
        oddity == 0 ? right : Gen.Frequency((100 - oddity, right), (oddity, odd));

    private static Gen<string> Text(string text) => Gen.Constant(OddValues.Encode(text));

    private static Gen<string> TextAs(Gen<string> texts) => texts.Select(OddValues.Encode);

    private static int BoundOf(JsonElement schema, string name, int otherwise) =>
        schema.TryGetProperty(name, out var bound) ? bound.GetInt32() : otherwise;

    private static string Written(int number, char zero) =>
        string.Concat(
            number
                .ToString(CultureInfo.InvariantCulture)
                .Select(d => char.IsAsciiDigit(d) ? (char)(zero + (d - '0')) : d)
        );
}
