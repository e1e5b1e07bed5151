namespace Qawl.Identity.Wording;

/// <summary>What a word does to the words beside it.</summary>
[Flags]
public enum Role
{
    None = 0,
    Negation = 1 << 0,
    Condition = 1 << 1,
    Hedge = 1 << 2,

    /// <summary>Behind words it takes back a part of them: إلا إذا, بشرط أن.</summary>
    Tail = 1 << 3,
    Number = 1 << 4,

    /// <summary>It reaches no further than the words right behind it.</summary>
    Near = 1 << 5,

    /// <summary>A verb that says that something is not so.</summary>
    Denial = 1 << 6,

    /// <summary>The number beside it is not meant exactly.</summary>
    Approximation = 1 << 7,

    /// <summary>A form of كان, which tells the time.</summary>
    Being = 1 << 8,

    /// <summary>What is counted: hours, tons, dollars.</summary>
    Measure = 1 << 9,

    /// <summary>What is said before it is not so: غير صحيح, لا أساس له.</summary>
    Untruth = 1 << 10,

    /// <summary>It tells when, how often or in which order, and not of what: اليوم, الأول, مرة.</summary>
    Vague = 1 << 11,

    /// <summary>Of what stands behind it only a part is meant: بعض, معظم, عدد من.</summary>
    Part = 1 << 12,

    /// <summary>Others say or think what stands behind it: يقول خصومي إن.</summary>
    Claimed = 1 << 13,

    /// <summary>Behind a negation it tells what is negated: لا نستورد الغاز لأننا أغنياء.</summary>
    Focus = 1 << 14,
}

/// <summary>What stands between a word and the next one.</summary>
public enum Break
{
    None,

    /// <summary>A comma or the like: a clause may end.</summary>
    Pause,

    /// <summary>It leads to what is said.</summary>
    Colon,

    /// <summary>Dots that tell of something left out.</summary>
    Gap,

    /// <summary>A sentence ends.</summary>
    Stop,
}
