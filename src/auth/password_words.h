/* Password words: what well-known passwords are made of, in lower case without decoration. */
#pragma once
#include <stddef.h>

extern const char *const password_words[];
extern const size_t n_password_words;
/* Rows of the keyboard, the alphabet and the digits: passwords that walk along one are known. */
extern const char *const password_walks[];
extern const size_t n_password_walks;
