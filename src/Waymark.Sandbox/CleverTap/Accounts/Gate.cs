namespace Waymark.Sandbox.CleverTap.Accounts;

/// <summary>Counts calls in flight and turns away the one too many.</summary>
sealed class Gate
{
    readonly Lock _held = new();

    public int InFlight { get; private set; }

    /// <summary>The most that were in flight at one time, those turned away not counted.</summary>
    public int Most { get; private set; }

    public bool TryEnter(int limit)
    {
        lock (_held)
        {
            if (InFlight >= limit)
                return false;

            Most = Math.Max(Most, ++InFlight);
            return true;
        }
    }

    public void Leave()
    {
        lock (_held)
            InFlight--;
    }

    public void Forget()
    {
        lock (_held)
            Most = InFlight;
    }
}
