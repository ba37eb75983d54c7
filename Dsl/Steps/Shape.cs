namespace DeclarativeNet;

/// <summary>Lays a map out as one vector, <c>C×H×W → C·H·W</c>, row by row, channel by channel.</summary>
public sealed class FlattenAttribute : StepAttribute;
