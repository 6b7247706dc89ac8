/* Forms of signing in and of one's own account, and the typed answers they give. */
#pragma once
#include "html/form.h"

struct sign_in_answers {
	const char *email, *password;
};

/* A code of an app, a recovery code or one from a message. */
struct code_answers {
	const char *code;
};

struct link_answers {
	const char *email;
};

/* One of the two is asked for, as the account has it. */
struct again_answers {
	const char *code, *password;
};

struct password_answers {
	const char *password;
};

extern const struct form sign_in_form, sign_in_code_form, sign_in_link_form, sign_in_link_code_form,
    sign_in_again_form, own_app_form, own_password_form, own_codes_form;
