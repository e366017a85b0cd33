using System.Collections.Frozen;

namespace Waymark.Server.Links;

/// <summary>The few words that a link's page has of its own, in the languages that most visitors read.</summary>
/// <param name="Language">Lower-case, two letters.</param>
/// <param name="Open">Opens the app.</param>
/// <param name="Get">Leads to where the app can be had.</param>
/// <param name="GoOn">Leads to the web.</param>
/// <param name="Code">Stands above the promo code.</param>
/// <param name="Watch">Leads to the video.</param>
sealed record LandingWords(string Language, string Open, string Get, string GoOn, string Code, string Watch)
{
    static readonly LandingWords English = new("en", "Open in the app", "Get the app", "Continue", "Your code", "Watch the video");

    static readonly FrozenDictionary<string, LandingWords> ByLanguage = new[]
    {
        English,
        new("de", "In der App öffnen", "App holen", "Weiter", "Dein Code", "Video ansehen"),
        new("fr", "Ouvrir dans l’application", "Obtenir l’application", "Continuer", "Votre code", "Voir la vidéo"),
        new("es", "Abrir en la app", "Obtener la app", "Continuar", "Tu código", "Ver el vídeo"),
        new("pt", "Abrir no app", "Baixar o app", "Continuar", "Seu código", "Ver o vídeo"),
        new("it", "Apri nell’app", "Scarica l’app", "Continua", "Il tuo codice", "Guarda il video"),
        new("nl", "Openen in de app", "Download de app", "Doorgaan", "Je code", "Bekijk de video"),
        new("tr", "Uygulamada aç", "Uygulamayı indir", "Devam et", "Kodunuz", "Videoyu izle"),
        new("id", "Buka di aplikasi", "Unduh aplikasi", "Lanjutkan", "Kode Anda", "Tonton video"),
        new("hi", "ऐप में खोलें", "ऐप पाएँ", "जारी रखें", "आपका कोड", "वीडियो देखें"),
        new("ru", "Открыть в приложении", "Скачать приложение", "Продолжить", "Ваш код", "Смотреть видео"),
        new("ar", "افتح في التطبيق", "احصل على التطبيق", "متابعة", "رمزك", "شاهد الفيديو"),
        new("he", "פתיחה באפליקציה", "להורדת האפליקציה", "המשך", "הקוד שלך", "צפייה בסרטון"),
        new("ja", "アプリで開く", "アプリを入手", "続ける", "あなたのコード", "動画を見る"),
        new("zh", "在应用中打开", "获取应用", "继续", "你的优惠码", "观看视频"),
    }.ToFrozenDictionary(words => words.Language);

    static readonly FrozenSet<string> RightToLeft = FrozenSet.Create("ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb");

    /// <param name="languages">The dearest first; English when none of them is known.</param>
    public static LandingWords In(IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
        {
            if (ByLanguage.TryGetValue(language.Split('-', 2)[0], out var words)) return words;
        }

        return English;
    }

    public static bool IsRightToLeft(string language) => RightToLeft.Contains(language.Split('-', 2)[0]);
}
