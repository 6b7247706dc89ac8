/* Memory: malloc's reserve, and the pages of loaded objects that were never written to. */
#include "base/memory.h"

#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Code and constants only: what may be written to holds the loader's own work. */
static int
drop_pages(struct dl_phdr_info *o, size_t size, void *unused)
{
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

	(void)size, (void)unused;
	for (int i = 0; i < o->dlpi_phnum; i++) {
		const ElfW(Phdr) *p = &o->dlpi_phdr[i];
		uintptr_t from = (o->dlpi_addr + p->p_vaddr) & ~(page - 1);
		uintptr_t to = o->dlpi_addr + p->p_vaddr + p->p_memsz;

		if (p->p_type == PT_LOAD && (p->p_flags & PF_W) == 0)
			madvise((void *)from, to - from, MADV_DONTNEED);
	}
	return 0;
}

void
memory_give_back(void)
{
	malloc_trim(0);
	dl_iterate_phdr(drop_pages, NULL);
}
