using System.Text;
using System.Text.Json.Nodes;
using Waymark.Sandbox.CleverTap.Exports;

namespace Waymark.Sandbox.Tests.CleverTap.Exports;

public sealed class ExportRequestTests
{
    [Fact]
    public void Nothing_waits_so_nothing_goes_out() => ExportRequest.Next([], 100).ShouldBeNull();

    [Fact]
    public void A_hundred_batches_go_together_in_their_order()
    {
        var request = ExportRequest.Next(Batches(101), 100).ShouldNotBeNull();

        (request.Path, request.Batches.Count).ShouldBe(("bulkevents", 100));
        JsonNode.Parse(request.ToBody())!.AsArray().Select(batch => $"{batch!["id"]}").ShouldBe(Enumerable.Range(1, 100).Select(number => $"{number}"));
    }

    [Fact]
    public void One_batch_at_a_time_goes_alone()
    {
        var request = ExportRequest.Next(Batches(2), 1).ShouldNotBeNull();

        (request.Path, Encoding.UTF8.GetString(request.ToBody())).ShouldBe(("events", """{"id":"1"}"""));
    }

    [Fact]
    public void A_request_never_grows_beyond_what_the_receiver_takes()
    {
        var large = Enumerable.Range(1, 3).Select(number => new ExportBatch($"{number}", [], new byte[ExportBatch.MostBytes - 64])).ToList();

        var request = ExportRequest.Next(large, 100).ShouldNotBeNull();

        request.Batches.Count.ShouldBe(2);
        request.ToBody().Length.ShouldBeLessThanOrEqualTo(ExportRequest.MostBytes);
    }

    static IEnumerable<ExportBatch> Batches(int count) => Enumerable.Range(1, count)
        .Select(number => new ExportBatch($"{number}", [], Encoding.UTF8.GetBytes($$"""{"id":"{{number}}"}""")));
}
