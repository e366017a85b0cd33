using System.Text.Json;
using Waymark.Apps;
using Waymark.Apps.Documents;
using Waymark.Facts;
using Waymark.Server.Tests.Support;
using Waymark.Skan;
using Waymark.Skan.Values;

namespace Waymark.Server.Tests.Processing;

public sealed class ConversionProgressTests
{
    const string Buckets = """{ "version": 1, "currency": "USD", "mode": "revenue", "buckets": [0, 5, 20, 50], "fines": [30, 40, 50, 60] }""";
    const string Funnel = """{ "version": 2, "currency": "USD", "mode": "funnel", "steps": [ { "on": "session", "minCount": 2 }, { "on": "signUp" }, { "event": "cart", "minValue": 10 } ], "fines": [1, 2, 3] }""";

    [Theory]
    [InlineData("IOS", 30)]
    [InlineData("ANDROID", null)]
    public async Task Only_installs_on_ios_have_values(string platform, int? fine)
    {
        await using var app = new ProcessingApplication(ShopWith(Buckets));
        Open(app, platform);
        Pay(app, "p-1", 3);

        await app.ProcessAsync();

        (ValueOf(app)?.Fine).ShouldBe(fine);
    }

    [Fact]
    public async Task Time_decides_the_window_where_the_device_does_not_tell_it()
    {
        await using var app = new ProcessingApplication(ShopWith(Buckets));
        Open(app);
        app.Advance(TimeSpan.FromHours(1));
        Pay(app, "p-1", 3);
        app.Advance(TimeSpan.FromHours(29));
        Pay(app, "p-2", 4);
        await app.ProcessAsync();
        ValueOf(app).ShouldBe(new DeviceValue(40, CoarseValue.Medium, false));

        app.Advance(TimeSpan.FromHours(50));
        Pay(app, "p-3", 100);
        await app.ProcessAsync();
        ValueOf(app).ShouldBe(new DeviceValue(40, CoarseValue.High, false));
    }

    [Fact]
    public async Task The_device_knows_better_when_it_was_installed()
    {
        await using var app = new ProcessingApplication(ShopWith(Buckets));
        Open(app);
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 30, payment_id = "p-1", time_since_app_install = 172_800.5 });

        await app.ProcessAsync();

        ValueOf(app).ShouldBe(new DeviceValue(0, CoarseValue.High, false));
    }

    [Fact]
    public async Task Opens_sign_ups_and_events_count_with_their_amounts_and_a_repeat_counts_once()
    {
        await using var app = new ProcessingApplication(ShopWith(Funnel));
        Open(app);
        await app.ProcessAsync();
        ValueOf(app).ShouldBeNull();

        app.Advance(TimeSpan.FromMinutes(5));
        Open(app);
        await app.ProcessAsync();
        ValueOf(app).ShouldNotBeNull().Fine.ShouldBe(1);

        app.Say(FactKind.Signup, new { install_instance_id = "i-1", user_data = new { id = "u-1" } });
        await app.ProcessAsync();
        ValueOf(app).ShouldNotBeNull().Fine.ShouldBe(2);

        foreach (var id in (string[])["e-1", "e-1"])
            app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "cart", event_id = id, event_data = new { amount = 6 } });
        await app.ProcessAsync();
        ValueOf(app).ShouldNotBeNull().Fine.ShouldBe(2);

        // A server knows the user alone.
        app.SayAsServer(FactKind.Event, new { user_id = "u-1", event_name = "cart", event_data = new { amount = 6 } });
        await app.ProcessAsync();
        ValueOf(app).ShouldNotBeNull().Fine.ShouldBe(3);
    }

    [Fact]
    public async Task Only_completed_payments_that_bring_money_in_count()
    {
        await using var app = new ProcessingApplication(ShopWith(Buckets));
        Open(app);
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 30, payment_id = "p-1", status = "PAYMENT_INITIATED" });
        app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount = 30, payment_id = "p-2", type = "FUNDS_WITHDRAWAL" });

        await app.ProcessAsync();

        ValueOf(app).ShouldBeNull();
    }

    [Fact]
    public async Task Payments_are_converted_by_the_rates_of_their_day_and_without_one_they_stand_for_no_range()
    {
        await using var app = new ProcessingApplication(ShopWith(Buckets) with { Currency = "INR" });
        Open(app);
        Pay(app, "p-1", 4_000);
        await app.ProcessAsync();
        ValueOf(app).ShouldBeNull();
        app.Unconverted["no_rate_for_schema"].ShouldBe(1);

        app.Import("Date,USD,INR\n2025-12-31,1.10,88.00\n");
        Pay(app, "p-2", 1_600);
        await app.ProcessAsync();
        ValueOf(app).ShouldBe(new DeviceValue(50, CoarseValue.High, false));
    }

    [Fact]
    public async Task An_install_keeps_the_schema_that_it_began_with_and_one_from_before_has_none()
    {
        await using var app = new ProcessingApplication(ShopWith());
        Open(app, id: "old");
        app.Configure(ShopWith(Buckets));
        Open(app);
        app.Configure(ShopWith(Buckets, Funnel));
        Open(app, id: "new");
        Pay(app, "p-1", 3);
        foreach (var id in (string[])["old", "new"])
            app.Say(FactKind.Payment, new { install_instance_id = id, amount = 3, payment_id = "p-" + id });

        await app.ProcessAsync();

        (app.State.FindValueProgress("shop", "old"), app.State.FindValueProgress("shop", "i-1")?.Schema, app.State.FindValueProgress("shop", "new")?.Schema).ShouldBe((null, 1, 2));
        ValueOf(app).ShouldNotBeNull().Fine.ShouldBe(30);
    }

    [Theory]
    [InlineData("draft", null)]
    [InlineData("retired", null)]
    [InlineData("live", 1)]
    public async Task Only_a_live_schema_is_given_to_new_installs(string status, int? version)
    {
        await using var app = new ProcessingApplication(ShopWith(Buckets.Replace("\"mode\"", $"\"status\": \"{status}\", \"mode\"", StringComparison.Ordinal)));
        Open(app);

        await app.ProcessAsync();

        (app.State.FindValueProgress("shop", "i-1")?.Schema).ShouldBe(version);
    }

    [Fact]
    public async Task A_replay_comes_to_the_same()
    {
        await using var app = new ProcessingApplication(ShopWith(Funnel));
        Open(app);
        app.Say(FactKind.Event, new { install_instance_id = "i-1", event_name = "cart", event_data = new { amount = 12.5 } });
        await app.ProcessAsync(most: 1);

        await using var again = new ProcessingApplication(ShopWith(Funnel));
        again.Journal.AddRange(app.Journal);
        await again.ProcessAsync();

        again.State.FindValueProgress("shop", "i-1").ShouldNotBeNull().Tally.Events["cart"].ShouldBe(new Done(1, 12.5m));
        again.Dump().ShouldBe(app.Dump());
    }

    static DeviceValue? ValueOf(ProcessingApplication app) => app.State.FindValueProgress("shop", "i-1")?.Value;

    static void Open(ProcessingApplication app, string platform = "IOS", string id = "i-1") => app.Say(FactKind.Init, new { platform, install_instance_id = id });

    static void Pay(ProcessingApplication app, string id, decimal amount) => app.Say(FactKind.Payment, new { install_instance_id = "i-1", amount, payment_id = id });

    static App ShopWith(params IEnumerable<string> schemas) => Some.App() with
    {
        Skan = new SkanSettings { Schemas = [.. schemas.Select(schema => JsonSerializer.Deserialize<ConversionSchema>(schema, DocumentJson.Typed)!)] },
    };
}
