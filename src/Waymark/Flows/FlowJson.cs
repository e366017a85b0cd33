using System.Text.Json.Serialization;

namespace Waymark.Flows;

/// <summary>How flows write values of their own.</summary>
[JsonSerializable(typeof(string))]
sealed partial class FlowJson : JsonSerializerContext;
