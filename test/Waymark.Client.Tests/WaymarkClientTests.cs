using System.Text.Json.Nodes;
using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests;

/// <summary>What each call says, byte for byte as far as the server cares.</summary>
public sealed class WaymarkClientTests : IDisposable
{
    const string Device = """{ "device": "iPhone", "system_version": "18.2", "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" }""";
    const string Caller = """ "token": "prj_shop", "platform": "IOS", "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    readonly FakeServer _server = new(FakeServer.Says(200));
    readonly WaymarkClient _client;

    public WaymarkClientTests() => _client = Some.Client(_server);

    [Fact]
    public async Task A_start_names_the_versions_the_link_and_the_device()
    {
        await _client.InitAsync("https://links.shop.example/p/42", Stop);

        Sent("init", $$"""
            { {{Caller}}, "package_version": "dotnet-0.1.0", "app_version": "3.4.1",
              "link": "https://links.shop.example/p/42", "source": "GENERAL", "debug": false, "device_data": {{Device}} }
            """);
    }

    [Fact]
    public async Task Asking_for_the_attribution_sends_the_device()
    {
        await _client.GetAttributionAsync(Stop);

        Sent("attribution-data", $$"""{ {{Caller}}, "debug": false, "device_data": {{Device}} }""");
    }

    [Fact]
    public async Task A_sign_up_carries_the_user_and_the_apps_own_data_beside_the_device()
    {
        var user = new UserProfile
        {
            Id = "u-1001",
            Name = "Ana",
            CreatedAt = Some.InstalledAt,
            IsFirstTimeUser = true,
            MixpanelDistinctId = "mp-77",
            Extra = new JsonObject { ["plan"] = "gold", ["id"] = "never this one" },
        };

        await _client.SignUpAsync(user, new JsonObject { ["referral_code"] = "BRING5" }, Stop);

        Sent("trigger", $$"""
            { {{Caller}},
              "user_data": { "id": "u-1001", "name": "Ana", "user_created_at": "2026-01-01T00:00:00Z",
                             "is_first_time_user": true, "mixpanel_distinct_id": "mp-77", "plan": "gold" },
              "data": { "referral_code": "BRING5", "device_data": {{Device}} },
              "time_since_app_install": 42.5 }
            """);
    }

    [Fact]
    public async Task A_returning_user_is_set_without_a_sign_up()
    {
        await _client.SetUserAsync(new UserProfile { Id = "u-1001", Phone = "+911234567890" }, Stop);

        Sent("set-user-data", $$"""
            { {{Caller}}, "user_data": { "id": "u-1001", "phone": "\u002B911234567890" }, "device_data": {{Device}} }
            """);
    }

    [Fact]
    public async Task A_customer_id_can_be_set_alone()
    {
        await _client.SetCustomerUserIdAsync("u-1001", Stop);

        Sent("customer-user-id", $$"""{ {{Caller}}, "user_id": "u-1001" }""");
    }

    [Fact]
    public async Task An_event_carries_its_data_its_id_and_its_user()
    {
        await _client.TrackAsync(
            "add_to_cart", new JsonObject { ["sku"] = "s1", ["amount"] = 249.99m }, "e-9", "u-1001", Stop);

        Sent("capture-event", $$"""
            { {{Caller}}, "event_name": "add_to_cart", "event_data": { "sku": "s1", "amount": 249.99 }, "event_id": "e-9",
              "user_id": "u-1001", "time_since_app_install": 42.5, "device_data": {{Device}} }
            """);
    }

    [Fact]
    public async Task An_event_without_data_says_so()
    {
        await _client.TrackAsync("opened", stop: Stop);

        Sent("capture-event", $$"""
            { {{Caller}}, "event_name": "opened", "event_data": null, "time_since_app_install": 42.5, "device_data": {{Device}} }
            """);
    }

    [Fact]
    public async Task The_user_of_the_last_sign_up_goes_along_with_later_events()
    {
        await _client.SignUpAsync(new UserProfile { Id = "u-1001" }, stop: Stop);
        await _client.TrackAsync("opened", stop: Stop);

        _server.Requests[^1].Json["user_id"]!.GetValue<string>().ShouldBe("u-1001");
    }

    [Fact]
    public async Task A_payment_carries_type_and_status_in_the_servers_spelling()
    {
        var payment = new Payment
        {
            Id = "pay-5",
            Amount = 499m,
            UserId = "u-1001",
            Type = PaymentType.FirstPayment,
            EventData = new JsonObject { ["order_id"] = "o-1" },
        };

        await _client.TrackPaymentAsync(payment, Stop);

        Sent("capture-payment", $$"""
            { {{Caller}}, "payment_id": "pay-5", "amount": 499, "user_id": "u-1001", "type": "FIRST_PAYMENT",
              "status": "PAYMENT_COMPLETED", "event_data": { "order_id": "o-1" }, "time_since_app_install": 42.5,
              "data": { "device_data": {{Device}} } }
            """);
    }

    [Theory]
    [InlineData(PaymentType.Default, "DEFAULT")]
    [InlineData(PaymentType.OneTime, "ONE_TIME")]
    [InlineData(PaymentType.WalletTopup, "WALLET_TOPUP")]
    [InlineData(PaymentType.FundsWithdrawal, "FUNDS_WITHDRAWAL")]
    [InlineData(PaymentType.SubscriptionBillingIssue, "SUBSCRIPTION_BILLING_ISSUE")]
    public async Task Payment_types_are_written_as_documented(PaymentType type, string written)
    {
        await _client.TrackPaymentAsync(new Payment { Id = "pay-5", Amount = 1, Type = type }, Stop);

        _server.Requests[0].Json["type"]!.GetValue<string>().ShouldBe(written);
    }

    [Theory]
    [InlineData(PaymentStatus.Initiated, "PAYMENT_INITIATED")]
    [InlineData(PaymentStatus.Completed, "PAYMENT_COMPLETED")]
    [InlineData(PaymentStatus.Failed, "PAYMENT_FAILED")]
    [InlineData(PaymentStatus.Cancelled, "PAYMENT_CANCELLED")]
    public async Task Payment_statuses_are_written_as_documented(PaymentStatus status, string written)
    {
        await _client.TrackPaymentAsync(new Payment { Id = "pay-5", Amount = 1, Status = status }, Stop);

        _server.Requests[0].Json["status"]!.GetValue<string>().ShouldBe(written);
    }

    [Fact]
    public async Task One_payment_is_removed_by_its_id()
    {
        await _client.RemovePaymentAsync("pay-5", "u-1001", Stop);

        Sent("remove-captured-payment", $$"""
            { {{Caller}}, "payment_id": "pay-5", "user_id": "u-1001", "data": { "device_data": {{Device}} } }
            """);
    }

    [Fact]
    public async Task All_payments_of_a_user_are_removed_by_the_user_alone()
    {
        await _client.RemoveAllPaymentsAsync("u-1001", Stop);

        Sent("remove-captured-payment", $$"""{ {{Caller}}, "user_id": "u-1001", "data": { "device_data": {{Device}} } }""");
    }

    [Fact]
    public async Task A_push_token_is_sent_as_it_is()
    {
        await _client.SetPushTokenAsync("fcm:abc", Stop);

        Sent("update-push-token", $$"""{ {{Caller}}, "push_token": "fcm:abc" }""");
    }

    [Fact]
    public async Task Identifiers_of_other_tools_are_sent_together()
    {
        await _client.SetIntegrationsAsync(new Dictionary<string, string> { ["clevertap_id"] = "ct-1" }, Stop);

        Sent("integrations", $$"""{ {{Caller}}, "integration_info": { "clevertap_id": "ct-1" } }""");
    }

    [Fact]
    public async Task A_followed_link_is_sent_with_the_moment_and_metas_referrer()
    {
        _client.Device = _client.Device with { MetaInstallRef = new MetaInstallReferrer { Source = "facebook", IsCt = 1 } };

        await _client.HandleDeepLinkAsync("https://links.shop.example/p/42?c=AbC123", Stop);

        Sent("handle-deeplink", $$"""
            { {{Caller}}, "deeplink_url": "https://links.shop.example/p/42?c=AbC123",
              "meta_install_referrer": { "source": "facebook", "is_ct": 1 }, "timestamp": 1767225642500,
              "device_data": { "device": "iPhone", "system_version": "18.2",
                "meta_install_ref": { "source": "facebook", "is_ct": 1 }, "install_instance_id": "aZ3kP0qLm8Xw2RtYb5Ne" } }
            """);
    }

    [Fact]
    public async Task Every_call_is_a_json_post_that_wants_json_back()
    {
        await _client.InitAsync(stop: Stop);

        var request = _server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Post);
        request.ContentType.ShouldBe("application/json");
        request.Headers["Accept"].ShouldBe("application/json");
        request.Headers.Keys.ShouldNotContain("Authorization");
    }

    [Fact]
    public async Task A_base_address_with_a_path_is_kept()
    {
        var options = Some.Options(_server);
        using var client = new WaymarkClient(new WaymarkOptions
        {
            BaseAddress = new Uri("https://shop.example/waymark"),
            Token = options.Token,
            Platform = options.Platform,
            Handler = _server,
        });

        await client.InitAsync(stop: Stop);

        _server.Requests[0].Address.ShouldBe(new Uri("https://shop.example/waymark/api/client/init"));
    }

    [Fact]
    public void Programming_mistakes_are_argument_exceptions()
    {
        Should.Throw<ArgumentException>(() => _client.TrackAsync(" "));
        Should.Throw<ArgumentException>(() => _client.SignUpAsync(new UserProfile { Id = "" }));
        Should.Throw<ArgumentException>(() => _client.SetUserAsync(null!));
        Should.Throw<ArgumentException>(() => _client.SetCustomerUserIdAsync(""));
        Should.Throw<ArgumentException>(() => _client.TrackPaymentAsync(new Payment { Id = "", Amount = 1 }));
        Should.Throw<ArgumentException>(() => _client.TrackPaymentAsync(new Payment { Id = "pay-5", Amount = -1 }));
        Should.Throw<ArgumentException>(() => _client.RemovePaymentAsync(""));
        Should.Throw<ArgumentException>(() => _client.RemoveAllPaymentsAsync(""));
        Should.Throw<ArgumentException>(() => _client.SetPushTokenAsync(""));
        Should.Throw<ArgumentException>(() => _client.HandleDeepLinkAsync(""));
        _server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ftp://waymark.shop.example", "prj_shop", "IOS")]
    [InlineData("/relative", "prj_shop", "IOS")]
    [InlineData("https://waymark.shop.example", " ", "IOS")]
    [InlineData("https://waymark.shop.example", "prj_shop", null)]
    public void Options_that_cannot_work_are_refused_at_once(string address, string token, string? platform) =>
        Should.Throw<ArgumentException>(() => new WaymarkClient(new WaymarkOptions
        {
            BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute),
            Token = token,
            Platform = new Platform(platform!),
        }));

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    void Sent(string path, string body)
    {
        var request = _server.Requests.ShouldHaveSingleItem();
        request.Address.ShouldBe(new Uri("https://waymark.shop.example/api/client/" + path));
        request.Text.ShouldBeJson(body);
    }
}
