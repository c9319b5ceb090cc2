import { afterEach, describe, expect, it, vi } from 'vitest';
import { answerWithPasskey, isNamed, makePasskey, passkeysWork } from './passkeys.ts';

const options = { challenge: 'AQID', rpId: 'localhost' };

/** A browser that knows passkeys, and what it does when it is asked for one. */
function browser(ask: () => Promise<unknown>) {
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('PublicKeyCredential', {
    parseCreationOptionsFromJSON: (json: unknown) => json,
    parseRequestOptionsFromJSON: (json: unknown) => json,
  });
  vi.stubGlobal('navigator', { credentials: { create: ask, get: ask } });
}

const refuses = (name: string) => () => Promise.reject(new DOMException('', name));

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['sightline.example', true],
  ['localhost', true],
  ['10.example', true],
  ['127.0.0.1', false],
  ['[::1]', false],
  ['[::ffff:192.0.2.7]', false],
  ['intranet', false],
  ['sightline.example.', false],
  ['', false],
])('isNamed(%s) is %s', (hostname, named) => {
  expect(isNamed(hostname)).toBe(named);
});

describe('passkeysWork', () => {
  it('is true where the browser knows them', () => {
    browser(refuses('NotAllowedError'));
    expect(passkeysWork()).toBe(true);
  });
  it('is false without a secure connection', () => {
    browser(refuses('NotAllowedError'));
    vi.stubGlobal('isSecureContext', false);
    expect(passkeysWork()).toBe(false);
  });
  it('is false at a number', () => {
    browser(refuses('NotAllowedError'));
    vi.stubGlobal('location', { hostname: '127.0.0.1' });
    expect(passkeysWork()).toBe(false);
  });
  it('is false where the browser cannot read the options', () => {
    browser(refuses('NotAllowedError'));
    vi.stubGlobal('PublicKeyCredential', {});
    expect(passkeysWork()).toBe(false);
  });
});

describe('what the browser does', () => {
  it('hands the answer over as JSON text', async () => {
    browser(() => Promise.resolve({ toJSON: () => ({ id: 'abc' }) }));
    expect(await makePasskey(JSON.stringify(options))).toEqual({ answer: '{"id":"abc"}' });
    expect(await answerWithPasskey(options)).toEqual({ answer: '{"id":"abc"}' });
  });
  it.each([
    ['NotAllowedError', 'left'],
    ['AbortError', 'left'],
    ['InvalidStateError', 'known'],
    ['SecurityError', 'failed'],
  ])('%s becomes %s', async (name, refusal) => {
    browser(refuses(name));
    expect(await makePasskey(JSON.stringify(options))).toEqual({ refusal });
    expect(await answerWithPasskey(options)).toEqual({ refusal });
  });
  it('nothing at all becomes left', async () => {
    browser(() => Promise.resolve(null));
    expect(await answerWithPasskey(options)).toEqual({ refusal: 'left' });
  });
  it('options that are no JSON become failed', async () => {
    browser(() => Promise.resolve(null));
    expect(await makePasskey('{')).toEqual({ refusal: 'failed' });
  });
});
