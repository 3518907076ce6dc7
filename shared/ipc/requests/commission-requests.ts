import * as v from 'valibot';
import { ArticleIdSchema } from '../../article/schema.ts';
import { CommissionLengthSchema } from '../../records/kinds/commission-record.ts';
import { UtcInstantSchema } from '../../records/record-schema.ts';

/** What the desk expects of an article; a part that is left out stays. */
export const COMMISSION_REQUESTS = {
  'commission:set': v.strictObject({
    articleId: ArticleIdSchema,
    deadline: v.optional(v.nullable(UtcInstantSchema)),
    length: v.optional(v.nullable(CommissionLengthSchema)),
  }),
} as const;

export interface CommissionAnswers {
  'commission:set': null;
}
