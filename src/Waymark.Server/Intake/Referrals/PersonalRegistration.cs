namespace Waymark.Server.Intake.Referrals;

static class PersonalRegistration
{
    /// <summary>Invites, identities, relations and promo codes, for phones and servers. Needs a journal and a state from elsewhere.</summary>
    public static IServiceCollection AddPersonalCalls(this IServiceCollection services) => services
        .AddSingleton<Rulings>()
        .AddSingleton<InviteCalls>()
        .AddSingleton<IdentityCalls>()
        .AddSingleton<RelationCalls>()
        .AddSingleton<PromoCodeCalls>()
        .AddSingleton<PersonalRoutes>();
}
