namespace Waymark.Sandbox.Apple.Skan;

/// <summary>What the virtual Apple is to sign, and where it goes.</summary>
sealed record PostbackOrder
{
    /// <summary>Waymark's address, such as <c>http://127.0.0.1:5100</c>; without one the postback is only shown.</summary>
    public string? To { get; init; }

    /// <summary><c>2.1</c>, <c>2.2</c>, <c>3.0</c>, <c>4.0</c>, or <c>aak</c> for AdAttributionKit.</summary>
    public string Version { get; init; } = "4.0";

    /// <summary>The advertised app's number in the App Store.</summary>
    public long AppStoreId { get; init; } = 525463029;

    public string Network { get; init; } = "sandbox123.skadnetwork";

    /// <summary>Up to 3.0: 1 to 100.</summary>
    public int Campaign { get; init; } = 42;

    /// <summary>From 4.0 on: two to four digits.</summary>
    public string Source { get; init; } = "5239";

    /// <summary>The postback's own id; one that follows from everything else when absent.</summary>
    public Guid? Id { get; init; }

    public bool Redownload { get; init; }

    /// <summary>AdAttributionKit: somebody who has the app came back.</summary>
    public bool Reengagement { get; init; }

    /// <summary>Clicked rather than seen.</summary>
    public bool Click { get; init; } = true;

    /// <summary>Off: another network won.</summary>
    public bool Won { get; init; } = true;

    /// <summary>The conversion windows that send one each, from 4.0 on; the first alone when absent.</summary>
    public IReadOnlyList<int> Windows { get; init; } = [0];

    /// <summary>0 to 63, with the first window.</summary>
    public int? Value { get; init; }

    /// <summary><c>low</c>, <c>medium</c> or <c>high</c>.</summary>
    public string? Coarse { get; init; }

    public long? SourceApp { get; init; }

    /// <summary>In 4.0, for ads on the web, in place of <see cref="SourceApp"/>.</summary>
    public string? SourceDomain { get; init; }

    /// <summary>AdAttributionKit: signed as by a phone in developer mode.</summary>
    public bool Development { get; init; }

    public Tampering Tampering { get; init; }

    public bool IsKit => Version == "aak";

    public bool IsFour => Version is "4.0";

    /// <returns>What is wrong with it, or null.</returns>
    public string? Problem() =>
        Version is not ("2.1" or "2.2" or "3.0" or "4.0" or "aak") ? "version must be 2.1, 2.2, 3.0, 4.0 or aak: the others are signed with a key that nobody may bring."
        : Windows.Count == 0 || Windows.Any(window => window is < 0 or > 2) ? "windows must hold 0, 1 or 2."
        : !IsKit && !IsFour && Windows is not [0] ? "windows came with 4.0."
        : SourceApp is not null && SourceDomain is not null ? "sourceApp and sourceDomain exclude each other."
        : To is not null && !Uri.TryCreate(To, UriKind.Absolute, out _) ? "to must be Waymark's address."
        : null;
}

/// <summary>What is done to a postback after it was signed, or instead.</summary>
enum Tampering
{
    None,

    /// <summary>Signed with a key that is not Apple's.</summary>
    Forged,

    /// <summary>The campaign is another one than was signed.</summary>
    Altered,

    /// <summary>The end of the signature is missing.</summary>
    Truncated,

    /// <summary>A field that has to be there is not.</summary>
    Missing,

    /// <summary>A yes or no is a text that rebuilds the very string that was signed.</summary>
    TypeConfused,

    /// <summary>Sent once more, with the best value there is: values are not signed.</summary>
    Replayed,
}
