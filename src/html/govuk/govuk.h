/*
 * Govuk: the components of GOV.UK Frontend 6.6 as templates of our own.
 *
 *	{% call govuk_tag(.text = tr(o, "Late"), .classes = "govuk-tag--red") %}
 *
 * Each component is a template of the same name in this folder and a struct
 * of named arguments whose members follow the component's options at
 * design-system.service.gov.uk/components, in our spelling: isPageHeading is
 * is_page_heading, errorMessage.text is error_message.text.  What is left out
 * is not rendered; a list's element that is all zero is left out too, so that
 * an element can be made conditional.  Where both text and html are given, html
 * wins.  Everything is only read, during the call.
 *
 * docs/components.md says what of GOV.UK Frontend is not here.
 */
#pragma once
#include "html/govuk/shared.h"
#include "html/govuk/content.h"
#include "html/govuk/inputs.h"
#include "html/govuk/navigation.h"
#include "html/govuk/accordion.html.h"
#include "html/govuk/back-link.html.h"
#include "html/govuk/breadcrumbs.html.h"
#include "html/govuk/button.html.h"
#include "html/govuk/character-count.html.h"
#include "html/govuk/checkboxes.html.h"
#include "html/govuk/date-input.html.h"
#include "html/govuk/details.html.h"
#include "html/govuk/error-message.html.h"
#include "html/govuk/error-summary.html.h"
#include "html/govuk/exit-this-page.html.h"
#include "html/govuk/feedback.html.h"
#include "html/govuk/fieldset.html.h"
#include "html/govuk/file-upload.html.h"
#include "html/govuk/footer.html.h"
#include "html/govuk/generic-header.html.h"
#include "html/govuk/hint.html.h"
#include "html/govuk/input.html.h"
#include "html/govuk/inset-text.html.h"
#include "html/govuk/label.html.h"
#include "html/govuk/language-navigation.html.h"
#include "html/govuk/notification-banner.html.h"
#include "html/govuk/pagination.html.h"
#include "html/govuk/panel.html.h"
#include "html/govuk/password-input.html.h"
#include "html/govuk/phase-banner.html.h"
#include "html/govuk/radios.html.h"
#include "html/govuk/select.html.h"
#include "html/govuk/service-navigation.html.h"
#include "html/govuk/shared.html.h"
#include "html/govuk/skip-link.html.h"
#include "html/govuk/summary-list.html.h"
#include "html/govuk/table.html.h"
#include "html/govuk/tabs.html.h"
#include "html/govuk/tag.html.h"
#include "html/govuk/task-list.html.h"
#include "html/govuk/textarea.html.h"
#include "html/govuk/warning-text.html.h"
