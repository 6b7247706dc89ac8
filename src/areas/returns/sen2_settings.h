/* Sen2 settings: the bodies that a return names by number.  Shared by src/areas/returns only. */
#pragma once
#include "areas/returns/sen2_read.h"

struct tx;

/* Made for one return; every setting is looked up once, in the transaction "before": a question in
 * the one that writes would wait for all rows so far. */
struct sen2_settings;
struct sen2_settings *sen2_settings_new(struct arena *, struct tx *, struct tx *before, int64_t la);

/*
 * The body of the record's (PlanDetail, PlacementDetail) URN, or its UKPRN by
 * the register of settings; made when the authority has none yet.  0: the record
 * names none, or no URN is known for its UKPRN.
 */
int64_t sen2_settings_body(struct sen2_settings *, const struct sen2_node *record);
int64_t sen2_settings_made(const struct sen2_settings *); /* how many bodies */
