using Waymark.Apps;
using Waymark.Facts;

namespace Waymark.Server.Processing.Reading;

/// <summary>A fact and what it says, which depends on nothing but its body and its app: read when somebody asks, or by another thread ahead of that.</summary>
/// <param name="fact">The fact.</param>
/// <param name="app">Whose it is; null for one that no app of its configuration has.</param>
sealed class Said(Fact fact, App? app) : IDisposable
{
    // A body of a megabyte takes six more once it is parsed, and over a hundred are read ahead.
    const int LongestAhead = 16 * 1024;

    // Takes the place of what was read ahead once somebody has asked: whoever is still reading then reads for nobody.
    static readonly object Asked = new();

    object? _ahead;
    DeviceCall? _call;
    SaidClick? _click;

    public Fact Fact => fact;

    public App? App => app;

    /// <summary>A device's or page's call; not for other facts.</summary>
    public DeviceCall Call => _call ??= Ahead() as DeviceCall ?? DeviceCall.Read(fact.Body);

    /// <summary>A click; not for other facts. Null when the body is none.</summary>
    public SaidClick? Click => _click ??= Ahead() as SaidClick ?? SaidClick.Read(fact, app!);

    /// <summary>Reads what will be asked, on any thread. What cannot be read fails where it is asked for, and says so there.</summary>
    public void ReadAhead()
    {
        if (app is null || fact.Body.Length > LongestAhead || Volatile.Read(ref _ahead) is not null) return;

        try
        {
            object? read = fact.Kind == FactKind.Click ? SaidClick.Read(fact, app) : IsCall ? DeviceCall.Read(fact.Body) : null;
            if (Interlocked.CompareExchange(ref _ahead, read, null) is not null) (read as IDisposable)?.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nobody has asked yet.
        }
    }

    /// <summary>Gives back what was read; asked again it is read again.</summary>
    public void Dispose()
    {
        _call?.Dispose();
        _call = null;
        _click = null;
    }

    bool IsCall => fact.Kind is <= FactKind.DeepLinkTriggered or FactKind.Web;

    object? Ahead() => Interlocked.Exchange(ref _ahead, Asked);
}
