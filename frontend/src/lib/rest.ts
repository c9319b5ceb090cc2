import type { FailureCode, UserFailure } from './errors.ts';

/** A failure of the doors outside GraphQL, as RFC 9457 problem details. */
export interface Problem {
  code: FailureCode;
  status: number;
  /** What to do about it, in the reader's language; empty when the server could not be asked. */
  detail: string;
  /** Failures at fields. */
  errors: UserFailure[];
  requestId: string | null;
  /** Seconds to wait before trying again; null when the server named none. */
  retryAfter: number | null;
}

/** What came of a call: a value, or a problem that can be told. */
export type RestOutcome<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

const unreachable: Problem = {
  code: 'OFFLINE',
  status: 0,
  detail: '',
  errors: [],
  requestId: null,
  retryAfter: null,
};

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function failures(value: unknown): UserFailure[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: Record<string, unknown>) => ({
    message: text(entry.message),
    path: Array.isArray(entry.path) ? entry.path.map(String) : [text(entry.path)].filter(Boolean),
  }));
}

async function readProblem(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const wait = Number.parseInt(response.headers.get('retry-after') ?? '', 10);
  return {
    code: (text(body.code) || 'INTERNAL') as FailureCode,
    status: response.status,
    detail: text(body.detail),
    errors: failures(body.errors),
    requestId: text(body.requestId) || null,
    retryAfter: Number.isNaN(wait) ? null : wait,
  };
}

async function call<Value>(path: string, init: RequestInit): Promise<RestOutcome<Value>> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch {
    return { ok: false, problem: unreachable };
  }
  if (!response.ok) return { ok: false, problem: await readProblem(response) };
  const value = response.status === 204 ? undefined : ((await response.json()) as unknown);
  return { ok: true, value: value as Value };
}

/** Posts JSON to one of the doors under /auth; 204 gives undefined. */
export function postJson<Value = undefined>(
  path: `/auth/${string}`,
  body: unknown,
  language: string,
): Promise<RestOutcome<Value>> {
  return call<Value>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });
}

/** Reads JSON from one of the doors under /auth. */
export function getJson<Value>(path: `/auth/${string}`): Promise<RestOutcome<Value>> {
  // The language that is shown, which may be another than the browser's.
  const language = document.documentElement.lang;
  return call<Value>(path, { headers: { accept: 'application/json', 'accept-language': language } });
}

/** Sends the bytes of a file as the whole body, such as to /imports. */
export function sendFile<Value>(
  path: `/imports?${string}`,
  file: File,
  language: string,
): Promise<RestOutcome<Value>> {
  return call<Value>(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      accept: 'application/json',
      'accept-language': language,
    },
    body: file,
  });
}

/** A file as one of the doors hands it over. */
export interface GivenFile {
  name: string;
  file: Blob;
}

function nameIn(disposition: string | null): string {
  return /filename="?([^";]+)"?/u.exec(disposition ?? '')?.[1] ?? 'sightline';
}

/** Asks one of the doors under /exports for a file. */
export async function askForFile(
  path: `/exports/${string}`,
  form: Record<string, string>,
  language: string,
): Promise<RestOutcome<GivenFile>> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify(form),
    });
    if (!response.ok) return { ok: false, problem: await readProblem(response) };
    const name = nameIn(response.headers.get('content-disposition'));
    return { ok: true, value: { name, file: await response.blob() } };
  } catch {
    return { ok: false, problem: unreachable };
  }
}
