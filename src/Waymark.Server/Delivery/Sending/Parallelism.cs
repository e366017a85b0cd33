namespace Waymark.Server.Delivery.Sending;

/// <summary>How many calls may be on their way: one fewer whenever the partner finds it crowded, one more after a while of calm.</summary>
sealed class Parallelism
{
    const int CalmBeforeMore = 10;

    int _fewer;
    int _calm;

    public int Of(int limit) => Math.Max(1, limit - _fewer);

    public void Crowded(int limit)
    {
        _calm = 0;
        _fewer = Math.Min(_fewer + 1, limit - 1);
    }

    public void Calm()
    {
        if (_fewer == 0 || ++_calm < CalmBeforeMore) return;

        _calm = 0;
        _fewer--;
    }
}
