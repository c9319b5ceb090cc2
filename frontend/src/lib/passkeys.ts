/**
 * Why a browser gave no answer. `left`: the question was closed or ran out, or there is no passkey that fits; browsers
 * do not tell these apart. `known`: whatever should keep the new passkey holds one already. `failed`: all else.
 */
export type PasskeyRefusal = 'left' | 'known' | 'failed';

/** What came of asking the browser: its answer as JSON text for the server, or why there is none. */
export type PasskeyOutcome = { answer: string } | { refusal: PasskeyRefusal };

/** Whether an address can have passkeys: they belong to a domain, never to a bare name or the number of a computer. */
export function isNamed(hostname: string): boolean {
  if (hostname === 'localhost') return true;
  return /^[^.[]+(\.[^.]+)+$/u.test(hostname) && !/^\d+(\.\d+){3}$/u.test(hostname);
}

/** Whether this browser can use passkeys at the address of this page. */
export function passkeysWork(): boolean {
  return (
    window.isSecureContext &&
    isNamed(window.location.hostname) &&
    'PublicKeyCredential' in window &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}

function refusalOf(error: unknown): PasskeyRefusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'InvalidStateError') return 'known';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'left' : 'failed';
}

async function answerOf(ask: () => Promise<Credential | null>): Promise<PasskeyOutcome> {
  try {
    const credential = await ask();
    if (credential === null) return { refusal: 'left' };
    return { answer: JSON.stringify((credential as PublicKeyCredential).toJSON()) };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

/** Has the browser make a passkey, by the options of the server as JSON text. It asks the person first. */
export function makePasskey(options: string): Promise<PasskeyOutcome> {
  return answerOf(async () => {
    const json = JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(json);
    return await navigator.credentials.create({ publicKey });
  });
}

/** Has the browser answer with a passkey that it knows for this address. It asks the person first. */
export function answerWithPasskey(options: PublicKeyCredentialRequestOptionsJSON): Promise<PasskeyOutcome> {
  return answerOf(async () => {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    return await navigator.credentials.get({ publicKey });
  });
}
