using System.Text.Json;
using System.Text.Json.Serialization;
using Waymark.Sandbox.CleverTap.Accounts;

namespace Waymark.Sandbox;

/// <summary>Reads the options from JSON, and says in a sentence what is wrong with them.</summary>
static class SandboxConfiguration
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    public static SandboxOptions ReadFile(string path)
    {
        try
        {
            return Read(File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SandboxConfigurationException($"Cannot read {path}: {e.Message}");
        }
        catch (SandboxConfigurationException e)
        {
            throw new SandboxConfigurationException($"{path}: {e.Message}");
        }
    }

    public static SandboxOptions Read(string text)
    {
        SandboxOptions options;
        try
        {
            options = JsonSerializer.Deserialize<SandboxOptions>(text, Json)
                ?? throw new SandboxConfigurationException("The configuration must be a JSON object.");
        }
        catch (JsonException e)
        {
            throw new SandboxConfigurationException(JsonComplaint.InWords(e));
        }

        if (options.RequestsKept < 0)
            throw new SandboxConfigurationException("requestsKept must not be negative.");

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Accounts.Count; i++)
        {
            if (Problem(options.Accounts[i], ids) is { } problem)
                throw new SandboxConfigurationException($"accounts[{i}]: {problem}");
        }

        return options;
    }

    static string? Problem(AccountSettings account, HashSet<string> ids) => account switch
    {
        { Id: "" } => "id must not be empty.",
        { Passcode: "" } => "passcode must not be empty.",
        { MaxInFlight: < 1 } => "maxInFlight must be at least 1.",
        { MaxBodyBytes: < 1 } => "maxBodyBytes must be at least 1.",
        { MaxEventProperties: < 1 } => "maxEventProperties must be at least 1.",
        _ when !ids.Add(account.Id) => $"the id \"{account.Id}\" is used twice.",
        _ when Region.Find(account.Region) is null =>
            $"region \"{account.Region}\" is not known; use one of {string.Join(", ", Region.All.Select(r => r.Label))}.",
        _ when !TimeZoneInfo.TryFindSystemTimeZoneById(account.TimeZone, out _) =>
            $"timeZone \"{account.TimeZone}\" is not known; use a name such as Asia/Kolkata.",
        _ => null,
    };
}

/// <summary>The configuration cannot be used; the message says where and why.</summary>
public sealed class SandboxConfigurationException(string message) : Exception(message);
