using Microsoft.AspNetCore.Http.HttpResults;
using Waymark.Integrations;
using Waymark.Storage;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Api.Integrations;

/// <summary>What a person should look at.</summary>
static class AlarmEndpoints
{
    const int LongestPage = 1_000;

    /// <param name="manage">The group of all management routes.</param>
    public static void MapAllAlarms(this IEndpointRouteBuilder manage) =>
        manage.MapGet("/alarms", ListAll).WithTags("Integrations").RequireManagementKey().WithSummary("Alarms of all integrations, newest first");

    public static void MapAlarms(this IEndpointRouteBuilder integration) =>
        integration.MapGet("/alarms", List).WithSummary("The integration's alarms, newest first");

    static Ok<AlarmList> ListAll(bool? open, int? limit, IDeliveries deliveries) =>
        TypedResults.Ok(AlarmList.Of(deliveries.Alarms(null, open, Size(limit))));

    static Ok<AlarmList> List(string app, string integration, bool? open, int? limit, IDeliveries deliveries) =>
        TypedResults.Ok(AlarmList.Of(deliveries.Alarms(new DeliveryTarget(app, integration), open, Size(limit))));

    static int Size(int? limit) => Math.Clamp(limit ?? 100, 1, LongestPage);
}

/// <summary>Some alarms.</summary>
public sealed record AlarmList(IReadOnlyList<AlarmView> Alarms)
{
    public static AlarmList Of(IEnumerable<Alarm> alarms) => new([.. alarms.Select(AlarmView.Of)]);
}

/// <summary>One alarm.</summary>
/// <param name="App">The app's id.</param>
/// <param name="Integration">The integration's id.</param>
/// <param name="Kind"><c>broken</c>, <c>refusals</c> or <c>expired_holds</c>.</param>
/// <param name="Detail">What was seen when it was raised.</param>
/// <param name="Since">When it was raised.</param>
/// <param name="Until">When it was over; null while it is open.</param>
public sealed record AlarmView(string App, string Integration, string Kind, string Detail, DateTimeOffset Since, DateTimeOffset? Until)
{
    public static AlarmView Of(Alarm alarm) => new(alarm.Target.App, alarm.Target.Integration, NameOf(alarm.Kind), alarm.Detail, alarm.Since, alarm.Until);

    static string NameOf(AlarmKind kind) => kind switch
    {
        AlarmKind.Broken => "broken",
        AlarmKind.Refusals => "refusals",
        AlarmKind.ExpiredHolds => "expired_holds",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
