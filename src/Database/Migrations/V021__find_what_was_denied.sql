-- Who denies what is told by the words that report and by those that are reported, as Identity/Wording/Stance.cs does for new rows.
alter table quotes add column stance text check (stance in ('denied'));
comment on column quotes.stance is 'What the speaker makes of the words; null where they are the speaker''s own.';

-- Words that report a denial as they are written, folded ones that begin one, and folded ones with which a speaker denies by himself.
with words as (
    select '(^| )[وف]?('
        || 'أرفض|أستبعد|أكذب|أنفي|أنكر|أنكرت|أنكروا|ارفض|استبعد|استبعدت|استبعدوا|اكذب|المستبعد|المستحيل'
        || '|انفي|انكر|انكرت|انكروا|ترفض|تستبعد|تنفي|تنكر|رفض|رفضت|مستبعد|مستبعدا|مستبعدة|مستبعدين|مستحيل'
        || '|مستحيلا|منكرا|منكرة|منكرين|نافيا|نافية|نافين|نرفض|نستبعد|نفت|نفوا|نفى|نفي|نكذب|ننفي|يرفض'
        || '|يستبعد|يستبعدون|ينفون|ينفي|ينكر|ينكرون'
        || ')( |$)' as denying,
        '^ *('
        || 'ليس +صحيحا|ليست +صحيحه|ليس +من +الصحيح|ليس +حقيقيا|غير +صحيح|من +غير +الصحيح|لا +صحه|لا +اساس'
        || '|لم +يقل|لم +تقل|لم +اقل|لم +نقل|لم +يقولوا|لم +يصرح|لم +تصرح|لم +اصرح|لم +نصرح|لم +يذكر'
        || '|لم +تذكر|لم +يعلن|لم +تعلن'
        || ')( |$)' as disclaiming,
        '^('
        || 'لم|لن|لا|ليس|ليست|لسنا|لست|ما|هذا|هذه|ذلك|تلك|هذان|هؤلاء|انا|نحن|هو|هي|هم|ان|انه|انها|انهم|اني'
        || '|انني|اننا|لقد|قد|كل|ابدا|كلا|مطلقا|يجب|نعم'
        || ')( |$)' as asserting
),
folded as materialized (
    select q.article_id, q.start_at, q.end_at, q.kind, q.cue_words, translate(
        regexp_replace(left(q.text, 120), '[\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]', '', 'g'),
        'أإآٱةىی', 'ااااهيي'
    ) as said
    from quotes q, words w
    where q.cue_words ~ w.denying or (q.kind = 'indirect' and q.text ~ '^ *(ل|غ|م)')
)
update quotes q
set stance = 'denied'
from folded f, words w
where (q.article_id, q.start_at, q.end_at) = (f.article_id, f.start_at, f.end_at)
    and ((f.cue_words ~ w.denying and not (f.kind = 'direct' and f.said ~ w.asserting))
        or (f.kind = 'indirect' and f.said ~ w.disclaiming));

create index quotes_by_stance on quotes (sort_at, article_id, start_at, end_at)
    include (stance, outlet_id, kind, speaker_type, speaker_person_id, speaker_organization_id, said_on)
    where stance is not null;
comment on index quotes_by_stance is 'The few quotes whose words are not the speaker''s own opinion, in the order of lists, with all that statistics count by.';
