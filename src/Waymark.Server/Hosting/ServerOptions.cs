using Waymark.Server.Callers;

namespace Waymark.Server.Hosting;

/// <summary>What the command line says; everything else is in the configuration document.</summary>
sealed record ServerOptions
{
    public const string AllowPrivateTargetsVariable = "WAYMARK_ALLOW_PRIVATE_TARGETS";

    /// <summary>Where the files of the embedded store and the encryption keys are.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons.</summary>
    public required string Urls { get; init; }

    /// <summary>A document to apply at start, or null.</summary>
    public string? ConfigurationFile { get; init; }

    /// <summary>Where the owner's files that describe partners are; null for <c>partners</c> in the data directory.</summary>
    public string? PartnersDirectory { get; init; }

    /// <summary>Where the files are that say what is known of addresses.</summary>
    public AddressPlaces? Addresses { get; init; }

    /// <summary>Whether integrations may call private and loopback addresses.</summary>
    public bool AllowPrivateTargets { get; init; }

    /// <summary>What is not worth a line on the console.</summary>
    public LogLevel QuieterThan { get; init; } = LogLevel.Information;
}
