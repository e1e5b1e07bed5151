namespace Qawl.Api.Settings;

/// <summary>A setting has a value that it cannot have; the message names both.</summary>
internal sealed class WrongSettingException(string message) : Exception(message);
