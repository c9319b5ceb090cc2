// What keeps passkeys and looks at the finger, as a computer has it: Chromium's own stand-in, moved by its devtools.
import type { CDPSession, Page } from '@playwright/test';

/** A page belongs to one, also after it went on to other addresses. */
export class PasskeyKeeper {
  private readonly devtools: CDPSession;
  private readonly authenticatorId: string;

  private constructor(devtools: CDPSession, authenticatorId: string) {
    this.devtools = devtools;
    this.authenticatorId = authenticatorId;
  }

  /** Gives a page something that keeps passkeys, empty, with a person who agrees to everything. */
  static async of(page: Page): Promise<PasskeyKeeper> {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new PasskeyKeeper(devtools, authenticatorId);
  }

  /** Whether the person shows their finger from now on, or closes the question. */
  async agrees(isUserVerified: boolean): Promise<void> {
    const { authenticatorId } = this;
    await this.devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
  }

  /** How many passkeys it keeps. */
  async count(): Promise<number> {
    const { authenticatorId } = this;
    return (await this.devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length;
  }
}
