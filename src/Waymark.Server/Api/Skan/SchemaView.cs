using System.Text.Json;
using Waymark.Skan.Values;

namespace Waymark.Server.Api.Skan;

/// <summary>One version of how an app's conversion values are made.</summary>
public sealed record SchemaView
{
    public required int Version { get; init; }

    /// <summary><c>draft</c>, <c>live</c> or <c>retired</c>.</summary>
    public required string Status { get; init; }

    /// <summary>New installs get this one.</summary>
    public required bool IsGiven { get; init; }

    public required string Mode { get; init; }

    public required string Currency { get; init; }

    /// <summary>Since when new installs got it; null when they never did.</summary>
    public DateTimeOffset? GivenFrom { get; init; }

    /// <summary>Until when; null while they get it.</summary>
    public DateTimeOffset? GivenUntil { get; init; }

    /// <summary>How many of the 64 fine values it gives, 0 included.</summary>
    public required int FineValues { get; init; }

    public static SchemaView Of(ConversionSchema schema, int? given, SchemaTimeline timeline)
    {
        var (from, until) = timeline.LiveTimes(schema.Version);

        return new()
        {
            Version = schema.Version,
            Status = JsonNamingPolicy.CamelCase.ConvertName(schema.Status.ToString()),
            IsGiven = schema.Version == given,
            Mode = JsonNamingPolicy.CamelCase.ConvertName(schema.Mode.ToString()),
            Currency = schema.Currency,
            GivenFrom = from,
            GivenUntil = until,
            FineValues = schema.Table.RowsOf(0).Count,
        };
    }
}

/// <summary>All versions of an app's schema, the latest first.</summary>
public sealed record SchemaList(IReadOnlyList<SchemaView> Schemas);
