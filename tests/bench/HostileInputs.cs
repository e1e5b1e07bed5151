using System.Globalization;
using System.Text;

namespace Qawl.Bench;

/// <summary>Texts made to hurt, of any size. Each is one thing repeated that some rule could run over again and again.</summary>
internal static class HostileInputs
{
    private const string Headline = "خبر من دون مصدر\n\n";

    /// <summary>By name: how to make about so many bytes of UTF-8.</summary>
    public static readonly IReadOnlyList<(string Name, Func<int, string> Make)> All =
    [
        ("opening marks", Repeat("«")),
        ("straight marks", Repeat("\"")),
        ("nested marks", n => Nest(n, "«كلمة ", " كلمة»")),
        ("marked words", Repeat("\"كلمة واحدة أخرى بين علامتين\" ")),
        ("marks never closed", Repeat("قال «لا شيء هنا ")),
        ("endless 'he said that'", Repeat("قال أن ")),
        ("endless cues", Repeat("وأضاف وقال وأكد وأوضح ")),
        ("endless participles", Repeat("مشيرا إلى أن مؤكدا أن ")),
        ("endless relays", Repeat("نقلت وكالة عن وكالة ")),
        ("endless 'according to'", Repeat("بحسب ما ذكرت وفق ")),
        ("endless titles", Repeat("رئيس وزير مدير ")),
        ("endless titles with articles", Repeat("الرئيس الوزير المدير ")),
        ("endless connectives", Repeat("و و أن و ")),
        ("endless 'and that'", Repeat("قال الوزير إن الأمر واضح وأن ")),
        ("endless body heads", Repeat("وزارة مجلس هيئة ")),
        ("one name of given names", Repeat("محمد أحمد علي ")),
        ("one name of compounds", Repeat("عبد بن أبو آل ")),
        ("a sentence of unknown words", Repeat("كتبلش دنغرم سهزجق ")),
        ("no spaces", Repeat("كلمةواحدة")),
        ("one letter", Repeat("ا")),
        ("one surname, many people", n => Numbered(n, i => $"التقى الوزير {Name(i)} الغامدي. وقال الغامدي. ")),
        ("many people", n => Numbered(n, i => $"قال الوزير {Name(i)} {Name(i * 7 + 3)} إن الأمر {Name(i)} واضح. ")),
        ("many bodies", n => Numbered(n, i => $"قالت وزارة {Name(i)} إن هيئة {Name(i * 7 + 3)} بدأت. ")),
        ("one person, many mentions", Repeat("قال محمد الغامدي إن الغامدي حضر. ")),
        ("empty lines", n => "خبر" + Repeat("\n")(n) + "خبر"),
        ("short lines", Repeat("خبر\n")),
        ("header lines", Repeat("المصدر: وكالة\n2015-07-23\n")),
        ("furniture", n => Headline + Repeat("اقرأ أيضا\nشارك\n")(n)),
        ("dates", Repeat("23 يوليو 2015 - 10:30 ص ")),
        ("digits", Repeat("1")),
        ("colons", Repeat("قال: ")),
        ("parentheses", Repeat("( ")),
        ("harakat", Repeat("َ")),
        ("emoji", Repeat("😀")),
    ];

    private static Func<int, string> Repeat(string piece)
    {
        var size = Encoding.UTF8.GetByteCount(piece);
        return bytes => new StringBuilder().Insert(0, piece, Math.Max(1, bytes / size)).ToString();
    }

    private static string Nest(int bytes, string open, string close)
    {
        var depth = Math.Max(1, bytes / Encoding.UTF8.GetByteCount(open + close));
        return new StringBuilder().Insert(0, open, depth).Insert(depth * open.Length, close, depth).ToString();
    }

    private static string Numbered(int bytes, Func<int, string> piece)
    {
        var text = new StringBuilder();
        for (var (i, size) = (0, 0); size < bytes; i++)
        {
            var next = piece(i);
            text.Append(next);
            size += Encoding.UTF8.GetByteCount(next);
        }
        return text.ToString();
    }

    /// <summary>A word of four letters for each number up to 65,536, all different.</summary>
    private static string Name(int number)
    {
        const string Letters = "بتثجحخدرزسشصطعفق";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Letters[number >> 12 & 15]}{Letters[number >> 8 & 15]}ا{Letters[number >> 4 & 15]}ي{Letters[number & 15]}"
        );
    }
}
