using System.Text;
using System.Text.Json.Nodes;
using Waymark.Skan;

namespace Waymark.Tests.Skan;

/// <summary>Postbacks that Apple published with their signatures, and some that were signed with a key of our own.</summary>
static class SkanVectors
{
    const string TestKey = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEmdKL9R//uF0YY4zUsaQm+k3pYVK73Tt4G1omBz/19hYmtJ4yVNyB7m+wxiOXr0+dlGPj9N+w09Ir2NqZC5yodw==";

    public const string WebAd = """
        {"version":"4.0","ad-network-id":"com.example","source-identifier":"5239","app-id":525463029,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e30","redownload":false,"source-domain":"example.com","fidelity-type":1,"did-win":true,"conversion-value":63,"postback-sequence-index":0,"attribution-signature":"MEUCIGRmSMrqedNu6uaHyhVcifs118R5z/AB6cvRaKrRRHWRAiEAv96ne3dKQ5kJpbsfk4eYiePmrZUU6sQmo+7zfP/1Bxo="}
        """;

    public const string Lost = """
        {"version":"3.0","ad-network-id":"example123.skadnetwork","campaign-id":42,"transaction-id":"f9ac267a-a889-44ce-b5f7-0166d11461f0","app-id":525463029,"attribution-signature":"MEUCIQDDetUtkyc/MiQvVJ5I6HIO1E7l598572Wljot2Onzd4wIgVJLzVcyAV+TXksGNoa0DTMXEPgNPeHCmD4fw1ABXX0g=","redownload":true,"fidelity-type":1,"did-win":false}
        """;

    public const string FromAnApp = """
        {"version":"2.2","ad-network-id":"com.example","campaign-id":42,"transaction-id":"6aafb7a5-0170-41b5-bbe4-fe71dedf1e28","app-id":525463029,"attribution-signature":"MEYCIQDTuQ1Z4Tpy9D3aEKbxLl5J5iKiTumcqZikuY/AOD2U7QIhAJAaiAv89AoquHXJffcieEQXdWHpcV8ZgbKN0EwV9/sY","redownload":true,"source-app-id":1234567891,"fidelity-type":1,"conversion-value":20}
        """;

    public const string SecondWindow = """
        {"version":"4.0","ad-network-id":"testnet123.skadnetwork","source-identifier":"15","app-id":1234500001,"transaction-id":"0b0e3f52-6a50-4b4e-9a3b-3f0f3b6f0001","redownload":false,"source-app-id":1234567891,"fidelity-type":1,"did-win":true,"postback-sequence-index":1,"coarse-conversion-value":"medium","attribution-signature":"MEUCICKSZ3v49xuVZKy3uUNi02CfC3XNSGTAVQURYxZeDvD6AiEA5Xnxu1RaE+PC7saGUgEtQh4Po4tAAIZ8HINdOhRNiDE="}
        """;

    public const string LostFour = """
        {"version":"4.0","ad-network-id":"testnet123.skadnetwork","source-identifier":"15","app-id":1234500001,"transaction-id":"0b0e3f52-6a50-4b4e-9a3b-3f0f3b6f0002","redownload":true,"fidelity-type":0,"did-win":false,"postback-sequence-index":0,"attribution-signature":"MEUCIEZCMXxYh7J5Az49O+JInmhiH+1Vdq3qnsgVH/i4NAttAiEA+AW+yf75XiQDY6eJ6dw7g9pCjCGBziF62NTY0pjFF1E="}
        """;

    public const string ViewWithZero = """
        {"version":"3.0","ad-network-id":"testnet123.skadnetwork","campaign-id":7,"app-id":1234500001,"transaction-id":"0b0e3f52-6a50-4b4e-9a3b-3f0f3b6f0003","redownload":false,"source-app-id":1234567891,"fidelity-type":0,"did-win":true,"conversion-value":0,"attribution-signature":"MEUCIQCV2xOPuQ5Sfio7Rn96JgR1zXeBlwyru5kMR2KT1Rs7ggIgYwE+Jh2GG6iYUsewePyuRnkq6XsZKPdC9eOnX9ayPB8="}
        """;

