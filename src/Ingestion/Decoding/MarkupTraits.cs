using AngleSharp.Html.Parser.Tokens;

namespace Qawl.Ingestion.Decoding;

/// <summary>Reads off an element's tag what it means for its text.</summary>
internal static class MarkupTraits
{
    private static readonly HashSet<string> NotShown = Names("canvas datalist math object select svg template");

    /// <summary>Elements that may hold parts of the page; classes of others tell of single words.</summary>
    private static readonly HashSet<string> Containers = Names("aside div footer form header nav ol section table ul");

    /// <summary>Classes and ids by which the common systems call what stands beside the article.</summary>
    private static readonly HashSet<string> ApartNames = Names(
        "breadcrumb breadcrumbs comments comment-list commentlist comments-area fb-comments disqus_thread "
            + "related related-posts related-articles related-news relatedposts jp-relatedposts yarpp-related read-more readmore "
            + "sidebar widget widget-area navbar site-header site-footer main-navigation menu "
            + "share social social-share sharedaddy addtoany_share_save_container newsletter cookie-notice cookie-banner "
            + "most-read latest-news popular-posts tags post-tags pagination"
    );

    private static readonly HashSet<string> ApartRoles = Names("banner complementary contentinfo navigation search");

    /// <summary>Bootstrap's, WordPress's and Drupal's names for text that only screen readers speak.</summary>
    private static readonly HashSet<string> UnseenNames = Names(
        "sr-only visually-hidden visuallyhidden screen-reader-text element-invisible"
    );

    private static readonly HashSet<string> EmbedNames = Names(
        "twitter-tweet twitter-video instagram-media tiktok-embed fb-post mastodon-embed telegram-post bluesky-embed"
    );

    public static ElementTraits Of(HtmlTagToken tag)
    {
        var name = tag.Name;
        var traits =
            name is "svg" or "math" ? ElementTraits.Hidden | ElementTraits.Foreign
            : NotShown.Contains(name) || IsUnseen(tag) ? ElementTraits.Hidden
            : name is "pre" ? ElementTraits.Preformatted
            : name is "q" ? ElementTraits.Quotation
            : name is "nav" or "aside" or "footer" or "header" or "figcaption" ? ElementTraits.Apart
            : ElementTraits.None;
        if (tag.GetAttribute("role") is { Length: > 0 } role && ApartRoles.Contains(role))
        {
            traits |= ElementTraits.Apart;
        }
        foreach (var named in NamesOf(tag))
        {
            traits |=
                EmbedNames.Contains(named) ? ElementTraits.Embedded
                : UnseenNames.Contains(named) ? ElementTraits.Hidden
                : Containers.Contains(name) && ApartNames.Contains(named) ? ElementTraits.Apart
                : ElementTraits.None;
        }
        return traits;
    }

    private static string[] NamesOf(HtmlTagToken tag) =>
        $"{tag.GetAttribute("class")} {tag.GetAttribute("id")}".Split(
            (char[]?)null,
            StringSplitOptions.RemoveEmptyEntries
        );

    /// <summary>Told without a style sheet. A whole page that begins hidden is shown by its script.</summary>
    private static bool IsUnseen(HtmlTagToken tag)
    {
        if (tag.Name is "html" or "body")
        {
            return false;
        }
        foreach (var attribute in tag.Attributes)
        {
            var isUnseen = attribute.Name switch
            {
                "hidden" => !attribute.Value.Equals("until-found", StringComparison.OrdinalIgnoreCase),
                "style" => HidesByStyle(attribute.Value),
                _ => false,
            };
            if (isUnseen)
            {
                return true;
            }
        }
        return tag.Name is "dialog" && !tag.Attributes.Any(a => a.Name is "open");
    }

    private static bool HidesByStyle(string style)
    {
        foreach (var declaration in style.Split(';'))
        {
            var value = declaration.Replace("!important", "", StringComparison.OrdinalIgnoreCase).Split(':', 2);
            if (
                value is [var property, var set]
                && (property.Trim().ToLowerInvariant(), set.Trim().ToLowerInvariant())
                    is
                        ("display", "none")
                        or
                        ("visibility", "hidden" or "collapse")
            )
            {
                return true;
            }
        }
        return false;
    }

    private static HashSet<string> Names(string list) => new(list.Split(' '), StringComparer.Ordinal);
}
