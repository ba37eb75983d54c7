using System.CommandLine;
using DeclarativeNet.Checks;

return new RootCommand("Long checks, of which the tests run a smaller share.") { SoundnessCommand.Create() }.Parse(args).Invoke();
