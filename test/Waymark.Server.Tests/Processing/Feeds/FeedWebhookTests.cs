using Waymark.Facts;
using Waymark.Feeds;
using Waymark.Server.Tests.Support;
using static Waymark.Server.Tests.Support.FeedWords;

namespace Waymark.Server.Tests.Processing.Feeds;

public sealed class FeedWebhookTests
{
    [Fact]
    public async Task A_webhook_tells_of_each_person_in_its_list_once()
    {
        await using var app = new ProcessingApplication();
        object Profile(string id) => new { Identity = id, Email = $"{id}@shop.example", ObjectId = $"__{id}", Name = "Nila", Event_properties = new { value = 149.5 }, systemProfileData = new { emailSubscription = "Unsubscribed" } };
        var body = new { targetId = 1_700_000_001, key_values = new { Event = "Cart Left" }, profiles = new[] { Profile("u-1"), Profile("u-2") } };
        app.Webhook(body);
        app.Advance(TimeSpan.FromSeconds(3));
        app.Webhook(body);

        await app.ProcessAsync();

        FeedEvents(app).Select(happened => (happened.Name, happened.UserId)).ShouldBe([("Cart Left", "u-1"), ("Cart Left", "u-2")]);
        System.Text.Encoding.UTF8.GetString(FeedEvents(app)[0].Values.Span).ShouldBe("""{"value":149.5,"Event":"Cart Left","targetId":"1700000001"}""");
        (app.User("u-1").Name, app.User("u-1").Email, app.User("u-1").Sharing!.Withheld.Single()).ShouldBe(("Nila", "u-1@shop.example", "email"));
        app.FeedCount(FeedFigures.RepeatedWebhooks).ShouldBe(2);
    }

    [Theory]
    [InlineData("""{"feed":"clevertap","body":{"profiles":{"identity":"u-1","key_values":{"event":"Sale"},"event_properties":{"a":1}}}}""", "Sale", "u-1", """{"a":1,"event":"Sale"}""")]
    [InlineData("""{"feed":"clevertap","event":"By address","body":{"identity":"u-1","anything":[1]}}""", "By address", "u-1", """{"identity":"u-1","anything":[1]}""")]
    [InlineData("""{"feed":"clevertap","text":"identity=u%2D1&event=Form&x=a+b"}""", "Form", "u-1", """{"identity":"u-1","event":"Form","x":"a b"}""")]
    [InlineData("""{"feed":"clevertap","query":"?identity=u-1&x=1"}""", "Webhook", "u-1", """{"identity":"u-1","x":"1"}""")]
    [InlineData("""{"feed":"clevertap","text":"Hello there"}""", "Webhook", null, """{"text":"Hello there"}""")]
    [InlineData("""{"feed":"clevertap"}""", "Webhook", null, "{}")]
    public async Task A_webhook_may_have_any_form(string fact, string name, string? userId, string values)
    {
        await using var app = new ProcessingApplication();
        app.SayRaw(FactKind.FeedWebhook, fact);

        await app.ProcessAsync();

        var happened = app.Stream.ShouldHaveSingleItem();
        (happened.Name, happened.UserId, System.Text.Encoding.UTF8.GetString(happened.Values.Span)).ShouldBe((name, userId, values));
    }
}
