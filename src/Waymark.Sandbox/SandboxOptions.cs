using System.Text.Json.Serialization;
using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox;

/// <summary>What the stand-ins hold at the start.</summary>
public sealed record SandboxOptions
{
    /// <summary>Accounts beside the default one; an entry with the default account's id replaces it.</summary>
    public IReadOnlyList<AccountSettings> Accounts { get; init; } = [];

    /// <summary>How many recent requests can be inspected.</summary>
    public int RequestsKept { get; init; } = 500;

    /// <summary>Where chance starts, so that faults of a rate come out the same in every run.</summary>
    public int Seed { get; init; } = 1;

    [JsonIgnore]
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
