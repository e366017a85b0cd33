using System.Text.Json;

namespace Waymark.Flows;

/// <summary>One thing that a flow does.</summary>
public sealed record FlowAction
{
    public required FlowActionType Type { get; init; }

    /// <summary>For whom it is done.</summary>
    public FlowTargetType Target { get; init; }

    /// <summary>Which referrers are meant, by the event that made the relation; all when absent.</summary>
    public string? ReferrerEvent { get; init; }

    /// <summary>How often for one target at most; 0 for no limit.</summary>
    public int Limit { get; init; }

    /// <summary>How many firings for one target it takes, each time.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Set referrer: the relation's event, the trigger's when absent. Webhook: the name that receivers are told.</summary>
    public string? Event { get; init; }

    /// <summary>Values that go with it; texts may hold placeholders.</summary>
    public IReadOnlyDictionary<string, JsonElement> Data { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Set referrer: the property of the event that may hold the referrer's user id.</summary>
    public string ReferrerProperty { get; init; } = "referrer_user_id";

    /// <summary>Notification: the name of the message that the sender of pushes knows.</summary>
    public string? Template { get; init; }

    /// <summary>Change property: what changes.</summary>
    public IReadOnlyList<PropertyChange> Properties { get; init; } = [];

    /// <summary>Ban: for how long; 0 lifts it.</summary>
    public int Seconds { get; init; }

    /// <summary>Ban: shown with it.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a flow can do.</summary>
public enum FlowActionType
{
    SetReferrer,
    Notification,
    Webhook,
    ChangeProperty,
    Ban,
}

/// <summary>Whom an action is about.</summary>
public enum FlowTargetType
{
    /// <summary>Whoever set the flow off.</summary>
    User,
    Referrers,
    Friends,
}
