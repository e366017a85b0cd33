using System.Text;
using Waymark.Skan;

namespace Waymark.Bench.Micro;

/// <summary>What one of Apple's postbacks costs in the request that brings it: reading it strictly and verifying the signature.</summary>
sealed class PostbacksBenchmark : IMicroBenchmark
{
    readonly PostbackReader _reader;
    readonly byte[] _body;

    PostbacksBenchmark(PostbackReader reader, string body, string measures, int operations) =>
        (_reader, _body, Measures, Operations) = (reader, Encoding.UTF8.GetBytes(body), measures, operations);

    /// <summary>Published by Apple.</summary>
    public static PostbacksBenchmark Newest { get; } = new(
        new PostbackReader(AppleKeys.Published),
        """
        {"version":"4.0","ad-network-id":"com.example","source-identifier":"5239","app-id":525463029,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e30","redownload":false,"source-domain":"example.com","fidelity-type":1,"did-win":true,"conversion-value":63,"postback-sequence-index":0,"attribution-signature":"MEUCIGRmSMrqedNu6uaHyhVcifs118R5z/AB6cvRaKrRRHWRAiEAv96ne3dKQ5kJpbsfk4eYiePmrZUU6sQmo+7zfP/1Bxo="}
        """,
        "verify a postback of SKAdNetwork 4.0 (P-256)",
        5_000);

    /// <summary>Versions 1.0 and 2.0; signed with a key of our own.</summary>
    public static PostbacksBenchmark Oldest { get; } = new(
        new PostbackReader(AppleKeys.Published with { P192 = "MEkwEwYHKoZIzj0CAQYIKoZIzj0DAQEDMgAEeHJPxZ/ZEK6a+vqbnXV2brofWliRi1Op2pVvZERUv1OFc8ic32hOcQWE1Vb+2h8W" }),
        """
        {"ad-network-id":"net.skadnetwork","campaign-id":42,"app-id":525463029,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e28","attribution-signature":"MDUCGEGS8ATQ6yRAu6Wyc+I6AOHwijvzfDm5hwIZAP55u6HV9yHRSz+3QBhWVGtfT1T83LTBtA=="}
        """,
        "verify a postback of SKAdNetwork 1.0 (P-192)",
        500);

    public string Name => "skan";

    public string Measures { get; }

    public int Operations { get; }

    public Task PrepareAsync(CancellationToken stop) =>
        _reader.Read(PostbackProtocol.SkAdNetwork, _body)?.Verdict == PostbackVerdict.Valid
            ? Task.CompletedTask
            : throw new InvalidOperationException("The postback is not valid.");

    public Task RunAsync(CancellationToken stop)
    {
        for (var i = 0; i < Operations; i++)
            _reader.Read(PostbackProtocol.SkAdNetwork, _body);

        return Task.CompletedTask;
    }
}
