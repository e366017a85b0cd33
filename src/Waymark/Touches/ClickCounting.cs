namespace Waymark.Touches;

/// <summary>Decides whether following a link was a person's click.</summary>
public static class ClickCounting
{
    static readonly string[] PurposeHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    /// <param name="method">The request's method.</param>
    /// <param name="header">A request header by name; null when absent.</param>
    /// <param name="visitor">Who asks.</param>
    public static ClickCount Judge(string method, Func<string, string?> header, Visitor visitor)
    {
        if (!method.Equals("GET", StringComparison.OrdinalIgnoreCase)) return ClickCount.NotAGet;
        if (PurposeHeaders.Any(name => IsAhead(header(name)))) return ClickCount.Prefetch;

        return visitor.Robot switch
        {
            Robot.None => ClickCount.Counted,
            Robot.Preview => ClickCount.Preview,
            _ => ClickCount.Robot,
        };
    }

    // Browsers that load a page before anybody asked for it: "prefetch", "prefetch;prerender", Safari's "preview".
    static bool IsAhead(string? purpose) =>
        purpose is not null && (purpose.Contains("prefetch", StringComparison.OrdinalIgnoreCase)
            || purpose.Contains("prerender", StringComparison.OrdinalIgnoreCase)
            || purpose.Contains("preview", StringComparison.OrdinalIgnoreCase));
}

/// <summary>Whether a visit counts as a click, and if not, why.</summary>
public enum ClickCount
{
    Counted,

    /// <summary>HEAD and the like: link checkers and mail scanners.</summary>
    NotAGet,

    /// <summary>A browser loaded the page ahead of a tap that may never come.</summary>
    Prefetch,

    /// <summary>A chat or a feed fetched the page to show its preview.</summary>
    Preview,

    /// <summary>A crawler, a headless browser or an HTTP library.</summary>
    Robot,
}
