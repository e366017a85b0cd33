using System.Text.Json;
using Waymark.Devices;
using Waymark.Flows;
using Waymark.Installs;
using Waymark.Referrals;
using Waymark.Users;

namespace Waymark.Tests.Flows;

/// <summary>Valid values; a test changes only what it is about.</summary>
static class SomeFlow
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Person Ben = Waymark.Referrals.Person.User("ben"), Anna = Waymark.Referrals.Person.User("anna");

    public static JsonElement Json(string text) => JsonElement.Parse(text);

    public static FlowFilter Filter(string key, FlowOperator how, string? json, bool custom = true) =>
        new() { Key = key, Operator = how, Value = json is null ? null : Json(json), Custom = custom };

    public static FlowPerson Person() => new(Ben)
    {
        User = new User { App = "shop", Id = "ben", Name = "Ben", SignedUpAt = Noon.AddDays(-3), Traits = new Dictionary<string, string> { ["plan"] = "\"gold\"", ["age"] = "31" } },
        Install = new Install
        {
            App = "shop", Id = "phone-1", FirstSeenAt = Noon.AddDays(-3), OpenedAt = Noon.AddDays(-3), LastActiveAt = Noon.AddDays(-1), Platform = Platform.Android,
            AppVersion = "2.10.0", Device = DeviceTraits.Unknown with { OsVersion = "14", Language = "en", Country = "IN", Brand = "Google", Model = "Pixel 8" },
        },
        Standing = new Standing { App = "shop", Person = Ben, Public = new Dictionary<string, string> { ["credits"] = "5" } },
        Came = new Referral { App = "shop", Id = 7, Occasion = Occasion.AppInstall, At = Noon.AddDays(-3), Link = "t1", Channel = "whatsapp", Referrer = Anna },
    };

    public static FlowMoment Moment(string values = """{ "plan": "yearly", "amount": 499.5, "items": { "first": "tea" }, "trial": false }""") => new()
    {
        Trigger = "e-1", Event = "Subscription Started", At = Noon, Values = Json(values), Person = Person(),
    };

    public static Flow On(params FlowAction[] actions) => new()
    {
        Id = "thanks", Trigger = new FlowTrigger { Type = FlowTriggerType.Event, Event = "Subscription Started", Count = 0 }, Actions = actions,
    };

    public static FlowInquiry Ask(Flow flow, FlowMoment? moment = null, long firedBefore = 0) => new(flow, moment ?? Moment())
    {
        FiredBefore = firedBefore,
        TallyOf = (_, _) => default,
        TargetsOf = action => action.Target == FlowTargetType.User ? [new FlowTarget(Ben, null)] : [],
        ReferrerFor = _ => null,
    };
}
