using Waymark.Attribution;
using Waymark.Storage.Formats;
using Waymark.Storage.Tests.Support;
using MatchType = Waymark.Attribution.MatchType;

namespace Waymark.Storage.Tests;

/// <summary>How the candidates of a verdict lie in their install.</summary>
public sealed class CandidateFormatTests
{
    static readonly Candidate Full = new()
    {
        TouchId = "click",
        At = new DateTimeOffset(2026, 3, 1, 17, 30, 0, 123, TimeSpan.FromHours(5.5)).AddTicks(7),
        Source = "META",
        CampaignId = "AbC123",
        Campaign = "Sömmer \uD83C\uDF1E",
        MatchType = MatchType.Probabilistic,
        Standing = Standing.Rejected,
        Because = "Below the threshold.",
        Checks = [new Check("window", "26 h", "168 h", "app", true), new Check("posterior", "", "0.5", null, false)],
        NetworkIds = new Dictionary<string, string> { ["gclid"] = "g", ["empty"] = "" },
        Confidence = 0.1 + 0.2,
    };

    static readonly Candidate Least = new()
    {
        TouchId = "",
        At = DateTimeOffset.MinValue,
        Source = "",
        MatchType = default,
        Standing = default,
        Because = "",
    };

    [Fact]
    public void Everything_about_candidates_is_kept()
    {
        var found = CandidateFormat.Read(CandidateFormat.Write([Full, Least, Full]));

        found.Select(WithoutLists).ShouldBe([WithoutLists(Full), WithoutLists(Least), WithoutLists(Full)]);
        found[0].At.Offset.ShouldBe(Full.At.Offset);
        found.Select(candidate => candidate.Checks).ShouldBe([[.. Full.Checks], [], [.. Full.Checks]]);
        found.Select(candidate => candidate.NetworkIds).ShouldBe([Full.NetworkIds, null, Full.NetworkIds]);
    }

    /// <summary>Names of campaigns come from links, which anybody writes.</summary>
    [Theory]
    [InlineData("\ud800")]
    [InlineData("\ud800\udc00\udfff")]
    [InlineData("nul \0 nul")]
    [InlineData("\uffff\u202e")]
    public void Hostile_text_spoils_nothing_behind_it(string text)
    {
        var found = CandidateFormat.Read(CandidateFormat.Write([Full with { Campaign = text, Source = new string('x', 100_000) }, Full]));

        var asUtf8 = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
        found[0].Campaign.ShouldBe(asUtf8);
        found[0].Source.Length.ShouldBe(100_000);
        WithoutLists(found[1]).ShouldBe(WithoutLists(Full));
    }

    /// <summary>Whoever adds a property has to say how it lies in a row.</summary>
    [Fact]
    public void The_fullest_candidate_has_every_property()
    {
        var unset = typeof(Candidate).GetProperties().Where(property => Equals(property.GetValue(Full), property.GetValue(Least)));

        unset.Select(property => property.Name).ShouldBeEmpty();
    }

    [Fact]
    public void What_many_candidates_say_alike_lies_there_once()
    {
        var many = Enumerable.Range(0, 50).Select(number => Full with { TouchId = $"click-{number}" }).ToList();

        CandidateFormat.Write(many).Length.ShouldBeLessThan(50 * 60);
    }

    [Fact]
    public void A_verdict_is_written_again_as_it_was_read()
    {
        var written = StoredJson.Write(VerdictOf(Full));

        var found = StoredJson.Read<Verdict>(written);

        StoredJson.Write(found).ShouldBe(written);
        found.Candidates.ShouldHaveSingleItem().TouchId.ShouldBe("click");
        found.Winner.ShouldBeNull();
    }

    [Fact]
    public void Candidates_that_lie_there_as_a_list_are_read_as_ever()
    {
        var row = """
            {"MatchType":"Organic","Credit":{"Source":"ORGANIC"},"At":"2026-03-01T12:00:00+00:00","Fact":9,"ConfigurationVersion":3,"Candidates":[
            {"TouchId":"click","At":"2026-03-01T11:00:00+00:00","Source":"META","MatchType":"DeviceId","Standing":"Rejected","Because":"Too old.",
            "Checks":[{"Name":"window","Input":"26 h","Threshold":"24 h","SettingFrom":"app","Passed":false}]}]}
            """u8;

        var candidate = StoredJson.Read<Verdict>(row).Candidates.ShouldHaveSingleItem();

        candidate.Because.ShouldBe("Too old.");
        candidate.Checks.ShouldBe([new Check("window", "26 h", "24 h", "app", false)]);
    }

    static Candidate WithoutLists(Candidate candidate) => candidate with { Checks = Least.Checks, NetworkIds = null };

    static Verdict VerdictOf(params Candidate[] candidates) => new()
    {
        Conversion = Conversion.Install,
        MatchType = MatchType.Organic,
        Credit = Some.Credit("click"),
        At = Some.Noon,
        Fact = 9,
        ConfigurationVersion = 3,
        Candidates = candidates,
    };
}
