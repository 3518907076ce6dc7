import type * as v from 'valibot';
import { ok, type Result } from '../../../shared/result.ts';
import type { HttpAnswer, HttpRequest, SendRequest } from '../http/send-request.ts';
import type { PortalAnswer } from '../portal.ts';
import { portalFailure, type PortalError } from '../portal-error.ts';
import { findApi, routeAt } from './find-api.ts';
import { wordPressAnswer } from './judge-wordpress.ts';

/** A site that runs WordPress, without anything installed for us. */
export interface WordPressParts {
  /** The site's home page, without a slash at the end; the password is sent to no other origin. */
  readonly address: string;
  /** A login name and an application password of it, asked for at every request, kept by none. Null: nobody has entered one on this machine. */
  readonly account: () => Promise<{ readonly account: string; readonly secret: string } | null>;
  readonly send: SendRequest;
  readonly now: () => Date;
}

export interface WordPressCall {
  readonly method: HttpRequest['method'];
  /** Below `wp/v2/`; empty: the index of the whole interface. */
  readonly route: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | null;
}

/** What was said, and the answer that said it. */
export interface Said<T> {
  readonly said: T;
  readonly answer: HttpAnswer;
}

export interface WordPressLine {
  readonly call: (call: WordPressCall, signal: AbortSignal) => PortalAnswer<HttpAnswer>;
  /** What an answer of `call` says, or what it means that it does not. */
  readonly parsed: <S extends v.GenericSchema>(
    answer: HttpAnswer,
    schema: S,
    isWrite: boolean,
  ) => Result<Said<v.InferOutput<S>>, PortalError>;
  readonly get: <S extends v.GenericSchema>(
    route: string,
    query: Readonly<Record<string, string>>,
    schema: S,
    signal: AbortSignal,
  ) => PortalAnswer<Said<v.InferOutput<S>>>;
  readonly write: <S extends v.GenericSchema>(
    call: Omit<WordPressCall, 'body'> & { readonly json: unknown },
    schema: S,
    signal: AbortSignal,
  ) => PortalAnswer<Said<v.InferOutput<S>>>;
}

const basic = ({ account, secret }: { readonly account: string; readonly secret: string }): string =>
  `Basic ${Buffer.from(`${account}:${secret}`).toString('base64')}`;

/** Requests to one site as one account. Where the interface is, is asked once. */
export function createWordPressLine({ address, account, send, now }: WordPressParts): WordPressLine {
  let root: URL | null = null;

  async function call(request: WordPressCall, signal: AbortSignal): PortalAnswer<HttpAnswer> {
    const who = await account();
    if (who === null) return portalFailure('final', 'no-account');
    const found = root === null ? await findApi(address, send, now(), signal) : ok(root);
    if (!found.ok) return found;
    root = found.value;
    const { method, route, query = {}, headers = {}, body = null } = request;
    return send(
      {
        method,
        url: routeAt(root, route === '' ? '' : `wp/v2/${route}`, query),
        headers: { accept: 'application/json', ...headers, authorization: basic(who) },
        body,
      },
      signal,
    );
  }
  const parsed = <S extends v.GenericSchema>(
    answer: HttpAnswer,
    schema: S,
    isWrite: boolean,
  ): Result<Said<v.InferOutput<S>>, PortalError> => {
    const said = wordPressAnswer(answer, schema, isWrite, now());
    return said.ok ? ok({ said: said.value, answer }) : said;
  };
  return {
    call,
    parsed,
    async get(route, query, schema, signal) {
      const answer = await call({ method: 'GET', route, query }, signal);
      return answer.ok ? parsed(answer.value, schema, false) : answer;
    },
    async write({ json, ...request }, schema, signal) {
      const headers = { ...request.headers, 'content-type': 'application/json' };
      const answer = await call({ ...request, headers, body: Buffer.from(JSON.stringify(json)) }, signal);
      return answer.ok ? parsed(answer.value, schema, true) : answer;
    },
  };
}
