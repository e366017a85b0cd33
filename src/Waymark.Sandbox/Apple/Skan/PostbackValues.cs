using System.Text.Json.Nodes;

namespace Waymark.Sandbox.Apple.Skan;

/// <summary>The conversion values beside what is signed.</summary>
static class PostbackValues
{
    public static void Add(JsonObject body, PostbackOrder order, int window)
    {
        if (window == 0 && order.Value is { } fine) body["conversion-value"] = fine;
        else if ((order.IsKit || order.IsFour) && order.Coarse is { } coarse) body["coarse-conversion-value"] = coarse;
    }

    /// <summary>The best that whoever holds a postback could make of it.</summary>
    public static JsonObject Improved(JsonObject body)
    {
        var better = body.DeepClone().AsObject();
        if (better.ContainsKey("coarse-conversion-value")) better["coarse-conversion-value"] = "high";
        else better["conversion-value"] = 63;
        return better;
    }
}
