using DeclarativeNet.Training;

namespace DeclarativeNet.Tests.Training;

public class DedicatedThreadTests
{
    [Fact]
    public async Task All_is_done_on_one_thread_as_far_as_it_is_asked_for()
    {
        var threads = new List<int>();
        IEnumerable<int> Counting()
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    threads.Add(Environment.CurrentManagedThreadId);
                    yield return number;
                }
            }
            finally
            {
                threads.Add(Environment.CurrentManagedThreadId);
            }
        }

        var seen = new List<int>();
        await foreach (var number in DedicatedThread.Stream("test", _ => Counting()))
        {
            seen.Add(number);
            await Task.Yield();
            if (number == 4)
                break;
        }

        Assert.Equal([0, 1, 2, 3, 4], seen);
        Assert.Equal(6, threads.Count);
        Assert.Single(threads.Distinct());
        Assert.NotEqual(Environment.CurrentManagedThreadId, threads[0]);
    }

    [Fact]
    public async Task What_the_iterator_throws_comes_out_of_the_stream()
    {
        static IEnumerable<int> Failing()
        {
            yield return 1;
            throw new TrainingException(new Failure("it is broken", "here", "mend it"));
        }

        await using var stream = DedicatedThread.Stream("test", _ => Failing()).GetAsyncEnumerator();
        Assert.True(await stream.MoveNextAsync());
        var problem = await Assert.ThrowsAsync<TrainingException>(async () => await stream.MoveNextAsync());
        Assert.Equal("here: it is broken; mend it", problem.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_token_given_to_the_stream_cancels_as_one_given_to_the_call(int which)
    {
        CancellationTokenSource[] sources = [new(), new()];
        var seen = new List<int>();
        await foreach (var number in DedicatedThread.Stream("test", Cancelled, sources[0].Token).WithCancellation(sources[1].Token))
        {
            seen.Add(number);
            if (number == 2)
                await sources[which].CancelAsync();
            if (number == 5)
                break;
        }
        Assert.Equal([0, 1, 2], seen);

        static IEnumerable<int> Cancelled(CancellationToken cancellation)
        {
            for (var number = 0; !cancellation.IsCancellationRequested; number++)
                yield return number;
        }
    }
}
