global using TorchSharp.SystemBackend;
global using static TorchSharp.torch;
