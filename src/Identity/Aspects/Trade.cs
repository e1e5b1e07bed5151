namespace Qawl.Identity.Aspects;

/// <summary>What somebody does, as far as it tells him from a namesake.</summary>
public enum Trade
{
    /// <summary>Plays, trains or referees; whoever runs a club may be anybody.</summary>
    Sport,
    Arts,
    Force,
    Religion,
    Royal,
    State,
}
