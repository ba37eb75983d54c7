/*
 * Scales with a triangle filter as wide as a pixel of the result, so that a picture made smaller shows no aliases: what Pillow and
 * torchvision call antialiased bilinear. Whole numbers throughout: the result is the same on every machine.
 */
#include <math.h>
#include <stdlib.h>

#include "picture.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define VECTORISED __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define VECTORISED
#endif

/* Bits behind the point: of a weight, of a row between the passes, of the sum of weighted values of such a row. */
enum { WEIGHT_BITS = 14, ROW_BITS = 6, SUM_BITS = WEIGHT_BITS + ROW_BITS };

/* How each place along one axis of the result is made of its neighbourhood: of `count` values from `first`, weighted. */
typedef struct {
    int reach; /* the most values that a place is made of */
    int *first, *count;
    int16_t *weights; /* `reach` of them for each place; of each place they sum to 1 << WEIGHT_BITS */
} Axis;

static void axis_free(Axis *axis)
{
    free(axis->first);
    free(axis->count);
    free(axis->weights);
}

/* The weights of one place, whose centre is given in units of the picture's pixels. */
static void axis_place(Axis *axis, int place, double centre, double radius, int inputs)
{
    int first = (int)fmax(0, ceil(centre - radius - 0.5)), last = (int)fmin(inputs - 1, floor(centre + radius - 0.5));
    int16_t *weights = axis->weights + (size_t)place * axis->reach;
    double sum = 0;
    for (int input = first; input <= last; input++)
        sum += fmax(0, radius - fabs(input + 0.5 - centre));
    int left = 1 << WEIGHT_BITS, largest = 0;
    for (int input = first; input <= last; input++) {
        double share = fmax(0, radius - fabs(input + 0.5 - centre)) / sum;
        int number = input - first;
        left -= weights[number] = (int16_t)lround(share * (1 << WEIGHT_BITS));
        if (weights[number] > weights[largest])
            largest = number;
    }
    weights[largest] += left;

    /* At the rims there is often nothing to weigh; of a picture that keeps its size one value is left. */
    int skipped = 0;
    while (weights[skipped] == 0)
        skipped++;
    while (weights[last - first] == 0)
        last--;
    axis->first[place] = first + skipped;
    axis->count[place] = last - first - skipped + 1;
    for (int number = 0; skipped > 0 && number < axis->count[place]; number++)
        weights[number] = weights[number + skipped];
}

/* An axis of `inputs` pixels is scaled to a whole number, of which `outputs` in the middle are made. */
static int axis_make(Axis *axis, int inputs, int scaled, int outputs)
{
    double scale = (double)inputs / scaled, radius = fmax(scale, 1), begin = rint((scaled - outputs) / 2.0);
    axis->reach = (int)ceil(2 * radius) + 1;
    axis->first = malloc(sizeof(int) * outputs);
    axis->count = malloc(sizeof(int) * outputs);
    axis->weights = malloc(sizeof(int16_t) * outputs * axis->reach);
    if (axis->first == NULL || axis->count == NULL || axis->weights == NULL)
        return FAILED;
    for (int place = 0; place < outputs; place++)
        axis_place(axis, place, (begin + place + 0.5) * scale, radius, inputs);
    return DONE;
}

/* A row of the result's height: weighted rows of the picture. */
VECTORISED static void blend_rows(
    const uint8_t *restrict from, size_t stride, const int16_t *restrict weights, int rows, int values,
    int32_t *restrict sums, uint16_t *restrict to)
{
    for (int value = 0; value < values; value++)
        sums[value] = 1 << (WEIGHT_BITS - ROW_BITS - 1);
    for (int row = 0; row < rows; row++) {
        int32_t weight = weights[row];
        const uint8_t *restrict line = from + row * stride;
        for (int value = 0; value < values; value++)
            sums[value] += weight * line[value];
    }
    for (int value = 0; value < values; value++)
        to[value] = (uint16_t)(sums[value] >> (WEIGHT_BITS - ROW_BITS));
}

