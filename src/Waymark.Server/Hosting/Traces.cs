using System.Diagnostics;

namespace Waymark.Server.Hosting;

/// <summary>Where traces come from: batches of processing and calls to partners, never single requests or anything personal.</summary>
static class Traces
{
    public const string Name = "Waymark";

    public static ActivitySource Source { get; } = new(Name);
}
