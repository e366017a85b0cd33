using Waymark.Attribution;
using Waymark.Installs;

namespace Waymark.Storage.Formats;

/// <summary>Installs as they are remembered: small, since they are meant for events, which only want to know who won.</summary>
static class PackedInstall
{
    public static Install Of(Install install) => install with
    {
        Verdict = Packed(install.Verdict),
        Reengagement = Packed(install.Reengagement),
        RefusedReengagement = Packed(install.RefusedReengagement),
    };

    static Verdict? Packed(Verdict? verdict) => verdict is null ? null : verdict with { Candidates = PackedCandidates.Of(verdict.Candidates) };
}
