/* For LeakSanitizer: fontconfig keeps one configuration for the whole program's life. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_options(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libfontconfig";
}

const char *
__lsan_default_options(void)
{
	return "print_suppressions=0";
}
