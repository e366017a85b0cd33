using System.Text.Json;
using Waymark.Attribution.Meta;
using Waymark.Facts;

namespace Waymark.Server.Processing;

/// <summary>Reads what Meta's own apps on the device handed over: <c>device_data.meta_install_ref</c>.</summary>
static class MetaProvider
{
    public static MetaProvided? Read(DeviceCall call)
    {
        if (Handed(call) is not { } handed || DeviceCall.Text(handed, "install_referrer") is not { } referrer) return null;

        // What does not say that it was clicked was seen.
        var isClick = YesOrNo.Read(DeviceCall.Text(handed, "is_ct")) == true;
        return new(referrer, !isClick, Gathering.Moment(DeviceCall.Text(handed, "actual_timestamp")));
    }

    // An object; some bridges between platforms write it as JSON in a text.
    static JsonElement? Handed(DeviceCall call)
    {
        if (call.DeviceObject("meta_install_ref") is { } handed) return handed;
        if (call.DeviceText("meta_install_ref") is not { } text) return null;

        try
        {
            return JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } inner ? inner : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
