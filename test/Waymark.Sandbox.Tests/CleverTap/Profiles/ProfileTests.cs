using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Profiles;

public sealed class ProfileTests
{
    const string Login = """{"identity":"user-7"}""";

    [Fact]
    public async Task An_unknown_id_makes_a_new_profile()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        await clevertap.UploadAsync(Some.Event(device: "one"), Some.Event(device: "two"), Some.Event(device: "one"));

        var profile = await clevertap.ProfileAsync("objectId=one");
        profile["events"]!["Install Attributed"]!["count"]!.GetValue<int>().ShouldBe(2);
        (await clevertap.InspectAsync("profiles"))["total"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task An_identity_inside_the_data_is_linked_to_the_device_on_top()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        await clevertap.UploadAsync(Some.Event(device: "one"), Some.Profile(Login, device: "one"));

        var profile = await clevertap.ProfileAsync("identity=user-7");
        profile["objectIds"]!.ToJsonString().ShouldBe("""["one"]""");
        profile["timeline"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_with_two_devices_is_one_profile_with_one_timeline()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(
            Some.Event("Early", device: "one", ts: 100),
            Some.Event("Late", device: "one", ts: 300),
            Some.Event("Middle", device: "two", ts: 200),
            Some.Profile("""{"identity":"user-7","plan":"gold"}""", device: "one"),
            Some.Profile("""{"plan":"silver","city":"Pune"}""", device: "two"));

        await clevertap.UploadAsync(Some.Profile(Login, device: "two"));

        var profile = await clevertap.ProfileAsync("objectId=two");
        profile["objectIds"]!.ToJsonString().ShouldBe("""["one","two"]""");
        profile["properties"]!.ToJsonString().ShouldBe("""{"plan":"gold","city":"Pune"}""");
        profile["timeline"]!.AsArray().Select(happened => $"{happened!["name"]}").ShouldBe(["Early", "Middle", "Late"]);
        (await clevertap.InspectAsync("profiles"))["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task A_profile_is_found_by_objectId_identity_or_email()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(
            Some.Profile("""{"identity":"user-7","Name":"Nila","Email":"nila@example.org","plan":"gold"}""", "one"),
            Some.Token("one"), Some.Event(device: "one", ts: 100));

        foreach (var by in new[] { "objectId=one", "identity=user-7", "email=nila%40example.org" })
        {
            var record = (await clevertap.GetAsync($"1/profile.json?{by}")).Json["record"]!;

            $"{record["name"]} {record["email"]} {record["identity"]}".ShouldBe("Nila nila@example.org user-7");
            record["profileData"]!.ToJsonString().ShouldBe("""{"plan":"gold"}""");
            record["events"]!.ToJsonString().ShouldBe(
                """{"Install Attributed":{"count":1,"first_seen":100,"last_seen":100}}""");
            $"{record["platformInfo"]![0]!["push_token"]}".ShouldBe("push-1");
        }
    }

    [Fact]
    public async Task A_deleted_profile_takes_its_events_along()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(
            Some.Profile(Login, "one"), Some.Event("Gone", device: "one"), Some.Event("Stays", device: "two"));

        var answer = await clevertap.PostAsync("1/delete/profiles.json", """{"identity":["user-7"]}""");

        answer.Text.ShouldBe("""{"status":"success"}""");
        (await clevertap.EventNamesAsync()).ShouldBe(["Stays"]);
        (await clevertap.InspectAsync("profiles?objectId=one"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_profile_is_also_deleted_by_guid()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Event(device: "one"));

        await clevertap.PostAsync("1/delete/profiles.json", """{"guid":"one"}""");

        (await clevertap.InspectAsync("profiles"))["total"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Demerging_gives_an_identity_its_own_profile_back()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(
            """{"type":"event","identity":"user-8","evtName":"Mine"}""",
            Some.Profile(Login, "one"), Some.Profile("""{"identity":"user-8"}""", "one"));

        await clevertap.PostAsync("1/demerge/profiles.json", """{"identities":["user-8"]}""");

        var split = await clevertap.ProfileAsync("identity=user-8");
        split["identities"]!.ToJsonString().ShouldBe("""["user-8"]""");
        split["timeline"]!.AsArray().Count.ShouldBe(1);
        (await clevertap.ProfileAsync("identity=user-7"))["objectIds"]!.ToJsonString().ShouldBe("""["one"]""");
    }

    [Fact]
    public async Task Unsubscribing_and_disassociating_find_everybody_with_the_address()
    {
        await using var clevertap = await CleverTapApplication.StartAsync();
        await clevertap.UploadAsync(Some.Profile("""{"Email":"nila@example.org","Phone":"+919812345670"}""", "one"));

        var subscribed = await clevertap.PostAsync("1/subscribe", Some.Upload(
            """{"type":"email","value":"nila@example.org","status":"Unsubscribe"}""",
            """{"type":"pigeon","value":"x","status":"Unsubscribe"}"""));
        var disassociated = await clevertap.PostAsync(
            "1/disassociate", Some.Upload("""{"type":"phone","value":"+919812345670"}"""));

        subscribed["status"].ShouldBe("partial");
        subscribed.Refused.ShouldBe(["2:524"]);
        disassociated["status"].ShouldBe("success");
        (await clevertap.ProfileAsync("objectId=one"))["properties"]!.ToJsonString().ShouldBe(
            """{"Email":"nila@example.org","MSG-email":false}""");
    }
}
