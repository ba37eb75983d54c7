/*
 * All formats but JPEG by libvips, and JPEG with four channels. libvips is called with variable arguments, which C# cannot do portably;
 * and its error text is one buffer for the whole process, which would mix up the messages of pictures decoded at the same time.
 *
 * The few prototypes of libvips (8.13 or later) and glib needed here are declared by hand: the library itself (libvips.so.42) is a common
 * package, its headers pull in a hundred more.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "picture.h"

typedef struct _VipsImage VipsImage;
typedef struct _VipsArrayDouble VipsArrayDouble;

int vips_init(const char *program);
void vips_concurrency_set(int threads);
void vips_cache_set_max(int operations);
void vips_vector_set_enabled(int enabled);
void vips_block_untrusted_set(int block);
void vips_operation_block_set(const char *name, int block);
const char *vips_error_buffer(void);
void vips_error_clear(void);
VipsImage *vips_image_new_from_buffer(const void *bytes, size_t length, const char *options, ...);
int vips_image_get_width(const VipsImage *image);
int vips_image_get_height(const VipsImage *image);
int vips_image_get_bands(const VipsImage *image);
int vips_image_get_interpretation(const VipsImage *image);
int vips_image_get_orientation(VipsImage *image);
int vips_image_hasalpha(VipsImage *image);
void *vips_image_write_to_memory(VipsImage *image, size_t *size);
int vips_shrink(VipsImage *in, VipsImage **out, double across, double down, ...);
int vips_flatten(VipsImage *in, VipsImage **out, ...);
int vips_colourspace(VipsImage *in, VipsImage **out, int space, ...);
int vips_cast(VipsImage *in, VipsImage **out, int format, ...);
VipsArrayDouble *vips_array_double_newv(int count, ...);
void vips_area_unref(void *area);
void g_object_unref(void *object);
void g_free(void *memory);
unsigned int g_log_set_handler(const char *domain, int levels, void (*handler)(const char *, int, const char *, void *), void *data);

/* The values of libvips' enumerations; they are part of its binary interface. */
enum { SPACE_BW = 1, SPACE_SRGB = 22, SPACE_RGB16 = 25, SPACE_GREY16 = 26 };
enum { FORMAT_UCHAR = 0 };
enum { ACCESS_SEQUENTIAL = 1 };
enum { LOG_LEVEL_WARNING = 1 << 4 };

static pthread_once_t started = PTHREAD_ONCE_INIT;
static int start_status;

/* Decodings share the lock. One that failed is done again alone, so that the error text it leaves is its own. */
static pthread_rwlock_t alone = PTHREAD_RWLOCK_INITIALIZER;

static void ignore_warning(const char *domain, int level, const char *message, void *data)
{
    (void)domain, (void)level, (void)message, (void)data;
}

static void start(void)
{
    start_status = vips_init("declarativenet");
    if (start_status != 0)
        return;
    vips_concurrency_set(1); /* the caller decodes many pictures at once */
    vips_cache_set_max(0);   /* no picture is decoded twice */
    /* liborc (seen with 0.4.33), which compiles its vector code, crashes now and then when several threads resize at once. */
    vips_vector_set_enabled(0);

    /* ImageMagick reads BMP for libvips; the caller lets no other kind of file come to it. */
    vips_block_untrusted_set(1);
    vips_operation_block_set("VipsForeignLoadMagick", 0);
    vips_operation_block_set("VipsForeignLoadMagick7", 0);
    g_log_set_handler("VIPS", LOG_LEVEL_WARNING, ignore_warning, NULL);
}

static int is_jpeg(const Job *job)
{
    return job->length > 2 && memcmp(job->bytes, "\xFF\xD8\xFF", 3) == 0;
}

/* Takes over an image and gives the next one, or NULL where the step failed. */
static VipsImage *stepped(VipsImage *from, VipsImage *to, int status)
{
    g_object_unref(from);
    return status == 0 ? to : NULL;
}

static VipsImage *flattened(VipsImage *image)
{
    int space = vips_image_get_interpretation(image);
    double white = space == SPACE_RGB16 || space == SPACE_GREY16 ? 65535 : 255;
    VipsArrayDouble *background = vips_array_double_newv(1, white);
    VipsImage *flat = NULL;
    int status = vips_flatten(image, &flat, "background", background, NULL);
    vips_area_unref(background);
    return stepped(image, flat, status);
}

/* To bytes of gray or of red, green and blue. */
static VipsImage *normalised(VipsImage *image, int channels)
{
    VipsImage *next = NULL;
    if (vips_image_hasalpha(image) && (image = flattened(image)) == NULL)
        return NULL;
    int status = vips_colourspace(image, &next, channels == 1 ? SPACE_BW : SPACE_SRGB, NULL);
    if ((image = stepped(image, next, status)) == NULL)
        return NULL;
    status = vips_cast(image, &next, FORMAT_UCHAR, NULL);
    return stepped(image, next, status);
}

