using System.Text.Json;
using Waymark.Sandbox.CleverTap.Profiles;

namespace Waymark.Sandbox.CleverTap.Records;

/// <summary>What became of one record, its place in the request counted from 1.</summary>
abstract record Ruling(int Number)
{
    /// <summary>What the sandbox put right or wondered about.</summary>
    public string? Remark { get; init; }

    /// <summary>A second identifier the record ties to the first.</summary>
    public ProfileKey? Linked { get; init; }

    // Built only when somebody looks: most rulings are never read.
    public string InWords() => Remark is null ? What() : $"{What()} ({Remark})";

    protected abstract string What();

    public sealed record Refused(int Number, Refusal Why, JsonElement Raw) : Ruling(Number)
    {
        /// <summary>The text of the answer; senders match failures by the number at its end.</summary>
        public string Error => $"{Why.Text}Skipped record number : {Number}";

        protected override string What() => $"refused with {Why.Code}: {Why.Text.TrimEnd()}";
    }

    /// <summary>Answered as a success and thrown away.</summary>
    public sealed record Ignored(int Number, string Reason) : Ruling(Number)
    {
        protected override string What() => $"ignored: {Reason}";
    }

    /// <summary>A change of consent or of an address.</summary>
    public sealed record Noted(int Number, string Subject) : Ruling(Number)
    {
        protected override string What() => $"taken for {Subject}";
    }

    public sealed record ProfileTaken(int Number, ProfileKey Key, JsonElement Changes) : Ruling(Number)
    {
        protected override string What() =>
            Linked is { } linked ? $"profile of {Key} changed, linked with {linked}" : $"profile of {Key} changed";
    }

    public sealed record EventTaken(int Number, StoredEvent Event) : Ruling(Number)
    {
        /// <summary>The device's platform when the call named it.</summary>
        public string? Platform { get; init; }

        protected override string What() => $"event \"{Event.Name}\" stored for {Event.Key}";
    }

    public sealed record TokenTaken(int Number, ProfileKey Key, TokenType Type, string Token) : Ruling(Number)
    {
        /// <summary>Kept for the echo: only the stored device can tell whether the type fits.</summary>
        public JsonElement Raw { get; init; }

        protected override string What() => $"{Type.Name} token stored for {Key}";
    }
}