    public const string Download = """
        {"jws-string":"eyJraWQiOiJ0ZXN0LWtleVwvMCIsImFsZyI6IkVTMjU2In0.eyJwb3N0YmFjay1pZGVudGlmaWVyIjoiNUMxRTdFMEItMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDA0IiwiYWR2ZXJ0aXNlZC1pdGVtLWlkZW50aWZpZXIiOjEyMzQ1MDAwMDEsImNvbnZlcnNpb24tdHlwZSI6ImRvd25sb2FkIiwibWFya2V0cGxhY2UtaWRlbnRpZmllciI6ImNvbS5hcHBsZS5BcHBTdG9yZSIsImFkLW5ldHdvcmstaWRlbnRpZmllciI6InRlc3RuZXQxMjMuYWRhdHRyaWJ1dGlvbmtpdCIsImltcHJlc3Npb24tdHlwZSI6ImFwcC1pbXByZXNzaW9uIiwicG9zdGJhY2stc2VxdWVuY2UtaW5kZXgiOjAsInNvdXJjZS1pZGVudGlmaWVyIjoiODM0NCIsImRpZC13aW4iOnRydWUsInB1Ymxpc2hlci1pdGVtLWlkZW50aWZpZXIiOjEyMzQ1Njc4OTF9.f_AfHQb-VSQARtCGHAQQynNZWtPH2MH1OXp2LQgcnm_kzKQZnWrtBEqeMGdKfSthhbZRohdax1To8pZhwAeDvw","conversion-value":24,"ad-interaction-type":"click","country-code":"IN"}
        """;

    public const string Comeback = """
        {"jws-string":"eyJraWQiOiJ0ZXN0LWtleS8wIiwiYWxnIjoiRVMyNTYifQ.eyJwb3N0YmFjay1pZGVudGlmaWVyIjoiNUMxRTdFMEItMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDA1IiwiYWR2ZXJ0aXNlZC1pdGVtLWlkZW50aWZpZXIiOjEyMzQ1MDAwMDEsImNvbnZlcnNpb24tdHlwZSI6InJlLWVuZ2FnZW1lbnQiLCJhZC1uZXR3b3JrLWlkZW50aWZpZXIiOiJ0ZXN0bmV0MTIzLmFkYXR0cmlidXRpb25raXQiLCJpbXByZXNzaW9uLXR5cGUiOiJhcHAtaW1wcmVzc2lvbiIsInBvc3RiYWNrLXNlcXVlbmNlLWluZGV4IjoyLCJzb3VyY2UtaWRlbnRpZmllciI6IjgzIiwiZGlkLXdpbiI6dHJ1ZX0.c0idpDwmRFdqifQ4FDpg-fT9NnIkrwvwdyZBQajxSB3XAY9jgxEguTvnM-vOrTjd8ck7xAWPWEsSPH5D3TUW_Q","coarse-conversion-value":"high","ad-interaction-type":"view"}
        """;

    public static PostbackReader Apple { get; } = new(AppleKeys.Published);

    /// <summary>Trusts the test key in place of Apple's.</summary>
    public static PostbackReader Ours { get; } = new(AppleKeys.Published with
    {
        P256 = TestKey,
        ByKeyId = new Dictionary<string, JwsKey> { ["test-key/0"] = new(TestKey, IsDevelopment: false) },
    });

    public static PostbackReading Read(this PostbackReader reader, PostbackProtocol protocol, string body) =>
        reader.Read(protocol, Encoding.UTF8.GetBytes(body)).ShouldNotBeNull();

    /// <summary>The same postback with one field another.</summary>
    public static string With(this string body, string field, JsonNode? value)
    {
        var changed = JsonNode.Parse(body)!.AsObject();
        changed[field] = value;
        return changed.ToJsonString();
    }

    public static string Without(this string body, string field)
    {
        var changed = JsonNode.Parse(body)!.AsObject();
        changed.Remove(field).ShouldBeTrue();
        return changed.ToJsonString();
    }
}
