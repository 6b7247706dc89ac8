/* Money: whole pence. */
#pragma once
#include <stdint.h>

struct money {
	int64_t pence;
};
