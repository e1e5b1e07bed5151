namespace Qawl.Extraction.Lexicons;

/// <summary>How a class word of organizations makes names; told in <c>organization-heads.txt</c>, one word each.</summary>
[Flags]
internal enum BodyTraits
{
    None = 0,

    /// <summary>A part of any body (الجهاز الطبي): a country or rank must tell which.</summary>
    Everyday = 1 << 0,

    /// <summary>With one adjective a group of people to readers, not a named institution: الجيش السوري.</summary>
    Common = 1 << 1,

    /// <summary>Called by a name of its own rather than by its field: حزب, بنك.</summary>
    Proper = 1 << 2,

    /// <summary>With the article it stands for the body of its class that was named last: المرصد.</summary>
    Alone = 1 << 3,

    /// <summary>Named after people: جامعة الملك خالد.</summary>
    Honours = 1 << 4,

    /// <summary>Called by an indefinite noun and its genitive: جمعية أصدقاء الماء.</summary>
    Pair = 1 << 5,

    /// <summary>Several of the class, whose names follow in a row: صحف «…» و«…».</summary>
    Many = 1 << 6,

    /// <summary>With the article it is something else: اللواء التركي, an officer.</summary>
    Homonym = 1 << 7,

    /// <summary>With the article and an adjective it is no body's name: المصلحة العامة.</summary>
    NeverDefinite = 1 << 8,

    /// <summary>With the article its country makes a name of it: الإذاعة السودانية.</summary>
    OfCountry = 1 << 9,

    /// <summary>Those who lead a body, which are no other body: إدارة النادي الأهلي.</summary>
    Leads = 1 << 10,

    /// <summary>What is for something behind its field belongs to whoever serves there: وكيل وزارة الصحة للتخطيط.</summary>
    OfOneField = 1 << 11,

    /// <summary>Of a town, a region or a country it is a place or a part, not a body: مركز محافظة الأنبار, حركة السودان.</summary>
    NotOfPlace = 1 << 12,

    /// <summary>Its members are a body's: اتحاد طلبة جامعة الضفاف.</summary>
    OfMembers = 1 << 13,

    /// <summary>The body that it stands in belongs to its name: كلية العلوم في جامعة الضفاف.</summary>
    Within = 1 << 14,

    /// <summary>Two tasks make a name of it: مركز القيادة والتحكم.</summary>
    OfTwo = 1 << 15,

    /// <summary>Any body has one, whatever it is of: قسم الشرطة.</summary>
    Part = 1 << 16,

    /// <summary>Any town or body has one: مركز المدينة.</summary>
    PartOfPlace = 1 << 17,

    /// <summary>Officials are its members: نقابة المعلمين.</summary>
    OfOfficials = 1 << 18,

    /// <summary>Called by a word of the language that no list has: بنك السنديان.</summary>
    Called = 1 << 19,

    /// <summary>A noun behind it is its name: صحيفة الضحى.</summary>
    Bare = 1 << 20,

    /// <summary>An outlet, or a place where something is: موقع ضفاف, موقع بارين الأثري.</summary>
    Site = 1 << 21,

    /// <summary>A foreign word behind it is its name: شبكة سكاي.</summary>
    Foreign = 1 << 22,

    /// <summary>Called as firms are: شركة أفلاك للتقنية.</summary>
    Firm = 1 << 23,

    /// <summary>Called as firms are, if the name is no word of the language: مجموعة الدروبي.</summary>
    Group = 1 << 24,

    /// <summary>Called by any definite word or town: نادي الوحدة, نادي نجران.</summary>
    Club = 1 << 25,

    /// <summary>A noun behind it that has neither the article nor the ending of an adjective is its name: مجلة سدى.</summary>
    BareNoun = 1 << 26,

    /// <summary>With the article, and a field or a common word behind it, something that moves: الحركة التجارية.</summary>
    Moves = 1 << 27,

    /// <summary>Called by what it is for, whatever that is: مركز ضفاف للتميز.</summary>
    ForPurpose = 1 << 28,

    /// <summary>Those who hold an office have one: مكتب النائب العام.</summary>
    Serves = 1 << 29,
}