/* Where a pixel of the scaled picture comes to lie in a plane of the upright one. */
typedef struct {
    ptrdiff_t start, column, row;
} Turn;

static Turn turn_of(const Job *job, int orientation)
{
    ptrdiff_t width = job->width, right = job->width - 1, bottom = (job->height - 1) * width;
    switch (orientation) {
    case 2: return (Turn){ right, -1, width };
    case 3: return (Turn){ bottom + right, -1, -width };
    case 4: return (Turn){ bottom, 1, -width };
    case 5: return (Turn){ 0, width, 1 };
    case 6: return (Turn){ right, width, -1 };
    case 7: return (Turn){ bottom + right, -width, -1 };
    case 8: return (Turn){ bottom, -width, 1 };
    default: return (Turn){ 0, 1, width };
    }
}

/* A row of the result, channel by channel: weighted pixels of a row that has its height, which begins with the first that is needed. */
static void blend_pixels(
    const uint16_t *restrict row, int channels, const Axis *columns, int outputs, ptrdiff_t step, size_t plane, uint8_t *restrict to)
{
    const int half = 1 << (SUM_BITS - 1);
    for (int place = 0; place < outputs; place++, to += step) {
        const int16_t *restrict weights = columns->weights + (size_t)place * columns->reach;
        const uint16_t *restrict from = row + (size_t)(columns->first[place] - columns->first[0]) * channels;
        int count = columns->count[place];
        if (channels == 3) {
            int32_t red = half, green = half, blue = half;
            for (int number = 0; number < count; number++, from += 3) {
                int32_t weight = weights[number];
                red += weight * from[0];
                green += weight * from[1];
                blue += weight * from[2];
            }
            to[0] = (uint8_t)(red >> SUM_BITS);
            to[plane] = (uint8_t)(green >> SUM_BITS);
            to[2 * plane] = (uint8_t)(blue >> SUM_BITS);
        } else {
            int32_t gray = half;
            for (int number = 0; number < count; number++)
                gray += weights[number] * from[number];
            to[0] = (uint8_t)(gray >> SUM_BITS);
        }
    }
}

static void scale(
    const Job *job, const Picture *picture, const Axis *columns, const Axis *rows, int32_t *sums, uint16_t *line, uint8_t *planes)
{
    int width = width_before_turn(job, picture->orientation), height = height_before_turn(job, picture->orientation);
    int first = columns->first[0], last = columns->first[width - 1] + columns->count[width - 1];
    size_t stride = (size_t)picture->width * picture->channels, plane = (size_t)job->width * job->height;
    const uint8_t *pixels = picture->pixels + (size_t)first * picture->channels;
    Turn turn = turn_of(job, picture->orientation);
    for (int place = 0; place < height; place++) {
        blend_rows(pixels + rows->first[place] * stride, stride, rows->weights + (size_t)place * rows->reach,
            rows->count[place], (last - first) * picture->channels, sums, line);
        blend_pixels(line, picture->channels, columns, width, turn.column, plane, planes + turn.start + place * turn.row);
    }
}

int picture_fit(const Job *job, const Picture *picture, uint8_t *planes)
{
    int width = width_before_turn(job, picture->orientation), height = height_before_turn(job, picture->orientation);
    int across = width, down = height;
    if (!job->stretch && (int64_t)picture->width * height > (int64_t)picture->height * width)
        across = (int)((int64_t)picture->width * height / picture->height);
    else if (!job->stretch)
        down = (int)((int64_t)picture->height * width / picture->width);

    size_t values = (size_t)picture->width * picture->channels;
    int32_t *sums = malloc(sizeof(int32_t) * values);
    uint16_t *line = malloc(sizeof(uint16_t) * values);
    Axis columns = { 0 }, rows = { 0 };
    int status = sums == NULL || line == NULL
        || axis_make(&columns, picture->width, across, width) != DONE
        || axis_make(&rows, picture->height, down, height) != DONE ? FAILED : DONE;
    if (status == DONE)
        scale(job, picture, &columns, &rows, sums, line, planes);
    axis_free(&columns);
    axis_free(&rows);
    free(line);
    free(sums);
    return status;
}