/*
 * A large picture is made smaller by a whole number while it is read, to at least twice the size asked for:
 * it never is in memory whole.
 */
static VipsImage *shrunk(VipsImage *image, const Job *job, int orientation)
{
    enum { LARGE = 1 << 24 };
    int width = vips_image_get_width(image), height = vips_image_get_height(image);
    int across = width / width_before_turn(job, orientation) / 2, down = height / height_before_turn(job, orientation) / 2;
    int factor = across < down ? across : down;
    if ((int64_t)width * height <= LARGE || factor < 2)
        return image;
    VipsImage *smaller = NULL;
    int status = vips_shrink(image, &smaller, factor, factor, NULL);
    return stepped(image, smaller, status);
}

static int inspect(const Job *job, Picture *found)
{
    VipsImage *image = vips_image_new_from_buffer(job->bytes, job->length, "", NULL);
    if (image == NULL)
        return FAILED;
    *found = (Picture){ NULL, vips_image_get_bands(image), vips_image_get_height(image), vips_image_get_width(image), 1 };
    g_object_unref(image);
    return DONE;
}

/* The pixels are libvips' to allocate, and to be freed by g_free. */
static int decode(const Job *job, Picture *found)
{
    /* Damage to the pixels of a JPEG file is a warning to libvips, as it is to libjpeg. */
    const char *options = is_jpeg(job) ? "fail_on=warning" : "fail_on=error";
    VipsImage *image = vips_image_new_from_buffer(job->bytes, job->length, options, "access", ACCESS_SEQUENTIAL, NULL);
    if (image == NULL)
        return FAILED;
    int turn = vips_image_get_orientation(image);
    *found = (Picture){ NULL, job->channels, vips_image_get_height(image), vips_image_get_width(image), turn };
    if ((int64_t)found->height * found->width > job->largest) {
        g_object_unref(image);
        return TOO_LARGE;
    }

    if ((image = normalised(image, job->channels)) == NULL || (image = shrunk(image, job, turn)) == NULL)
        return FAILED;
    found->height = vips_image_get_height(image);
    found->width = vips_image_get_width(image);
    size_t size = 0;
    found->pixels = vips_image_write_to_memory(image, &size);
    g_object_unref(image);
    if (found->pixels == NULL)
        return FAILED;
    if (size == (size_t)found->height * found->width * job->channels)
        return DONE;
    g_free(found->pixels);
    return FAILED;
}

static int run(int (*work)(const Job *, Picture *), const Job *job, Picture *found)
{
    pthread_rwlock_rdlock(&alone);
    int status = work(job, found);
    pthread_rwlock_unlock(&alone);
    if (status != FAILED)
        return status;

    pthread_rwlock_wrlock(&alone);
    vips_error_clear();
    status = work(job, found);
    snprintf(job->message, job->message_size, "%s", vips_error_buffer());
    vips_error_clear();
    pthread_rwlock_unlock(&alone);
    return status;
}

/* 0 when libvips is ready to work. */
int declarativenet_vips_start(void)
{
    pthread_once(&started, start);
    return start_status;
}

/* Reads a picture's size as stored from its header. DONE, or FAILED with a message. */
int declarativenet_vips_inspect(
    const void *bytes, size_t length, int *channels, int *height, int *width, char *message, int message_size)
{
    Job job = { .bytes = bytes, .length = length, .message = message, .message_size = message_size };
    Picture found = { 0 };
    int status = is_jpeg(&job) ? jpeg_picture_inspect(&job, &found) : run(inspect, &job, &found);
    *channels = found.channels, *height = found.height, *width = found.width;
    return status;
}

/*
 * Decodes a picture into planes of channels * height * width bytes. DONE; FAILED with a message; or TOO_LARGE, where it has more pixels
 * than allowed, with its height and width.
 */
int declarativenet_vips_decode(
    const void *bytes, size_t length, int channels, int *height, int *width, int stretch, int64_t largest, uint8_t *planes,
    char *message, int message_size)
{
    Job job = { bytes, length, channels, *height, *width, stretch, largest, message, message_size };
    Picture found = { 0 };
    int status = is_jpeg(&job) ? jpeg_picture_decode(&job, &found) : NOT_OURS;
    void (*release)(void *) = free;
    if (status == NOT_OURS) {
        status = run(decode, &job, &found);
        release = g_free;
    }
    *height = found.height, *width = found.width;
    if (status != DONE)
        return status;
    status = picture_fit(&job, &found, planes);
    release(found.pixels);
    if (status != DONE)
        snprintf(message, message_size, "there is not enough memory");
    return status;
}
