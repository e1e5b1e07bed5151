using Qawl.Sdk;

return args switch
{
    ["nswag"] => await NSwagStory.RunAsync(),
    ["kiota"] => await KiotaStory.RunAsync(),
    _ => 2,
};
