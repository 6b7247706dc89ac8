/* Serve: names people gave their files. */
#include "base/str.h"
#include "check.h"
#include "files/serve.h"

#include <string.h>

static void
encodes_names_twice(void)
{
	struct arena *a = arena_new(0);

	CHECK_STR(files_disposition(a, "report 1.pdf"),
	    "attachment; filename=\"report 1.pdf\"; filename*=UTF-8''report%201.pdf");
	CHECK_STR(files_disposition(a, "Łódź.pdf"),
	    "attachment; filename=\"__d_.pdf\"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA.pdf");
	CHECK_STR(files_disposition(a, "a\"; filename=\"b.html"),
	    "attachment; filename=\"a__ filename__b.html\"; "
	    "filename*=UTF-8''a%22%3B%20filename%3D%22b.html");
	CHECK(strpbrk(files_disposition(a, "a\r\nSet-Cookie: x=1"), "\r\n") == NULL);
	arena_free(a);
}

static void
cleans_names(void)
{
	static const struct {
		const char *from, *to;
	} cases[] = {
		{ "IMG 1.JPG", "IMG 1.jpg" },
		{ "IMG_1.heic", "IMG_1.jpg" },
		{ "C:\\Users\\me\\photo.jpeg", "photo.jpg" },
		{ "../../etc/passwd", "passwd.jpg" },
		{ "..\\..\\boot.ini.jpg", "boot.ini.jpg" },
		{ "/", "photo.jpg" },
		{ "", "photo.jpg" },
		{ "...", "photo.jpg" },
		{ ".htaccess", "htaccess.jpg" },
		{ "a\r\nb\x1b[2J.jpg", "ab[2J.jpg" },
		{ "photo\u202egpj.exe", "photogpj.exe.jpg" },
		{ "z\u200bero\ufeff.jpg", "zero.jpg" },
		{ "\xff\xfe.jpg", "photo.jpg" },
		{ "Zoë’s photo.jpg", "Zoë’s photo.jpg" },
		{ "shell.php", "shell.php.jpg" },
		{ "  spaces .jpg", "spaces.jpg" },
	};
	struct arena *a = arena_new(0);
	char lengthy[2000];

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK_STR(files_display_name(a, cases[i].from, FILE_JPEG), cases[i].to);
	memset(lengthy, 'x', sizeof lengthy - 1);
	lengthy[sizeof lengthy - 1] = '\0';
	CHECK_INT((int64_t)strlen(files_display_name(a, lengthy, FILE_PDF)), 124);
	CHECK_STR(files_display_name(a, "", FILE_PDF), "document.pdf");
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(encodes_names_twice), CHECK_CASE(cleans_names), { 0 } });
}
