using System.CommandLine;
using DeclarativeNet.Checks;
using DeclarativeNet.Checks.OnDevice;

return new RootCommand("Long checks, of which the tests run a smaller share.")
{
    SoundnessCommand.Create(), PicturesCommand.Create(), ResumeCommand.Create(), FuzzCommand.Create(), ExamplesCommand.Create(),
    DeviceCommand.Create(),
}.Parse(args).Invoke();
