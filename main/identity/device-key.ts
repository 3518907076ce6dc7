import { calculateJwkThumbprint, CompactSign, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as v from 'valibot';
import { canonicalJson } from '../../shared/article/canonical.ts';
import { DeviceSchema } from '../../shared/records/record-schema.ts';
import type { PublicKey, Signer } from './identity.ts';

const SecretKeySchema = v.object({
  kty: v.literal('OKP'),
  crv: v.literal('Ed25519'),
  x: DeviceSchema,
  d: DeviceSchema,
});

/** A new Ed25519 key as the text that a keyring keeps. */
export async function makeKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const { kty, crv, x, d } = await exportJWK(privateKey);
  return JSON.stringify({ kty, crv, x, d });
}

function readKey(secret: string): v.InferOutput<typeof SecretKeySchema> | null {
  try {
    const parsed = v.safeParse(SecretKeySchema, JSON.parse(secret));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** The signer of a kept key; null when the text is no key of ours. */
export async function signerOf(secret: string): Promise<Signer | null> {
  const jwk = readKey(secret);
  if (jwk === null) return null;
  const publicKey: PublicKey = { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
  const [key, kid] = await Promise.all([importJWK(jwk, 'EdDSA'), calculateJwkThumbprint(publicKey)]);
  return {
    kid,
    publicKey,
    sign: (typ, payload) =>
      new CompactSign(new TextEncoder().encode(canonicalJson(payload)))
        .setProtectedHeader({ alg: 'EdDSA', kid, typ, jwk: { ...publicKey } })
        .sign(key),
  };
}
