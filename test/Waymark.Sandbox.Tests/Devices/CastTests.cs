using System.Net;
using Waymark.Sandbox.Devices;

namespace Waymark.Sandbox.Tests.Devices;

public sealed class CastTests
{
    [Fact]
    public void The_same_seed_makes_the_same_people_do_the_same() => Told(Cast.Of(7, 60)).ShouldBe(Told(Cast.Of(7, 60)));

    [Fact]
    public void Another_seed_makes_other_people() => Told(Cast.Of(8, 60)).ShouldNotBe(Told(Cast.Of(7, 60)));

    [Fact]
    public void More_users_do_not_change_the_first_ones() => Told([.. Cast.Of(7, 200).Take(60)]).ShouldBe(Told(Cast.Of(7, 60)));

    [Fact]
    public void No_two_installs_share_an_id_and_no_two_phones_an_address()
    {
        var installs = Cast.Of(1, 2_000).SelectMany(journey => journey.Installations).ToList();
        var phones = installs.Select(install => install.Phone).Distinct().ToList();

        installs.Select(install => install.InstallId).ShouldBeUnique();
        phones.Select(phone => phone.Address).ShouldBeUnique();
        phones.Select(phone => phone.CleverTapId).ShouldBeUnique();
        phones.ShouldAllBe(phone => IsAddress(phone.Address));
    }

    [Fact]
    public void Twenty_users_are_enough_to_show_everything()
    {
        var installs = Cast.Of(1, 20).SelectMany(journey => journey.Installations).ToList();

        installs.Select(install => install.Expected.Conversion).Distinct().Order().ShouldBe(["install", "reattribution", "reinstall"]);
        installs.ShouldContain(install => install.Expected.IsGuess);
        installs.ShouldContain(install => !install.IsKnownToCleverTap);
        installs.ShouldContain(install => install.IsOpenedWithLink);
        installs.ShouldContain(install => install.Steps.OfType<Step.Pay>().Count() > install.Payments);
        installs.ShouldContain(install => install.Steps.OfType<Step.Open>().Count() > 1);
        installs.SelectMany(install => install.Steps).ShouldContain(step => step is Step.RegisterForPush);
    }

    [Fact]
    public void A_reinstall_keeps_the_phone_and_gets_a_new_id()
    {
        var journey = Cast.Of(1, 20).First(journey => journey.Installations is [_, { Expected.Conversion: "reinstall" }]);

        journey.Installations[1].Phone.ShouldBe(journey.Installations[0].Phone);
        journey.Installations[1].InstallId.ShouldNotBe(journey.Installations[0].InstallId);
        journey.Installations[1].Steps.ShouldNotContain(step => step is Step.FollowLink);
    }

    [Fact]
    public void Who_is_won_back_follows_a_link_first()
    {
        var journey = Cast.Of(1, 20).First(journey => journey.Installations is [_, { Expected.Conversion: "reattribution" }]);

        journey.Installations[1].Steps.ShouldContain(step => step is Step.FollowLink);
        journey.Installations[1].Expected.Source.ShouldBe("META");
    }

    static string[] Told(IReadOnlyList<Journey> journeys) =>
    [
        .. journeys.SelectMany(journey => journey.Installations)
            .Select(install => $"{install.InstallId} {install.Phone} {install.Owner} {install.Expected} {string.Join(", ", install.Steps)}"),
    ];

    static bool IsAddress(string text) => IPAddress.TryParse(text, out _);
}
