using System.Text.Json.Nodes;
using Waymark.Devices;
using Waymark.Events;
using Waymark.Facts;
using Waymark.Referrals;
using Waymark.Server.Tests.Support;

namespace Waymark.Server.Tests.Processing.Referrals;

public sealed class ReviewTests
{
    [Theory]
    [InlineData(FraudStatus.Suspicious, "valid")]
    [InlineData(FraudStatus.Suspicious, "rejected")]
    [InlineData(FraudStatus.Rejected, "valid")]
    [InlineData(FraudStatus.Valid, "suspicious")]
    public async Task Any_status_becomes_any_other_and_it_is_told(FraudStatus before, string after)
    {
        await using var app = new ProcessingApplication();
        Keep(app, before);
        app.Say(FactKind.ReferralReview, new { referral = 7, status = after, why = "looked at it", by = "key" });
        await app.ProcessAsync();

        var referral = app.State.FindReferral("shop", 7).ShouldNotBeNull();
        referral.Status.ToString().ToLowerInvariant().ShouldBe(after);
        referral.Reviews.ShouldBe([new Review(app.Now, "key", before, referral.Status, "looked at it")]);
        var told = app.Stream.ShouldHaveSingleItem();
        (told.Kind, told.Name, told.UserId, told.Platform).ShouldBe((EventKind.FraudStatus, "fraud_status_changed", "ben", Platform.Android));
        var values = JsonNode.Parse(told.Values.Span)!;
        ((long)values["referral_id"]!, (string?)values["status"], (string?)values["from"], (string?)values["referrer_user_id"])
            .ShouldBe((7, after, before.ToString().ToLowerInvariant(), "ana"));
    }

    [Fact]
    public async Task Looking_again_without_another_result_is_written_down_but_no_news()
    {
        await using var app = new ProcessingApplication();
        Keep(app, FraudStatus.Suspicious);
        app.Say(FactKind.ReferralReview, new { referral = 7, status = "suspicious", why = "wait" });
        app.Say(FactKind.ReferralReview, new { referral = 8, status = "valid", why = "?" });
        await app.ProcessAsync();

        app.State.FindReferral("shop", 7)!.Reviews.ShouldHaveSingleItem().Why.ShouldBe("wait");
        app.Stream.ShouldBeEmpty();
        app.Ruling().ShouldBe(new Ruling("unknown_referral"));
    }

    [Fact]
    public async Task A_test_device_is_known_by_what_it_is_registered_by()
    {
        await using var app = new ProcessingApplication();
        app.Say(FactKind.TestDevice, new { kind = "advertising_id", id = "38400000-8CF0-11BD-B23E-10B96E40000D", name = "Pixel", by = "key" });
        app.Say(FactKind.TestDevice, new { kind = "advertising_id", id = "not one" });
        await app.ProcessAsync();

        var device = app.State.Community.TestDevices("shop", 0, 9).ShouldHaveSingleItem();
        (device.Id, device.Name, device.AddedBy).ShouldBe(("38400000-8cf0-11bd-b23e-10b96e40000d", "Pixel", "key"));
        app.Ruling().ShouldBe(new Ruling("no_device"));
        TestDevice.IdsOf(Some.Install() with { Device = new DeviceTraits { Gaid = device.Id } }).ShouldContain((TestDeviceKind.AdvertisingId, device.Id));

        app.Say(FactKind.TestDevice, new { kind = "advertising_id", id = device.Id, removes = true });
        await app.ProcessAsync();
        app.State.Community.TestDevices("shop", 0, 9).ShouldBeEmpty();
    }

    static void Keep(ProcessingApplication app, FraudStatus status)
    {
        using var batch = app.State.Begin();
        batch.Save(new Referral
        {
            App = "shop", Id = 7, Occasion = Occasion.AppInstall, At = app.Now, Link = "t1", Referrer = Person.User("ana"), Referred = Person.User("ben"),
            Platform = Platform.Android, Status = status,
        });
        batch.Commit(0);
    }
}
