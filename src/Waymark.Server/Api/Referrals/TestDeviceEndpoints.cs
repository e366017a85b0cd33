using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Storage;

namespace Waymark.Server.Api.Referrals;

using Changed = Results<Ok<TestDeviceView>, NotFound<Problem>, BadRequest<Problem>, JsonHttpResult<Problem>>;

/// <summary>Devices registered for testing: what they refer is in no report and earns no reward.</summary>
static class TestDeviceEndpoints
{
    static readonly string[] Kinds = ["advertisingId", "vendorId", "androidId", "install"];

    public static void MapTestDevices(this IEndpointRouteBuilder routes)
    {
        var devices = routes.MapGroup("/apps/{app}/test-devices").WithTags("Test devices");

        devices.MapGet("/", List).WithName("ListTestDevices").WithSummary("Devices registered for testing");
        devices.MapPost("/", AddAsync).Accepts<TestDeviceCommand>("application/json", "*/*").WithName("AddTestDevice").WithSummary("Registers a device for testing");
        devices.MapDelete("/{kind}/{id}", RemoveAsync).WithName("RemoveTestDevice").WithSummary("Takes a registration back");
    }

    static Results<Ok<TestDeviceList>, NotFound<Problem>, BadRequest<Problem>> List(string app, [FromServices] StaffWord staff, IState state, int skip = 0, int limit = 100)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (limit is < 1 or > 500 || skip < 0) return TypedResults.BadRequest(new Problem("limit must be 1 to 500, and skip 0 or more."));

        var found = state.Community.TestDevices(app, skip, limit);
        return TypedResults.Ok(new TestDeviceList([.. found.Select(TestDeviceView.Of)], found.Count == limit ? skip + limit : null));
    }

    static async Task<Changed> AddAsync(string app, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));

        var (fields, _) = await StaffWord.ReadAsync(request, stop);
        fields.RefuseOthers("kind", "id", "name");
        var kind = fields.OneOf("kind", Kinds);
        var (id, name) = (fields.Required("id", 128), fields.Text("name", 200));
        if (kind is null) fields.Fail("kind", $"is required: {string.Join(", ", Kinds)}");
        if (fields.Mistake is { } mistake) return TypedResults.BadRequest(new Problem(mistake));

        return await TellAsync(app, new TestDeviceTold { Kind = Enum.Parse<TestDeviceKind>(kind!, ignoreCase: true), Id = id!, Name = name, By = StaffWord.By(request) }, staff, state, stop);
    }

    static async Task<Changed> RemoveAsync(string app, string kind, string id, HttpRequest request, [FromServices] StaffWord staff, IState state, CancellationToken stop)
    {
        if (staff.Find(app) is null) return TypedResults.NotFound(Problem.NoApp(app));
        if (!Kinds.Contains(kind, StringComparer.OrdinalIgnoreCase)) return TypedResults.BadRequest(new Problem($"kind is one of {string.Join(", ", Kinds)}."));

        var told = new TestDeviceTold { Kind = Enum.Parse<TestDeviceKind>(kind, ignoreCase: true), Id = StaffWord.Unescaped(id), Removes = true, By = StaffWord.By(request) };
        return await TellAsync(app, told, staff, state, stop);
    }

    static async Task<Changed> TellAsync(string app, TestDeviceTold told, StaffWord staff, IState state, CancellationToken stop)
    {
        if (TestDevice.Read(told.Kind, told.Id) is not { } id)
            return TypedResults.BadRequest(new Problem("id is none of this kind: advertising and vendor ids are UUIDs."));

        var before = state.Community.FindTestDevice(app, told.Kind, id);
        var (ruling, trouble) = await staff.TellAsync(FactKind.TestDevice, app, told, stop);
        if (ruling is null) return trouble!;

        return (told.Removes ? before : state.Community.FindTestDevice(app, told.Kind, id)) is { } device && ruling.Outcome is "added" or "removed"
            ? TypedResults.Ok(TestDeviceView.Of(device))
            : TypedResults.NotFound(new Problem("There is no such test device."));
    }
}

/// <summary>A device to register.</summary>
/// <param name="Kind"><c>advertisingId</c>, <c>vendorId</c>, <c>androidId</c> or <c>install</c>.</param>
/// <param name="Id">The id.</param>
/// <param name="Name">For people.</param>
public sealed record TestDeviceCommand(string Kind, string Id, string? Name);

/// <summary>A page of test devices.</summary>
/// <param name="Devices">By kind and id.</param>
/// <param name="Next">What to pass as <c>skip</c>; absent at the end.</param>
public sealed record TestDeviceList(IReadOnlyList<TestDeviceView> Devices, int? Next);

/// <summary>A device registered for testing.</summary>
public sealed record TestDeviceView(TestDeviceKind Kind, string Id, string? Name, DateTimeOffset AddedAt, string? AddedBy)
{
    public static TestDeviceView Of(TestDevice device) => new(device.Kind, device.Id, device.Name, device.AddedAt, device.AddedBy);
}
