/* Documents: the files of a draft, a family's own or one typed for a family. */
#pragma once
#include "app/rq.h"

void documents_show(struct rq *);
void documents_save(struct rq *);
void document_remove(struct rq *);
