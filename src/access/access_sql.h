/*
 * Access in SQL, made from policy.txt: what db_migrate() puts into a database
 * (struct migrate_options: views, postgres_rls).
 */
#pragma once

extern const char access_views_sql[]; /* the views visible_*, both engines */
extern const char access_rls_sql[];   /* PostgreSQL's row-level security */
