/*
 * Sen2 tree: a person of a return as a tree of nodes, built here instead of read from a file.
 *
 * The tree is the same that sen2_read.h gives, so that the rules and every form of output work on
 * both.  Nodes live in the arena.
 */
#pragma once
#include "areas/returns/sen2_read.h"
#include "base/buf.h"

/* Adds a record or an item with its text, in its place in that year's order.  Nothing, and NULL,
 * for an item whose text is NULL or empty: what is not known is left out. */
struct sen2_node *sen2_add(
    struct arena *, int year, struct sen2_node *parent, enum sen2_element, const char *text);

/* Finds what the form of the return forbids in the tree: items that are missing (S03), values that
 * are none (S05). */
void sen2_check_form(struct sen2_reading *, const struct sen2_node *);

/* The record as XML, indented by tabs from that depth on. */
void sen2_put_xml(struct buf *, const struct sen2_node *, int depth);
