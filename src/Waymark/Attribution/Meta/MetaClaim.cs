namespace Waymark.Attribution.Meta;

/// <summary>One referrer of Meta's that an install came with.</summary>
/// <param name="Statement">What it says.</param>
/// <param name="At">When the ad was clicked or seen; null when nothing says so.</param>
/// <param name="IsView">Seen rather than clicked.</param>
public sealed record MetaClaim(MetaStatement Statement, DateTimeOffset? At, bool IsView)
{
    /// <summary>
    /// Reads the claims that the Play referrer and Meta's own provider on the device make. Two claims of clicks are one touch: the
    /// Play referrer's is taken, else the provider's.
    /// </summary>
    /// <param name="referrer">The Play referrer, read.</param>
    /// <param name="referrerClickAt">When the store says its link was followed.</param>
    /// <param name="provided">What the provider handed over; null for nothing.</param>
    /// <param name="key">The app's key.</param>
    public static IReadOnlyList<MetaClaim> Read(ReferrerReading referrer, DateTimeOffset? referrerClickAt, MetaProvided? provided, string? key)
    {
        var claims = new List<MetaClaim>();
        var payload = referrer as ReferrerReading.MetaPayload ?? (referrer as ReferrerReading.ClickId)?.Otherwise as ReferrerReading.MetaPayload;

        if (payload is not null)
        {
            var statement = MetaReferrer.Read(payload.Json, key);
            claims.Add(new(statement, referrerClickAt ?? statement.MadeAt, IsView: false));
        }

        if (provided is not null && Referrer.Read(provided.Referrer) is ReferrerReading.MetaPayload theirs)
        {
            var statement = MetaReferrer.Read(theirs.Json, key);
            claims.Add(new(statement, provided.At ?? statement.MadeAt, provided.IsView));
        }

        return claims;
    }
}

/// <summary>What Meta's provider on the device handed over.</summary>
/// <param name="Referrer">Of the same kind as a Play referrer.</param>
/// <param name="IsView">Seen rather than clicked.</param>
/// <param name="At">When; null when it does not say.</param>
public sealed record MetaProvided(string Referrer, bool IsView, DateTimeOffset? At);
