/*
 * JPEG by libjpeg itself, which libvips would ask as well: its pipeline costs a small photograph more than the decoding does. A picture
 * that is to become much smaller is made so while it is decoded.
 */
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jpeglib.h>
#include <jerror.h>

#include "picture.h"

/* Each scan goes over the whole picture; a good file has ten or so, and one made to keep decoders busy has thousands. */
enum { MOST_SCANS = 500 };

typedef struct {
    struct jpeg_decompress_struct info;
    struct jpeg_error_mgr errors;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    const Job *job;
} Decoder;

static void fail(j_common_ptr info)
{
    Decoder *decoder = info->client_data;
    char text[JMSG_LENGTH_MAX];
    info->err->format_message(info, text);
    snprintf(decoder->job->message, decoder->job->message_size, "%s", text);
    longjmp(decoder->failed, 1);
}

/* Damage to the pixels is a warning to libjpeg, which goes on with gray or noise. Oddities about them are let be. */
static void warn(j_common_ptr info, int level)
{
    switch (level < 0 ? info->err->msg_code : 0) {
    case JWRN_HIT_MARKER:
    case JWRN_HUFF_BAD_CODE:
    case JWRN_ARITH_BAD_CODE:
    case JWRN_MUST_RESYNC:
    case JWRN_JPEG_EOF:
        fail(info);
    }
}

static void count_scans(j_common_ptr info)
{
    Decoder *decoder = info->client_data;
    if (decoder->info.input_scan_number <= MOST_SCANS)
        return;
    snprintf(decoder->job->message, decoder->job->message_size, "it has more than %d scans", MOST_SCANS);
    longjmp(decoder->failed, 1);
}

/* The caller has set where failures go. */
static void begin(Decoder *decoder, const Job *job)
{
    jpeg_create_decompress(&decoder->info);
    decoder->progress.progress_monitor = count_scans;
    decoder->info.progress = &decoder->progress;
    jpeg_mem_src(&decoder->info, job->bytes, (unsigned long)job->length);
    jpeg_save_markers(&decoder->info, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&decoder->info, TRUE);
}

static void prepare(Decoder *decoder, const Job *job)
{
    memset(decoder, 0, sizeof *decoder);
    decoder->job = job;
    decoder->info.err = jpeg_std_error(&decoder->errors);
    decoder->info.client_data = decoder;
    decoder->errors.error_exit = fail;
    decoder->errors.emit_message = warn;
}

static unsigned number(const uint8_t *bytes, int count, int little)
{
    unsigned value = 0;
    for (int place = 0; place < count; place++)
        value |= (unsigned)bytes[place] << 8 * (little ? place : count - 1 - place);
    return value;
}

/* The orientation in a block of EXIF: an entry of its first directory, in the order of bytes that its head names. */
static int orientation_in(const uint8_t *exif, unsigned length)
{
    enum { HEAD = 6, ENTRY = 12, TAG = 0x0112, SHORT = 3 };
    if (length < HEAD + 8 || memcmp(exif, "Exif\0", HEAD) != 0)
        return 0;
    const uint8_t *tiff = exif + HEAD;
    length -= HEAD;
    int little = tiff[0] == 'I';
    unsigned directory = number(tiff + 4, 4, little);
    if (directory > length - 2)
        return 0;
    unsigned entries = number(tiff + directory, 2, little);
    for (unsigned entry = 0; entry < entries && directory + 2 + (entry + 1) * ENTRY <= length; entry++) {
        const uint8_t *at = tiff + directory + 2 + entry * ENTRY;
        if (number(at, 2, little) == TAG && number(at + 2, 2, little) == SHORT)
            return (int)number(at + 8, 2, little);
    }
    return 0;
}

static int orientation(const struct jpeg_decompress_struct *info)
{
    for (jpeg_saved_marker_ptr marker = info->marker_list; marker != NULL; marker = marker->next) {
        int found = orientation_in(marker->data, marker->data_length);
        if (found >= 1 && found <= 8)
            return found;
    }
    return 1;
}

/* A block of 8 by 8 pixels takes one bit at the least, unless the coding is arithmetic. A size beyond that is no reason to take memory. */
static int is_too_short(const struct jpeg_decompress_struct *info, const Job *job)
{
    return !info->arith_code && (double)info->image_width * info->image_height / 64 / 8 > (double)job->length;
}

/* What libjpeg makes smaller is at least twice what is asked for, so that the filter that follows decides what it looks like. */
static void choose_scale(struct jpeg_decompress_struct *info, const Job *job, int turn)
{
    unsigned width = (unsigned)width_before_turn(job, turn), height = (unsigned)height_before_turn(job, turn);
    info->scale_num = 1;
    info->scale_denom = 8;
    while (info->scale_denom > 1
        && (info->image_width / info->scale_denom < 2 * width || info->image_height / info->scale_denom < 2 * height))
        info->scale_denom /= 2;
}

int jpeg_picture_inspect(const Job *job, Picture *found)
{
    Decoder decoder;
    prepare(&decoder, job);
    if (setjmp(decoder.failed)) {
        jpeg_destroy_decompress(&decoder.info);
        return FAILED;
    }
    begin(&decoder, job);
    *found = (Picture){ NULL, decoder.info.num_components, (int)decoder.info.image_height, (int)decoder.info.image_width, 1 };
    jpeg_destroy_decompress(&decoder.info);
    return DONE;
}

int jpeg_picture_decode(const Job *job, Picture *found)
{
    Decoder decoder;
    struct jpeg_decompress_struct *info = &decoder.info;
    uint8_t *volatile pixels = NULL; /* set after setjmp, read after longjmp */
    prepare(&decoder, job);
    if (setjmp(decoder.failed)) {
        jpeg_destroy_decompress(info);
        free(pixels);
        return FAILED;
    }
    begin(&decoder, job);
    *found = (Picture){ NULL, job->channels, (int)info->image_height, (int)info->image_width, orientation(info) };
    int status = (int64_t)info->image_height * info->image_width > job->largest ? TOO_LARGE
        : info->num_components == 1 || info->num_components == 3 ? DONE : NOT_OURS;
    if (status != DONE) {
        jpeg_destroy_decompress(info);
        return status;
    }
    if (is_too_short(info, job)) {
        snprintf(job->message, job->message_size, "it claims %u by %u pixels, and ends after %zu bytes",
            info->image_width, info->image_height, job->length);
        longjmp(decoder.failed, 1);
    }

    choose_scale(info, job, found->orientation);
    info->out_color_space = job->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(info);
    size_t stride = (size_t)info->output_width * job->channels;
    if ((pixels = malloc(stride * info->output_height)) == NULL) {
        snprintf(job->message, job->message_size, "there is not enough memory");
        longjmp(decoder.failed, 1);
    }
    while (info->output_scanline < info->output_height) {
        JSAMPROW row = pixels + stride * info->output_scanline;
        jpeg_read_scanlines(info, &row, 1);
    }
    found->pixels = pixels;
    found->height = (int)info->output_height;
    found->width = (int)info->output_width;
    jpeg_finish_decompress(info);
    jpeg_destroy_decompress(info);
    return DONE;
}
