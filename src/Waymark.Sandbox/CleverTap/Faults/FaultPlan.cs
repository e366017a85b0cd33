namespace Waymark.Sandbox.CleverTap.Faults;

/// <summary>Decides which requests and records suffer; the same seed gives the same run.</summary>
sealed class FaultPlan(int seed)
{
    readonly Lock _held = new();
    Random _random = new(seed);
    Fault _current = new();

    /// <summary>With the count that is left.</summary>
    public Fault Current
    {
        get
        {
            lock (_held)
                return _current;
        }
    }

    public void Set(Fault fault)
    {
        lock (_held)
        {
            _current = fault;
            _random = new(seed);
        }
    }

    /// <returns>What the request at this path suffers, or null.</returns>
    public Fault? Next(string path)
    {
        lock (_held)
        {
            var fault = _current;
            if (!Concerns(fault, path) || (fault.Mode != FaultMode.Partial && _random.NextDouble() >= fault.Rate))
                return null;

            if (fault.Count is { } left)
                _current = fault with { Count = left - 1 };

            return fault;
        }
    }

    public bool Hits(double rate)
    {
        lock (_held)
            return _random.NextDouble() < rate;
    }

    static bool Concerns(Fault fault, string path) =>
        (fault.Mode != FaultMode.None || fault.DelayMs > 0)
        && fault.Count is not 0
        && (fault.Path is null || path.Contains(fault.Path, StringComparison.OrdinalIgnoreCase));
}
