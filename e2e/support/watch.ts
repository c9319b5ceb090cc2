// Everything a browser complains about while a test runs. A test fails for each complaint it did not announce.
import type { BrowserContext } from '@playwright/test';

/** Collects what goes wrong in the pages of any number of browsers. */
export class Complaints {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  /** Announces complaints that belong to what the test does, such as those about a network that was cut. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Those that nobody announced. */
  unexpected(): string[] {
    return this.found.filter((line) => !this.expected.some((pattern) => pattern.test(line)));
  }

  /** Watches every page of a browser: console, uncaught errors, reports of the CSP, requests to anybody else. */
  async watch(context: BrowserContext, who: string, origin: string): Promise<void> {
    const add = (what: string) => this.found.push(`${who}: ${what}`);
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      add(`${message.type()} ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (error) => add(`uncaught ${String(error.error())}`));
    context.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol.startsWith('http') && asked !== origin) add(`request to ${request.url()}`);
    });
    context.on('page', (page) => {
      page.on('websocket', (socket) => {
        if (new URL(socket.url()).host !== new URL(origin).host) add(`socket to ${socket.url()}`);
      });
    });
  }
}
