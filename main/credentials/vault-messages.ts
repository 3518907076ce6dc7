import * as v from 'valibot';

/** What main asks of the vault process; one at a time. */
export const VaultRequestSchema = v.variant('call', [
  v.object({ id: v.number(), call: v.literal('read'), name: v.string() }),
  v.object({ id: v.number(), call: v.literal('write'), name: v.string(), secret: v.string() }),
  v.object({ id: v.number(), call: v.literal('remove'), name: v.string() }),
]);

/** What it answers; `value` is the secret of a `read`, null where there is none. */
export const VaultReplySchema = v.variant('ok', [
  v.object({ id: v.number(), ok: v.literal(true), value: v.nullable(v.string()) }),
  v.object({ id: v.number(), ok: v.literal(false), problem: v.picklist(['no-library', 'no-bus', 'locked', 'failed']) }),
]);

export type VaultRequest = v.InferOutput<typeof VaultRequestSchema>;
export type VaultReply = v.InferOutput<typeof VaultReplySchema>;
