using System.CommandLine;
using DeclarativeNet.Checks;

return new RootCommand("Long checks, of which the tests run a smaller share.")
{
    SoundnessCommand.Create(), PicturesCommand.Create(), ResumeCommand.Create(), FuzzCommand.Create(), ExamplesCommand.Create(),
}.Parse(args).Invoke();
