/*
 * Decodes pictures for Runtime/Data/Codecs/Vips: JPEG by libjpeg, all else by libvips, each to bytes of the size asked for.
 */
#ifndef DECLARATIVENET_PICTURE_H
#define DECLARATIVENET_PICTURE_H

#include <stddef.h>
#include <stdint.h>

/* How a decoding ends. */
enum { DONE = 0, FAILED = 1, TOO_LARGE = 2, NOT_OURS = 3 };

/* A file's contents, and what is wanted of them. */
typedef struct {
    const uint8_t *bytes;
    size_t length;
    int channels, height, width; /* of the result: 1 for gray, 3 for red, green, blue */
    int stretch;                 /* whether proportions may change; else the middle is cut out */
    int64_t largest;             /* the most pixels a picture may have */
    char *message;               /* room for what is wrong with it, ended by 0 */
    int message_size;
} Job;

/* A picture as stored: rows of `channels` bytes a pixel, allocated with malloc. */
typedef struct {
    uint8_t *pixels;
    int channels, height, width;
    int orientation; /* of EXIF: 1 for upright, up to 8 */
} Picture;

/* The width and height that a stored picture of an orientation is brought to before it is turned. */
static inline int width_before_turn(const Job *job, int orientation) { return orientation >= 5 ? job->height : job->width; }
static inline int height_before_turn(const Job *job, int orientation) { return orientation >= 5 ? job->width : job->height; }

/* Size and channels of a JPEG file from its header. DONE, or FAILED with a message. */
int jpeg_picture_inspect(const Job *job, Picture *found);

/* Decodes a JPEG file. DONE, FAILED with a message, TOO_LARGE with the size, or NOT_OURS where it has neither one nor three channels. */
int jpeg_picture_decode(const Job *job, Picture *found);

/* Scales a picture, turns it upright, and separates its channels into planes. DONE, or FAILED where memory is out. */
int picture_fit(const Job *job, const Picture *picture, uint8_t *planes);

#endif
