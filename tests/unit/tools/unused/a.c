/* used() is called, used_not only spoken of and not_used_not() of another name. */
int
both(void)
{
	return used() + not_used_not();
}
