namespace Qawl.Api.Tests.Contracts.Traffic;

/// <summary>
/// Stands between a test's client and the service, as a validating proxy would: whatever a test asks and is answered must
/// be what the contract declares. Bodies that are streamed pass unread; their status and media type are checked.
/// </summary>
internal sealed class TrafficCheck(DeclaredContract contract) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        var faults = await Exchange.FaultsAsync(contract, request, response, cancellationToken);
        return faults.Count == 0
            ? response
            : throw new ContractMismatchException(
                $"{request.Method} {request.RequestUri?.PathAndQuery}: {string.Join("; ", faults)}"
            );
    }
}

/// <summary>The service and its contract contradict each other.</summary>
internal sealed class ContractMismatchException(string message) : Exception(message);
