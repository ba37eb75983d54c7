// torch has one default generator and one count of tensors a process: tests of reproducible runs and flat memory need it to themselves.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
