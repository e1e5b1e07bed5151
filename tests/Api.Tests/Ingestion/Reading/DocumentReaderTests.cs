using System.Diagnostics;
using System.Text;
using Qawl.Ingestion.Documents;
using Qawl.Ingestion.Reading;

namespace Qawl.Api.Tests.Ingestion.Reading;

public sealed class DocumentReaderTests : IDisposable
{
    private readonly Workspace _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Folders_are_read_in_ordinal_order_of_the_names()
    {
        foreach (var name in new[] { "b.txt", "a/z.txt", "a.txt", "a/b/c.txt", "B.txt", "ب.txt" })
        {
            _files.File(name, Workspace.Body);
        }

        (await _files.ReadAsync())
            .Select(d => d.Name)
            .ShouldBe(["B.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "ب.txt"]);
    }

    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_a_rejection_and_the_rest_is_read()
    {
        _files.File("a.txt", Workspace.Body);
        _files.File("z.txt", Workspace.Body);
        await ShellAsync("cp \"$0/a.txt\" \"$0/$(printf 'b\\377.txt')\"");

        var documents = await _files.ReadAsync();

        // Nothing here can name it.
        await ShellAsync("rm \"$0\"/b*");
        documents.ShouldBe([("a.txt", "ok"), ("b\uFFFD.txt", "unreadable"), ("z.txt", "ok")]);
    }

    private async Task ShellAsync(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command, _files.Full("")]);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        shell.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_has_gone_since_it_was_listed_is_a_rejection()
    {
        foreach (var name in new[] { "a.txt", "b.txt", "c.txt" })
        {
            _files.File(name, Workspace.Body);
        }
        var read = new List<(string, RejectionReason?)>();
        await foreach (
            var document in new DocumentReader([_files.Full("")]).ReadAsync(TestContext.Current.CancellationToken)
        )
        {
            File.Delete(_files.Full("b.txt"));
            read.Add((document.Name, document.Rejection?.Reason));
        }

        read.ShouldBe([("a.txt", null), ("b.txt", RejectionReason.Unreadable), ("c.txt", null)]);
    }

    [Fact]
    public async Task Every_bad_file_is_a_rejection_with_its_reason_and_the_rest_is_read()
    {
        _files.File("01-empty.txt", "");
        _files.File("02-blank.txt", " \r\n\t\n");
        _files.File("03-binary.txt", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13, 1, 2, 3, 4]);
        _files.File("04-latin.txt", Encoding.Latin1.GetBytes("Où est l'été ? Là-bas, très loin, à côté."));
        _files.File("05-invalid.txt", [.. Encoding.UTF8.GetBytes(Workspace.Body), 0xC3, 0x28, 0xFF, 0xFE, 0x80]);
        _files.File("06-english.txt", "The minister said that the plant would open.");
        _files.File("07-large.txt", new byte[DocumentLimits.DocumentBytes + 1]);
        _files.File("08-photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        _files.File("09-broken.json", "{\"content\": \"قال");
        _files.File("10-word.json", "قال");
        _files.File("11-two.json", "{\"content\":\"" + Workspace.Body + "\"} {}");
        _files.File("12-not.zip", "قال");
        _files.File("13-deep.html", string.Concat(Enumerable.Repeat("<div>", 600)) + Workspace.Body);
        _files.File("14-digits.html", "<p>١٢٣</p><p>2024</p>");
        _files.File("15-empty.html", "<script>1</script>");
        _files.File("16-null.json", "null");
        _files.File("99-good.txt", Workspace.Body);

        (await _files.ReadAsync()).ShouldBe([
            ("01-empty.txt", "emptyFile"),
            ("02-blank.txt", "emptyBody"),
            ("03-binary.txt", "binary"),
            ("04-latin.txt", "unknownEncoding"),
            ("05-invalid.txt", "unknownEncoding"),
            ("06-english.txt", "noArabic"),
            ("07-large.txt", "tooLarge"),
            ("08-photo.jpg", "unsupportedFormat"),
            ("09-broken.json", "malformedJson"),
            ("10-word.json", "malformedJson"),
            ("11-two.json", "ok"),
            ("11-two.json", "malformedJson"),
            ("12-not.zip", "malformedArchive"),
            ("13-deep.html", "tooDeep"),
            ("14-digits.html", "noArabic"),
            ("15-empty.html", "emptyBody"),
            ("16-null.json", "malformedJson"),
            ("99-good.txt", "ok"),
        ]);
    }

    [Fact]
    public async Task Bad_elements_and_lines_are_refused_one_by_one()
    {
        var good = "{\"title\":\"عنوان\",\"content\":\"" + Workspace.Body + "\"}";
        string[] items =
        [
            good,
            "{\"title\":\"بلا متن\"}",
            "{\"content\":12}",
            "{\"content\":\" \\n \"}",
            "{\"content\":\"" + Workspace.Body + "\",\"date\":\"4 May\"}",
            "{\"content\":\"" + Workspace.Body + "\",\"outlet\":[\"a\"]}",
            "[1]",
            "\"نص\"",
            "{\"content\":" + new string('[', 100) + new string(']', 100) + "}",
            "{\"content\" \"x\"}",
            good,
        ];
        _files.File("array.json", "[" + string.Join(",\n", items) + "]");
        _files.File("lines.ndjson", string.Join("\n", items) + "\n\n \n" + good);

        string[] outcomes =
        [
            "ok",
            "missingField",
            "wrongFieldType",
            "emptyBody",
            "wrongFieldType",
            "wrongFieldType",
            "malformedJson",
            "malformedJson",
            "tooDeep",
            "malformedJson",
            "ok",
        ];
        (await _files.ReadAsync()).ShouldBe([
            .. outcomes.Select((o, i) => ($"array.json#{i + 1}", o)),
            // A line has no scanner before its parser, which calls depth malformed.
            .. outcomes.Select((o, i) => ($"lines.ndjson#{i + 1}", o is "tooDeep" ? "malformedJson" : o)),
            ("lines.ndjson#14", "ok"),
        ]);
    }

    [Theory]
    [InlineData("[{},]", "malformedJson")]
    [InlineData("[{} {}]", "malformedJson")]
    [InlineData("[{}", "malformedJson")]
    [InlineData("[1,2}", "malformedJson")]
    [InlineData("{}", "missingField")]
    [InlineData("[", "malformedJson")]
    public async Task Json_that_breaks_off_or_is_no_list_says_so(string json, string outcome)
    {
        _files.File("x.json", json);

        (await _files.ReadAsync()).Select(d => d.Outcome).ShouldContain(outcome, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_empty_array_holds_no_document()
    {
        _files.File("x.json", " [ \n ] ");

        (await _files.ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_of_fifty_megabytes_is_refused_and_the_next_is_read()
    {
        using (var writer = new StreamWriter(_files.Full("long.ndjson")))
        {
            var megabyte = new string('ق', 512 * 1024);
            for (var i = 0; i < 50; i++)
            {
                writer.Write(megabyte);
            }
            writer.Write("\n{\"content\":\"" + Workspace.Body + "\"}\n");
        }

        (await _files.ReadAsync()).ShouldBe([("long.ndjson#1", "lineTooLong"), ("long.ndjson#2", "ok")]);
    }

    [Fact]
    public async Task Links_out_of_the_folder_in_circles_and_to_nowhere_are_refused()
    {
        using var outside = new Workspace();
        outside.File("secret.txt", Workspace.Body);
        _files.File("real/inside.txt", Workspace.Body);
        File.CreateSymbolicLink(_files.Full("inside.txt"), _files.Full("real/inside.txt"));
        File.CreateSymbolicLink(_files.Full("outside.txt"), Path.Combine(outside.Path, "secret.txt"));
        Directory.CreateSymbolicLink(_files.Full("outside"), outside.Path);
        Directory.CreateSymbolicLink(_files.Full("real/circle"), _files.Path);
        File.CreateSymbolicLink(_files.Full("self.txt"), _files.Full("self.txt"));
        File.CreateSymbolicLink(_files.Full("nowhere.txt"), _files.Full("gone.txt"));
        File.CreateSymbolicLink(_files.Full("through.txt"), _files.Full("outside/secret.txt"));

        (await _files.ReadAsync()).ShouldBe(
            [
                ("inside.txt", "ok"),
                ("nowhere.txt", "symbolicLink"),
                ("outside", "symbolicLink"),
                ("outside.txt", "symbolicLink"),
                ("real/circle", "symbolicLink"),
                ("real/inside.txt", "ok"),
                ("self.txt", "symbolicLink"),
                ("through.txt", "symbolicLink"),
            ],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task A_pipe_is_refused_without_being_opened()
    {
        using (var mkfifo = Process.Start("mkfifo", _files.Full("pipe.txt")))
        {
            await mkfifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        _files.File("good.txt", Workspace.Body);

        (await _files.ReadAsync()).ShouldBe([("good.txt", "ok"), ("pipe.txt", "notRegularFile")]);
    }

    [Fact]
    public async Task Folders_nested_too_deep_are_refused()
    {
        _files.File(string.Concat(Enumerable.Repeat("d/", 15)) + "deep.txt", Workspace.Body);
        _files.File(string.Concat(Enumerable.Repeat("d/", 16)) + "deeper.txt", Workspace.Body);

        (await _files.ReadAsync()).Select(d => d.Outcome).ShouldBe(["tooDeep", "ok"]);
    }

    [Fact]
    public async Task What_is_about_the_documents_is_not_a_document()
    {
        foreach (
            var name in new[] { "README.md", "LICENSE", "gold.json", "press.gold.json", ".hidden.txt", ".git/x.txt" }
        )
        {
            _files.File(name, Workspace.Body);
        }

        (await _files.ReadAsync()).ShouldBeEmpty();
    }

    [Fact]
    public void A_path_that_is_not_there_is_found_before_anything_starts()
    {
        var missing = _files.Full("missing");

        new DocumentReader([_files.Path, missing]).FindMissing().ShouldBe(missing);
        new DocumentReader([_files.Path]).FindMissing().ShouldBeNull();
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Json_may_come_in_any_unicode_encoding(string encoding)
    {
        var writer = Encoding.GetEncoding(encoding);
        var json = "[{\"title\":\"عنوان\",\"content\":\"" + Workspace.Body + "\"}]";
        _files.File("x.json", [.. writer.GetPreamble(), .. writer.GetBytes(json)]);

        (await _files.ReadOneAsync()).Text.Value.ShouldBe("عنوان\n\n" + Workspace.Body);
    }

    [Fact]
    public async Task Html_in_a_field_is_read_as_html()
    {
        _files.File(
            "x.ndjson",
            "{\"title\":\"<b>عنوان</b> &amp;\\n\\tآخر\",\"content\":\"<p>"
                + Workspace.Body
                + "</p>\\n<p>قال <em>نعم</em> &laquo;لا&raquo;<br/></p>\"}"
        );

        var document = await _files.ReadOneAsync();

        document.Text.Value.ShouldBe("عنوان & آخر\n\n" + Workspace.Body + "\n\nقال نعم «لا»");
        document.Given.Title.ShouldBe("عنوان & آخر");
    }

    [Fact]
    public async Task Tags_inside_lines_leave_the_lines()
    {
        _files.File("x.ndjson", "{\"content\":\"" + Workspace.Body + "\\nقال <b>نعم</b> ثم\\nلا\"}");

        (await _files.ReadOneAsync()).Text.Value.ShouldBe(Workspace.Body + "\nقال نعم ثم\nلا");
    }

    [Fact]
    public async Task A_field_called_html_is_content()
    {
        _files.File("x.ndjson", "{\"html\":\"<h1>عنوان</h1><p>" + Workspace.Body + "</p><nav>قائمة</nav>\"}");

        var document = await _files.ReadOneAsync();

        document.Text.Value.ShouldBe("عنوان\n\n" + Workspace.Body + "\n\nقائمة");
        document.Given.Apart.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Less_and_greater_are_no_tags()
    {
        _files.File("x.txt", Workspace.Body + " إذا كان أ < ب و ب > ج");

        (await _files.ReadOneAsync()).Text.Value.ShouldBe(Workspace.Body + " إذا كان أ < ب و ب > ج");
    }

    [Fact]
    public async Task A_line_in_windows_1256_is_decoded()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(1256)!;
        _files.File("x.ndjson", encoding.GetBytes("{\"content\":\"" + Workspace.Body + "\"}"));

        var document = await _files.ReadOneAsync();

        document.Text.Value.ShouldBe(Workspace.Body);
        document.Encoding.ShouldBe("windows-1256");
    }

    [Fact]
    public async Task Half_a_surrogate_pair_and_NUL_in_json_do_no_harm()
    {
        _files.File("x.json", "{\"title\":\"ع\\u0000نوان\",\"content\":\"" + Workspace.Body + "\\\"\\n\\ud83d\"}");

        var document = await _files.ReadOneAsync();

        document.Text.Value.ShouldBe("عنوان\n\n" + Workspace.Body + "\"\n\uFFFD");
        document.Given.Title.ShouldBe("عنوان");
    }

    [Fact]
    public async Task Fields_are_given_and_the_time_of_collection_is_no_time_of_publication()
    {
        _files.File(
            "ours.ndjson",
            $$"""{"title":"عنوان","text":"{{Workspace.Body}}","source":"مرافئ","url":"https://a.example/1","date":"2024-05-04T10:20:30.5Z","id":17}"""
        );

        var given = (await _files.ReadOneAsync()).Given;

        given.Outlet.ShouldBe("مرافئ");
        given.Url.ShouldBe("https://a.example/1");
        given.ExternalId.ShouldBe("17");
        given.Published!.Text.ShouldBe("2024-05-04T10:20:30Z");

        File.Delete(_files.Full("ours.ndjson"));
        _files.File(
            "collected.json",
            $$"""[{"source":"مرافئ","url":"https://a.example/2","date_extracted":"2015-08-07 06:31:17","title":"عنوان","author":"","content":"{{Workspace.Body}}"}]"""
        );
        var collected = (await _files.ReadOneAsync()).Given;

        collected.Outlet.ShouldBe("مرافئ");
        collected.Published.ShouldBeNull();
    }

    [Fact]
    public async Task Field_names_can_be_told()
    {
        _files.File("x.json", $$"""{"body_text":"{{Workspace.Body}}","paper":"مرافئ"}""");

        (await _files.ReadAsync()).ShouldBe([("x.json", "missingField")]);
        (await _files.ReadAsync(FieldNames.Parse("content=body_text,outlet=paper"))).ShouldBe([("x.json", "ok")]);
        Should
            .Throw<FormatException>(() => FieldNames.Parse("contents=x"))
            .Message.ShouldContain("contents=x", Case.Sensitive);
    }

    [Fact]
    public async Task The_bytes_read_come_to_the_bytes_counted()
    {
        _files.File("a.txt", Workspace.Body);
        _files.Zip("b.zip", ("c.txt", Workspace.Body));
        var reader = new DocumentReader([_files.Path]);

        (
            await reader
                .ReadAsync(TestContext.Current.CancellationToken)
                .CountAsync(TestContext.Current.CancellationToken)
        ).ShouldBe(2);

        reader.BytesRead.ShouldBe(reader.CountBytes());
        reader.BytesRead.ShouldBePositive();
    }
}
