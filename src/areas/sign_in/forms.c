/* Forms: what signing in asks. */
#include "areas/sign_in/forms.h"
#include "auth/password.h"
#include "text/text.h"

static const struct field sign_in_fields[] = {
	{ "email", FIELD_EMAIL, offsetof(struct sign_in_answers, email), N_("Email address"),
	    .required = N_("Enter your email address"), .autocomplete = "username" },
	{ "password", FIELD_PASSWORD, offsetof(struct sign_in_answers, password), N_("Password"),
	    .required = N_("Enter your password"), .max_length = PASSWORD_MAX,
	    .autocomplete = "current-password" },
	{ 0 },
};

static const struct field code_fields[] = {
	{ "code", FIELD_TEXT, offsetof(struct code_answers, code), N_("Code"),
	    .hint = N_("6 digits from your authenticator app, or one of your recovery codes"),
	    .required = N_("Enter the code"), .max_length = 60, .autocomplete = "one-time-code",
	    .width = "govuk-input--width-20" },
	{ 0 },
};

static const struct field link_fields[] = {
	{ "email", FIELD_EMAIL, offsetof(struct link_answers, email), N_("Email address"),
	    .required = N_("Enter your email address"), .autocomplete = "email" },
	{ 0 },
};

static const struct field mailed_code_fields[] = {
	{ "code", FIELD_TEXT, offsetof(struct code_answers, code), N_("Code from the email"),
	    .hint = N_("6 digits"), .required = N_("Enter the code from the email"),
	    .max_length = 20, .autocomplete = "one-time-code", .inputmode = "numeric",
	    .width = "govuk-input--width-10" },
	{ 0 },
};

static const struct field again_fields[] = {
	{ "code", FIELD_TEXT, offsetof(struct again_answers, code), N_("Code"),
	    .hint = N_("6 digits from your authenticator app, or one of your recovery codes"),
	    .max_length = 60, .autocomplete = "one-time-code", .width = "govuk-input--width-20" },
	{ "password", FIELD_PASSWORD, offsetof(struct again_answers, password), N_("Password"),
	    .max_length = PASSWORD_MAX, .autocomplete = "current-password" },
	{ 0 },
};

static const struct field app_fields[] = {
	{ "code", FIELD_TEXT, offsetof(struct code_answers, code), N_("Code that the app shows"),
	    .hint = N_("6 digits"), .required = N_("Enter the code that the app shows"),
	    .max_length = 20, .autocomplete = "one-time-code", .inputmode = "numeric",
	    .width = "govuk-input--width-10" },
	{ 0 },
};

static const struct field password_fields[] = {
	{ "password", FIELD_PASSWORD, offsetof(struct password_answers, password),
	    N_("New password"),
	    .hint = N_("At least 12 characters. Three or four words that do not belong together "
		       "are easy to remember and hard to guess."),
	    .required = N_("Enter a new password"), .max_length = PASSWORD_MAX,
	    .autocomplete = "new-password" },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

const struct form sign_in_form = { "sign_in", sign_in_fields, sizeof(struct sign_in_answers), NULL };
const struct form sign_in_code_form = { "code", code_fields, sizeof(struct code_answers), NULL };
const struct form sign_in_link_form = { "link", link_fields, sizeof(struct link_answers), NULL };
const struct form sign_in_link_code_form = { "link_code", mailed_code_fields,
	sizeof(struct code_answers), NULL };
const struct form sign_in_again_form = { "again", again_fields, sizeof(struct again_answers), NULL };
const struct form own_app_form = { "app", app_fields, sizeof(struct code_answers), NULL };
const struct form own_password_form = { "password", password_fields,
	sizeof(struct password_answers), NULL };
const struct form own_codes_form = { "codes", no_fields, 0, NULL };
