using Qawl.Identity.Wording;

namespace Qawl.Api.Tests.Identity.Wording;

public sealed class ClaimCheckTests
{
    private const string Long =
        "سنواصل العمل في المشروع حتى النهاية، ولن نتراجع عن قرارنا مهما كانت الضغوط. الوزارة ستصرف الرواتب في موعدها";

    [Theory]
    [InlineData("سنواصل العمل", Agreement.Partial)]
    [InlineData("لن نتراجع عن قرارنا", Agreement.Partial)]
    [InlineData("الوزارة ستصرف الرواتب في موعدها", Agreement.Partial)]
    [InlineData("نتراجع عن قرارنا", Agreement.Altered)]
    [InlineData("سنواصل العمل في المشروع ولن نتراجع عن قرارنا", Agreement.Stitched)]
    [InlineData("لن نتراجع عن قرارنا. الوزارة ستصرف الرواتب", Agreement.Stitched)]
    [InlineData("سنواصل العمل في المشروع نتراجع عن قرارنا", Agreement.Altered)]
    [InlineData("لن نتراجع عن مواقفنا مهما كانت الضغوط", Agreement.Altered)]
    [InlineData("سنرفع الضرائب على الشركات الكبرى", Agreement.None)]
    public void An_excerpt_keeps_what_it_means_or_is_altered(string claim, Agreement agreement) =>
        Check(Long, claim).Agreement.ShouldBe(agreement);

    [Theory]
    [InlineData("منسوب النهر قد يبلغ حد الخطر قبل موعده", "منسوب النهر سيبلغ حد الخطر قبل موعده")]
    [InlineData("منسوب النهر قد يبلغ حد الخطر قبل موعده", "منسوب النهر بلغ حد الخطر قبل موعده")]
    [InlineData("الوزارة نأمل أن تصرف الرواتب في موعدها", "الوزارة صرفت الرواتب في موعدها")]
    public void Reported_speech_without_its_doubt_is_altered(string said, string claim)
    {
        var result = ClaimCheck.Of(WordedText.Of(claim), WordedText.Of(said), isDirect: false);

        result.Agreement.ShouldBe(Agreement.Altered);
        result.Changes.HasFlag(Changes.Frame).ShouldBeTrue();
    }

    [Theory]
    [InlineData("الأولوية ستكون لمياه الشرب ثم للماشية ثم للزراعة", "الأولوية ستكون للزراعة ثم للماشية ثم لمياه الشرب")]
    [InlineData("المصنع يدفع والمكتب ينظف والمركز يراقب", "المركز يدفع والمكتب يراقب والمصنع ينظف")]
    [InlineData("النقابة تطلب اللقاء والوزارة ترفض الحوار", "الوزارة تطلب الحوار والنقابة ترفض اللقاء")]
    public void The_same_words_in_another_order_are_altered(string said, string claim) =>
        Check(said, claim).Agreement.ShouldBe(Agreement.Altered);

