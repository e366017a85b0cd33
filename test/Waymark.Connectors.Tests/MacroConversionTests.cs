namespace Waymark.Connectors.Tests;

public sealed class MacroConversionTests
{
    [Theory]
    [InlineData(MacroSyntax.AppsFlyer, "https://n.example/?c=(clickid)&g=(advertiserId)&r=(event_revenue_USD)", "https://n.example/?c={click_id}&g={gaid}&r={event_revenue_usd}")]
    [InlineData(MacroSyntax.AppsFlyer, "https://n.example/?t=(click-ts)&h=(sha1-idfa)", "https://n.example/?t={click_ts}&h={sha1_idfa}")]
    [InlineData(MacroSyntax.Adjust, "https://n.example/?g={gps_adid}&n={network_name}&r={revenue_float}", "https://n.example/?g={gaid}&n={media_source}&r={event_revenue}")]
    [InlineData(MacroSyntax.Branch, "https://n.example/?e=${(name)!}&i=${(user_data.idfa)!}&c=${(last_attributed_touch_data.tilde_campaign)!\"none\"}", "https://n.example/?e={event_name}&i={idfa}&c={campaign}")]
    [InlineData(MacroSyntax.Branch, "https://n.example/?e=${name}&t=${(event_timestamp)!}", "https://n.example/?e={event_name}&t={event_time_ms}")]
    public void Macros_become_ours(MacroSyntax from, string template, string converted)
    {
        var result = MacroConversion.Convert(template, from);

        result.Template.ShouldBe(converted);
        result.WithoutEquivalent.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(MacroSyntax.AppsFlyer, "https://n.example/?a=(sdk-key)&b=(idfa)&c=(sdk-key)", "https://n.example/?a=&b={idfa}&c=", "(sdk-key)")]
    [InlineData(MacroSyntax.Adjust, "https://n.example/?a={revenue}&b={idfa}", "https://n.example/?a=&b={idfa}", "{revenue}")]
    [InlineData(MacroSyntax.Branch, "https://n.example/?a=${(user_data.idfa)?upper_case}&b=${(name)!}", "https://n.example/?a=&b={event_name}", "${(user_data.idfa)?upper_case}")]
    public void What_has_no_equivalent_is_taken_out_and_listed_once(MacroSyntax from, string template, string converted, string left)
    {
        var result = MacroConversion.Convert(template, from);

        result.Template.ShouldBe(converted);
        result.WithoutEquivalent.ShouldBe([left]);
    }

    [Fact]
    public void Conditions_of_FreeMarker_are_listed() =>
        MacroConversion.Convert("https://n.example/?<#if name??>a=1</#if>", MacroSyntax.Branch).WithoutEquivalent.ShouldBe(["<#if name??>", "</#if>"]);

    [Fact]
    public void Nothing_is_converted_into_a_macro_that_there_is_not()
    {
        string[] theirs =
        [
            "(clickid)(af_siteid)(af_sub_siteid)(af_sub1)(af_sub5)(campaign)(af_c_id)(af_adset)(af_ad_id)(af_ad_type)(af_channel)(af_keywords)(af_prt)(media_source)(is_attributed)",
            "(match_type)(attributed_touch_type)(is_retargeting)(retargeting_conversion_type)(is_primary_attribution)(click_ts)(install_unix_ts)(gp_click_ts)(mapped_iae)(event_id)(event_value)",
            "(customer_user_id)(appsflyer_id)(oaid)(sha1_advertiserId)(ip)(ua)(country_code)(city)(lang)(carrier)(device_model)(wifi)(att)(lat)(eea)(ad_user_data)(blocked_sub_reason)(rejected_reason)",
        ];
        var known = ConnectorCatalog.Macros.Select(macro => macro.Name).ToHashSet();

        var result = MacroConversion.Convert(string.Concat(theirs), MacroSyntax.AppsFlyer);

        result.WithoutEquivalent.ShouldBeEmpty();
        result.Template.Split('{', '}').Where(name => name.Length > 0).ShouldAllBe(name => known.Contains(name));
    }
}
