using Npgsql.Internal;
using Npgsql.Internal.Postgres;

namespace Qawl.Database;

/// <summary>A <c>tsvector</c> as the database's protocol has it, so that neither side writes or reads it as text.</summary>
/// <param name="Bytes">
/// In network order: how many lexemes; of each the letters in UTF-8, a zero, how many positions, and these ascending, 2 bytes
/// each with the weight in the upper two bits. No lexeme comes twice; the database orders them.
/// </param>
public sealed record TsVector(ReadOnlyMemory<byte> Bytes);

// Npgsql's way to bring a type of one's own, which it keeps open to change; its version is pinned.
#pragma warning disable NPG9001

/// <summary>Lets parameters be a <see cref="TsVector"/> or an array of them.</summary>
internal sealed class TsVectorTypes : PgTypeInfoResolverFactory
{
    private static readonly DataTypeName Name = new("pg_catalog.tsvector");

    public override IPgTypeInfoResolver CreateResolver() => new Resolver(Single());

    public override IPgTypeInfoResolver CreateArrayResolver()
    {
        var mappings = Single();
        mappings.AddArrayType<TsVector>(Name);
        return new Resolver(mappings);
    }

    private static TypeInfoMappingCollection Single()
    {
        var mappings = new TypeInfoMappingCollection();
        mappings.AddType<TsVector>(Name, static (options, mapping, _) => mapping.CreateInfo(options, new Converter()));
        return mappings;
    }

    private sealed class Resolver(TypeInfoMappingCollection mappings) : IPgTypeInfoResolver
    {
        public PgTypeInfo? GetTypeInfo(Type? type, DataTypeName? dataTypeName, PgSerializerOptions options) =>
            mappings.Find(type, dataTypeName, options);
    }

    /// <summary>Only writes: nobody reads the column.</summary>
    private sealed class Converter : PgStreamingConverter<TsVector>
    {
        public override Size GetSize(SizeContext context, TsVector value, ref object? writeState) => value.Bytes.Length;

        public override void Write(PgWriter writer, TsVector value) => writer.WriteBytes(value.Bytes.Span);

        public override ValueTask WriteAsync(
            PgWriter writer,
            TsVector value,
            CancellationToken cancellationToken = default
        ) => writer.WriteBytesAsync(value.Bytes, cancellationToken);

        public override TsVector Read(PgReader reader) => throw new NotSupportedException();

        public override ValueTask<TsVector> ReadAsync(PgReader reader, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();
    }
}
