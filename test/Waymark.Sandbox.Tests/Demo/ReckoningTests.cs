using Waymark.Sandbox.Demo;
using Waymark.Sandbox.Tests.Support;

namespace Waymark.Sandbox.Tests.Demo;

public sealed class ReckoningTests
{
    static readonly Findings Good = SomeFindings.Good;

    [Fact]
    public void A_run_in_which_all_went_well_has_no_problems() => Reckoning.Problems(Good).ShouldBeEmpty();

    [Fact]
    public void Events_of_a_device_nobody_identified_are_meant_to_be_held() => Reckoning.Problems(SomeFindings.Stranger).ShouldBeEmpty();

    [Fact]
    public void A_complaint_of_a_device_is_a_problem() =>
        Problem(Good with { Complaints = ["user-1: SignUp was refused."] }).ShouldBe("user-1: SignUp was refused.");

    [Fact]
    public void A_credit_for_the_wrong_campaign_is_a_problem() =>
        Reckoning.Problems(WithConversion(SomeFindings.Conversion with { Credit = new("Email", "Diwali_Mail") }))
            .ShouldContain("by referrer: 1 of 1 were not decided as install of META, Summer_Sale.");

    [Fact]
    public void An_install_that_nobody_decided_on_is_a_problem() =>
        Reckoning.Problems(Good with { Stream = [.. Good.Stream.Skip(1)] })
            .ShouldContain("by referrer: 1 installs happened, 0 were decided.");

    [Fact]
    public void An_event_that_counted_twice_is_a_problem() =>
        Reckoning.Problems(Good with { Stream = [.. Good.Stream, SomeFindings.Event with { Id = "e-2" }] })
            .ShouldContain($"{SomeFindings.Install.Owner.Id}: 1 × add_to_cart were meant to count, the stream has 2.");

    [Fact]
    public void An_event_that_arrived_twice_is_a_problem() =>
        Problem(Good with { Receipts = [.. Good.Receipts, Good.Receipts[1]] }).ShouldBe("event e-1 (add_to_cart) is 2 times at CleverTap.");

    [Fact]
    public void An_event_that_did_not_arrive_is_a_problem() =>
        Problem(Good with { Receipts = [Good.Receipts[0], Good.Receipts[2]] }).ShouldBe("event e-1 (add_to_cart) is 0 times at CleverTap.");

    [Fact]
    public void An_event_that_is_still_retried_may_be_missing() => Reckoning.Problems(Good with
    {
        Receipts = [Good.Receipts[0], Good.Receipts[2]],
        Retrying = new HashSet<string>(["e-1"]),
        Ledger = Ledger.Empty with { Events = 4, Sent = 3, Retrying = 1 },
    }).ShouldBeEmpty();

    [Fact]
    public void An_event_that_is_held_must_not_have_arrived() =>
        Problem(SomeFindings.Stranger with { Receipts = [Good.Receipts[1]] }).ShouldBe("event e-1 (add_to_cart, held) is 1 times at CleverTap.");

    [Fact]
    public void An_event_that_nobody_sent_is_a_problem() =>
        Problem(Good with { Receipts = [.. Good.Receipts, new("x-1", "search", null, null)] })
            .ShouldBe("CleverTap holds search, event x-1, which the stream does not.");

    [Fact]
    public void An_install_that_arrived_under_another_source_is_a_problem() =>
        Problem(Good with { Receipts = [Good.Receipts[0] with { UtmSource = "google" }, .. Good.Receipts.Skip(1)] })
            .ShouldBe("install i-1 arrived as inorganic_install of google, campaign Summer_Sale.");

    [Fact]
    public void A_ledger_that_does_not_balance_is_a_problem() =>
        Problem(Good with { Ledger = Good.Ledger with { Sent = 3 } }).ShouldBe("The ledger does not balance: 4 events, 3 accounted for.");

    [Fact]
    public void A_ledger_of_fewer_events_than_the_stream_is_a_problem() =>
        Problem(Good with { Ledger = Ledger.Empty with { Events = 3, Sent = 3 } }).ShouldBe("The stream has 4 events, the ledger 3.");

    [Fact]
    public void Given_up_events_are_a_problem() =>
        Problem(Good with { Ledger = Good.Ledger with { Sent = 3, Dead = 1 } })
            .ShouldBe("0 events were refused and 1 given up; there was no reason for either.");

    [Fact]
    public void Many_problems_of_one_kind_are_told_in_few_sentences()
    {
        var complaints = Enumerable.Range(1, 40).Select(number => $"Complaint {number}.").ToList();

        Reckoning.Problems(Good with { Complaints = complaints })
            .ShouldBe([.. complaints.Take(5), "… and 35 more complaints of devices."]);
    }

    static string Problem(Findings findings) => Reckoning.Problems(findings).ShouldHaveSingleItem();

    static Findings WithConversion(Happening conversion) => Good with { Stream = [conversion, .. Good.Stream.Skip(1)] };
}
