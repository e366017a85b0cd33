using Waymark.Apps;
using Waymark.Events;
using Waymark.Referrals;

namespace Waymark.Integrations;

/// <summary>The sixteen checks. Their order is the specification: the first that fails gives the reason.</summary>
static class PostbackTable
{
    public static PostbackCheck[] All { get; } =
    [
        new("partner_inactive", "The integration was active when the event was received.",
            asked => asked.Integration.Active,
            asked => asked.Integration.Id.Length == 0 ? "there was no such integration" : asked.Integration.Active ? "active" : "switched off"),

        new("missing_credentials", "The partner's settings are complete and valid.",
            asked => asked.Recipient.HasCredentials,
            asked => asked.Recipient.HasCredentials ? "complete" : "something is missing or wrong"),

        new("environment_mismatch", "The event comes from the environment the integration is for.",
            asked => asked.Integration.Environment == EventEnvironment.Any || (asked.Integration.Environment == EventEnvironment.Sandbox) == IsTest(asked),
            asked => $"the integration takes {Lower(asked.Integration.Environment)}, it is {(IsTest(asked) ? "a test" : "a real one")}"),

        new("type_disabled", "Events of this kind are switched on, the partner did not tell this one itself, and it is news or history is asked for.",
            asked => !asked.IsEcho && IsTypeOn(asked) && !asked.IsUnaskedHistory,
            asked => asked.Class switch
            {
                _ when asked.Event.Origin is { IsOurs: true } origin => $"it had gone out from here, and came back by the feed {origin.Feed}",
                _ when asked.IsEcho => $"it came from the partner itself, by the feed {asked.Event.Origin!.Feed}",
                EventClass.InApp when !asked.Integration.InAppEvents || asked.Integration.Events.Count == 0 => "in-app events are off",
                EventClass.Reattribution or EventClass.Reengagement when !asked.Integration.Retargeting => "retargeting is off",
                EventClass.Rejection when !asked.Integration.SendRejected => "rejections are not asked for",
                _ when IsTypeOn(asked) && asked.IsUnaskedHistory => $"it was told as history by the feed {asked.Event.Origin!.Feed}",
                EventClass.Referral when !asked.Integration.Referrals => "referrals are off",
                _ => $"{Lower(asked.Class)}: {(asked.Audience is { } audience ? Lower(audience) : "as the event list says")}",
            })
        {
            ReasonOf = asked => asked.IsEcho ? "loop_guard" : IsTypeOn(asked) ? "history" : "type_disabled",
        },

        new("event_not_mapped", "A row of the event list has exactly its name.",
            asked => asked.Class != EventClass.InApp || asked.Mapping is not null,
            asked => asked.Class != EventClass.InApp ? "needs no row"
                : asked.Mapping is { } row ? $"the row \"{row.Event}\"" : $"no row for \"{asked.Event.Name}\""),

        new("condition_false", "What the row asks of the parameters holds.",
            asked => asked.Mapping is not { When.Count: > 0 } row || EventConditions.Hold(row.When, asked.Event.Values.Span),
            asked => asked.Mapping is { When.Count: > 0 } row ? EventConditions.Describe(row.When) : "no condition"),

        new("privacy_blocked", "The person lets this partner hear of them.",
            asked => PrivacyObjection(asked) is null,
            asked => PrivacyObjection(asked) ?? "no objection is known"),

        new("missing_cuid", "The ids that the integration asks for are known.",
            asked => HasUserId(asked) && HasDeviceId(asked),
            asked => $"{Needed("user id", asked.Integration.RequireUserId, HasUserId(asked))}, {Needed("device id", asked.Integration.RequireDeviceId, HasDeviceId(asked))}")
        {
            ReasonOf = asked => HasUserId(asked) ? "missing_device_id" : "missing_cuid",
            MayPassLater = asked => !HasUserId(asked),
        },

        new("fraud_blocked", "No fraud rule blocked the install, or the referral.",
            asked => !IsOfBlockedInstall(asked) && !IsRejectedReferral(asked),
            asked => IsOfBlockedInstall(asked) ? $"the install counts nowhere: {asked.Event.Credit!.Blocked}" : IsRejectedReferral(asked) ? "the referral was rejected" : "no rule objected")
        {
            ReasonOf = asked => IsOfBlockedInstall(asked) ? "install_blocked" : "fraud_blocked",
        },

        new("suppressed_by_link", "The link that earned the install wants partners told of it.",
            asked => !IsSuppressed(asked),
            asked => asked.Class == EventClass.Install ? IsSuppressed(asked) ? "the link says no" : "the link does not object" : "not an install"),

        new("not_attributed_to_partner", "The user is one of those the partner hears of.",
            IsForAudience,
            asked => IsForeignRejection(asked) ? $"it was taken from {asked.Event.Credit?.Source}, which is another network" : $"told of {Lower(asked.Audience ?? Audience.All)}; earned by {asked.Event.Credit?.Source ?? "nobody yet"}{(asked.IsOwn ? ", which is the partner's own" : "")}"),

        new("outside_postback_window", "The event is within the days that the integration tells of after the conversion.",
            PostbackWindow.Contains,
            PostbackWindow.Describe),

        new("restricted_source", "Whoever earned the user lets third parties hear of it.",
            asked => asked.Restriction.Level is var level && level != RestrictionLevel.Drop && !(level == RestrictionLevel.Redact && asked.Class == EventClass.Rejection),
            asked => asked.Restriction is { Line: { } line } restriction ? $"{line.Source}: {Lower(restriction.Level)}" : "not restricted"),

        new("duplicate", "The partner was not told the same before.",
            asked => !asked.IsDuplicate,
            asked => asked.IsDuplicate ? "told before" : "not told before"),

        new("template_error", "The request can be built.",
            asked => asked.ComposeProblem(Disclosure.Of(asked)) is null,
            asked => asked.ComposeProblem(Disclosure.Of(asked)) ?? "built"),

        new("queued", "Nothing speaks against it.", _ => true, _ => "goes out"),
    ];

    /// <summary>All but the last two, which need the connector.</summary>
    public static PostbackCheck[] BeforeComposing { get; } = All[..^2];

    static bool IsTypeOn(PostbackInquiry asked) => asked.Class switch
    {
        EventClass.InApp => asked.Integration.InAppEvents && asked.Integration.Events.Count > 0 && asked.Audience != Audience.Off,
        EventClass.Reattribution or EventClass.Reengagement => asked.Integration.Retargeting && asked.Audience != Audience.Off,
        EventClass.Referral => asked.Integration.Referrals && asked.Audience != Audience.Off,
        EventClass.Rejection => asked.Integration.SendRejected && asked.Audience != Audience.Off,
        _ => asked.Audience != Audience.Off,
    };

    static bool IsRejectedReferral(PostbackInquiry asked) =>
        asked.Event.Kind == EventKind.Referral && !asked.TellsRejectedReferrals && ReferralValues.IsRejected(asked.Event.Values.Span);

    // A rejection carries the rule too, and is what may be told of it.
    static bool IsOfBlockedInstall(PostbackInquiry asked) => asked.Event is { Kind: not EventKind.Rejection, Credit.Blocked: not null };

    // What one network tried to take is no other network's business.
    static bool IsForeignRejection(PostbackInquiry asked) =>
        asked.Class == EventClass.Rejection && asked.Recipient.Class == PartnerClass.AdNetwork && !asked.IsOwn;

    static bool IsForAudience(PostbackInquiry asked) => asked.Audience switch
    {
        _ when IsForeignRejection(asked) => false,
        Audience.Attributed => asked.Event.Credit is { IsOrganic: false },
        Audience.ThisPartner => asked.IsOwn,
        _ => true,
    };

    static bool IsTest(PostbackInquiry asked) => asked.Event.Origin?.IsDevelopment == true || asked.Subject.Install?.IsTest == true;

    static bool HasUserId(PostbackInquiry asked) =>
        !asked.Integration.RequireUserId || (asked.Event.UserId ?? asked.Subject.Install?.UserId) is { Length: > 0 };

    static bool HasDeviceId(PostbackInquiry asked) =>
        !asked.Integration.RequireDeviceId || asked.Subject.Install is { Device: { Gaid: not null } or { Idfa: not null } };

    static string Needed(string id, bool isNeeded, bool isKnown) =>
        $"{id} {(isNeeded ? isKnown ? "known" : "not known" : "not asked for")}";

    static bool IsSuppressed(PostbackInquiry asked) =>
        asked.Class == EventClass.Install
        && asked.Event.Credit?.TouchId is { } touch
        && asked.FindTouch(touch)?.Parameters.GetValueOrDefault(Touches.Touch.InstallPostback) == "false";

    static string? PrivacyObjection(PostbackInquiry asked)
    {
        var (install, user) = asked.Subject;

        if (install?.Sharing?.OptedOut == true || user?.Sharing?.OptedOut == true)
            return "the person opted out";

        if (Blocks(install?.Sharing) || Blocks(user?.Sharing))
            return "the person's filter names this partner";

        if (asked.Privacy.Children && asked.Recipient.Class == PartnerClass.AdNetwork)
            return "the app is made for children";

        return (asked.Integration.RequireConsent ?? asked.Recipient.Class == PartnerClass.AdNetwork) && Privacy.Consent.Forbids(asked.Privacy.Consent, install?.Consent)
            ? asked.Privacy.Consent == Privacy.ConsentRule.Required ? "no consent was given" : "no consent in Europe"
            : null;

        bool Blocks(Privacy.Sharing? sharing) =>
            sharing is not null && (sharing.Blocks(asked.Recipient.Partner) || sharing.Blocks(asked.Integration.Id));
    }

    static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
