namespace Waymark.Bench.Load;

/// <summary>What the connections send, over and over.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Cycle">The requests in turn.</param>
/// <param name="Links">Over how many links the clicks spread.</param>
sealed record Workload(string Name, IReadOnlyList<PreparedRequest> Cycle, int Links = 1)
{
    const string Phone = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
        + "Chrome/126.0.0.0 Mobile Safari/537.36";

    static readonly PreparedRequest Init = InitOf(Slot.UniqueId);

    // 574 bytes: the length the project's own figures are given for.
    static readonly PreparedRequest Event = PreparedRequest.Post("/api/client/capture-event", $$"""
        {
        "token":"{{BenchedApp.Token}}",
        "platform":"ANDROID",
        "install_instance_id":"{{Slot.InstallId}}",
        "event_name":"purchase",
        "event_id":"{{Slot.UniqueId}}",
        "user_id":"{{Slot.InstallId}}",
        "event_data":{
        "order_id":"{{Slot.UniqueId}}",
        "amount":249.99,
        "currency":"INR",
        "content_type":"product",
        "content_ids":["sku-10442","sku-20881"],
        "num_items":2,
        "coupon":"S25"
        },
        "time_since_app_install":86400.125,
        "device_data":{
        "bundle_id":"com.example.shop",
        "brand":"google",
        "manufacturer":"Google",
        "device_name":"Google Pixel 8",
        "system_version":"14",
        "connectivity":"Wi-Fi",
        "app_version":"3.4.1"
        }
        }
        """);

    static readonly PreparedRequest Payment = PreparedRequest.Post("/api/client/capture-payment", $$"""
        {
        "token":"{{BenchedApp.Token}}",
        "platform":"ANDROID",
        "install_instance_id":"{{Slot.InstallId}}",
        "user_id":"{{Slot.InstallId}}",
        "payment_id":"{{Slot.UniqueId}}",
        "amount":499.00,
        "type":"ONE_TIME",
        "status":"PAYMENT_COMPLETED",
        "event_data":{
        "order_id":"{{Slot.UniqueId}}",
        "content_ids":["sku-10442"],
        "num_items":1
        },
        "time_since_app_install":86400.125,
        "data":{
        "device_data":{
        "bundle_id":"com.example.shop",
        "brand":"google",
        "device_name":"Google Pixel 8",
        "system_version":"14",
        "connectivity":"Wi-Fi",
        "app_version":"3.4.1"
        }
        }
        }
        """);

    static readonly PreparedRequest Click = PreparedRequest.Get(
        $"/{Slot.LinkId}?utm_source=bench&sub1=summer", BenchedApp.LinkHost, Phone);

    public static IReadOnlyList<string> Names { get; } = ["plaintext", "init", "event", "payment", "click", "mixed"];

    /// <returns>The workloads of one target: clicks are measured on one hot link and on a thousand.</returns>
    public static IReadOnlyList<Workload> Of(string target) => target switch
    {
        "init" => [new("init", [Init])],
        "payment" => [new("payment", [Payment])],
        "click" => [new("click, hot link", [Click]), new("click, 1000 links", [Click], Links: BenchedApp.Links)],
        "mixed" => [new("mixed", [.. Mix()], Links: BenchedApp.Links)],
        "plaintext" => [new("plaintext", [Event])],
        _ => [new("event", [Event])],
    };

    /// <summary>An init from an install that the other requests will name.</summary>
    public static PreparedRequest FirstStart { get; } = InitOf(Slot.InstallId);

    public int BodyLength => (int)Cycle.Average(request => request.BodyLength);

    // A day of an app in small: most traffic is events, a quarter clicks.
    static IEnumerable<PreparedRequest> Mix()
    {
        for (var turn = 0; turn < 20; turn++)
        {
            yield return turn switch
            {
                0 or 10 => Init,
                5 => Payment,
                _ when turn % 4 == 3 => Click,
                _ => Event,
            };
        }
    }

    static PreparedRequest InitOf(string install) => PreparedRequest.Post("/api/client/init", $$"""
        {
        "token":"{{BenchedApp.Token}}",
        "platform":"ANDROID",
        "install_instance_id":"{{install}}",
        "package_version":"android-rest-1.0",
        "app_version":"3.4.1",
        "debug":false,
        "device_data":{
        "bundle_id":"com.example.shop",
        "brand":"google",
        "manufacturer":"Google",
        "device_name":"Google Pixel 8",
        "system_version":"14",
        "connectivity":"Wi-Fi",
        "user_agent":"{{Phone}}",
        "carrier":["Example Mobile"],
        "idfa":"",
        "idfv":"",
        "install_ref":"utm_source=google-play&utm_medium=organic",
        "app_version":"3.4.1",
        "build_number":"3410"
        }
        }
        """);
}
