/* Xlsx, writing: libxlsxwriter packs the workbook in memory; and a sheet as CSV. */
#include "base/err.h"
#include "base/str.h"
#include "io/xlsx.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum { NAME = 31, WIDTH = 22, PIECE = 65536 };

struct writing {
	lxw_workbook *workbook;
	lxw_worksheet *sheet;
	lxw_format *bold, *date, *money;
	int fd; /* a file in memory, since the library writes files alone */
};

static void
release(void *writing)
{
	struct writing *w = writing;

	if (w->fd >= 0)
		close(w->fd);
}

/* A sheet's name has no []:*?/\ and at most 31 letters. */
static const char *
name_of(struct arena *a, const char *name)
{
	char *s = arena_strdup(a, name);
	size_t letters = 0;

	for (char *p = s; *p != '\0'; p++) {
		if (strchr("[]:*?/\\'", *p) != NULL)
			*p = ' ';
		letters += (*p & 0xc0) != 0x80;
		if (letters > NAME) {
			*p = '\0';
			break;
		}
	}
	return str_blank(s) ? "Sheet" : s;
}

static void
put_date(struct writing *w, lxw_row_t row, lxw_col_t column, const char *text)
{
	struct date d;
	struct ymd ymd;

	if (!date_parse(text, &d))
		return;
	ymd = date_ymd(d);
	worksheet_write_datetime(w->sheet, row, column,
	    &(lxw_datetime){ .year = ymd.year, .month = ymd.month, .day = ymd.day }, w->date);
}

static void
put_number(struct writing *w, lxw_row_t row, lxw_col_t column, const struct sheet_cell *c)
{
	int64_t n = 0;

	str_to_int(c->text, &n);
	if (c->kind == SHEET_MONEY)
		worksheet_write_number(w->sheet, row, column, (double)n / 100, w->money);
	else
		worksheet_write_number(w->sheet, row, column, (double)n, NULL);
}

static void
put_cell(struct writing *w, lxw_row_t row, lxw_col_t column, const struct sheet_cell *c)
{
	if (c->text == NULL)
		return;
	if (c->kind == SHEET_DATE)
		put_date(w, row, column, c->text);
	else if (c->kind == SHEET_TEXT)
		worksheet_write_string(w->sheet, row, column, c->text, row == 0 ? w->bold : NULL);
	else
		put_number(w, row, column, c);
}

static void
begin(struct writing *w, struct arena *a, const struct sheet *s)
{
	lxw_workbook_options options = { .constant_memory = LXW_TRUE };

	w->fd = memfd_create("workbook", MFD_CLOEXEC);
	if (w->fd < 0)
		fail(FAULT_STORAGE, "a workbook cannot be made: %s", strerror(errno));
	w->workbook = workbook_new_opt(arena_printf(a, "/proc/self/fd/%d", w->fd), &options);
	if (w->workbook == NULL)
		fail(FAULT_STORAGE, "a workbook cannot be made");
	w->sheet = workbook_add_worksheet(w->workbook, name_of(a, s->name));
	w->bold = workbook_add_format(w->workbook);
	format_set_bold(w->bold);
	w->date = workbook_add_format(w->workbook);
	format_set_num_format(w->date, "yyyy-mm-dd");
	w->money = workbook_add_format(w->workbook);
	format_set_num_format(w->money, "#,##0.00");
	worksheet_freeze_panes(w->sheet, 1, 0);
	worksheet_set_column(w->sheet, 0, (lxw_col_t)(s->columns - 1), WIDTH, NULL);
}

static const struct buf *
written(struct writing *w, struct arena *a)
{
	struct buf *b = buf_new(a);
	ssize_t n;

	if (lseek(w->fd, 0, SEEK_SET) != 0)
		fail(FAULT_STORAGE, "a workbook cannot be read: %s", strerror(errno));
	while ((n = read(w->fd, buf_reserve(b, PIECE), PIECE)) > 0)
		b->n += (size_t)n;
	if (n < 0)
		fail(FAULT_STORAGE, "a workbook cannot be read: %s", strerror(errno));
	return b;
}

const struct buf *
xlsx_write(struct arena *a, const struct sheet *s)
{
	struct writing *w = anew(a, struct writing);
	lxw_error error;

	w->fd = -1;
	arena_on_free(a, release, w);
	begin(w, a, s);
	for (size_t row = 0; row < s->rows; row++)
		for (size_t column = 0; column < s->columns; column++)
			put_cell(w, (lxw_row_t)row, (lxw_col_t)column,
			    &s->cells[row * s->columns + column]);
	error = workbook_close(w->workbook);
	if (error != LXW_NO_ERROR)
		fail(FAULT_STORAGE, "a workbook cannot be written: %s", lxw_strerror(error));
	return written(w, a);
}

static void
put_csv(struct csv *csv, const struct sheet_cell *c)
{
	int64_t n = 0;
	struct date d = { 0 };

	if (c->text == NULL || c->kind == SHEET_TEXT) {
		csv_text(csv, c->text);
	} else if (c->kind == SHEET_DATE) {
		date_parse(c->text, &d);
		csv_date(csv, d);
	} else {
		str_to_int(c->text, &n);
		if (c->kind == SHEET_MONEY)
			csv_money(csv, (struct money){ n });
		else
			csv_int(csv, n);
	}
}

const struct buf *
sheet_csv(struct arena *a, const struct sheet *s)
{
	struct csv *csv = csv_new(a);

	for (size_t row = 0; row < s->rows; row++) {
		for (size_t column = 0; column < s->columns; column++)
			put_csv(csv, &s->cells[row * s->columns + column]);
		csv_end_row(csv);
	}
	return csv_bytes(csv);
}
