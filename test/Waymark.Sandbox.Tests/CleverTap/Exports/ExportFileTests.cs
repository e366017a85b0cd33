using Waymark.Sandbox.CleverTap.Accounts;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

public sealed class ExportFileTests
{
    static readonly SandboxOptions InIndia = new() { Accounts = [AccountSettings.Default with { TimeZone = "Asia/Kolkata" }] };

    [Fact]
    public async Task A_file_begins_with_the_name_and_has_a_line_for_each_time_in_the_projects_zone()
    {
        await using var clevertap = await CleverTapApplication.StartAsync(InIndia);
        await clevertap.UploadAsync(
            """{"type":"profile","identity":"user-7","objectId":"__g1","profileData":{"Name":"Nila","Email":"nila@example.org","plan":"gold"}}""",
            Some.Event("Cart Left", """{"value":149.5}""", device: "__g1"),
            Some.Event("Other", device: "__g1"),
            Some.Event("Cart Left", device: "__g2"));

        var file = await clevertap.GetAsync("inspect/export-file?name=Cart+Left");

        file.Text.ShouldBe(
            """
            Cart Left
            {"profile":{"objectId":"__g1","identity":"user-7","all_identities":["user-7"],"name":"Nila","email":"nila@example.org","profileData":{"plan":"gold"}},"ts":20260304103607,"eventProps":{"value":149.5},"sessionProps":{}}
            {"profile":{"objectId":"__g2","all_identities":[],"profileData":{}},"ts":20260304103607,"eventProps":{},"sessionProps":{}}

            """);
    }

    [Theory]
    [InlineData("from=20260304&to=20260304", 1)]
    [InlineData("from=20260305", 0)]
    [InlineData("to=20260303", 0)]
    public async Task A_file_may_be_of_some_days_only(string days, int lines)
    {
        await using var clevertap = await CleverTapApplication.StartAsync(InIndia);
        await clevertap.UploadAsync(Some.Event("Cart Left"));

        (await clevertap.GetAsync($"inspect/export-file?name=Cart+Left&{days}")).Text.Split('\n').Length.ShouldBe(lines + 2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("name=Cart+Left&from=2026")]
    public async Task A_file_of_nothing_in_particular_is_refused(string query)
    {
        await using var clevertap = await CleverTapApplication.StartAsync();

        (await clevertap.GetAsync($"inspect/export-file?{query}")).Status.ShouldBe(400);
    }
}
