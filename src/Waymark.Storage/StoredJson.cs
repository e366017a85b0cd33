using System.Text.Json.Serialization;
using Waymark.Events;
using Waymark.Installs;
using Waymark.Revenue;
using Waymark.Touches;
using Waymark.Users;

namespace Waymark.Storage;

/// <summary>How the entities lie in their blobs. Absent keys mean the default, so fields can be added without a migration.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Install))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(Credit))]
[JsonSerializable(typeof(Touch))]
sealed partial class StoredJson : JsonSerializerContext;
