using Waymark.Connectors;
using Waymark.Server.Delivery.Secrets;
using Waymark.Server.Delivery.Sending;
using Waymark.Storage.Deliveries;

namespace Waymark.Server.Delivery.Workers;

/// <summary>How an integration is doing: well, resting because the partner was away, or broken until somebody changes something.</summary>
sealed class Condition
{
    readonly DeliveryRoom _room;
    readonly DeliveryTarget _target;
    readonly Backoff _backoff;

    IntegrationCondition _told;
    Masking? _masking;

    public Condition(DeliveryRoom room, DeliveryTarget target)
    {
        _room = room;
        _target = target;
        _backoff = new Backoff(room.Options.LongestBackoff, room.Random);
        _told = room.Deliveries.Condition(target) ?? new IntegrationCondition(IntegrationCondition.Ok, null, room.Clock.GetUtcNow());
    }

    /// <summary>Until when the partner is left alone; null when it need not be.</summary>
    public DateTimeOffset? RestsUntil { get; private set; }

    public bool IsBroken => _told.State == IntegrationCondition.Broken;

    public void StartAnew(Assignment assignment)
    {
        _backoff.Reset();
        RestsUntil = null;

        _masking = assignment.Masking;

        if (!assignment.Integration.Active)
            Tell(IntegrationCondition.Inactive, null);
        else if (assignment.Problems is [var problem, ..])
            Tell(IntegrationCondition.Broken, $"{problem.Path}: {problem.Message}");
        else
            Tell(IntegrationCondition.Ok, null);
    }

    public void Probed(ProbeAnswer answer)
    {
        _room.Deliveries.SetProbe(_target, Probe.WordsOf(answer), _room.Clock.GetUtcNow());

        if (answer is ProbeAnswer.Fails failed)
            Rest(IntegrationCondition.Broken, failed.Reason, null);
        else if (answer is ProbeAnswer.Works && IsBroken)
            BeWell();
    }

    /// <summary>An operator stopped it; whatever else was the matter is looked at again when it goes on.</summary>
    public void Paused(DeliveryPause pause)
    {
        _backoff.Reset();
        RestsUntil = null;
        Tell(IntegrationCondition.Paused, pause.Reason);
    }

    public bool IsPaused => _told.State == IntegrationCondition.Paused;

    /// <summary>Takes note of what a window came to.</summary>
    public void After(IReadOnlyList<Answer> failures, bool hasSucceeded)
    {
        if (hasSucceeded)
            _backoff.Reset();

        if (failures.Count == 0)
        {
            if (hasSucceeded) BeWell();
            return;
        }

        var worst = failures.FirstOrDefault(Refusal.NeedsAPerson) ?? failures[0];
        var asked = failures.OfType<Answer.Postponed>().Max(postponed => postponed.RetryAfter);
        Rest(
            Refusal.NeedsAPerson(worst) ? IntegrationCondition.Broken : IntegrationCondition.BackingOff,
            Refusal.ReasonOf(worst),
            asked);
    }

    void BeWell()
    {
        RestsUntil = null;
        Tell(IntegrationCondition.Ok, null);
    }

    void Rest(string state, string reason, TimeSpan? asked)
    {
        RestsUntil = _room.Clock.GetUtcNow() + _backoff.Fail(asked);
        Tell(state, reason);
    }

    void Tell(string state, string? reason)
    {
        var since = _told.State == state ? _told.Since : _room.Clock.GetUtcNow();
        Store(_told with { State = state, Reason = reason is null ? null : Mask(reason), Since = since, NextAt = RestsUntil });
    }

    string Mask(string text) => _masking?.Text(text) ?? text;

    void Store(IntegrationCondition condition)
    {
        if (condition == _told && _room.Deliveries.Condition(_target) is not null) return;

        _told = condition;
        _room.Deliveries.SetCondition(_target, condition);
    }
}
