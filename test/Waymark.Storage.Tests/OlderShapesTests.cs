using Waymark.Facts;
using Waymark.Storage.Formats;
using Waymark.Storage.Tests.Support;

namespace Waymark.Storage.Tests;

/// <summary>What earlier releases wrote stays readable.</summary>
public sealed class OlderShapesTests
{
    // Two facts as they were written before anything was noted of addresses: one from 203.0.113.7, one from nowhere.
    const string Facts =
        "25000000" + "05" + "00" + "07000000" + "7B35BDA89C010000" + "04CB007107" + "0473686F70" + "7B2261223A317D0A0D"
        + "18000000" + "01" + "01" + "08000000" + "7C35BDA89C010000" + "00" + "0161" + "7B7D20";

    [Fact]
    public void Facts_without_a_note_are_read_as_ever()
    {
        byte[] packed = [];
        var facts = new List<Fact>();

        FrameFormat.Read(FrameFormat.Pack(Convert.FromHexString(Facts), ref packed), 1, 0, facts);

        facts.Select(fact => fact.Address?.ToString()).ShouldBe(["203.0.113.7", null]);
        facts.Select(fact => fact.AddressNote).ShouldBe([null, null]);
        facts.Select(fact => fact.App).ShouldBe(["shop", "a"]);
        facts.Select(fact => fact.Kind).ShouldBe([FactKind.Event, FactKind.Init]);
        facts.Select(fact => fact.ConfigurationVersion).ShouldBe([7, 8]);
        facts.Select(fact => System.Text.Encoding.UTF8.GetString(fact.Body.Span)).ShouldBe(["{\"a\":1}\n\r", "{} "]);
    }

    [Fact]
    public void A_fact_without_a_note_is_written_as_ever()
    {
        var target = new byte[256];

        var length = FrameFormat.Write(Some.Draft("{}", address: System.Net.IPAddress.Parse("203.0.113.7")), target);

        target[18].ShouldBe((byte)4);
        length.ShouldBe(19 + 4 + 1 + "shop".Length + 2);
    }

    [Fact]
    public void Touches_from_before_anything_was_noted_of_addresses_are_read_as_ever()
    {
        var click = Some.Click(1, address: "home");
        var row = TouchFormat.Write(click);

        // The country (none) and the network were added at the end, a byte each.
        var found = TouchFormat.Read(row.AsSpan(..^2), click.Position, click.At);

        (found with { Parameters = click.Parameters }).ShouldBe(click);
    }
}
