using Waymark.Installs;
using Waymark.Referrals;

namespace Waymark.Server.Processing.Referrals;

/// <summary>Devices that are registered for testing.</summary>
static class TestDevices
{
    public static void Apply(Case @case)
    {
        if (Told.Read<TestDeviceTold>(@case.Fact.Body) is not { } told || TestDevice.Read(told.Kind, told.Id) is not { } id)
        {
            @case.Refuse("no_device");
            return;
        }

        if (told.Removes)
        {
            if (@case.State.Community.RemoveTestDevice(@case.App.Id, told.Kind, id)) @case.Rule("removed", id);
            else @case.Refuse("unknown", id);
            return;
        }

        @case.State.Community.Save(new TestDevice
        {
            App = @case.App.Id,
            Kind = told.Kind,
            Id = id,
            Name = told.Name,
            AddedAt = @case.At,
            AddedBy = told.By,
        });
        @case.Rule("added", id);
    }

    /// <summary>Whether an install is on one of them.</summary>
    public static bool Hold(Case @case, Install install) =>
        TestDevice.IdsOf(install).Any(known => @case.State.Community.FindTestDevice(@case.App.Id, known.Kind, known.Id) is not null);
}
