using System.Text;
using Qawl.Ingestion.Decoding;
using Qawl.Ingestion.Documents;

namespace Qawl.Api.Tests.Ingestion.Decoding;

public class TextDecodingTests
{
    private const string Words = "قال الوزير إن الماء وصل إلى 12 قرية، وأضاف: «سنكمل».\n";

    private static readonly Encoding Windows1256 = CodePagesEncodingProvider.Instance.GetEncoding(1256)!;

    [Theory]
    [InlineData("utf-8", "utf-8", false)]
    [InlineData("utf-8", "utf-8", true)]
    [InlineData("utf-16", "utf-16le", false)]
    [InlineData("utf-16", "utf-16le", true)]
    [InlineData("utf-16BE", "utf-16be", false)]
    [InlineData("utf-16BE", "utf-16be", true)]
    public void Unicode_is_recognized_with_and_without_a_byte_order_mark(string encoding, string name, bool marked)
    {
        var writer = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. marked ? writer.GetPreamble() : [], .. writer.GetBytes(Words)];

        var (decoded, rejection) = TextDecoding.Decode(bytes);

        rejection.ShouldBeNull();
        decoded!.Encoding.ShouldBe(name);
        decoded.Text.TrimStart('\uFEFF').ShouldBe(Words);
    }

    [Fact]
    public void Windows_1256_is_recognized_by_its_Arabic_letters()
    {
        var (decoded, _) = TextDecoding.Decode(Windows1256.GetBytes(Words));

        decoded.ShouldBe(new DecodedText(Words, "windows-1256"));
    }

    [Theory]
    [InlineData(28596, "iso-8859-6")]
    [InlineData(10004, "x-mac-arabic")]
    public void The_other_Arabic_code_pages_are_told_from_Windows_1256(int codePage, string name)
    {
        const string Long = "وقالت المهندسة إن القناة القديمة ستنقل الماء إلى القرية، وإن العمل بدأ يوم الأحد.";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes(Long);

        // Macintosh's own marks show which of the two it is.
        bytes = codePage == 10004 ? [.. bytes, 0x8C, 0x98] : bytes;

        var (decoded, _) = TextDecoding.Decode(bytes);

        decoded!.Encoding.ShouldBe(name);
        decoded.Text.ShouldStartWith(Long);
    }

    [Fact]
    public void Macintosh_s_blanks_of_the_other_direction_are_blanks()
    {
        byte[] bytes = [0xE8, 0xE2, 0xC7, 0xE4, 0xA0, 0xC7, 0xE4, 0xE8, 0xD2, 0xEA, 0xD1, 0x8C, 0x98];

        TextDecoding.Decode(bytes).Decoded!.Text.ShouldBe("وقال الوزير«»");
    }

    [Fact]
    public void French_words_beside_Arabic_ones_do_not_make_another_code_page()
    {
        var bytes = Windows1256.GetBytes(Words + "Café à la crème près du port.");

        TextDecoding.Decode(bytes).Decoded!.Encoding.ShouldBe("windows-1256");
    }

    [Fact]
    public void A_page_that_is_cut_in_a_letter_loses_that_letter()
    {
        var (decoded, _) = TextDecoding.Decode(Encoding.UTF8.GetBytes(Words + "وأضاف").AsSpan()[..^1]);

        decoded.ShouldBe(new DecodedText(Words + "وأضا\uFFFD", "utf-8", 1));
    }

    [Fact]
    public void Marks_of_another_code_page_are_replaced_one_by_one()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Words), 0x93, .. Encoding.UTF8.GetBytes("نعم"), 0x94];

        TextDecoding.Decode(bytes).Decoded.ShouldBe(new DecodedText(Words + "\uFFFDنعم\uFFFD", "utf-8", 2));
    }

    [Fact]
    public void UTF16_that_is_cut_in_a_letter_loses_that_letter()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Words)[..^1]];

        TextDecoding.Decode(bytes).Decoded!.Text.Trim('\uFEFF').ShouldBe(Words[..^1]);
    }

    [Theory]
    [InlineData(1256)]
    [InlineData(1252)]
    [InlineData(28591)]
    public void UTF8_that_was_read_as_another_encoding_and_saved_again_is_refused(int codePage)
    {
        var twice = CodePagesEncodingProvider.Instance.GetEncoding(codePage) ?? Encoding.GetEncoding(codePage);
        var text = twice.GetString(Encoding.UTF8.GetBytes(Words));

        TextDecoding.Decode(Encoding.UTF8.GetBytes(text)).Rejection!.Reason.ShouldBe(RejectionReason.UnknownEncoding);
    }

    [Fact]
    public void Words_that_end_with_those_letters_before_a_mark_are_not_taken_for_such()
    {
        const string Marked = "«سقط»، «ضبط»، «وسط»، «حافظ»، «لاحظ»، «غلظ»، «شرط»، «خط».";

        TextDecoding.Decode(Encoding.UTF8.GetBytes(Marked)).Decoded.ShouldBe(new DecodedText(Marked, "utf-8"));
    }

    [Fact]
    public void Latin_text_in_another_code_page_is_not_taken_for_Arabic()
    {
        var (_, rejection) = TextDecoding.Decode(Encoding.Latin1.GetBytes("Où est l'été ? Là-bas, très loin, à côté."));

        rejection!.Reason.ShouldBe(RejectionReason.UnknownEncoding);
    }

    [Fact]
    public void UTF8_that_is_cut_in_a_letter_is_not_read_as_Windows_1256()
    {
        byte[] cut = [.. Encoding.UTF8.GetBytes("قال الوزير إن")[..^1], 0xFF, 0xC0];

        var (decoded, rejection) = TextDecoding.Decode(cut);

        decoded.ShouldBeNull();
        rejection!.Reason.ShouldBe(RejectionReason.UnknownEncoding);
    }

    [Fact]
    public void Invalid_UTF8_that_is_mostly_Arabic_UTF8_is_not_guessed_at()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Words), 0xFF, 0xC0, 0xAF];

        var (_, rejection) = TextDecoding.Decode(bytes);

        rejection!.Reason.ShouldBe(RejectionReason.UnknownEncoding);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52 })]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0x3E, 0 })]
    [InlineData(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16 })]
    public void Bytes_that_are_not_text_are_told_apart(byte[] bytes)
    {
        var (_, rejection) = TextDecoding.Decode(bytes);

        rejection!.Reason.ShouldBe(RejectionReason.Binary);
    }

    [Fact]
    public void A_stray_NUL_does_not_make_a_text_binary()
    {
        var text = string.Concat(Enumerable.Repeat(Words, 5)).Insert(20, "\0");

        TextDecoding.Decode(Encoding.UTF8.GetBytes(text)).Decoded.ShouldBe(new DecodedText(text, "utf-8"));
    }

    [Fact]
    public void UTF32_is_refused_rather_than_read_as_UTF16()
    {
        byte[] bytes = [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Words)];

        TextDecoding.Decode(bytes).Rejection.ShouldNotBeNull();
    }
}
