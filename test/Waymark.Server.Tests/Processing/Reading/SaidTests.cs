using System.Buffers;
using System.Text;
using System.Text.Json;
using Waymark.Apps;
using Waymark.Facts;
using Waymark.Server.Processing.Reading;

namespace Waymark.Server.Tests.Processing.Reading;

/// <summary>What a fact says is the same whoever reads it, and when.</summary>
public sealed class SaidTests
{
    static readonly App Shop = new() { Id = "shop", Domains = ["go.shop.example"] };

    [Fact]
    public void What_was_read_ahead_is_what_would_be_read()
    {
        using var ahead = Event("bought");
        using var asked = Event("bought");

        ahead.ReadAhead();

        ahead.Call.Text("event_name").ShouldBe(asked.Call.Text("event_name"));
    }

    [Fact]
    public void A_click_is_the_same_touch_read_ahead_or_not()
    {
        using var ahead = Click("https://go.shop.example/p/42?pid=letter");
        using var asked = Click("https://go.shop.example/p/42?pid=letter");

        ahead.ReadAhead();

        ahead.Click!.Touch.Source.ShouldBe("letter");
        JsonSerializer.Serialize(ahead.Click.Touch).ShouldBe(JsonSerializer.Serialize(asked.Click!.Touch));
    }

    [Fact]
    public void Whoever_reads_ahead_too_late_disturbs_nobody()
    {
        using var said = Event("bought");
        var call = said.Call;

        said.ReadAhead();

        said.Call.ShouldBeSameAs(call);
        call.Text("event_name").ShouldBe("bought");
    }

    [Fact]
    public void What_was_given_back_can_be_asked_again()
    {
        var said = Event("bought");
        said.ReadAhead();
        said.Call.Text("event_name").ShouldBe("bought");

        said.Dispose();

        said.Call.Text("event_name").ShouldBe("bought");
    }

    [Fact]
    public void What_cannot_be_read_fails_where_it_is_asked_for()
    {
        using var said = Of(FactKind.Event, "{ \"event_name\": ");

        said.ReadAhead();

        Should.Throw<JsonException>(() => said.Call);
    }

    [Fact]
    public void What_nobody_will_ask_is_not_read()
    {
        using var said = Of(FactKind.ExchangeRates, "no JSON at all");

        Should.NotThrow(said.ReadAhead);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(20_000, false)]
    public void A_long_body_is_read_where_it_is_asked_for(int length, bool isReadAhead)
    {
        using var body = new WatchedBytes(Encoding.UTF8.GetBytes($$"""{ "event_name": "{{new string('x', length)}}" }"""));
        using var said = new Said(new Fact { Position = 1, Kind = FactKind.Event, App = "shop", ReceivedAt = DateTimeOffset.UnixEpoch, Body = body.Memory }, Shop);

        said.ReadAhead();

        body.IsLookedAt.ShouldBe(isReadAhead);
        said.Call.Text("event_name")!.Length.ShouldBe(length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1_000)]
    public void Facts_come_in_turn_whoever_reads_them(int count)
    {
        var facts = Enumerable.Range(0, count).Select(number => Event($"event {number}")).ToArray();

        ReadingAhead.InTurn(facts, AtOnce).Select(said => said.Call.Text("event_name"))
            .ShouldBe(Enumerable.Range(0, count).Select(number => $"event {number}"));
    }

    [Fact]
    public void Nobody_waits_for_who_reads_ahead()
    {
        var facts = Enumerable.Range(0, 200).Select(number => Event($"event {number}")).ToArray();
        var never = new TaskCompletionSource();

        ReadingAhead.InTurn(facts, _ => never.Task).Count(said => said.Call.Text("event_name") is not null).ShouldBe(200);
    }

    sealed class WatchedBytes(byte[] bytes) : MemoryManager<byte>
    {
        public bool IsLookedAt { get; private set; }

        public override Span<byte> GetSpan()
        {
            IsLookedAt = true;
            return bytes;
        }

        public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        public override Memory<byte> Memory => CreateMemory(bytes.Length);

        protected override void Dispose(bool disposing)
        {
        }
    }

    static Task AtOnce(Action work)
    {
        work();
        return Task.CompletedTask;
    }

    static Said Event(string name) => Of(FactKind.Event, $$"""{ "event_name": "{{name}}" }""");

    static Said Click(string url) => Of(FactKind.Click, $$"""{ "id": "c-1", "url": "{{url}}", "user_agent": "Mozilla/5.0 (Linux; Android 14; Pixel 8)" }""");

    static Said Of(FactKind kind, string body) => new(
        new Fact { Position = 1, Kind = kind, App = "shop", ReceivedAt = DateTimeOffset.UnixEpoch, Body = Encoding.UTF8.GetBytes(body) }, Shop);
}
