/*
 * Decodes pictures with libvips for Runtime/Data/Codecs/Vips. libvips is called with variable arguments, which C# cannot do portably;
 * and its error text is one buffer for the whole process, which would mix up the messages of pictures decoded at the same time.
 *
 * The few prototypes of libvips (8.13 or later) and glib needed here are declared by hand: the library itself (libvips.so.42) is a common
 * package, its headers pull in a hundred more.
 */
#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

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
int vips_image_hasalpha(VipsImage *image);
void *vips_image_write_to_memory(VipsImage *image, size_t *size);
int vips_thumbnail_buffer(void *bytes, size_t length, VipsImage **out, int width, ...);
int vips_flatten(VipsImage *in, VipsImage **out, ...);
int vips_colourspace(VipsImage *in, VipsImage **out, int space, ...);
int vips_cast(VipsImage *in, VipsImage **out, int format, ...);
VipsArrayDouble *vips_array_double_newv(int count, ...);
void vips_area_unref(void *area);
void g_object_unref(void *object);
void g_free(void *memory);
unsigned int g_log_set_handler(const char *domain, int levels, void (*handler)(const char *, int, const char *, void *), void *data);

/* The values of libvips' enumerations; they are part of its binary interface. */
enum { SIZE_BOTH = 0, SIZE_FORCE = 3 };
enum { INTERESTING_NONE = 0, INTERESTING_CENTRE = 1 };
enum { SPACE_BW = 1, SPACE_SRGB = 22, SPACE_RGB16 = 25, SPACE_GREY16 = 26 };
enum { FORMAT_UCHAR = 0 };
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

typedef struct {
    const void *bytes;
    size_t length;
    int channels, height, width;
    int stretch;
    uint8_t *planes;
} Job;

static int inspect(Job *job)
{
    VipsImage *image = vips_image_new_from_buffer(job->bytes, job->length, "", NULL);
    if (image == NULL)
        return -1;
    job->width = vips_image_get_width(image);
    job->height = vips_image_get_height(image);
    job->channels = vips_image_get_bands(image);
    g_object_unref(image);
    return 0;
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

static int separate(VipsImage *image, const Job *job)
{
    size_t size = 0, plane = (size_t)job->height * job->width;
    uint8_t *pixels = vips_image_write_to_memory(image, &size);
    int status = pixels != NULL && size == plane * job->channels ? 0 : -1;
    if (status == 0)
        for (size_t pixel = 0; pixel < plane; pixel++)
            for (int channel = 0; channel < job->channels; channel++)
                job->planes[channel * plane + pixel] = pixels[pixel * job->channels + channel];
    g_free(pixels);
    return status;
}

static int decode(Job *job)
{
    VipsImage *image = NULL;
    if (vips_thumbnail_buffer((void *)job->bytes, job->length, &image, job->width,
            "height", job->height,
            "size", job->stretch ? SIZE_FORCE : SIZE_BOTH,
            "crop", job->stretch ? INTERESTING_NONE : INTERESTING_CENTRE,
            "option_string", "fail_on=error", NULL) != 0)
        return -1;
    if ((image = normalised(image, job->channels)) == NULL)
        return -1;
    int status = separate(image, job);
    g_object_unref(image);
    return status;
}

static int run(int (*work)(Job *), Job *job, char *message, int message_size)
{
    pthread_rwlock_rdlock(&alone);
    int status = work(job);
    pthread_rwlock_unlock(&alone);
    if (status == 0)
        return 0;

    pthread_rwlock_wrlock(&alone);
    vips_error_clear();
    status = work(job);
    snprintf(message, message_size, "%s", vips_error_buffer());
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

/* Reads a picture's size from its header. 0, or else a message. */
int declarativenet_vips_inspect(
    const void *bytes, size_t length, int *channels, int *height, int *width, char *message, int message_size)
{
    Job job = { .bytes = bytes, .length = length };
    int status = run(inspect, &job, message, message_size);
    *channels = job.channels, *height = job.height, *width = job.width;
    return status;
}

/* Decodes a picture into planes of channels * height * width bytes. 0, or else a message. */
int declarativenet_vips_decode(
    const void *bytes, size_t length, int channels, int height, int width, int stretch, uint8_t *planes, char *message, int message_size)
{
    Job job = { bytes, length, channels, height, width, stretch, planes };
    return run(decode, &job, message, message_size);
}
