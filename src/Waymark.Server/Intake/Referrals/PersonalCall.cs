using Waymark.Apps;
using Waymark.Devices;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Callers;

namespace Waymark.Server.Intake.Referrals;

/// <summary>A call about people that was let in: by a phone for whoever uses it, or by a server for a user it names.</summary>
sealed class PersonalCall : IDisposable
{
    const int LongestUserId = 512;

    public required App App { get; init; }

    public required DeviceCall Call { get; init; }

    /// <summary>As received.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The server that calls, as the audit names it; null for a phone.</summary>
    public string? Server { get; init; }

    /// <summary>Nobody for servers: where they are tells nothing about the user.</summary>
    public Caller Caller { get; init; }

    public SignatureState Signature { get; init; }

    /// <summary>Of the configuration.</summary>
    public int Version { get; init; }

    public bool IsServer => Server is not null;

    /// <summary>Who says so, as the audit names it.</summary>
    public string By => Server ?? "app";

    public Fields Fields => new(Call.Root);

    /// <summary>Who is meant where nobody else is named.</summary>
    /// <returns>What is missing; null when nothing is.</returns>
    public string? ReadPerson(Fields fields, out PersonTold person)
    {
        var install = fields.Text("install_instance_id", InstallId.Longest);
        person = new PersonTold { User = IsServer ? fields.Text("user_id", LongestUserId) : null, Install = Call.InstallId };

        if (fields.Mistake is { } mistake) return mistake;
        if (person is { User: null, Install: null }) return IsServer && install is null ? "user_id or install_instance_id is required" : "install_instance_id is required";

        return null;
    }

    public void Dispose() => Call.Dispose();
}
