using Waymark.Server.Delivery.Planning;
using Waymark.Server.Delivery.Secrets;
using Waymark.Server.Delivery.Sending;

namespace Waymark.Server.Delivery.Tracing;

/// <summary>A request as the partner would get it, with masks in place of secrets.</summary>
public sealed record RenderedRequest(
    string Route, string Method, string Address, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>Puts an event's parcels into requests, the way they travel when they travel alone.</summary>
static class Rendering
{
    const int LongestBody = 64 * 1024;

    public static IReadOnlyList<RenderedRequest> Of(Assignment assignment, Consignment consignment, DateTimeOffset now)
    {
        var settings = assignment.Integration.Settings;
        var requests = new List<RenderedRequest>();

        foreach (var call in Call.Cut([consignment], route => assignment.Connector.Limits(route, settings)))
        {
            using var request = assignment.Connector.Build(call.Route, [.. call.Loads.Select(load => load.Parcel)], settings);
            assignment.Connector.Sign(request, settings, now);
            requests.Add(Of(call.Route, request, assignment.Masking));
        }

        return requests;
    }

    static RenderedRequest Of(string route, HttpRequestMessage request, Masking masking)
    {
        var headers = request.Headers.NonValidated
            .Concat(request.Content?.Headers.NonValidated.AsEnumerable() ?? [])
            .ToDictionary(header => header.Key, header => masking.Header(header.Key, header.Value.ToString()), StringComparer.OrdinalIgnoreCase);

        return new(route, request.Method.Method, masking.Address(request.RequestUri!), headers, Body(request.Content, masking));
    }

    static string Body(HttpContent? content, Masking masking)
    {
        if (content is null) return "";

        using var reader = new StreamReader(content.ReadAsStream());
        var text = masking.Text(reader.ReadToEnd());
        return text.Length > LongestBody ? text[..LongestBody] : text;
    }
}