    [Fact]
    public void Words_from_all_over_a_long_text_say_something_else()
    {
        var between = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"كلمة{i}"));

        Check($"القطار {between} الجديد {between} ينطلق {between} غدا", "غدا ينطلق القطار الجديد")
            .Agreement.ShouldBe(Agreement.None);
    }

    [Theory]
    [InlineData("المصرف سيبقي السعر ولن يمول العجز", "المصرف لن يبقي السعر وسيمول العجز")]
    [InlineData("الخلاف على الأرقام أسهل من الخلاف على النوايا", "الخلاف على النوايا أسهل من الخلاف على الأرقام")]
    [InlineData("عدد المحاولات ارتفع من تسع إلى ست وعشرين", "عدد المحاولات ارتفع من ست وعشرين إلى تسع")]
    [InlineData("الأولوية ستكون لمياه الشرب ثم للماشية", "الأولوية ستكون للماشية ثم لمياه الشرب")]
    [InlineData("الوزارة صرفت متخلدات السنة الماضية كاملة", "الوزارة ستصرف متخلدات السنة الماضية كاملة")]
    [InlineData("العواصف تضاعفت في المنطقة خلال عقدين كاملين", "العواصف تضاعفت في المنطقة خلال عقد كامل")]
    [InlineData("المدارس ستبقى مفتوحة ما دامت الطرق سالكة", "المدارس ستبقى مفتوحة")]
    [InlineData("البيانات ستكون مجانية لجامعات المنطقة", "البيانات كانت مجانية لجامعات المنطقة")]
    [InlineData("التعاون لا يحتاج إلى عضوية بقدر ما يحتاج إلى نية حسنة", "التعاون لا يحتاج إلى نية حسنة")]
    [InlineData("لم نكن نطلب اللقب بل التوقيت الجيد", "لم نكن نطلب التوقيت الجيد")]
    [InlineData("المتاحف لا يحرسها السلاح وحده في المدينة", "المتاحف لا يحرسها السلاح")]
    [InlineData("الوزارة دربت أكثر من مئتي فني على تشغيلها", "الوزارة دربت مئتي فني على تشغيلها")]
    [InlineData("المهربين فروا قبل وصول القوة بنحو ساعة", "المهربين فروا قبل وصول القوة بساعة")]
    [InlineData("المصنع ينتج قرابة طن من الورق يوميا", "المصنع ينتج طنا من الورق يوميا")]
    [InlineData("القافلة لا تأخذ من القراء سوى وعد بإعادة الكتاب", "القافلة لا تأخذ من القراء")]
    [InlineData("الوزير وعد الناس بألا ينام الملف في الدرج", "الوزير وعد الناس أن ينام الملف في الدرج")]
    public void Reported_speech_turned_round_is_not_what_was_reported(string said, string claim) =>
        ClaimCheck
            .Of(WordedText.Of(claim), WordedText.Of(said), isDirect: false)
            .Agreement.ShouldBeOneOf(Agreement.Altered, Agreement.None);

    [Theory]
    [InlineData("الوزارة سترفع الرواتب في الصيف المقبل", "سنرفع الرواتب في الصيف المقبل")]
    [InlineData("الوزارة لن ترفع الرواتب في الصيف المقبل", "لن نرفع الرواتب في الصيف المقبل")]
    [InlineData("الوزارة أحالت مخالفات كثيرة إلى القضاء", "أحالت الوزارة مخالفات كثيرة إلى القضاء")]
    public void Who_is_reported_speaks_of_himself(string said, string claim) =>
        ClaimCheck
            .Of(WordedText.Of(claim), WordedText.Of(said), isDirect: false)
            .Agreement.ShouldBe(Agreement.Reported);

    [Theory]
    [InlineData("أصلحنا سبعة وأربعين بئرا هذا العام", "أصلحنا 47 بئرا هذا العام", Agreement.Reported)]
    [InlineData("المصنع يشغل أربعة آلاف عامل في المدينة", "المصنع يشغل 4000 عامل في المدينة", Agreement.Reported)]
    [InlineData("الجسر سيفتح في تشرين الثاني المقبل", "الجسر سيفتح في نوفمبر المقبل", Agreement.Reported)]
    [InlineData("أصلحنا سبعة وأربعين بئرا هذا العام", "أصلحنا 74 بئرا هذا العام", Agreement.Altered)]
    [InlineData("أصلحنا سبعة وأربعين بئرا هذا العام", "أصلحنا أربعين بئرا هذا العام", Agreement.Altered)]
    [InlineData("الجسر سيفتح في تشرين الثاني المقبل", "الجسر سيفتح في أكتوبر المقبل", Agreement.Altered)]
    public void Numbers_and_months_are_what_they_say(string said, string claim, Agreement agreement) =>
        Check(said, claim, isDirect: false).Agreement.ShouldBe(agreement);

    [Fact]
    public void Towards_a_place_is_not_about_a_number() =>
        Check("سارت القافلة نحو المدينة القديمة فجرا", "المدينة القديمة فجرا").Agreement.ShouldBe(Agreement.Partial);

    [Theory]
    [InlineData("إذا توقف القصف، سنعود إلى المفاوضات", "سنعود إلى المفاوضات", Changes.Frame)]
    [InlineData("سنعود إلى المفاوضات إذا توقف القصف", "سنعود إلى المفاوضات", Changes.Frame)]
    [InlineData("سنعود إلى المفاوضات، بشرط أن يتوقف القصف", "سنعود إلى المفاوضات", Changes.Frame)]
    [InlineData("لو كان الأمر بيدي لرفعت الرواتب غدا", "لرفعت الرواتب غدا", Changes.Frame)]
    [InlineData("لولا الدعم الدولي لانهارت السدود كلها", "لانهارت السدود كلها", Changes.Frame)]
    [InlineData("إن لم تتوقف الحرب سنغلق المعابر كلها", "سنغلق المعابر كلها", Changes.Negation | Changes.Frame)]
    [InlineData("ربما نرفع الأسعار في الصيف المقبل", "نرفع الأسعار في الصيف المقبل", Changes.Frame)]
    [InlineData("قد نرفع الأسعار في الصيف المقبل", "نرفع الأسعار في الصيف المقبل", Changes.Frame)]
    [InlineData("من الممكن أن نرفع الأسعار قريبا", "نرفع الأسعار قريبا", Changes.Frame)]
    [InlineData("هل نرفع الأسعار في الصيف المقبل؟", "نرفع الأسعار في الصيف المقبل", Changes.Frame)]
    [InlineData("السد يخسر نحو نصف مياهه في الصيف", "نصف مياهه في الصيف", Changes.Number)]
    [InlineData("السد يخسر نحو نصف مياهه في الصيف", "السد يخسر نصف مياهه في الصيف", Changes.Number)]
    [InlineData("نصف المياه تقريبا يضيع في الشبكة", "نصف المياه يضيع في الشبكة", Changes.Number)]
    [InlineData("لا نعتقد أن السد سينهار قريبا", "السد سينهار قريبا", Changes.Negation | Changes.Frame)]
    [InlineData("ليس صحيحا أن السد سينهار قريبا", "السد سينهار قريبا", Changes.Negation)]
    [InlineData("ننفي أن السد سينهار قريبا", "السد سينهار قريبا", Changes.Negation)]
    [InlineData("غير صحيح أن السد سينهار قريبا", "صحيح أن السد سينهار قريبا", Changes.Negation)]
    [InlineData("يقول خصومي إنني أهملت السدود القديمة", "أهملت السدود القديمة", Changes.Frame)]
    [InlineData("يظنون أن الوزارة ستغلق المدارس قريبا", "الوزارة ستغلق المدارس قريبا", Changes.Frame)]
    [InlineData("زعموا أننا بعنا المرفأ القديم", "بعنا المرفأ القديم", Changes.Frame)]
    [InlineData("قلما نرفع الأسعار في الصيف", "نرفع الأسعار في الصيف", Changes.Frame)]
    [InlineData("لانهارت السدود كلها لولا الدعم الدولي", "لانهارت السدود كلها", Changes.Frame)]
    [InlineData("بعض المدارس ستغلق أبوابها غدا", "المدارس ستغلق أبوابها غدا", Changes.Number)]
    [InlineData("عدد من المدارس سيغلق أبوابه غدا", "المدارس سيغلق أبوابه غدا", Changes.Number)]
    [InlineData("معظم سكان القرية رحلوا عنها", "سكان القرية رحلوا عنها", Changes.Number)]
    [InlineData("أنفقنا ثلاثة ملايين ونصف مليون على السد", "نصف مليون على السد", Changes.Number | Changes.Spelling)]
    [InlineData("على السد أنفقنا ثلاثة ملايين ونصف مليون", "على السد أنفقنا ثلاثة ملايين", Changes.Number)]
    [InlineData("المحطة تخدم مئة وعشرين قرية في الجبل", "عشرين قرية في الجبل", Changes.Number)]
    [InlineData("أشك في أن المصنع سيفتح أبوابه", "المصنع سيفتح أبوابه", Changes.Negation)]
    [InlineData("هيهات أن نعود إلى الفحم", "نعود إلى الفحم", Changes.Negation)]
    [InlineData("إياكم أن تظنوا أن العاصفة انتهت", "العاصفة انتهت", Changes.Negation | Changes.Frame)]
    [InlineData("كأن المدينة احترقت كلها", "المدينة احترقت كلها", Changes.Frame)]
    [InlineData("لنفترض أن الخزينة فارغة اليوم", "الخزينة فارغة اليوم", Changes.Frame)]
    [InlineData("يخشى السكان أن تغرق الأحياء القديمة", "تغرق الأحياء القديمة", Changes.Frame)]
    [InlineData("متى قلت إن الذهب سيهبط", "الذهب سيهبط", Changes.Frame)]
    [InlineData("وصفوني بأنني خائن للقضية", "خائن للقضية", Changes.Frame)]
    [InlineData("قبل أن يغلق المصنع أبوابه زرناه", "يغلق المصنع أبوابه", Changes.Frame)]
    [InlineData("نجح طلاب القرية عدا اثنين", "نجح طلاب القرية", Changes.Frame)]
    [InlineData("أقل من نصف النواب حضروا الجلسة", "نصف النواب حضروا الجلسة", Changes.Number)]
    [InlineData("لا نستورد الغاز لأننا أغنياء بل لأننا بخلاء", "لا نستورد الغاز", Changes.Frame)]
    [InlineData("لا نتوقع إعلان النتائج قبل الأحد", "لا نتوقع إعلان النتائج", Changes.Frame)]
    [InlineData("لم تسقط الحكومة بسبب الفساد", "لم تسقط الحكومة", Changes.Frame)]
    [InlineData("نمتنع عن ضخ المياه إلى الحقول", "ضخ المياه إلى الحقول", Changes.Negation)]
    [InlineData("سنتوقف عن شراء القمح من الخارج", "شراء القمح من الخارج", Changes.Negation)]
    [InlineData("تجنبنا رفع الأسعار في الصيف", "رفع الأسعار في الصيف", Changes.Negation)]
    public void What_words_stand_under_is_missed(string said, string claim, Changes changes)
    {
        var result = Check(said, claim);

        result.Agreement.ShouldBe(Agreement.Altered);
        result.Changes.ShouldBe(changes);
    }

    [Theory]
    [InlineData("إن السد سينهار قريبا ولا شك", "السد سينهار قريبا")]
    [InlineData("لقد رفعنا الأسعار في الصيف الماضي", "رفعنا الأسعار في الصيف الماضي")]
    [InlineData("وقد رفعنا الأسعار في الصيف الماضي", "رفعنا الأسعار في الصيف الماضي")]
    [InlineData("لا نريد الحرب ونسعى إلى السلام", "نسعى إلى السلام")]
    [InlineData("لا نريد الحرب، السلام خيارنا الوحيد", "السلام خيارنا الوحيد")]
    [InlineData("لا نريد الحرب. السلام خيارنا الوحيد", "السلام خيارنا الوحيد")]
    [InlineData("العمل يسير بلا توقف منذ شهر في السد الجديد", "في السد الجديد")]
    [InlineData("المشروع ناجح إلا أن التمويل تأخر", "المشروع ناجح")]
    [InlineData("يقولون كلاما كثيرا، نحن نعمل في صمت", "نحن نعمل في صمت")]
    [InlineData("زرنا بعض القرى الجبلية، المدارس فيها مفتوحة", "المدارس فيها مفتوحة")]
    [InlineData("بنينا عشر مدارس، خمس منها للبنات", "خمس منها للبنات")]
    [InlineData("نستورد الغاز لأننا نحتاج إليه", "نستورد الغاز")]
    [InlineData("قبل أن نبدأ العمل سنزور المدرسة القديمة", "سنزور المدرسة القديمة")]
    [InlineData("توقفنا في المحطة الأولى عند الفجر", "في المحطة الأولى عند الفجر")]
    public void What_stands_in_another_clause_is_not_missed(string said, string claim) =>
        Check(said, claim).Agreement.ShouldBe(Agreement.Partial);

    [Theory]
    [InlineData(
        "الوزارة لن ترفع الأسعار في الصيف المقبل",
        "الوزارة لن ترفع الأسعار في الصيف المقبل",
        Agreement.Reported
    )]
    [InlineData("الوزارة لن ترفع الأسعار في الصيف المقبل", "لن نرفع الأسعار في الصيف المقبل", Agreement.Reported)]
    [InlineData("الوزارة لن ترفع الأسعار في الصيف المقبل", "لن ترفع الأسعار", Agreement.Reported)]
    [InlineData("الوزارة لن ترفع الأسعار في الصيف المقبل", "سنرفع الأسعار في الصيف المقبل", Agreement.Altered)]
    [InlineData("الوزارة سترفع الأسعار 15 في المئة", "الوزارة سترفع الأسعار 25 في المئة", Agreement.Altered)]
    public void Indirect_speech_is_at_best_reported(string said, string claim, Agreement agreement) =>
        Check(said, claim, isDirect: false).Agreement.ShouldBe(agreement);

    [Theory]
    [InlineData("وصلت ألفا رسالة في اليوم الأول من الحملة", "اليوم الأول")]
    [InlineData("وصلت ألفا رسالة في اليوم الأول من الحملة", "في اليوم الأول")]
    [InlineData("سيكتمل الجسر قبل نهاية العام الحالي", "نهاية العام الحالي")]
    [InlineData("سيكتمل الجسر قبل نهاية العام الحالي", "قبل نهاية العام المقبل")]
    [InlineData("زرت القرية ثلاث مرات", "ثلاث مرات")]
    [InlineData("لم يتصل بنا أحد حتى هذه اللحظة", "هذه اللحظة")]
    public void What_is_said_of_everything_tells_of_nothing(string said, string claim) =>
        Check(said, claim).Agreement.ShouldBe(Agreement.None);

    [Theory]
    [InlineData("وصلت ألفا رسالة في اليوم الأول من الحملة", "وصلت ألفا رسالة في اليوم الأول", Agreement.Partial)]
    [InlineData("زرت القرية ثلاث مرات", "القرية ثلاث مرات", Agreement.Partial)]
    [InlineData("اليوم الأول", "اليوم الأول", Agreement.Verbatim)]
    public void With_a_word_that_tells_of_what_it_is_found(string said, string claim, Agreement agreement) =>
        Check(said, claim).Agreement.ShouldBe(agreement);

    [Theory]
    [InlineData("الفرق تتحرك بعد العاصفة وليس قبلها", "الفرق تتحرك قبل العاصفة")]
    [InlineData("المخيم أقيم داخل المدينة القديمة", "المخيم أقيم خارج المدينة القديمة")]
    [InlineData("الطائرة مرت فوق الجسر الشرقي", "الطائرة مرت تحت الجسر الشرقي")]
    public void Words_that_only_tell_where_or_when_may_turn_what_is_reported_round(string said, string claim) =>
        Check(said, claim, isDirect: false).Agreement.ShouldBe(Agreement.Altered);

    [Theory]
    [InlineData("كتب الرسالة بيده أمام موظفي مكتبه", "كتبت الرسالة بيدي أمام موظفي مكتبي")]
    [InlineData("الوزارة فتحت أبوابها ووزعت خرائطها", "الوزارة فتحت أبوابنا ووزعت خرائطنا")]
    [InlineData("الشركة تملك أسطولها وتدفع ضرائبها", "الشركة تملك أسطولنا وتدفع ضرائبنا")]
    public void What_one_says_of_oneself_is_reported_of_the_speaker(string said, string claim) =>
        Check(said, claim, isDirect: false).Agreement.ShouldBe(Agreement.Reported);

    [Theory]
    [InlineData("الحديث عن أن المشافي أقفلت أبوابها غير صحيح")]
    [InlineData("ما قيل من أن المشافي أقفلت أبوابها عار عن الصحة")]
    [InlineData("القول إن المشافي أقفلت أبوابها لا أساس له")]
    [InlineData("خبر أن المشافي أقفلت أبوابها محض افتراء")]
    public void What_is_said_to_be_untrue_is_not_said(string said)
    {
        var result = Check(said, "المشافي أقفلت أبوابها", isDirect: false);

        result.Agreement.ShouldBe(Agreement.Altered);
        (result.Changes & Changes.Negation).ShouldBe(Changes.Negation);
    }

    [Theory]
    [InlineData("بنينا 12 محطة جاهزة للعمل", "بنينا 12 محطة متنقلة للعمل")]
    [InlineData("أسسنا شركة كبيرة للنقل", "أسسنا شركة صغيرة للنقل")]
    [InlineData("زرنا مدينة قديمة على الساحل", "زرنا مدينة جديدة على الساحل")]
    public void A_word_that_only_describes_a_body_is_no_name(string said, string claim) =>
        Check(said, claim).Changes.ShouldBe(Changes.Word);

    [Theory]
    [InlineData("زرنا وزارة الزراعة صباحا", "زرنا وزارة الصناعة صباحا")]
    public void A_definite_word_behind_such_a_word_is_one(string said, string claim) =>
        Check(said, claim).Changes.ShouldBe(Changes.Name);

    [Fact]
    public void Of_what_was_said_nothing_but_itself_is_verbatim()
    {
        foreach (var said in SeedSentences.All)
        {
            Check(said, $"« {said.Replace(" ", "  ", StringComparison.Ordinal)} »")
                .Agreement.ShouldBe(Agreement.Verbatim);
            Check(said, said + " اليوم").Agreement.ShouldBe(Agreement.Altered);
        }
    }

    [Theory]
    [InlineData("حتى الجيران صاروا يستعيرون الكتب سرا", "حتى الجارات صرن يستعرن الروايات سرا", true)]
    [InlineData("المعرض لم يُلغ بل أُجّل", "المعرض لم يؤجل بل ألغي", true)]
    [InlineData("الوزارة ستهديه جملا ثانيا وألفي كتاب", "عشرة جمال وسبعة آلاف كتاب", true)]
    [InlineData("المكتبات ستبقى مفتوحة في العطلة", "المكتبات ستبقى مغلقة طوال الأسبوع", true)]
    [InlineData("الطلب لا يستغرق دقيقة واحدة", "الطلب كان يستغرق عشر دقائق في الماضي", true)]
    [InlineData("المكتبات ستبقى مفتوحة في العطلة", "المكتبات ستنقل إلى مبنى جديد", false)]
    [InlineData("الوزارة ترفض زيادة الضرائب", "الوزارة تدعم المزارعين", false)]
    [InlineData("سعر الوقود سينخفض", "سعر الخبز سيرتفع", false)]
    [InlineData("الاجتماع أمس فشل في المدينة", "الاجتماع غدا في القرية", false)]
    [InlineData("المصرف يشتري الديون", "المصرف يبيع الذهب", false)]
    [InlineData("الأمن أولا", "اليمن يحتاج الأمن", false)]
    [InlineData("الوزارة ستصرف الرواتب قبل العيد", "الوزارة ستبني مدرسة قبل الصيف", false)]
    public void Of_its_speaker_a_claim_need_have_less_to_be_altered(string said, string claim, bool isAltered)
    {
        var (words, others) = (WordedText.Of(claim), WordedText.Of(said));

        ClaimCheck
            .Of(words, others, isDirect: true, isSpeaker: true)
            .Agreement.ShouldBe(isAltered ? Agreement.Altered : Agreement.None);
        ClaimCheck.Of(words, others, isDirect: true).Agreement.ShouldBe(Agreement.None);
    }

    [Fact]
    public void What_a_speaker_said_in_other_words_stands_in_one_place()
    {
        var between = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"كلمة{i}"));

        ClaimCheck
            .Of(
                WordedText.Of("القطارات ستنطلق مساء"),
                WordedText.Of($"قطار {between} انطلق"),
                isDirect: true,
                isSpeaker: true
            )
            .Agreement.ShouldBe(Agreement.None);
    }

    [Fact]
    public void Hostile_claims_take_bounded_work()
    {
        var said = WordedText.Of(string.Join(' ', Enumerable.Repeat("لا", 2_000)));
        var claim = WordedText.Of(string.Join(' ', Enumerable.Repeat("لا نعم", 1_600)));

        ClaimCheck.Of(claim, said, isDirect: true, isSpeaker: true).Agreement.ShouldBe(Agreement.None);
    }

    [Fact]
    public void Words_of_a_claim_that_stand_far_apart_in_a_long_text_take_bounded_work()
    {
        var words = Enumerable
            .Range(0, 60)
            .Select(i => $"كلمة{(char)('ب' + (i / 8))}{(char)('ج' + (i % 8))}")
            .ToArray();
        var said = string.Join(" مثلا ", words.SelectMany(w => new[] { w, "هنا", "هناك", "جدار", "نافذة" }));

        ClaimCheck
            .Of(WordedText.Of(string.Join(' ', words.Reverse())), WordedText.Of(said), isDirect: true, isSpeaker: true)
            .Agreement.ShouldBe(Agreement.None);
    }

    private static ClaimVerdict Check(string said, string claim, bool isDirect = true) =>
        ClaimCheck.Of(WordedText.Of(claim), WordedText.Of(said), isDirect);
}
