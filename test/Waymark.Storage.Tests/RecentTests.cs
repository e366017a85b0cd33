namespace Waymark.Storage.Tests;

public sealed class RecentTests
{
    readonly List<int> _loaded = [];

    [Fact]
    public void What_is_known_is_not_loaded_again()
    {
        var recent = new Recent<int, string>(most: 2);

        recent.Get(1, Load).ShouldBe("1");
        recent.Get(1, Load).ShouldBe("1");

        _loaded.ShouldBe([1]);
    }

    [Fact]
    public void What_was_not_used_for_longest_makes_room()
    {
        var recent = new Recent<int, string>(most: 2);
        recent.Get(1, Load);
        recent.Get(2, Load);
        recent.Get(1, Load);

        recent.Set(3, "three");

        recent.Get(1, Load).ShouldBe("1");
        recent.Get(3, Load).ShouldBe("three");
        recent.Get(2, Load).ShouldBe("2");
        _loaded.ShouldBe([1, 2, 2]);
    }

    [Fact]
    public void As_many_as_there_is_room_for_stay_however_they_are_asked_for()
    {
        var recent = new Recent<int, string>(most: 100);
        var random = new Random(7);

        for (var asked = 0; asked < 10_000; asked++)
            recent.Get(random.Next(100), Load);

        _loaded.Count.ShouldBe(100);
    }

    [Fact]
    public void A_later_value_takes_the_place_of_an_earlier_one()
    {
        var recent = new Recent<int, string>(most: 2);
        recent.Set(1, "one");

        recent.Set(1, "uno");

        recent.Get(1, Load).ShouldBe("uno");
    }

    [Fact]
    public void Nothing_is_remembered_of_what_is_not_there()
    {
        var recent = new Recent<int, string>(most: 2);

        recent.Get(1, _ => null).ShouldBeNull();

        recent.Get(1, Load).ShouldBe("1");
    }

    [Fact]
    public void What_is_too_long_is_found_and_not_remembered()
    {
        var recent = new Recent<int, string>(most: 2, text => text.Length < 2);
        recent.Set(10, "ten");

        recent.Get(10, Load).ShouldBe("10");
        recent.Get(10, Load).ShouldBe("10");
        recent.Get(1, Load).ShouldBe("1");
        recent.Get(1, Load).ShouldBe("1");
        _loaded.ShouldBe([10, 10, 1]);
    }

    [Fact]
    public void All_can_be_forgotten_and_learned_anew()
    {
        var recent = new Recent<int, string>(most: 2);
        recent.Set(1, "one");
        recent.Set(2, "two");

        recent.Clear();

        recent.Get(1, Load).ShouldBe("1");
        recent.Get(2, Load).ShouldBe("2");
        recent.Get(1, Load).ShouldBe("1");
        _loaded.ShouldBe([1, 2]);
    }

    string Load(int number)
    {
        _loaded.Add(number);
        return $"{number}";
    }
}
