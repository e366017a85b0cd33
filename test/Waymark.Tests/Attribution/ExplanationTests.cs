using System.Runtime.CompilerServices;
using Waymark.Attribution;
using static Waymark.Tests.Attribution.Scene;

namespace Waymark.Tests.Attribution;

public sealed class ExplanationTests
{
    [Fact]
    public void A_rich_verdict() => Matches("install", Judge.Decide(Open with
    {
        Referrer = Says("lr_ia_id=ref&utm_source=letter"),
        ByReferrer = Click("ref", Days(9)),
        ByDeviceId = [Click("dev", Hours(3), null, "x_int"), Click("off", Hours(1), "Off"), Click("asked", Hours(30)) with { ClickHours = 48 }],
    }));

    [Fact]
    public void A_guess() => Matches("guess", Judge.Decide(Open with
    {
        Referrer = Says("lr_ia_id=unknown"),
        ByAddress = [Neighbour("near", Minutes(2)), Neighbour("taken", Minutes(4)) with { CreditedTo = "i-2" }],
    }));

    [Fact]
    public void A_reinstall_that_nobody_earned() => Matches("reinstall", Judge.Decide(Open with
    {
        Earlier = Earlier,
        Referrer = Says("utm_source=letter"),
        ByDeviceId = [Click("old", Days(25))],
    }));

    [Fact]
    public void A_reengagement() => Matches("reengagement", Comeback.Decide(Shop, 7, Quiet(), Click("link-1000", TimeSpan.Zero), 1_000, Noon));

    [Fact]
    public void Nothing_at_all() => Matches("organic", Judge.Decide(Open));

    // Set WAYMARK_APPROVE=1 to write the files anew, and review the difference.
    static void Matches(string name, Verdict verdict, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Approved", $"{name}.approved.txt");
        var text = Explanation.Of(verdict).ReplaceLineEndings("\n");

        if (Environment.GetEnvironmentVariable("WAYMARK_APPROVE") == "1") File.WriteAllText(path, text);

        text.ShouldBe(File.ReadAllText(path));
    }
}
