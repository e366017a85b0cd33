using Waymark.Client.Tests.Support;

namespace Waymark.Client.Tests.Users;

public sealed class PersonalDataTests
{
    [Fact]
    public async Task Name_email_and_phone_are_hashed_as_they_are_and_the_id_stays_clear()
    {
        using var server = new FakeServer(FakeServer.Says(200));
        using var client = new WaymarkClient(Some.Options(server, Some.Clock(), hashed: true));

        await client.SignUpAsync(
            new UserProfile { Id = "u-1001", Name = "abc", Email = " ABC", Phone = "" },
            stop: TestContext.Current.CancellationToken);

        // SHA-256 of "abc" is the standard's own example; " ABC" shows that nothing is trimmed or lower-cased.
        server.Requests[0].Json["user_data"]!.ToJsonString().ShouldBeJson("""
            { "id": "u-1001",
              "name": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
              "email": "d5df6e8038a1d77c563600f51c8e2e50a2c0a936a9d2b75e6c4e46428a134965",
              "phone": "" }
            """);
    }
}
